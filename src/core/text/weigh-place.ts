/** A passage read as words, and what speaks for a place where they are aligned to those of a page. */
import { lowerBound } from '../lower-bound.ts';
import type { Band } from './align-words.ts';
import type { FoldedQuote } from './choose-place.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Words } from './words.ts';

/**
 * Share of the quote's letters that must be left (docs/anchoring.md has the curve this was chosen on): less where its context
 * stands about it, or where so many letters are left that nothing else has them.
 */
const LEAST_SCORE = 0.5;
const FRAMED = { context: 0.7, score: 0.33 };
const MANY = { letters: 60, score: 0.4 };
/** What must speak for a place, in letters: those of the quote that are left, twice those of its context, and where it is expected. */
const LEAST_EVIDENCE = 32;
export const EXPECTED_EVIDENCE = 12;
/** How near to where it is expected a place is 'there', in words. */
const NEAR = 40;
/** Letters of context by which it must be ahead of what a twin had. */
const TWIN_MARGIN = 20;

/** How many words a passage may have grown or shrunk. */
const BAND = 64;
/** A longer passage than this many words is found only unchanged. */
export const LONGEST = 20_000;
/** Letters that a word put in counts against a quote: an advertisement in between leaves it what it is. */
const INSERTED = 0.5;
/** The same, and for a word that is gone or another, where it is asked whether the ends of a passage hold together. */
const COST_OF_INSERTED = 1;
const COST_OF_CHANGED = 3;
/** Letters below which a quote needs its context. */
const SHORT = 24;
/** The share of that, where it is expected and away from there; less if its words stood nowhere else, the less if they are whole. */
const SHORT_CONTEXT = { near: 0.45, away: 0.7 };
const SHORT_CONTEXT_OF_ONLY = { near: 0.4, away: 0.55 };
const SHORT_CONTEXT_OF_WHOLE = { near: 0.15, away: 0.35 };
const WHOLE = 0.85;

/** A quote read as words: those of its prefix, its own, those of its suffix. */
export interface Passage {
  readonly quote: FoldedQuote;
  readonly text: string;
  readonly words: Words;
  /** Its own words among them, `until` exclusive. */
  readonly from: number;
  readonly until: number;
  /** Index of the page's word where its first word is expected; null where that is not known. */
  readonly expected: number | null;
  /** Letters of its context that do not tell it from its twins; null where it has none, as far as is known. */
  readonly twinContext: number | null;
}

export interface Candidate {
  readonly to: Int32Array;
  /** Indices of the passage's words that stand there, both inclusive; the others at its ends are gone. */
  readonly from: number;
  readonly upTo: number;
  /** Indices of the page's words that are the passage now, both inclusive. */
  readonly first: number;
  readonly last: number;
  readonly score: number;
  /** Letters of the quote that are left. */
  readonly left: number;
  /** Share of its context that stands about it. */
  readonly context: number;
  readonly evidence: number;
  /** Whether that is where it is expected, which is part of the evidence. */
  readonly isNear: boolean;
}

/**
 * Reads a passage, but for where it is expected.
 *
 * @param read gives the words of a text, for as long as the passage is kept
 */
export function readPassage(quote: FoldedQuote, read: (text: string) => Words): Omit<Passage, 'expected'> {
  const { twins } = quote;
  const text = quote.prefix + quote.exact + quote.suffix;
  const words = read(text);
  const start = quote.prefix.length;
  const end = start + quote.exact.length;
  let from = 0;
  while (from < words.ids.length && (words.ends[from] ?? 0) <= start) from++;
  let until = from;
  while (until < words.ids.length && (words.starts[until] ?? 0) < end) until++;
  return {
    quote,
    text,
    words,
    from,
    until,
    twinContext: twins && twins.count > 0 ? Math.max(twins.letters, twins.context) : null,
  };
}

/**
 * The stretch of an alignment that holds together: what agrees in it outweighs what does not (Kadane's algorithm). A word
 * torn off, beyond a paragraph that is not the passage's, is not in it; a changed word at an end of the quote is, where
 * the context behind it agrees.
 */
function coherentStretch({ words }: Passage, to: Int32Array, page: Words, vocabulary: Vocabulary) {
  const stretch = { from: 0, upTo: -1 };
  let best = 0;
  let sum = 0;
  let from = 0;
  let previous = -1;
  for (let index = 0; index < words.ids.length; index++) {
    const id = words.ids[index] ?? 0;
    const at = to[index] ?? -1;
    const likeness = at < 0 ? 0 : vocabulary.likeness(id, page.ids[at] ?? -1);
    const between = at < 0 || previous < 0 ? 0 : at - previous - 1;
    sum -= between * COST_OF_INSERTED;
    if (at >= 0) previous = at;
    if (sum <= 0) {
      sum = 0;
      from = index;
    }
    sum += likeness > 0 ? likeness * vocabulary.weightOf(id) : -COST_OF_CHANGED;
    if (sum <= best) continue;
    best = sum;
    stretch.from = from;
    stretch.upTo = index;
  }
  return stretch;
}

/** The share of its context that a quote of a few letters needs. */
function contextNeeded({ quote: { twins }, twinContext }: Passage, score: number, isNear: boolean): number {
  const isOnly = twins !== null && twins.count === 0;
  const share = !isOnly ? SHORT_CONTEXT : score < WHOLE ? SHORT_CONTEXT_OF_ONLY : SHORT_CONTEXT_OF_WHOLE;
  // That a twin is near proves nothing.
  return isNear && twinContext === null ? share.near : share.away;
}

/** What an alignment is worth; null where it is no place of the passage. */
export function weigh(passage: Passage, to: Int32Array, page: Words, vocabulary: Vocabulary): Candidate | null {
  const { words, expected } = passage;
  const stretch = coherentStretch(passage, to, page, vocabulary);
  const sums = { quote: 0, left: 0, context: 0, contextLeft: 0 };
  let first = -1;
  let last = -1;
  let from = -1;
  let upTo = -1;
  let standing = 0;
  for (let index = 0; index < words.ids.length; index++) {
    const id = words.ids[index] ?? 0;
    const isOwn = index >= passage.from && index < passage.until;
    const weight = vocabulary.weightOf(id);
    sums[isOwn ? 'quote' : 'context'] += weight;
    const at = to[index] ?? -1;
    if (at < 0 || index < stretch.from || index > stretch.upTo) continue;
    sums[isOwn ? 'left' : 'contextLeft'] += weight * vocabulary.likeness(id, page.ids[at] ?? -1);
    if (!isOwn) continue;
    if (first < 0) {
      first = at;
      from = index;
    }
    last = at;
    upTo = index;
    standing++;
  }
  if (first < 0) return null;
  // A sign goes with the word that it is written to.
  const isWritten = (at: number): boolean => page.starts[at] === page.ends[at - 1];
  while (from > passage.from && from < upTo && !vocabulary.isWord(page.ids[first] ?? -1) && isWritten(first)) {
    const sign = words.ids[from] ?? 0;
    sums.left -= vocabulary.weightOf(sign) * vocabulary.likeness(sign, page.ids[first] ?? -1);
    standing--;
    do from++;
    while (from < upTo && (to[from] ?? -1) < 0);
    first = to[from] ?? first;
  }
  while (upTo + 1 < passage.until && words.ids[upTo + 1] === page.ids[last + 1] && isWritten(last + 1)) {
    upTo++;
    last++;
    to[upTo] = last;
    sums.left += vocabulary.weightOf(words.ids[upTo] ?? 0);
    standing++;
  }
  const inserted = last - first + 1 - standing;
  const isNear = expected !== null && Math.abs(first - expected - from) <= NEAR;
  const score = sums.left / (sums.quote + INSERTED * inserted);
  // Of a few words the context is the better part: less than this is no proof.
  if (sums.left < SHORT && sums.contextLeft < contextNeeded(passage, score, isNear) * sums.context) return null;
  // What a twin had too does not tell the passage from it.
  if (passage.twinContext !== null && sums.contextLeft < passage.twinContext + TWIN_MARGIN) return null;
  return {
    to,
    from,
    upTo,
    first,
    last,
    score,
    left: sums.left,
    context: sums.context === 0 ? 0 : sums.contextLeft / sums.context,
    isNear,
    evidence: sums.left + 2 * sums.contextLeft + (isNear ? EXPECTED_EVIDENCE : 0),
  };
}

/** The diagonals about one that are the same place: a long passage may have grown or shrunk by more. */
export function reachOf({ words }: Passage, diagonal: number, spread: number = BAND): Band {
  const reach = Math.min(spread + (words.ids.length >> 3), 4 * BAND);
  return { low: diagonal - reach, high: diagonal + reach };
}

/** Whether enough of the quote is left there and enough speaks for the place. */
export const isProven = ({ score, left, context, evidence }: Candidate): boolean =>
  evidence >= LEAST_EVIDENCE &&
  (score >= LEAST_SCORE ||
    (context >= FRAMED.context && score >= FRAMED.score) ||
    (left >= MANY.letters && score >= MANY.score));

/** Index of the first word that begins at or after a folded offset. */
export const wordAt = ({ starts }: Words, offset: number): number =>
  lowerBound(starts.length, (index) => (starts[index] ?? 0) < offset);
