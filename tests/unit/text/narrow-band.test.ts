import { describe, expect, it } from 'vitest';
import { Narrower } from '../../../src/core/text/narrow-band.ts';
import { Vocabulary } from '../../../src/core/text/vocabulary.ts';
import { readWords } from '../../../src/core/text/words.ts';

function narrow(page: string, passage: string, diagonal: number) {
  const vocabulary = new Vocabulary();
  const [words, stored] = [readWords(page, vocabulary), readWords(passage, vocabulary)];
  const narrower = new Narrower(vocabulary, stored.ids.length);
  return narrower.narrow(stored, words, { low: diagonal - 64, high: diagonal + 64 });
}

describe('Narrower', () => {
  const before = 'so it is as it was '.repeat(20);
  const behind = ' and so on and on as it was'.repeat(20);
  const passage = 'the governor resigned in the autumn of that remarkable year';

  it('keeps the diagonals on which telling words stand, with some to each side', () => {
    // 120 words stand before; three are put in after the third.
    const page = `${before}the governor resigned, they say, in the autumn of that remarkable year${behind}`;
    expect(narrow(page, passage, 112).band).toEqual({ low: 112, high: 132 });
  });

  it('keeps the whole where nothing tells, and words that are everywhere tell nothing', () => {
    expect(narrow(`${before}in the end it is of the best${behind}`, 'it is in the end of a day', 112)).toEqual({
      band: { low: 48, high: 176 },
      runs: [],
    });
  });

  it('keeps the way along the end of the page for a passage that went on there, and along its beginning', () => {
    const longer = `${passage} when nobody had thought of it any more`;
    // The page has 123 words, the passage 18.
    expect(narrow(`${before}the governor resigned`, longer, 120).band).toEqual({ low: 123 - 18, high: 128 });
    expect(narrow(`remarkable year${behind}`, passage, -8).band).toEqual({ low: -16, high: 0 });
  });

  const [first, second] = ['the remarkable governor resigned in autumn', 'nobody had anticipated whatever followed'];

  it('knows the words in a row that stand as they were, on their diagonals', () => {
    // 120 words stand before.
    expect(narrow(`${before}${first} and yet ${second}${behind}`, `${first} but ${second}`, 112).runs).toEqual([
      { from: 0, until: 6, diagonal: 120 },
      { from: 7, until: 12, diagonal: 121 },
    ]);
  });

  it('knows none beside the band, where the passage has its words once more', () => {
    const again = 'he was to go on by the remarkable way at six or so to see her';
    const { band, runs } = narrow(`${before}zig zag ${again}${behind}`, `zig zag ${again} and then ${again}`, 112);
    expect(band.high).toBeLessThan(120);
    expect(runs).toEqual([]);
  });

  it('knows none where they stand twice, or in another order, or are few', () => {
    expect(narrow(`${before}${first} ${first}${behind}`, first, 112).runs).toEqual([]);
    expect(narrow(`${before}${second} ${first}${behind}`, `${first} ${second}`, 112).runs).toEqual([]);
    expect(narrow(`${before}the governor resigned${behind}`, 'the governor resigned', 112).runs).toEqual([]);
  });
});
