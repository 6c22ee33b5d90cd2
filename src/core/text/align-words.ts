/**
 * Aligns the words of a passage, with its context, to the words of a page near a diagonal: Needleman-Wunsch with free
 * ends on the page, in a band. https://en.wikipedia.org/wiki/Needleman–Wunsch_algorithm
 *
 * By words and not by letters, because the ends of the passage are then between words of themselves, because a replaced
 * word stands for the other where it stands, and because the difference by words comes out of it.
 */
import type { Interruptible } from '../interruptible.ts';
import { mayBeAlike, SHORTEST_ALIKE, type Vocabulary, type Words } from './words.ts';

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

/** Which diagonals a comparison looks at: of the index of a page's word less that of the stored word beside it. */
export interface Band {
  readonly low: number;
  /** Inclusive. */
  readonly high: number;
}

/** Cells that a comparison in a band fills. */
export const cellsOf = (stored: Words, { low, high }: Band): number => (stored.ids.length + 1) * (high - low + 1);

/** Cells that are filled between two places at which a comparison may be interrupted: about a millisecond. */
const STEP = 1 << 17;

/** Compares stored words to those of a page. What it works in is kept from one comparison to the next. */
export function createAligner(
  vocabulary: Vocabulary,
): (stored: Words, page: Words, band: Band) => Interruptible<Alignment> {
  let trace = new Uint8Array(0);
  let rows: [Float64Array, Float64Array] = [new Float64Array(0), new Float64Array(0)];
  let sight: Sight = { weights: new Int32Array(0), letters: new Int32Array(0) };
  return function* align(stored, page, band) {
    const cells = cellsOf(stored, band);
    const count = stored.ids.length;
    const length = page.ids.length;
    const origin = band.low;
    const width = band.high - origin + 1;
    if (trace.length < cells) trace = new Uint8Array(2 * cells);
    if (rows[0].length < width) rows = [new Float64Array(2 * width), new Float64Array(2 * width)];
    trace.fill(0, 0, cells);
    const [above] = rows;
    above.fill(Number.NEGATIVE_INFINITY, 0, width);
    above.fill(0, Math.min(width, Math.max(0, -origin)), Math.max(0, Math.min(width, length - origin + 1)));
    const first = Math.max(0, origin);
    const until = Math.min(length, origin + width + count);
    const inSight = Math.max(0, until - first);
    if (sight.weights.length < inSight)
      sight = { weights: new Int32Array(2 * inSight), letters: new Int32Array(2 * inSight) };
    for (let at = 0; at < inSight; at++) {
      const id = page.ids[first + at] ?? -1;
      sight.weights[at] = vocabulary.weightOf(id);
      sight.letters[at] = vocabulary.lettersOf(id);
    }
    const rowsOfStep = Math.max(1, Math.floor(STEP / width));
    for (let from = 0; from < count; from += rowsOfStep) {
      if (from > 0) yield;
      fillRows(stored, page, vocabulary, sight, origin, width, trace, rows, from, Math.min(count, from + rowsOfStep));
    }
    return { to: walkBack(trace, rows[count % 2 === 0 ? 0 : 1], count, width, origin) };
  };
}

/** What is asked of each word of the page that a comparison can reach, beside one another: from the first in reach on. */
interface Sight {
  readonly weights: Int32Array;
  readonly letters: Int32Array;
}

/**
 * @param origin the least diagonal of the band
 * @param trace zeros, to be filled with the step that leads to each cell
 * @param rows by turns the row before and the one that is filled
 * @param from,until the stored words whose rows are to be filled
 */
function fillRows(
  stored: Words,
  page: Words,
  vocabulary: Vocabulary,
  { weights, letters }: Sight,
  origin: number,
  width: number,
  trace: Uint8Array,
  rows: readonly [Float64Array, Float64Array],
  from: number,
  until: number,
): void {
  const length = page.ids.length;
  const { ids } = page;
  const inSight = Math.max(0, origin);
  let [above, row]: [Float64Array, Float64Array] = from % 2 === 0 ? [rows[0], rows[1]] : [rows[1], rows[0]];
  for (let index = from; index < until; index++) {
    const id = stored.ids[index] ?? -1;
    const weight = vocabulary.weightOf(id);
    const own = vocabulary.lettersOf(id);
    const mayHaveLikes = weight >= SHORTEST_ALIKE;
    /** The page's words before this one are taken at column 0. */
    const first = origin + index + 1;
    const base = (index + 1) * width;
    const end = Math.min(width, length - first + 1);
    row.fill(Number.NEGATIVE_INFINITY, 0, width);
    let beside = Number.NEGATIVE_INFINITY;
    for (let column = Math.max(0, -first); column < end; column++) {
      let best = column + 1 < width ? (above[column + 1] ?? 0) - GONE : Number.NEGATIVE_INFINITY;
      let step = UP;
      const left = beside - NEW;
      if (left > best) {
        best = left;
        step = LEFT;
      }
      if (first + column > 0) {
        const at = first + column - 1;
        const other = ids[at] ?? -1;
        let worth = -OTHER;
        if (other === id) worth = weight;
        else if (mayHaveLikes && mayBeAlike(weight, weights[at - inSight] ?? 0, own, letters[at - inSight] ?? 0)) {
          const likeness = vocabulary.likeness(id, other);
          if (likeness > 0) worth = likeness * weight;
        }
        const diagonally = (above[column] ?? 0) + worth;
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
