/**
 * Aligns the words of a passage, with its context, to the words of a page near a diagonal: Needleman-Wunsch with free
 * ends on the page, in a band. https://en.wikipedia.org/wiki/Needleman–Wunsch_algorithm
 *
 * By words and not by letters, because the ends of the passage are then between words of themselves, because a replaced
 * word stands for the other where it stands, and because the difference by words comes out of it.
 */
import { mayBeAlike, type Vocabulary, type Words } from './words.ts';

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
  const length = page.ids.length;
  const width = 2 * band + 1;
  const trace = new Uint8Array((count + 1) * width);
  let above = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
  let row = new Float64Array(width);
  const origin = diagonal - band;
  above.fill(0, Math.min(width, Math.max(0, -origin)), Math.max(0, Math.min(width, length - origin + 1)));
  /** The part of the page in the band, side by side so that the inner loop reads one word after another. */
  const from = Math.max(0, origin);
  const ids = page.ids.subarray(from, Math.max(from, origin + width + count));
  const weights = ids.map((id) => vocabulary.weightOf(id));
  const letters = ids.map((id) => vocabulary.lettersOf(id));
  for (let index = 0; index < count; index++) {
    const id = stored.ids[index] ?? -1;
    const weight = vocabulary.weightOf(id);
    const has = vocabulary.lettersOf(id);
    /** The page's words before this one are taken at column 0. */
    const first = origin + index + 1;
    const base = (index + 1) * width;
    const until = Math.min(width, length - first + 1);
    row.fill(Number.NEGATIVE_INFINITY);
    let beside = Number.NEGATIVE_INFINITY;
    for (let column = Math.max(0, -first); column < until; column++) {
      let best = column + 1 < width ? (above[column + 1] ?? 0) - GONE : Number.NEGATIVE_INFINITY;
      let step = UP;
      const left = beside - NEW;
      if (left > best) {
        best = left;
        step = LEFT;
      }
      if (first + column > 0) {
        const at = first + column - 1 - from;
        const other = ids[at] ?? -1;
        let likeness = 0;
        if (other === id) likeness = 1;
        else if (mayBeAlike(weight, weights[at] ?? 0, has, letters[at] ?? 0)) likeness = vocabulary.likeness(id, other);
        const diagonally = (above[column] ?? 0) + (likeness > 0 ? likeness * weight : -OTHER);
        if (diagonally >= best) {
          best = diagonally;
          step = BESIDE;
        }
      }
      row[column] = best;
      beside = best;
      trace[base + column] = step;
    }
    [above, row] = [row, above];
  }
  return { to: walkBack(trace, above, count, width, origin) };
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
