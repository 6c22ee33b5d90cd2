/** Narrows the band in which a passage is compared to the diagonals on which words of it stand that say where they are. */
import type { Band, Run } from './align-words.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Words } from './words.ts';

/** Letters of a word, or of two in a row, that say where they stand: 'of the' is everywhere. */
const TELLING = 8;
/** Diagonals on each side of those that agree: words that stand alone may have been pushed on a little further. */
const MARGIN = 8;
/** Letters of words in a row from which on they are the passage's own: a way around them would have to be worth more. */
const SURE = 32;

/** Where a passage is to be compared. */
export interface Narrowed {
  readonly band: Band;
  /** Words in a row that stand there as they were, in order, one behind the other in both texts. */
  readonly runs: readonly Run[];
}

interface FoundRun extends Run {
  readonly letters: number;
}

const isBehind = (run: Run, other: Run): boolean =>
  run.from >= other.until && run.from + run.diagonal >= other.until + other.diagonal;

/**
 * Of the runs that were found, in the order of the page, those that are sure. Where the same words, or half as many of them, stand
 * twice, or their order is another, the comparison has to say which is which.
 */
function sureOf(found: readonly FoundRun[]): Run[] {
  const sure = found.filter(({ letters }) => letters >= SURE);
  const isAlone = (run: FoundRun): boolean =>
    found.every(
      (other) => other === run || 2 * other.letters < run.letters || other.from >= run.until || other.until <= run.from,
    );
  const isInOrder = sure.every((run, index) => isAlone(run) && (index === 0 || isBehind(run, sure[index - 1] ?? run)));
  return isInOrder ? sure.map(({ from, until, diagonal }) => ({ from, until, diagonal })) : [];
}

/** Gives for a passage and a band the part of it that is to be compared. */
export class Narrower {
  readonly #vocabulary: Vocabulary;
  /** By word, and by a hash of two in a row: the place of the last in the passage, from 1; 0 for none. The last of equals counts. */
  #single: Int32Array;
  readonly #pairs: Int32Array;

  /** @param longest words of the longest passage */
  constructor(vocabulary: Vocabulary, longest: number) {
    this.#vocabulary = vocabulary;
    this.#single = new Int32Array(vocabulary.size);
    this.#pairs = new Int32Array(2 ** Math.ceil(Math.log2(2 * longest + 1)));
  }

  #slotOf(first: number, second: number): number {
    return (Math.imul(first, 0x9e3779b1) + second) & (this.#pairs.length - 1);
  }

  /** Enters the words of a passage, or takes them out: between two passages there are zeros alone. */
  #note({ ids }: Words, isThere: boolean): void {
    for (let index = 0; index < ids.length; index++) {
      const place = isThere ? index + 1 : 0;
      this.#single[ids[index] ?? 0] = place;
      if (index > 0) this.#pairs[this.#slotOf(ids[index - 1] ?? 0, ids[index] ?? 0)] = place;
    }
  }

  /**
   * An ordinary change shifts words by few or none, comparing costs as much as the band is wide, and longer runs need not be
   * compared. The whole band where no such words stand there.
   */
  narrow(stored: Words, page: Words, { low, high }: Band): Narrowed {
    const { ids } = stored;
    const vocabulary = this.#vocabulary;
    if (this.#single.length < vocabulary.size) this.#single = new Int32Array(2 * vocabulary.size);
    const [single, pairs] = [this.#single, this.#pairs];
    this.#note(stored, true);
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    const stands = (diagonal: number): void => {
      if (diagonal < low || diagonal > high) return;
      least = Math.min(least, diagonal);
      most = Math.max(most, diagonal);
    };
    const until = Math.min(page.ids.length, high + ids.length);
    let before = -1;
    const runs: FoundRun[] = [];
    let from = 0;
    /** The stored word that goes on with the run that is read. */
    let next = 0;
    let letters = 0;
    const endRun = (at: number): void => {
      const diagonal = at - next;
      if (2 * letters >= SURE && diagonal >= low && diagonal <= high)
        runs.push({ from, until: next, diagonal, letters });
    };
    for (let at = Math.max(0, low); at < until; at++) {
      const id = page.ids[at] ?? -1;
      const weight = vocabulary.weightOf(id);
      const alone = single[id] ?? 0;
      if (weight >= TELLING && alone > 0) stands(at + 1 - alone);
      const pair = alone > 0 ? (pairs[this.#slotOf(before, id)] ?? 0) : 0;
      const isPair = pair > 1 && ids[pair - 1] === id && ids[pair - 2] === before;
      if (isPair && weight + vocabulary.weightOf(before) >= TELLING) stands(at + 1 - pair);
      if (next > 0 && ids[next] === id) {
        next++;
        letters += weight;
      } else {
        endRun(at);
        from = isPair ? pair - 2 : alone - 1;
        next = isPair ? pair : alone;
        letters = alone > 0 ? weight + (isPair ? vocabulary.weightOf(before) : 0) : 0;
      }
      before = id;
    }
    endRun(until);
    this.#note(stored, false);
    if (least > most) return { band: { low, high }, runs: [] };
    // A passage that goes on beyond the page needs the way along its end.
    const band = {
      low: Math.max(low, Math.min(least - MARGIN, page.ids.length - ids.length)),
      high: Math.min(high, Math.max(most + MARGIN, 0)),
    };
    // Words that the passage has once more tell of the later place: a run of theirs at the earlier one may lie beside the band.
    return { band, runs: sureOf(runs).filter(({ diagonal }) => diagonal >= band.low && diagonal <= band.high) };
  }
}
