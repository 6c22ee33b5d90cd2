/** First and cheapest strategy: the quote stands, with its context, where it stood or about as far off as the one before it. */
import { isWhole } from './grapheme.ts';
import type { Place, Quote } from './quote.ts';

export interface StoredPlaces {
  /** By index of the quote; null where this strategy does not know. */
  places: (Place | null)[];
  /** Where each quote would be if it had gone along with the nearest one found before it; null without a stored start. */
  expected: (number | null)[];
}

/** Slices are compared, and not the places by `startsWith`: the engine compares eight units at a time then, and not one. */
function standsAt(text: string, { exact, prefix, suffix }: Quote, at: number): boolean {
  const end = at + exact.length;
  return (
    at >= prefix.length &&
    text.slice(at, end) === exact &&
    text.slice(at - prefix.length, at) === prefix &&
    text.slice(end, end + suffix.length) === suffix &&
    isWhole(text, at, end)
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
  const starts = quotes.map((quote) => quote?.start ?? null);
  const places = quotes.map((quote, index): Place | null => {
    const start = starts[index] ?? null;
    return quote && start !== null && standsAt(text, quote, start) ? placeAt(quote, start) : null;
  });
  const expected = [...starts];
  if (starts.every((start, index) => start === null || places[index])) return { places, expected };

  const order = starts.flatMap((start, index) => (start === null ? [] : [index]));
  order.sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0));
  let shift = 0;
  for (const index of order) {
    const quote = quotes[index];
    const start = starts[index] ?? 0;
    if (!quote) continue;
    if (places[index]) shift = 0;
    else {
      const at = shiftedPlace(text, quote, start + shift);
      if (at !== null) {
        places[index] = placeAt(quote, at);
        shift = at - start;
      }
    }
    expected[index] = start + shift;
  }
  return { places, expected };
}

const placeAt = ({ exact }: Quote, start: number): Place => ({ start, end: start + exact.length, state: 'exact' });

function shiftedPlace(text: string, quote: Quote, expected: number): number | null {
  // Without context a shifted place is no proof, and the stored one is all there is.
  if (quote.prefix === '' && quote.suffix === '') return null;
  return standsAt(text, quote, expected) ? expected : nearPlace(text, quote, expected);
}
