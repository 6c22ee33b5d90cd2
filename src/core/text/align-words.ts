/**
 * Aligns the words of a passage, with its context, to the words of a page near a diagonal: Needleman-Wunsch with free
 * ends on the page, in a band. https://en.wikipedia.org/wiki/Needleman–Wunsch_algorithm
 *
 * By words and not by letters, because the ends of the passage are then between words of themselves, because a replaced
 * word stands for the other where it stands, and because the difference by words comes out of it.
 */
import type { Vocabulary, Words } from './words.ts';

export interface Alignment {
  /** Per stored word: the index of the page's word that stands for it; -1 where none does. */
  readonly to: Int32Array;
}

/** A stored word that is gone, a word of the page that is new, and a word that is another, in letters. */
const GONE = 0.5;
const NEW = 0.25;
const OTHER = 0.5;

const BESIDE = 1;
const UP = 2;
const LEFT = 3;

/** Cells that `alignWords` fills. */
export const cellsOf = (stored: Words, band: number): number => (stored.ids.length + 1) * (2 * band + 1);

/**
 * @param diagonal index of the page's word where the first stored word is expected
 * @param band how many words the passage may have grown or shrunk up to any of its words
 */
export function alignWords(
  stored: Words,
  page: Words,
  vocabulary: Vocabulary,
  diagonal: number,
  band: number,
): Alignment {
  const count = stored.ids.length;
  const width = 2 * band + 1;
  const trace = new Uint8Array((count + 1) * width);
  let above = new Float64Array(width);
  let row = new Float64Array(width);
  for (let column = 0; column < width; column++) {
    const until = diagonal - band + column;
    above[column] = until >= 0 && until <= page.ids.length ? 0 : Number.NEGATIVE_INFINITY;
  }
  for (let index = 0; index < count; index++) {
    const id = stored.ids[index] ?? -1;
    const weight = vocabulary.weightOf(id);
    /** The page's words before this one are taken at column 0. */
    const first = diagonal + index + 1 - band;
    for (let column = 0; column < width; column++) {
      const until = first + column;
      let best = Number.NEGATIVE_INFINITY;
      let step = 0;
      if (until >= 0 && until <= page.ids.length) {
        const up = column + 1 < width ? (above[column + 1] ?? 0) - GONE : Number.NEGATIVE_INFINITY;
        best = up;
        step = UP;
        const left = column > 0 ? (row[column - 1] ?? 0) - NEW : Number.NEGATIVE_INFINITY;
        if (left > best) {
          best = left;
          step = LEFT;
        }
        if (until > 0) {
          const likeness = vocabulary.likeness(id, page.ids[until - 1] ?? -1);
          const beside = (above[column] ?? 0) + (likeness > 0 ? likeness * weight : -OTHER);
          if (beside >= best) {
            best = beside;
            step = BESIDE;
          }
        }
      }
      row[column] = best;
      trace[(index + 1) * width + column] = step;
    }
    [above, row] = [row, above];
  }
  return { to: walkBack(trace, above, count, width, diagonal - band) };
}

function walkBack(trace: Uint8Array, last: Float64Array, count: number, width: number, origin: number): Int32Array {
  const to = new Int32Array(count).fill(-1);
  let column = 0;
  for (let other = 1; other < width; other++) if ((last[other] ?? 0) > (last[column] ?? 0)) column = other;
  let index = count;
  while (index > 0) {
    const step = trace[index * width + column];
    if (step === LEFT) {
      column--;
      continue;
    }
    if (step !== BESIDE && step !== UP) break;
    if (step === BESIDE) to[index - 1] = origin + index + column - 1;
    else column++;
    index--;
  }
  return to;
}
