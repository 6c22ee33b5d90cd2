import { describe, expect, it } from 'vitest';
import { readWords, Vocabulary } from '../../../src/core/text/words.ts';

describe('readWords', () => {
  it('gives each word one number, the same in every text, and no two the same', () => {
    const vocabulary = new Vocabulary();
    // More than the tables hold at first.
    const words = Array.from({ length: 20_000 }, (_, at) => `w${at.toString(36)}`);
    const first = readWords(words.join(' '), vocabulary);
    expect(vocabulary.size).toBe(words.length);
    expect(new Set(first.ids).size).toBe(words.length);
    const again = readWords(words.toReversed().join('  '), vocabulary);
    expect([...again.ids]).toEqual([...first.ids].reverse());
    expect(vocabulary.size).toBe(words.length);
  });

  it('tells signs from words, and words that differ by a slip or in case from others', () => {
    const vocabulary = new Vocabulary();
    const [treaty = 0, comma = 0, traety = 0, upper = 0, other = 0, cat = 0, cot = 0, dog = 0] = readWords(
      'treaty , traety TREATY cabinet cats cots dogs',
      vocabulary,
    ).ids;
    expect([treaty, comma].map((id) => vocabulary.isWord(id))).toEqual([true, false]);
    expect(vocabulary.likeness(treaty, treaty)).toBe(1);
    expect(vocabulary.likeness(treaty, traety)).toBeCloseTo(1 - 2 / 6);
    expect(vocabulary.likeness(treaty, upper)).toBe(1);
    expect(vocabulary.likeness(treaty, other)).toBe(0);
    expect(vocabulary.likeness(cat, cot)).toBe(0.75);
    expect(vocabulary.likeness(cat, dog)).toBe(0);
  });
});
