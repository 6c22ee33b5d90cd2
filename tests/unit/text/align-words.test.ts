import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/core/interruptible.ts';
import { Aligner } from '../../../src/core/text/align-words.ts';
import { Narrower } from '../../../src/core/text/narrow-band.ts';
import { Vocabulary } from '../../../src/core/text/vocabulary.ts';
import { readWords } from '../../../src/core/text/words.ts';

const around = (diagonal: number, band: number) => ({ low: diagonal - band, high: diagonal + band });

/** For each stored word the page's word that stands for it, null where none does. */
function align(stored: string, page: string, { diagonal = 0, band = 8 } = {}): (string | null)[] {
  const vocabulary = new Vocabulary();
  const [mine, theirs] = [readWords(stored, vocabulary), readWords(page, vocabulary)];
  const words = page.split(' ');
  const aligned = atOnce(new Aligner(vocabulary).align(mine, theirs, around(diagonal, band)));
  return [...aligned].map((at) => (at < 0 ? null : (words[at] ?? '?')));
}

describe('Aligner', () => {
  const words = 'alliance treaty minister parliament border summit missile sanction envoy cabinet'.split(' ');
  const stored = words.join(' ');

  it('lets each word stand for itself where nothing has changed', () => {
    expect(align(stored, stored)).toEqual(words);
  });

  it('finds them further on, as far as the band reaches', () => {
    const before = 'yesterday nobody spoke';
    expect(align(stored, `${before} ${stored}`, { diagonal: 0, band: 3 })).toEqual(words);
    expect(align(stored, `${before} ${stored}`, { diagonal: 3, band: 1 })).toEqual(words);
    expect(align(stored, `${before} ${stored}`, { diagonal: 0, band: 1 })).not.toEqual(words);
  });

  it('passes over words that are new, and lets none stand for those that are gone', () => {
    expect(align(stored, stored.replace('border', 'border crossing point'))).toEqual(words);
    expect(align(stored, stored.replace(' border', ''))).toEqual(
      words.map((word) => (word === 'border' ? null : word)),
    );
  });

  it('lets a word that is misspelt or another stand in its place', () => {
    expect(align(stored, stored.replace('missile', 'misile'))[6]).toBe('misile');
    expect(align(stored, stored.replace('missile', 'elephant'))[6]).toBe('elephant');
  });

  it('keeps the order of the words, whatever the texts, and names none of the page twice', () => {
    const some = fc.array(fc.constantFrom(...words, 'a', 'of', 'the'), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        some,
        some,
        fc.integer({ min: -5, max: 30 }),
        fc.integer({ min: 1, max: 12 }),
        (mine, theirs, diagonal, band) => {
          const vocabulary = new Vocabulary();
          const [a, b] = [readWords(mine.join(' '), vocabulary), readWords(theirs.join(' '), vocabulary)];
          const to = [...atOnce(new Aligner(vocabulary).align(a, b, around(diagonal, band)))];
          expect(to).toHaveLength(mine.length);
          const given = to.filter((at) => at >= 0);
          expect(given).toEqual([...new Set(given)].sort((x, y) => x - y));
          expect(given.every((at) => at < theirs.length)).toBe(true);
        },
      ),
    );
  });

  it('finds as much of a passage along the runs that are known as without them', () => {
    const word = fc.constantFrom(...words, 'a', 'of', 'the', 'and', 'governor', 'resignation', 'autumn');
    const change = fc.record({ at: fc.nat(39), gone: fc.nat(2), put: fc.array(word, { maxLength: 3 }) });
    let known = 0;
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 10, maxLength: 40 }),
        fc.array(change, { maxLength: 4 }),
        fc.array(word, { maxLength: 20 }),
        (mine, changes, about) => {
          const theirs = [...mine];
          for (const { at, gone, put } of changes) theirs.splice(Math.min(at, theirs.length), gone, ...put);
          const vocabulary = new Vocabulary();
          const a = readWords(mine.join(' '), vocabulary);
          const b = readWords([...about, ...theirs, ...about].join(' '), vocabulary);
          const { band, runs } = new Narrower(vocabulary, mine.length).narrow(a, b, around(about.length, 40));
          known += runs.length;
          const found = (to: Int32Array): number =>
            to.reduce(
              (sum, at, index) =>
                sum + (at >= 0 && b.ids[at] === a.ids[index] ? vocabulary.weightOf(a.ids[index] ?? 0) : 0),
              0,
            );
          const aligner = new Aligner(vocabulary);
          const along = found(atOnce(aligner.align(a, b, band, runs)));
          // A word or two may stand for another of the same letters.
          expect(along).toBeGreaterThanOrEqual(found(atOnce(aligner.align(a, b, band))) - 8);
        },
      ),
    );
    expect(known).toBeGreaterThan(0);
  });
});
