import { describe, expect, it } from 'vitest';
import { createNarrower } from '../../../src/core/text/narrow-band.ts';
import { readWords, Vocabulary } from '../../../src/core/text/words.ts';

function narrow(page: string, passage: string, diagonal: number) {
  const vocabulary = new Vocabulary();
  const [words, stored] = [readWords(page, vocabulary), readWords(passage, vocabulary)];
  const narrowed = createNarrower(vocabulary, stored.ids.length);
  return narrowed(stored, words, { low: diagonal - 64, high: diagonal + 64 });
}

describe('createNarrower', () => {
  const before = 'so it is as it was '.repeat(20);
  const behind = ' and so on and on as it was'.repeat(20);
  const passage = 'the governor resigned in the autumn of that remarkable year';

  it('keeps the diagonals on which telling words stand, with some to each side', () => {
    // 120 words stand before; three are put in after the third.
    const page = `${before}the governor resigned, they say, in the autumn of that remarkable year${behind}`;
    expect(narrow(page, passage, 112)).toEqual({ low: 112, high: 132 });
  });

  it('keeps the whole where nothing tells, and words that are everywhere tell nothing', () => {
    expect(narrow(`${before}in the end it is of the best${behind}`, 'it is in the end of a day', 112)).toEqual({
      low: 48,
      high: 176,
    });
  });

  it('keeps the way along the end of the page for a passage that went on there, and along its beginning', () => {
    const longer = `${passage} when nobody had thought of it any more`;
    // The page has 123 words, the passage 18.
    expect(narrow(`${before}the governor resigned`, longer, 120)).toEqual({ low: 123 - 18, high: 128 });
    expect(narrow(`remarkable year${behind}`, passage, -8)).toEqual({ low: -16, high: 0 });
  });
});
