/**
 * Aligns the words of a passage, with its context, to the words of a page near a diagonal: Needleman-Wunsch with free
 * ends on the page, in a band. https://en.wikipedia.org/wiki/Needleman–Wunsch_algorithm
 *
 * By words and not by letters, because the ends of the passage are then between words of themselves, because a replaced
 * word stands for the other where it stands, and because the difference by words comes out of it.
 */
import type { Interruptible } from '../interruptible.ts';
import { mayBeAlike, SHORTEST_ALIKE, type Vocabulary } from './vocabulary.ts';
import type { Words } from './words.ts';

/** Costs, in letters, of a deleted, an inserted and a substituted word. */
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

/** Stored words that stand on one diagonal, one after the other: nothing is asked of them any more. */
export interface Run {
  readonly from: number;
  /** Exclusive. */
  readonly until: number;
  readonly diagonal: number;
}

/** Cells that a comparison in a band fills, but for those of the runs that are known. */
export const cellsOf = (stored: Words, { low, high }: Band, runs: readonly Run[]): number =>
  (stored.ids.length + 1 - runs.reduce((sum, { from, until }) => sum + until - from, 0)) * (high - low + 1);

/** Cells that are filled between two places at which a comparison may be interrupted: about a millisecond. */
const STEP = 1 << 17;

/** Letters are counted in so many parts, so that whole numbers do: the likeness of two words is a fraction. */
const PARTS = 64;
const COST_OF_GONE = GONE * PARTS;
const COST_OF_NEW = NEW * PARTS;
const COST_OF_OTHER = OTHER * PARTS;
/** Less than any sum, and far from the least number that there is. */
const NEVER = -(2 ** 30);

/** Compares stored words to those of a page. What it works in is kept from one comparison to the next. */
export class Aligner {
  readonly #vocabulary: Vocabulary;
  #trace = new Uint8Array(0);
  #row = new Int32Array(0);
  #sight = sightOf(0);

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** @returns per stored word the index of the page's word that stands for it; -1 where none does */
  *align(stored: Words, page: Words, band: Band, runs: readonly Run[] = []): Interruptible<Int32Array> {
    const count = stored.ids.length;
    const length = page.ids.length;
    const origin = band.low;
    const width = band.high - origin + 1;
    this.#prepare(count, page, origin, width);
    const [vocabulary, sight, trace, row] = [this.#vocabulary, this.#sight, this.#trace, this.#row];
    const rowsOfStep = Math.max(1, Math.floor(STEP / width));
    /** Rows that are left in this step: most comparisons are none of more. */
    let left = rowsOfStep;
    let from = 0;
    for (let next = 0; next <= runs.length; next++) {
      const run = runs[next];
      const upTo = run ? run.from : count;
      while (from < upTo) {
        if (left === 0) {
          yield;
          left = rowsOfStep;
        }
        const until = Math.min(upTo, from + left);
        fillRows(stored, length, vocabulary, sight, origin, width, trace, row, from, until);
        left -= until - from;
        from = until;
      }
      if (run) keepRun(stored, length, vocabulary, run, origin, width, trace, row);
      if (run) from = run.until;
    }
    return walkBack(trace, row, count, width, origin);
  }

  /** Makes room, and reads what is asked of the words in reach. */
  #prepare(count: number, page: Words, origin: number, width: number): void {
    const vocabulary = this.#vocabulary;
    const length = page.ids.length;
    const cells = (count + 1) * width;
    if (this.#trace.length < cells) this.#trace = new Uint8Array(2 * cells);
    // One extra cell: nothing lies above the last column.
    if (this.#row.length <= width) this.#row = new Int32Array(2 * width + 1);
    this.#trace.fill(0, 0, cells);
    this.#row.fill(NEVER, 0, width + 1);
    this.#row.fill(0, Math.min(width, Math.max(0, -origin)), Math.max(0, Math.min(width, length - origin + 1)));
    const first = Math.max(0, origin);
    const inSight = Math.max(0, Math.min(length, origin + width + count) - first);
    if (this.#sight.ids.length < inSight) this.#sight = sightOf(2 * inSight);
    const { ids, weights, letters } = this.#sight;
    for (let at = 0; at < inSight; at++) {
      const id = page.ids[first + at] ?? -1;
      ids[at] = id;
      weights[at] = id < 0 ? 0 : vocabulary.weightOf(id);
      letters[at] = id < 0 ? 0 : vocabulary.lettersOf(id);
    }
  }
}

/** What is asked of each word of the page that a comparison can reach, beside one another: from the first in reach on. */
interface Sight {
  readonly ids: Int32Array;
  readonly weights: Int32Array;
  readonly letters: Int32Array;
}

const sightOf = (size: number): Sight => ({
  ids: new Int32Array(size),
  weights: new Int32Array(size),
  letters: new Int32Array(size),
});

/**
 * Every way leads along a run that is known.
 *
 * @param length words of the page
 */
function keepRun(
  stored: Words,
  length: number,
  vocabulary: Vocabulary,
  { from, until, diagonal }: Run,
  origin: number,
  width: number,
  trace: Uint8Array,
  row: Int32Array,
): void {
  const column = diagonal - origin;
  let sum = row[column] ?? NEVER;
  for (let index = from; index < until; index++) {
    sum += vocabulary.weightOf(stored.ids[index] ?? 0) * PARTS;
    trace[(index + 1) * width + column] = BESIDE;
  }
  row.fill(NEVER, 0, width);
  row[column] = sum;
  // Words of the page may be new right behind it.
  for (let other = column + 1; other < Math.min(width, length - origin - until + 1); other++) {
    row[other] = (row[other - 1] as number) - COST_OF_NEW;
    trace[until * width + other] = LEFT;
  }
}

/**
 * @param length words of the page
 * @param origin the least diagonal of the band
 * @param trace zeros, to be filled with the step that leads to each cell
 * @param row the row before, to be filled with the next ones in turn
 * @param from,until the stored words whose rows are to be filled
 */
function fillRows(
  stored: Words,
  length: number,
  vocabulary: Vocabulary,
  { ids, weights, letters }: Sight,
  origin: number,
  width: number,
  trace: Uint8Array,
  row: Int32Array,
  from: number,
  until: number,
): void {
  const inSight = Math.max(0, origin);
  for (let index = from; index < until; index++) {
    const id = stored.ids[index] ?? 0;
    const weight = vocabulary.weightOf(id);
    const own = vocabulary.lettersOf(id);
    const mayHaveLikes = weight >= SHORTEST_ALIKE;
    const same = weight * PARTS;
    /** The page's words before this one are taken at column 0. */
    const first = origin + index + 1;
    const base = (index + 1) * width;
    const start = Math.max(0, -first);
    const end = Math.min(width, length - first + 1);
    /** Of the page's word that is taken at column 0, among those in sight. */
    const offset = first - 1 - inSight;
    let beside = NEVER;
    if (start > 0) row.fill(NEVER, 0, start);
    for (let column = start; column < end; column++) {
      let best = (row[column + 1] as number) - COST_OF_GONE;
      let step = UP;
      const left = beside - COST_OF_NEW;
      if (left > best) {
        best = left;
        step = LEFT;
      }
      const at = offset + column;
      if (first + column > 0) {
        const other = ids[at] as number;
        let worth = -COST_OF_OTHER;
        if (other === id) worth = same;
        else if (mayHaveLikes && mayBeAlike(weight, weights[at] as number, own, letters[at] as number)) {
          const likeness = vocabulary.likeness(id, other);
          if (likeness > 0) worth = Math.round(likeness * same);
        }
        const diagonally = (row[column] as number) + worth;
        if (diagonally >= best) {
          best = diagonally;
          step = BESIDE;
        }
      }
      row[column] = best;
      beside = best;
      trace[base + column] = step;
    }
    if (end < width) row.fill(NEVER, Math.max(0, end), width);
  }
}

function walkBack(trace: Uint8Array, last: Int32Array, count: number, width: number, origin: number): Int32Array {
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
