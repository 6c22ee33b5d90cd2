import { expect, it } from 'vitest';
import { type Selector, wordsAlone } from '../../../src/core/model/selector.ts';

it('what is looked for on another page is the words with their context, and nothing that was true of their own page', () => {
  const words = {
    type: 'TextQuoteSelector',
    exact: 'strategic patience',
    prefix: 'a policy of ',
    suffix: ' has',
  } as const;
  const selectors: Selector[] = [
    { ...words, twins: { count: 0, before: 0, context: 0, letters: 0 } },
    { type: 'TextPositionSelector', start: 10, end: 28, astralBefore: 0 },
    { type: 'SectionSelector', kind: 'paragraph', ordinal: 2 },
  ];
  expect(wordsAlone(selectors)).toEqual([words]);
  expect(wordsAlone(selectors.slice(1))).toEqual([]);
});
