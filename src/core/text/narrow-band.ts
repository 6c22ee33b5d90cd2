/** Narrows the band in which a passage is compared to the diagonals on which words of it stand side by side. */
import type { Band } from './align-words.ts';
import type { Vocabulary, Words } from './words.ts';

/** Letters of two words in a row that say where they stand: 'of the' is everywhere. */
const TELLING = 8;
/** Diagonals on each side of those that agree: words that stand alone may have been pushed on a little further. */
const MARGIN = 8;

/**
 * Gives for a passage and a band the part of it that is to be compared: an ordinary change shifts words by few or none, and
 * comparing costs as much as the band is wide. The whole band where no two words in a row stand there.
 *
 * @param longest words of the longest passage
 */
export function createNarrower(
  page: Words,
  vocabulary: Vocabulary,
  longest: number,
): (stored: Words, band: Band) => Band {
  /** By a hash of two words in a row: the index of the second in the passage, 0 for none. The last of equals counts. */
  const pairs = new Int32Array(2 ** Math.ceil(Math.log2(2 * longest + 1)));
  const mask = pairs.length - 1;
  const slotOf = (first: number, second: number): number => (Math.imul(first, 0x9e3779b1) + second) & mask;

  return ({ ids }, { low, high }) => {
    for (let index = 1; index < ids.length; index++) pairs[slotOf(ids[index - 1] ?? 0, ids[index] ?? 0)] = index;
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    const until = Math.min(page.ids.length, high + ids.length);
    for (let at = Math.max(1, low); at < until; at++) {
      const first = page.ids[at - 1] ?? -1;
      const second = page.ids[at] ?? -1;
      const index = pairs[slotOf(first, second)] ?? 0;
      if (index === 0 || ids[index] !== second || ids[index - 1] !== first) continue;
      const diagonal = at - index;
      if (diagonal < low || diagonal > high || (diagonal >= least && diagonal <= most)) continue;
      if (vocabulary.weightOf(first) + vocabulary.weightOf(second) < TELLING) continue;
      least = Math.min(least, diagonal);
      most = Math.max(most, diagonal);
    }
    for (let index = 1; index < ids.length; index++) pairs[slotOf(ids[index - 1] ?? 0, ids[index] ?? 0)] = 0;
    return least > most ? { low, high } : { low: Math.max(low, least - MARGIN), high: Math.min(high, most + MARGIN) };
  };
}
