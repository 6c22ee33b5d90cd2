/** First and cheapest strategy: the quote stands, with its context, where it stood or as far off as the one before it. */
import { isWhole } from './grapheme.ts';
import type { Place, Quote } from './quote.ts';

export interface StoredPlaces {
  /** By index of the quote; null where this strategy does not know. */
  places: (Place | null)[];
  /** Where each quote would be if it had gone along with the nearest one found before it; null without a stored start. */
  expected: (number | null)[];
}

function standsAt(text: string, { exact, prefix, suffix }: Quote, at: number): boolean {
  return (
    at >= prefix.length &&
    text.startsWith(exact, at) &&
    text.startsWith(prefix, at - prefix.length) &&
    text.startsWith(suffix, at + exact.length) &&
    isWhole(text, at, at + exact.length)
  );
}

/** Compares letter by letter, so it costs the length of the quotes alone and not that of the text. */
export function findStoredPlaces(text: string, quotes: readonly (Quote | null)[]): StoredPlaces {
  const places: (Place | null)[] = quotes.map(() => null);
  const expected: (number | null)[] = quotes.map(() => null);
  const order = quotes.flatMap((quote, index) => (quote && quote.start !== null ? [index] : []));
  order.sort((a, b) => (quotes[a]?.start ?? 0) - (quotes[b]?.start ?? 0));
  let shift = 0;
  for (const index of order) {
    const quote = quotes[index];
    if (!quote || quote.start === null) continue;
    // Without context a shifted place is no proof, and the stored one is all there is.
    const isBare = quote.prefix === '' && quote.suffix === '';
    for (const at of isBare ? [quote.start] : [quote.start, quote.start + shift]) {
      if (!standsAt(text, quote, at)) continue;
      places[index] = { start: at, end: at + quote.exact.length, state: 'exact' };
      shift = at - quote.start;
      break;
    }
    expected[index] = quote.start + shift;
  }
  return { places, expected };
}
