/** The ways of finding quotes that are measured: ours, and Hypothesis' on the same text. */
import search from 'approx-string-match';
import { placeQuotes } from '../../src/core/text/place-quotes.ts';
import type { Quote } from '../../src/core/text/quote.ts';

export interface Found {
  readonly start: number;
  readonly end: number;
}

/** Finds all quotes in a text; null for one that it does not find. */
export type Way = (text: string, quotes: readonly Quote[]) => (Found | null)[];

export const margent: Way = (text, quotes) =>
  placeQuotes(text, quotes, { isShown: () => true, isInSection: () => false });

const MOST_ERRORS = 256;

interface Match extends Found {
  readonly errors: number;
}

/** The exact places, or else those with the fewest errors. */
function searchText(text: string, words: string, most: number): Match[] {
  const exact: Match[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    exact.push({ start: at, end: at + words.length, errors: 0 });
  }
  return exact.length > 0 ? exact : search(text, words, most);
}

/** 1 for the same text, 0 for one that is wrong in every character. */
function likeness(text: string, words: string): number {
  if (words === '' || text === '') return 0;
  const [match] = searchText(text, words, words.length);
  return match ? 1 - match.errors / words.length : 0;
}

/**
 * As Hypothesis' client finds a quote (src/annotator/anchoring/match-quote.ts, BSD-2-Clause): over the whole text, with up
 * to half of its characters wrong; the best by quote 50, prefix 20, suffix 20 and place 2, with no floor.
 */
export const hypothesis: Way = (text, quotes) =>
  quotes.map(({ exact, prefix, suffix, start: hint }) => {
    let best: { match: Match; score: number } | null = null;
    for (const match of searchText(text, exact, Math.min(MOST_ERRORS, exact.length / 2))) {
      const quoteScore = 1 - match.errors / exact.length;
      const prefixScore = prefix
        ? likeness(text.slice(Math.max(0, match.start - prefix.length), match.start), prefix)
        : 1;
      const suffixScore = suffix ? likeness(text.slice(match.end, match.end + suffix.length), suffix) : 1;
      const placeScore = hint === null ? 1 : 1 - Math.abs(match.start - hint) / text.length;
      const score = (50 * quoteScore + 20 * prefixScore + 20 * suffixScore + 2 * placeScore) / 92;
      if (!best || score > best.score) best = { match, score };
    }
    return best && { start: best.match.start, end: best.match.end };
  });
