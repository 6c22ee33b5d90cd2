/** First and cheapest strategy: the quote stands, with its context, where it stood or about as far off as the one before it. */
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

/** How far about the place that is expected a quote is looked for, in UTF-16 code units: some paragraphs put in or out. */
const REACH = 2048;
/** Context shorter than this is met by chance. */
const TELLING = 24;
/** Units by which its context must tell a quote from its twins. */
const AHEAD = 12;

/**
 * Where the words stand near to where they are expected, with the whole of their context, if that is one place and no
 * other is known to have had nearly all of it too: of two lists that are the same the nearer one need not be it.
 */
function nearPlace(text: string, { exact, prefix, suffix, twins }: Quote, expected: number): number | null {
  const context = prefix.length + suffix.length;
  if (context < TELLING || (twins && twins.count > 0 && twins.context + AHEAD > context)) return null;
  const words = prefix + exact + suffix;
  const from = Math.max(0, expected - prefix.length - REACH);
  const near = text.slice(from, expected + exact.length + suffix.length + REACH);
  const found = near.indexOf(words);
  if (found < 0 || near.indexOf(words, found + 1) >= 0) return null;
  const at = from + found + prefix.length;
  return isWhole(text, at, at + exact.length) ? at : null;
}

/** Compares letter by letter and looks no further than `REACH`, so it costs the length of the quotes and not that of the text. */
export function findStoredPlaces(text: string, quotes: readonly (Quote | null)[]): StoredPlaces {
  const places: (Place | null)[] = quotes.map(() => null);
  const expected: (number | null)[] = quotes.map(() => null);
  const starts = Float64Array.from(quotes, (quote) => quote?.start ?? Number.NaN);
  const order = quotes.flatMap((quote, index) => (quote && quote.start !== null ? [index] : []));
  order.sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0));
  let shift = 0;
  for (const index of order) {
    const quote = quotes[index];
    if (!quote || quote.start === null) continue;
    const { exact, start } = quote;
    // Without context a shifted place is no proof, and the stored one is all there is.
    const isBare = quote.prefix === '' && quote.suffix === '';
    let at: number | null = null;
    if (standsAt(text, quote, start)) at = start;
    else if (!isBare && shift !== 0 && standsAt(text, quote, start + shift)) at = start + shift;
    else if (!isBare) at = nearPlace(text, quote, start + shift);
    if (at !== null) {
      places[index] = { start: at, end: at + exact.length, state: 'exact' };
      shift = at - start;
    }
    expected[index] = start + shift;
  }
  return { places, expected };
}
