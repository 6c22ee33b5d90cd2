import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/core/interruptible.ts';
import { Vocabulary } from '../../../src/core/text/vocabulary.ts';
import { PageWords, readWords, UNREAD, WordFilter, WordReader } from '../../../src/core/text/words.ts';

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

  it('tells likeness by the edit distance, up to two slips and less than half of the word', () => {
    const distanceOf = (a: string, b: string): number => {
      const row = Array.from({ length: b.length + 1 }, (_, at) => at);
      for (const [i, letter] of [...a].entries()) {
        let before = row[0] ?? 0;
        row[0] = i + 1;
        for (const [j, other] of [...b].entries()) {
          const kept = before + (letter === other ? 0 : 1);
          before = row[j + 1] ?? 0;
          row[j + 1] = Math.min(kept, before + 1, (row[j] ?? 0) + 1);
        }
      }
      return row[b.length] ?? 0;
    };
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'e', 'E', 'ß'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const vocabulary = new Vocabulary();
        const [one = 0, other = 0] = readWords(`${a} ${b}`, vocabulary).ids;
        const longer = Math.max(a.length, b.length);
        const slips = distanceOf(a.toLowerCase(), b.toLowerCase());
        const isAlike = a === b || (Math.min(a.length, b.length) >= 3 && slips <= Math.min(2, (longer - 1) >> 1));
        expect(vocabulary.likeness(one, other)).toBeCloseTo(isAlike ? 1 - slips / longer : 0);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('PageWords', () => {
  it('has the words of a page where `readWords` has them, and numbers those that are wanted, signs, and what is read', () => {
    const vocabulary = new Vocabulary();
    const wanted = readWords('the treaty of Vienna', vocabulary);
    const other = Array.from({ length: 9_000 }, (_, at) => `w${at.toString(36)}`).join(' ');
    const text = `The treaty, they say, was signed. ${other} The treaty of Vienna… and an end.`;
    const page = atOnce(PageWords.find(text, vocabulary, new WordFilter([wanted], vocabulary)));
    expect(page.ids.filter((id) => id === UNREAD).length).toBeGreaterThan(4_000);
    expect(page.ids[1]).toBe(wanted.ids[1]);
    const middle = page.ids.length >> 1;
    page.read(middle, page.ids.length + 10);
    const all = readWords(text, vocabulary);
    expect([...page.starts]).toEqual([...all.starts]);
    expect([...page.ends]).toEqual([...all.ends]);
    expect([...page.ids.subarray(middle)]).toEqual([...all.ids.subarray(middle)]);
    for (const [at, id] of page.ids.entries()) if (id !== UNREAD) expect(id).toBe(all.ids[at]);
  });
});

describe('WordReader', () => {
  it('reads as `readWords` does, in the memory of what it read before', () => {
    const vocabulary = new Vocabulary();
    const reader = new WordReader(vocabulary);
    const long = 'one of many words that stand in a row '.repeat(20);
    expect(reader.read('a short one').ids).toEqual(readWords('a short one', vocabulary).ids);
    expect(reader.read(long).ids).toEqual(readWords(long, vocabulary).ids);
    expect(reader.read(long, 40, 90)).toEqual(readWords(long, vocabulary, 40, 90));
  });
});
