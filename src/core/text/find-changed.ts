/**
 * Finds quotes whose words have changed, all together: the page is read as words once, an index over runs of one to three
 * of them says where each quote could be, and only there it is compared word by word, its context with it.
 *
 * Finds none rather than guess: enough of the quote must be left, enough must speak for the place, and no other place
 * may be nearly as good, but for copies of which only one is shown.
 */

import { type Band, cellsOf, createAligner } from './align-words.ts';
import type { FoldedQuote } from './choose-place.ts';
import type { FoldedText } from './fold.ts';
import { cutAfter, cutBefore } from './grapheme.ts';
import { createNarrower } from './narrow-band.ts';
import type { Place, Span, WordChange } from './quote.ts';
import { RunIndex } from './run-index.ts';
import { mayBeAlike, readWords, Vocabulary, type Words } from './words.ts';

/** Share of the quote's letters that must be left (docs/anchoring.md has the curve this was chosen on). */
const LEAST_SCORE = 0.5;
/** What must speak for a place, in letters: those of the quote that are left, twice those of its context, and where it is expected. */
const LEAST_EVIDENCE = 32;
const EXPECTED_EVIDENCE = 12;
/** How near to where it is expected a place is 'there', in words. */
const NEAR = 40;
/** Letters by which the best place must be ahead of the next. */
const MARGIN = 6;
/** Letters of context by which it must be ahead of what a twin had. */
const TWIN_MARGIN = 20;

/** Places of a passage that are compared with each other. */
const MOST_CONTENDERS = 4;
/** How many words a passage may have grown or shrunk. */
const BAND = 64;
/** A longer quote than this many words is found only unchanged. */
const LONGEST = 20_000;
/** Cells of all comparisons together, beyond which a hostile page gets orphans (about half a second). */
const MOST_CELLS = 40_000_000;
/** Letters that a word put in counts against a quote: an advertisement in between leaves it what it is. */
const INSERTED = 0.5;
/** The same, and for a word that is gone or another, where it is asked whether the ends of a passage hold together. */
const COST_OF_INSERTED = 1;
const COST_OF_CHANGED = 4;
/** Letters below which a quote needs its context, and the share of that, away from where it is expected and there. */
const SHORT = 24;
const SHORT_CONTEXT = 0.7;
const SHORT_CONTEXT_NEAR = 0.45;

/** A quote read as words: those of its prefix, its own, those of its suffix. */
interface Passage {
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

interface Candidate {
  readonly to: Int32Array;
  /** Indices of the passage's words that stand there, both inclusive; the others at its ends are gone. */
  readonly from: number;
  readonly upTo: number;
  /** Indices of the page's words that are the passage now, both inclusive. */
  readonly first: number;
  readonly last: number;
  readonly score: number;
  readonly evidence: number;
}

function readPassage(quote: FoldedQuote, vocabulary: Vocabulary): Omit<Passage, 'expected'> {
  const { twins } = quote;
  const text = quote.prefix + quote.exact + quote.suffix;
  const words = readWords(text, vocabulary);
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

function weigh(passage: Passage, to: Int32Array, page: Words, vocabulary: Vocabulary): Candidate | null {
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
    do from++;
    while (from < upTo && (to[from] ?? -1) < 0);
    first = to[from] ?? first;
  }
  while (upTo + 1 < passage.until && words.ids[upTo + 1] === page.ids[last + 1] && isWritten(last + 1)) {
    upTo++;
    last++;
    to[upTo] = last;
  }
  const inserted = last - first + 1 - standing;
  const isNear = expected !== null && Math.abs(first - expected - from) <= NEAR;
  // Of a few words the context is the better part: less than this is no proof. That a twin is near proves nothing.
  const contextNeeded = isNear && passage.twinContext === null ? SHORT_CONTEXT_NEAR : SHORT_CONTEXT;
  if (sums.left < SHORT && sums.contextLeft < contextNeeded * sums.context) return null;
  // What a twin had too does not tell the passage from it.
  if (passage.twinContext !== null && sums.contextLeft < passage.twinContext + TWIN_MARGIN) return null;
  return {
    to,
    from,
    upTo,
    first,
    last,
    score: sums.left / (sums.quote + INSERTED * inserted),
    evidence: sums.left + 2 * sums.contextLeft + (isNear ? EXPECTED_EVIDENCE : 0),
  };
}

/** The diagonals about one that are the same place: a long passage may have grown or shrunk by more. */
function reachOf({ words }: Passage, diagonal: number): Band {
  const reach = Math.min(BAND + (words.ids.length >> 3), 4 * BAND);
  return { low: diagonal - reach, high: diagonal + reach };
}

const isProven = ({ score, evidence }: Candidate): boolean => score >= LEAST_SCORE && evidence >= LEAST_EVIDENCE;

/** Index of the first word that begins at or after a folded offset. */
function wordAt({ starts }: Words, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What was taken out and put in, in turn, with what stayed between. */
function differenceOf(
  { text, words, from, until }: Passage,
  { to, from: firstLeft, upTo: lastLeft }: Candidate,
  folded: string,
  page: Words,
): WordChange[] {
  const changes: WordChange[] = [];
  const add = (change: WordChange['change'], source: string, { starts, ends }: Words, at: number): void => {
    const isFirst = !changes.some((run) => change === 'kept' || run.change === change || run.change === 'kept');
    const space = !isFirst && source[(starts[at] ?? 0) - 1] === ' ' ? ' ' : '';
    const word = space + source.slice(starts[at], ends[at]);
    const last = changes.at(-1);
    if (last?.change === change) changes[changes.length - 1] = { change, text: last.text + word };
    else changes.push({ change, text: word });
  };
  let next = -1;
  for (let index = from; index < until; index++) {
    const at = index < firstLeft || index > lastLeft ? -1 : (to[index] ?? -1);
    if (at >= 0) {
      for (; next >= 0 && next < at; next++) add('added', folded, page, next);
      next = at + 1;
    }
    const word = text.slice(words.starts[index], words.ends[index]);
    const isSame = at >= 0 && word === folded.slice(page.starts[at], page.ends[at]);
    add(isSame ? 'kept' : 'removed', text, words, index);
    if (at >= 0 && !isSame) add('added', folded, page, at);
  }
  return changes;
}

/** How much of the words at its ends is not the quote's: of one that begins or ends within a word, where that is the same. */
function tornOff(
  { quote, text, words, from, until }: Passage,
  { from: firstLeft, upTo: lastLeft, first, last }: Candidate,
  folded: string,
  page: Words,
): [number, number] {
  const isSame = (index: number, at: number): boolean =>
    text.slice(words.starts[index], words.ends[index]) === folded.slice(page.starts[at], page.ends[at]);
  const start = quote.prefix.length;
  const end = start + quote.exact.length;
  return [
    firstLeft === from && isSame(firstLeft, first) ? Math.max(0, start - (words.starts[from] ?? start)) : 0,
    lastLeft === until - 1 && isSame(lastLeft, last) ? Math.max(0, (words.ends[lastLeft] ?? end) - end) : 0,
  ];
}

function placeOf(
  folded: FoldedText,
  source: string,
  page: Words,
  passage: Passage,
  candidate: Candidate,
): Place | null {
  const { first, last, score } = candidate;
  const [before, behind] = tornOff(passage, candidate, folded.text, page);
  let start = folded.sourceStart((page.starts[first] ?? 0) + before);
  let end = folded.sourceEnd((page.ends[last] ?? 0) - behind);
  if (start < 0 || end < 0) return null;
  // A dash folds together with the spaces about it.
  while (start < end && source[start] === ' ') start++;
  while (start < end && source[end - 1] === ' ') end--;
  const difference = differenceOf(passage, candidate, folded.text, page);
  const isSame = difference.every(({ change }) => change === 'kept');
  start = cutBefore(source, start);
  end = cutAfter(source, end);
  return isSame ? { start, end, state: 'moved' } : { start, end, state: 'changed', score, difference };
}

/**
 * The place of each quote by its index; null for an orphan. Time grows with the length of the text plus that of all
 * quotes together.
 */
export function findChanged(
  folded: FoldedText,
  source: string,
  quotes: readonly FoldedQuote[],
  isShown: (place: Span) => boolean,
): (Place | null)[] {
  if (quotes.length === 0) return [];
  const vocabulary = new Vocabulary();
  const page = readWords(folded.text, vocabulary);
  const passages: Passage[] = quotes.map((quote) => {
    const passage = readPassage(quote, vocabulary);
    const at = quote.expected === null ? null : wordAt(page, folded.foldedOffset(quote.expected));
    return { ...passage, expected: at === null ? null : at - passage.from };
  });
  // It is not looked for, and must not make room for itself.
  const searched = passages.filter(({ words }) => words.ids.length <= LONGEST).map(({ words }) => words);
  const index = new RunIndex(page, searched, vocabulary);
  const align = createAligner(page, vocabulary);
  const longest = searched.reduce((most, { ids }) => Math.max(most, ids.length), 0);
  const narrowed = createNarrower(page, vocabulary, longest);
  let cells = 0;
  /** The place that most speaks for, of those for which more than `least` does. */
  const bestOf = (passage: Passage, diagonals: readonly number[], least: number): Candidate | null => {
    let best: Candidate | null = null;
    for (const diagonal of diagonals) {
      const reach = reachOf(passage, diagonal);
      const needed: number = best?.evidence ?? least;
      if (needed > 0 && !mayHave(passage, reach, needed)) continue;
      const band = narrowed(passage.words, reach);
      cells += cellsOf(passage.words, band);
      if (cells > MOST_CELLS) return null;
      const candidate = weigh(passage, align(passage.words, band).to, page, vocabulary);
      if (candidate && isProven(candidate) && candidate.evidence > needed) best = candidate;
    }
    return best;
  };
  const seen = new Int32Array(vocabulary.size);
  let seenIn = 0;
  /**
   * Whether more than `least` could speak for a place in a band: by the words alone, whatever their order. It could not
   * nearly always, and comparing in full is dear.
   */
  const mayHave = ({ words, from, until }: Passage, { low, high }: Band, least: number): boolean => {
    const start = Math.max(0, low);
    const end = Math.min(page.ids.length, high + words.ids.length + 1);
    seenIn++;
    for (let at = start; at < end; at++) {
      const id = page.ids[at] ?? -1;
      if (id >= 0) seen[id] = seenIn;
    }
    const isLikeAny = (id: number): boolean => {
      const weight = vocabulary.weightOf(id);
      const letters = vocabulary.lettersOf(id);
      for (let at = start; at < end; at++) {
        const other = page.ids[at] ?? -1;
        if (mayBeAlike(weight, vocabulary.weightOf(other), letters, vocabulary.lettersOf(other))) return true;
      }
      return false;
    };
    const worth = (index: number): number =>
      vocabulary.weightOf(words.ids[index] ?? -1) * (index >= from && index < until ? 1 : 2);
    let evidence = EXPECTED_EVIDENCE;
    for (let index = 0; index < words.ids.length; index++) evidence += worth(index);
    for (let index = 0; index < words.ids.length && evidence > least; index++) {
      const id = words.ids[index] ?? -1;
      if (seen[id] !== seenIn && !isLikeAny(id)) evidence -= worth(index);
    }
    return evidence > least;
  };
  const spanOf = ({ first, last }: Candidate): Span => ({
    start: folded.sourceStart(page.starts[first] ?? 0),
    end: folded.sourceEnd(page.ends[last] ?? 0),
  });
  /** The best place and all that come near to it, each looked for with those before it covered. */
  const contendersOf = (passage: Passage): Candidate[] => {
    const diagonals = index.likelyPlaces(passage.words, passage.expected);
    const best = bestOf(passage, diagonals, 0);
    if (!best) return [];
    const contenders = [best];
    // That it is where it is expected does not speak for a place that is not shown against its copy that is.
    const least = best.evidence - MARGIN - (isShown(spanOf(best)) ? 0 : EXPECTED_EVIDENCE);
    const covered: { first: number; ids: Int32Array }[] = [];
    let next: Candidate | null = best;
    while (next && contenders.length < MOST_CONTENDERS) {
      const { first, last }: Candidate = next;
      covered.push({ first, ids: page.ids.slice(first, last + 1) });
      page.ids.fill(-1, first, last + 1);
      next = bestOf(passage, diagonals, least);
      if (next) contenders.push(next);
    }
    for (const { first, ids } of covered.reverse()) page.ids.set(ids, first);
    return contenders;
  };
  return passages.map((passage) => {
    if (passage.words.ids.length > LONGEST) return null;
    const contenders = contendersOf(passage);
    if (cells > MOST_CELLS) return null;
    const shown = contenders.length > 1 ? contenders.filter((candidate) => isShown(spanOf(candidate))) : [];
    const [best, rival] = shown.length > 0 ? shown : contenders;
    const isClear = !rival || (best !== undefined && rival.evidence <= best.evidence - MARGIN);
    return best && isClear ? placeOf(folded, source, page, passage, best) : null;
  });
}
