/** Compares a passage word by word with the likely places of a page, and tells the best and those that come near to it. */
import type { Interruptible } from '../interruptible.ts';
import { Aligner, type Band, cellsOf } from './align-words.ts';
import { Narrower } from './narrow-band.ts';
import { mayBeAlike, SHORTEST_ALIKE, type Vocabulary } from './vocabulary.ts';
import { type Candidate, EXPECTED_EVIDENCE, isProven, type Passage, reachOf, weigh } from './weigh-place.ts';
import type { Words } from './words.ts';

/** Letters by which the best place must be ahead of the next. */
export const MARGIN = 6;
/** Places of a passage that are compared with each other. */
const MOST_CONTENDERS = 4;
/** Cells of all comparisons together, beyond which a hostile page gets orphans (about half a second). */
const MOST_CELLS = 40_000_000;
/** Pairs of words that are compared between two places at which the comparison may be interrupted. */
const PAIRS_OF_STEP = 1 << 16;

/** What stands in the place of a word's number while it is covered; its own inverse. Below all that says that there is no number. */
const covered = (id: number): number => -3 - id;

/** A class and no closures: the engine knows the generators of one class again, but not those of functions made anew. */
export class Contest {
  readonly #vocabulary: Vocabulary;
  readonly #aligner: Aligner;
  readonly #narrower: Narrower;
  #cells = 0;
  /** Pairs of words that were compared without being aligned, which count as the cells that they take the time of. */
  #pairs = 0;
  /** By word: the number of the question in which it was last in sight; negative where it was read as one of the kinds too. */
  #seen: Int32Array;
  #question = 0;
  /** Of the words in sight that may be like others, each once: weights and letters. */
  #weights = new Int32Array(0);
  #letters = new Int32Array(0);
  /** How many these are; negative until that is asked. */
  #kinds = -1;

  /** @param longest words of the longest passage */
  constructor(vocabulary: Vocabulary, longest: number) {
    this.#vocabulary = vocabulary;
    this.#aligner = new Aligner(vocabulary);
    this.#narrower = new Narrower(vocabulary, longest);
    this.#seen = new Int32Array(vocabulary.size);
  }

  /** Whether so much was compared already that nothing more is. */
  get isSpent(): boolean {
    return this.#cells > MOST_CELLS;
  }

  /**
   * The best place and all that come near to it, each looked for with those before it covered.
   *
   * @param page words of a page, or of a stretch of it
   * @param diagonals where to look: indices of the page's word beside which the passage's first one would stand
   * @param spread words by which the best place may be off these, where that is known to be few
   */
  *contendersOf(
    passage: Passage,
    page: Words,
    diagonals: readonly number[],
    isShown: (candidate: Candidate) => boolean,
    spread?: number,
  ): Interruptible<Candidate[]> {
    const best = yield* this.#bestOf(passage, page, diagonals, 0, spread);
    if (!best) return [];
    const contenders = [best];
    // That it is where it is expected does not speak for a place that is not shown against its copy that is.
    const least = best.evidence - MARGIN - (isShown(best) ? 0 : EXPECTED_EVIDENCE);
    const { ids } = page;
    let next: Candidate | null = best;
    while (next && contenders.length < MOST_CONTENDERS) {
      for (let at = next.first; at <= next.last; at++) if ((ids[at] ?? -1) >= 0) ids[at] = covered(ids[at] ?? 0);
      next = yield* this.#bestOf(passage, page, diagonals, least);
      if (next) contenders.push(next);
    }
    for (const { first, last } of contenders)
      for (let at = first; at <= last; at++) if ((ids[at] ?? 0) <= covered(0)) ids[at] = covered(ids[at] ?? 0);
    return contenders;
  }

  /** The place that most speaks for, of those for which more than `least` does. */
  *#bestOf(
    passage: Passage,
    page: Words,
    diagonals: readonly number[],
    least: number,
    spread?: number,
  ): Interruptible<Candidate | null> {
    let best: Candidate | null = null;
    for (const diagonal of diagonals) {
      const reach = reachOf(passage, diagonal, spread);
      const needed: number = best?.evidence ?? least;
      if (needed > 0 && !(yield* this.#mayHave(passage, page, reach, needed))) continue;
      const { band, runs } = this.#narrower.narrow(passage.words, page, reach);
      this.#cells += cellsOf(passage.words, band, runs);
      if (this.isSpent) return null;
      const to = yield* this.#aligner.align(passage.words, page, band, runs);
      const candidate = weigh(passage, to, page, this.#vocabulary);
      if (candidate && isProven(candidate) && candidate.evidence > needed) best = candidate;
    }
    return best;
  }

  /**
   * Whether more than `least` could speak for a place in a band: by the words alone, whatever their order. It could not
   * nearly always, and comparing in full is dear.
   */
  *#mayHave(passage: Passage, page: Words, { low, high }: Band, least: number): Interruptible<boolean> {
    const { ids } = passage.words;
    const start = Math.max(0, low);
    const end = Math.min(page.ids.length, high + ids.length + 1);
    this.#see(page.ids, start, end);
    let evidence = EXPECTED_EVIDENCE;
    for (let index = 0; index < ids.length; index++) evidence += this.#worth(passage, index);
    for (let index = 0; index < ids.length && evidence > least; index++) {
      const id = ids[index] ?? -1;
      const isSeen = Math.abs(this.#seen[id] ?? 0) === this.#question;
      if (!isSeen && !this.#isLikeAny(id, page.ids, start, end)) evidence -= this.#worth(passage, index);
      if (this.#pairs < PAIRS_OF_STEP) continue;
      this.#cells += this.#pairs;
      this.#pairs = 0;
      if (this.isSpent) return false;
      yield;
    }
    return evidence > least;
  }

  /** What a word of a passage can speak for a place. */
  #worth({ words, from, until }: Passage, index: number): number {
    return this.#vocabulary.weightOf(words.ids[index] ?? -1) * (index >= from && index < until ? 1 : 2);
  }

  /** Takes the words of a stretch of a page for those that are in sight. */
  #see(ids: Int32Array, start: number, end: number): void {
    if (this.#seen.length < this.#vocabulary.size) this.#seen = new Int32Array(2 * this.#vocabulary.size);
    this.#question++;
    this.#kinds = -1;
    for (let at = start; at < end; at++) {
      const id = ids[at] ?? -1;
      if (id >= 0) this.#seen[id] = this.#question;
    }
  }

  /** Whether a word may be like one of those in sight. */
  #isLikeAny(id: number, ids: Int32Array, start: number, end: number): boolean {
    const weight = this.#vocabulary.weightOf(id);
    if (weight < SHORTEST_ALIKE) return false;
    const letters = this.#vocabulary.lettersOf(id);
    if (this.#kinds < 0) this.#readKinds(ids, start, end);
    this.#pairs += this.#kinds;
    for (let kind = 0; kind < this.#kinds; kind++)
      if (mayBeAlike(weight, this.#weights[kind] as number, letters, this.#letters[kind] as number)) return true;
    return false;
  }

  #readKinds(ids: Int32Array, start: number, end: number): void {
    if (this.#weights.length < end - start) {
      this.#weights = new Int32Array(2 * (end - start));
      this.#letters = new Int32Array(2 * (end - start));
    }
    let count = 0;
    for (let at = start; at < end; at++) {
      const id = ids[at] ?? -1;
      if (id < 0 || this.#seen[id] === -this.#question) continue;
      this.#seen[id] = -this.#question;
      const weight = this.#vocabulary.weightOf(id);
      if (weight < SHORTEST_ALIKE) continue;
      this.#weights[count] = weight;
      this.#letters[count] = this.#vocabulary.lettersOf(id);
      count++;
    }
    this.#kinds = count;
  }
}
