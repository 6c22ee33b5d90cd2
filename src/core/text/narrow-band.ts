/** Narrows the band in which a passage is compared to the diagonals on which words of it stand that say where they are. */
import type { Band } from './align-words.ts';
import type { Vocabulary, Words } from './words.ts';

/** Letters of a word, or of two in a row, that say where they stand: 'of the' is everywhere. */
const TELLING = 8;
/** Diagonals on each side of those that agree: words that stand alone may have been pushed on a little further. */
const MARGIN = 8;

/**
 * Gives for a passage and a band the part of it that is to be compared: an ordinary change shifts words by few or none, and
 * comparing costs as much as the band is wide. The whole band where no such words stand there.
 *
 * @param longest words of the longest passage
 */
export function createNarrower(
  vocabulary: Vocabulary,
  longest: number,
): (stored: Words, page: Words, band: Band) => Band {
  /** By word, and by a hash of two in a row: the place of the last in the passage, from 1; 0 for none. The last of equals counts. */
  let single = new Int32Array(vocabulary.size);
  const pairs = new Int32Array(2 ** Math.ceil(Math.log2(2 * longest + 1)));
  const mask = pairs.length - 1;
  const slotOf = (first: number, second: number): number => (Math.imul(first, 0x9e3779b1) + second) & mask;
  const note = ({ ids }: Words, isThere: boolean): void => {
    for (let index = 0; index < ids.length; index++) {
      const place = isThere ? index + 1 : 0;
      single[ids[index] ?? 0] = place;
      if (index > 0) pairs[slotOf(ids[index - 1] ?? 0, ids[index] ?? 0)] = place;
    }
  };

  return (stored, page, { low, high }) => {
    const { ids } = stored;
    // It holds zeros alone between two passages.
    if (single.length < vocabulary.size) single = new Int32Array(2 * vocabulary.size);
    note(stored, true);
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    const stands = (diagonal: number): void => {
      if (diagonal < low || diagonal > high) return;
      least = Math.min(least, diagonal);
      most = Math.max(most, diagonal);
    };
    const until = Math.min(page.ids.length, high + ids.length);
    let before = -1;
    for (let at = Math.max(0, low); at < until; at++) {
      const id = page.ids[at] ?? -1;
      const weight = vocabulary.weightOf(id);
      const alone = single[id] ?? 0;
      if (weight >= TELLING && alone > 0) stands(at + 1 - alone);
      const pair = alone > 0 ? (pairs[slotOf(before, id)] ?? 0) : 0;
      const isPair = pair > 1 && ids[pair - 1] === id && ids[pair - 2] === before;
      if (isPair && weight + vocabulary.weightOf(before) >= TELLING) stands(at + 1 - pair);
      before = id;
    }
    note(stored, false);
    if (least > most) return { low, high };
    // A passage that goes on beyond the page needs the way along its end.
    return {
      low: Math.max(low, Math.min(least - MARGIN, page.ids.length - ids.length)),
      high: Math.min(high, Math.max(most + MARGIN, 0)),
    };
  };
}
