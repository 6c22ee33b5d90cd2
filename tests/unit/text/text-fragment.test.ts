import { expect, it } from 'vitest';
import { textFragmentOf } from '../../../src/core/text/text-fragment.ts';

const told = (quote: string, language: string | null): string[] =>
  textFragmentOf(quote, language).slice(':~:text='.length).split(',').map(decodeURIComponent);

it('names a short quote by its words', () => {
  expect(textFragmentOf('Moscow needs, too, to assure Seoul', 'en')).toBe(
    ':~:text=Moscow%20needs%2C%20too%2C%20to%20assure%20Seoul',
  );
  // A hyphen of its own would part a prefix from the words.
  expect(textFragmentOf('A second-rate power', 'en')).toBe(':~:text=A%20second%2Drate%20power');
  expect(told('Two lines\n  of one quote', null)).toEqual(['Two lines of one quote']);
});

it('names a long quote by its ends, as they are printed', () => {
  const quote = '“The region is acquiring weapons of longer reach faster than the habit of explaining them,” she said.';
  expect(told(quote, 'en')).toEqual(['“The region is acquiring weapons', 'of explaining them,” she said.']);
});

it('does so without spaces too', () => {
  const quote = '地域は兵器を手に入れているが、それを説明する習慣はまだ身につけていない。'.repeat(130);
  const address = textFragmentOf(quote, 'ja');
  expect(address.length).toBeLessThan(500);
  const [start = '', end = ''] = told(quote, 'ja');
  expect([quote.startsWith(start), quote.endsWith(end), start.length > 4, end.length > 4]).toEqual(Array(4).fill(true));
});
