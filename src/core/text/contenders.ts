/** Compares a passage word by word with the likely places of a page, and tells the best and those that come near to it. */
import type { Interruptible } from '../interruptible.ts';
import { type Band, cellsOf, createAligner } from './align-words.ts';
import { createNarrower } from './narrow-band.ts';
import { type Candidate, EXPECTED_EVIDENCE, isProven, type Passage, reachOf, weigh } from './weigh-place.ts';
import { mayBeAlike, SHORTEST_ALIKE, type Vocabulary, type Words } from './words.ts';

/** Letters by which the best place must be ahead of the next. */
export const MARGIN = 6;
/** Places of a passage that are compared with each other. */
const MOST_CONTENDERS = 4;
/** Cells of all comparisons together, beyond which a hostile page gets orphans (about half a second). */
const MOST_CELLS = 40_000_000;
/** Pairs of words that are compared between two places at which the comparison may be interrupted. */
const PAIRS_OF_STEP = 1 << 16;

export interface Contest {
  /** Whether so much was compared already that nothing more is. */
  readonly isSpent: boolean;
  /**
   * The best place and all that come near to it, each looked for with those before it covered.
   *
   * @param page words of a page, or of a stretch of it
   * @param diagonals where to look: indices of the page's word beside which the passage's first one would stand
   * @param spread words by which the best place may be off these, where that is known to be few
   */
  contendersOf(
    passage: Passage,
    page: Words,
    diagonals: readonly number[],
    isShown: (candidate: Candidate) => boolean,
    spread?: number,
  ): Interruptible<Candidate[]>;
}

/** @param longest words of the longest passage */
export function createContest(vocabulary: Vocabulary, longest: number): Contest {
  const align = createAligner(vocabulary);
  const narrowed = createNarrower(vocabulary, longest);
  let cells = 0;
  let seen = new Int32Array(vocabulary.size);
  let seenIn = 0;

  /** Counts the pairs of words that are compared without being aligned, as the cells that they take the time of. */
  let pairs = 0;

  /** Of the words in sight that may be like others, each once: weights and letters. */
  let weights = new Int32Array(0);
  let letterSets = new Int32Array(0);

  /** Reads these of a stretch of a page, and tells how many they are. */
  function readKinds(ids: Int32Array, start: number, end: number): number {
    if (weights.length < end - start) {
      weights = new Int32Array(2 * (end - start));
      letterSets = new Int32Array(2 * (end - start));
    }
    let count = 0;
    for (let at = start; at < end; at++) {
      const id = ids[at] ?? -1;
      if (id < 0 || seen[id] === -seenIn) continue;
      seen[id] = -seenIn;
      const weight = vocabulary.weightOf(id);
      if (weight < SHORTEST_ALIKE) continue;
      weights[count] = weight;
      letterSets[count] = vocabulary.lettersOf(id);
      count++;
    }
    return count;
  }

  /**
   * Whether more than `least` could speak for a place in a band: by the words alone, whatever their order. It could not
   * nearly always, and comparing in full is dear.
   */
  function* mayHave(
    { words, from, until }: Passage,
    page: Words,
    { low, high }: Band,
    least: number,
  ): Interruptible<boolean> {
    const start = Math.max(0, low);
    const end = Math.min(page.ids.length, high + words.ids.length + 1);
    if (seen.length < vocabulary.size) seen = new Int32Array(2 * vocabulary.size);
    seenIn++;
    for (let at = start; at < end; at++) {
      const id = page.ids[at] ?? -1;
      if (id >= 0) seen[id] = seenIn;
    }
    /** How many kinds of words there are; negative until that is asked. */
    let kinds = -1;
    const isSeen = (id: number): boolean => Math.abs(seen[id] ?? 0) === seenIn;
    const isLikeAny = (id: number): boolean => {
      const weight = vocabulary.weightOf(id);
      if (weight < SHORTEST_ALIKE) return false;
      const letters = vocabulary.lettersOf(id);
      if (kinds < 0) kinds = readKinds(page.ids, start, end);
      pairs += kinds;
      for (let kind = 0; kind < kinds; kind++)
        if (mayBeAlike(weight, weights[kind] as number, letters, letterSets[kind] as number)) return true;
      return false;
    };
    const worth = (index: number): number =>
      vocabulary.weightOf(words.ids[index] ?? -1) * (index >= from && index < until ? 1 : 2);
    let evidence = EXPECTED_EVIDENCE;
    for (let index = 0; index < words.ids.length; index++) evidence += worth(index);
    for (let index = 0; index < words.ids.length && evidence > least; index++) {
      const id = words.ids[index] ?? -1;
      if (!isSeen(id) && !isLikeAny(id)) evidence -= worth(index);
      if (pairs < PAIRS_OF_STEP) continue;
      cells += pairs;
      pairs = 0;
      if (cells > MOST_CELLS) return false;
      yield;
    }
    return evidence > least;
  }

  /** The place that most speaks for, of those for which more than `least` does. */
  function* bestOf(
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
      if (needed > 0 && !(yield* mayHave(passage, page, reach, needed))) continue;
      const { band, runs } = narrowed(passage.words, page, reach);
      cells += cellsOf(passage.words, band, runs);
      if (cells > MOST_CELLS) return null;
      const { to } = yield* align(passage.words, page, band, runs);
      const candidate = weigh(passage, to, page, vocabulary);
      if (candidate && isProven(candidate) && candidate.evidence > needed) best = candidate;
    }
    return best;
  }

  return {
    get isSpent() {
      return cells > MOST_CELLS;
    },
    *contendersOf(passage, page, diagonals, isShown, spread) {
      const best = yield* bestOf(passage, page, diagonals, 0, spread);
      if (!best) return [];
      const contenders = [best];
      // That it is where it is expected does not speak for a place that is not shown against its copy that is.
      const least = best.evidence - MARGIN - (isShown(best) ? 0 : EXPECTED_EVIDENCE);
      const covered: { first: number; ids: Int32Array }[] = [];
      let next: Candidate | null = best;
      while (next && contenders.length < MOST_CONTENDERS) {
        const { first, last }: Candidate = next;
        covered.push({ first, ids: page.ids.slice(first, last + 1) });
        page.ids.fill(-1, first, last + 1);
        next = yield* bestOf(passage, page, diagonals, least);
        if (next) contenders.push(next);
      }
      for (const { first, ids } of covered.reverse()) page.ids.set(ids, first);
      return contenders;
    },
  };
}
