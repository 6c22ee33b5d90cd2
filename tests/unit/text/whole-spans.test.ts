import { describe, expect, it } from 'vitest';
import { wholeBlocks, wholeSentences } from '../../../src/core/text/whole-spans.ts';

describe('growing a span', () => {
  const text = 'Headline here First one. Second one. Third.';
  const blocks = [
    { start: 0, end: 13 },
    { start: 14, end: text.length },
  ];
  const grown = (words: string, how: typeof wholeSentences) => {
    const start = text.indexOf(words);
    const span = how(text, { start, end: start + words.length }, blocks, 'en');
    return text.slice(span.start, span.end);
  };

  it.each([
    ['econd', 'Second one.'],
    ['one. Sec', 'First one. Second one.'],
    ['First one.', 'First one.'],
    // A headline has no full stop: its sentence ends with its block.
    ['here', 'Headline here'],
    ['here First', 'Headline here First one.'],
  ])('takes in the whole sentences of %j', (words, expected) => {
    expect(grown(words, wholeSentences)).toBe(expected);
  });

  it('takes in the whole of the blocks touched', () => {
    expect(grown('econd', wholeBlocks)).toBe('First one. Second one. Third.');
    expect(grown('here First', wholeBlocks)).toBe(text);
  });

  it('leaves a span that touches no block', () => {
    expect(wholeSentences(text, { start: 3, end: 6 }, [], 'en')).toEqual({ start: 3, end: 6 });
  });
});
