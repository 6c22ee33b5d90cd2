/** Quotes as readers mark them, and where their words are after an edit. */
import type { Quote } from '../../src/core/text/quote.ts';
import { twinsOf } from '../../src/core/text/twins.ts';
import type { PlacedPage, PlacedWord } from './page-words.ts';

/** Length of prefix and suffix, as the product stores them. */
const CONTEXT = 32;
/** The share of a quote's words that must be left in one place for it to be still there. */
const STILL_THERE = 0.5;

export interface Marked {
  readonly quote: Quote;
  /** Indices of its words on the page as it was, `until` exclusive. */
  readonly from: number;
  readonly until: number;
  /** Whether it was marked without the signs at its ends: `pact` of `“pact”,`. */
  readonly isBare: boolean;
}

export type Truth =
  | { readonly state: 'there'; readonly start: number; readonly end: number }
  /** Less than half is left: to find it is as right as not to, but not on other words. */
  | { readonly state: 'partly'; readonly start: number; readonly end: number }
  | { readonly state: 'gone' };

const SIGNS_BEFORE = /^[^\p{L}\p{N}]*/u;
const SIGNS_AFTER = /[^\p{L}\p{N}\p{M}]*$/u;

/** Where a stretch of words begins and ends, less the signs at those of its ends where `isBare`. */
function extent(first: PlacedWord, last: PlacedWord, isBare: { start: boolean; end: boolean }) {
  const before = SIGNS_BEFORE.exec(first.text)?.[0].length ?? 0;
  const after = SIGNS_AFTER.exec(last.text)?.[0].length ?? 0;
  return {
    start: isBare.start && before < first.text.length ? first.start + before : first.start,
    end: isBare.end && after < last.text.length ? last.end - after : last.end,
  };
}

/** Words in a quote: some phrases, mostly sentences, some passages over paragraphs. */
function lengthOf(chance: () => number): number {
  const kind = chance();
  if (kind < 0.15) return 1 + Math.floor(chance() * 3);
  if (kind < 0.4) return 4 + Math.floor(chance() * 5);
  if (kind < 0.85) return 9 + Math.floor(chance() * 25);
  return 34 + Math.floor(chance() * 70);
}

function markedAt({ text, words }: PlacedPage, from: number, until: number, isBare: boolean): Marked | null {
  const first = words[from];
  const last = words[until - 1];
  if (!first || !last) return null;
  const { start, end } = extent(first, last, { start: isBare, end: isBare });
  const exact = text.slice(start, end);
  if (!/[\p{L}\p{N}]/u.test(exact)) return null;
  const selector = {
    exact,
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  };
  const quote = { ...selector, start, twins: twinsOf(text, start, selector) };
  return { quote, from, until, isBare };
}

/** Quotes that begin in prose. */
export function markQuotes(page: PlacedPage, count: number, chance: () => number): Marked[] {
  const quotes: Marked[] = [];
  const prose = page.words.flatMap(({ isProse }, index) => (isProse ? [index] : []));
  for (let tries = 0; quotes.length < count && tries < count * 3; tries++) {
    const from = prose[Math.floor(chance() * prose.length)] ?? 0;
    const quote = markedAt(page, from, Math.min(page.words.length, from + lengthOf(chance)), chance() < 0.5);
    if (quote) quotes.push(quote);
  }
  return quotes;
}

/** Quotes of one to eight words that stand elsewhere on the page too. */
export function markTwins(page: PlacedPage, count: number, chance: () => number): Marked[] {
  const quotes: Marked[] = [];
  for (let tries = 0; quotes.length < count && tries < count * 60; tries++) {
    const from = Math.floor(chance() * page.words.length);
    const quote = markedAt(page, from, from + 1 + Math.floor(chance() * 8), true);
    if (!quote) continue;
    const { exact } = quote.quote;
    if (page.text.indexOf(exact) !== page.text.lastIndexOf(exact)) quotes.push(quote);
  }
  return quotes;
}

/**
 * Where the words of a quote are now: the largest run of them, in their order, with no more than `between` other words of
 * the page as it was in one place between them. What is new to the page may stand between.
 */
export function truthOf({ from, until, isBare }: Marked, { words }: PlacedPage, between = 0): Truth {
  let best: PlacedWord[] = [];
  let run: PlacedWord[] = [];
  let others = 0;
  const kept = (list: PlacedWord[]): number => list.filter((word) => word.kept).length;
  for (const word of words) {
    if (word.origin === null) continue;
    const isOwn = word.origin >= from && word.origin < until;
    if (!isOwn && ++others <= between) continue;
    others = 0;
    const goesOn = isOwn && word.origin > (run.at(-1)?.origin ?? -1);
    if (!goesOn) run = [];
    if (isOwn) run.push(word);
    if (kept(run) > kept(best)) best = [...run];
    else if (goesOn && best.at(-1) === run.at(-2)) best = [...run];
  }
  const [first] = best;
  const last = best.at(-1);
  if (!first || !last) return { state: 'gone' };
  const state = kept(best) >= STILL_THERE * (until - from) ? 'there' : 'partly';
  // The signs at an end were left out of the quote only where the end is still its own.
  const ends = { start: isBare && first.origin === from, end: isBare && last.origin === until - 1 };
  return { state, ...extent(first, last, ends) };
}
