/** An index over runs of one to three words of a page, of those alone that are asked for: it says where a passage could be. */
import type { Interruptible } from '../interruptible.ts';
import { slotOf, UNSTIRRED, type Vocabulary } from './vocabulary.ts';
import { UNREAD, type Words } from './words.ts';

/** A run of words that stands more often says nothing of where a quote is. */
const MOST_PLACES_OF_RUN = 40;
const LONGEST_RUN = 3;
/** Diagonals that vote together: a few words more or fewer are the same place. */
const BUCKET = 16;
const MOST_PLACES = 4;
/** Votes, as a share of the most, below which a place is not looked at. */
const LEAST_VOTES = 0.2;

/** The runs that end with the word that was given last. */
class Runs {
  /** Hashes by length less one. Runs that share one only cast a few votes for nothing. */
  readonly hashes = new Int32Array(LONGEST_RUN);
  /** Words of the longest of them. */
  longest = 0;

  end(id: number): void {
    this.longest = Math.min(this.longest + 1, LONGEST_RUN);
    for (let length = this.longest; length >= 1; length--) {
      const shorter = length === 1 ? UNSTIRRED : (this.hashes[length - 2] ?? 0);
      this.hashes[length - 1] = (Math.imul(shorter, 0x01000193) + id + 1) | 0;
    }
  }
}

const FREE = -1;
/** Words of the page that are read between two places at which the reading may be interrupted. */
const STEP = 1 << 13;

/**
 * The runs are kept in a table of hashes, their places as linked lists in one array: a page has hundreds of thousands of
 * them, and no object is made for any.
 */
export class RunIndex {
  readonly #vocabulary: Vocabulary;
  readonly #page: Words;
  readonly #wanted: readonly Words[];
  /** Per word: whether a passage has it. */
  readonly #isWanted: Uint8Array;
  readonly #mask: number;
  readonly #hashes: Int32Array;
  /** Per slot: how many places its run has, one more than `MOST_PLACES_OF_RUN` at most; or `FREE`. */
  readonly #counts: Int8Array;
  /** Per slot: the last place of its run, as a number from 1; 0 for none. */
  readonly #last: Int32Array;
  /** Per place, from 1: the index of the page's word that the run ends with, and the place before of the same run. */
  #ends = new Int32Array(1 << 12);
  #before = new Int32Array(1 << 12);
  #places = 0;
  /** Votes by bucket of diagonals, all 0 but while they are counted; the first buckets are of diagonals below 0. */
  readonly #votes: Float64Array;
  readonly #below: number;

  /**
   * To be read before it is asked.
   *
   * @param wanted the passages that it will be asked for
   */
  constructor(page: Words, wanted: readonly Words[], vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#page = page;
    this.#isWanted = new Uint8Array(vocabulary.size);
    const words = wanted.reduce((sum, { ids }) => sum + ids.length, 0);
    const slots = 2 ** Math.ceil(Math.log2(2 * LONGEST_RUN * words + 1));
    this.#mask = slots - 1;
    this.#hashes = new Int32Array(slots);
    this.#counts = new Int8Array(slots).fill(FREE);
    this.#last = new Int32Array(slots);
    const longest = wanted.reduce((most, { ids }) => Math.max(most, ids.length), 0);
    this.#below = Math.ceil(longest / BUCKET) + 1;
    this.#votes = new Float64Array(this.#below + Math.ceil(page.ids.length / BUCKET) + 1);
    this.#wanted = wanted;
  }

  /** The slot of a run: its own, or the free one where it would be. */
  #slotOf(hash: number): number {
    let slot = slotOf(hash) & this.#mask;
    while (this.#counts[slot] !== FREE && this.#hashes[slot] !== hash) slot = (slot + 1) & this.#mask;
    return slot;
  }

  #want({ ids }: Words): void {
    const runs = new Runs();
    for (const id of ids) {
      if (!this.#vocabulary.isWord(id)) continue;
      this.#isWanted[id] = 1;
      runs.end(id);
      for (let length = 1; length <= runs.longest; length++) {
        const hash = runs.hashes[length - 1] ?? 0;
        const slot = this.#slotOf(hash);
        this.#hashes[slot] = hash;
        this.#counts[slot] = 0;
      }
    }
  }

  /** Reads the passages and the page. */
  *read(): Interruptible<void> {
    let words = 0;
    for (const passage of this.#wanted) {
      this.#want(passage);
      words += passage.ids.length;
      if (words < STEP) continue;
      words = 0;
      yield;
    }
    const runs = new Runs();
    const count = this.#page.ids.length;
    for (let from = 0; from < count; from += STEP) {
      if (from > 0) yield;
      this.#readStretch(runs, from, Math.min(count, from + STEP));
    }
  }

  #readStretch(runs: Runs, from: number, until: number): void {
    const { ids } = this.#page;
    for (let at = from; at < until; at++) {
      const id = ids[at] ?? 0;
      if (id === UNREAD || this.#isWanted[id] === 0) {
        // No run with this word in it is asked for. A sign is in none.
        if (id === UNREAD || this.#vocabulary.isWord(id)) runs.longest = 0;
        continue;
      }
      runs.end(id);
      for (let length = 1; length <= runs.longest; length++) this.#note(runs.hashes[length - 1] ?? 0, at);
    }
  }

  #note(hash: number, at: number): void {
    const slot = this.#slotOf(hash);
    const count = this.#counts[slot] ?? FREE;
    if (count === FREE || count > MOST_PLACES_OF_RUN) return;
    this.#counts[slot] = count + 1;
    const place = ++this.#places;
    if (place === this.#ends.length) {
      this.#ends = doubled(this.#ends);
      this.#before = doubled(this.#before);
    }
    this.#ends[place] = at;
    this.#before[place] = this.#last[slot] ?? 0;
    this.#last[slot] = place;
  }

  /**
   * The diagonals that most runs of a passage speak for, each by how rare it is: indices of the page's word beside which
   * the passage's first one would stand.
   *
   * @param passage one of those that were wanted
   * @param expected the diagonal it is expected at; null where that is not known
   */
  likelyPlaces({ ids }: Words, expected: number | null): number[] {
    const votes = this.#votes;
    const buckets: number[] = [];
    const vote = (diagonal: number, weight: number): void => {
      const bucket = this.#below + Math.floor(diagonal / BUCKET);
      const sum = votes[bucket] ?? 0;
      if (sum === 0) buckets.push(bucket);
      votes[bucket] = sum + weight;
    };
    const runs = new Runs();
    for (let index = 0; index < ids.length; index++) {
      const id = ids[index] ?? 0;
      if (!this.#vocabulary.isWord(id)) continue;
      runs.end(id);
      for (let length = runs.longest; length >= 1; length--) {
        const slot = this.#slotOf(runs.hashes[length - 1] ?? 0);
        const count = this.#counts[slot] ?? FREE;
        if (count > MOST_PLACES_OF_RUN) continue;
        for (let place = this.#last[slot] ?? 0; place > 0; place = this.#before[place] ?? 0)
          vote((this.#ends[place] ?? 0) - index, length / count);
      }
    }
    if (expected !== null) vote(expected, 1);
    const ranked = mostVoted(buckets, votes);
    const least = (votes[ranked[0] ?? -1] ?? 0) * LEAST_VOTES;
    const likely = ranked
      .filter((bucket) => (votes[bucket] ?? 0) >= least)
      .map((bucket) => (bucket - this.#below) * BUCKET + BUCKET / 2);
    for (const bucket of buckets) votes[bucket] = 0;
    return likely;
  }
}

/** The first of the buckets by their votes. */
function mostVoted(buckets: readonly number[], votes: Float64Array): number[] {
  const ranked: number[] = [];
  for (const bucket of buckets) {
    const count = votes[bucket] ?? 0;
    if (ranked.length === MOST_PLACES && count <= (votes[ranked[MOST_PLACES - 1] ?? -1] ?? 0)) continue;
    let rank = Math.min(ranked.length, MOST_PLACES - 1);
    for (; rank > 0 && count > (votes[ranked[rank - 1] ?? -1] ?? 0); rank--) ranked[rank] = ranked[rank - 1] ?? -1;
    ranked[rank] = bucket;
  }
  return ranked;
}

function doubled(from: Int32Array): Int32Array<ArrayBuffer> {
  const into = new Int32Array(2 * from.length);
  into.set(from);
  return into;
}
