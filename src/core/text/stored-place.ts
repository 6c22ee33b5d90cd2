/** First and cheapest strategy: the quote stands, with its context, where it stood or about as far off as the one before it. */
import type { Interruptible } from '../interruptible.ts';
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

/** Units that are compared between two places at which the work may be interrupted: well below a millisecond. */
const STEP = 1 << 16;
/** What a passage costs beside its own length, in the same measure: where it stands, and where it is looked for near by. */
const AT_PLACE = 256;
const NEAR_PLACE = 4 * REACH;

/** Compares letter by letter and looks no further than `REACH`, so it costs the length of the quotes and not that of the text. */
export function* findStoredPlaces(text: string, quotes: readonly (Quote | null)[]): Interruptible<StoredPlaces> {
  const places: (Place | null)[] = [];
  const expected: (number | null)[] = [];
  let isAllFound = true;
  let work = 0;
  for (const quote of quotes) {
    const start = quote?.start ?? null;
    const isThere = quote !== null && start !== null && standsAt(text, quote, start);
    places.push(isThere ? placeAt(quote, start) : null);
    expected.push(start);
    if (start !== null && !isThere) isAllFound = false;
    work += AT_PLACE + (quote?.exact.length ?? 0);
    if (work < STEP) continue;
    work = 0;
    yield;
  }
  if (isAllFound) return { places, expected };

  const order = expected.flatMap((start, index) => (start === null ? [] : [index]));
  order.sort((a, b) => (expected[a] ?? 0) - (expected[b] ?? 0));
  let shift = 0;
  for (const index of order) {
    const quote = quotes[index];
    if (!quote) continue;
    const start = expected[index] ?? 0;
    if (places[index]) shift = 0;
    else {
      const at = shiftedPlace(text, quote, start + shift);
      if (at !== null) {
        places[index] = placeAt(quote, at);
        shift = at - start;
      }
      work += NEAR_PLACE + quote.exact.length;
    }
    expected[index] = start + shift;
    if (work < STEP) continue;
    work = 0;
    yield;
  }
  return { places, expected };
}

const placeAt = ({ exact }: Quote, start: number): Place => ({ start, end: start + exact.length, state: 'exact' });

function shiftedPlace(text: string, quote: Quote, expected: number): number | null {
  // Without context a shifted place is no proof, and the stored one is all there is.
  if (quote.prefix === '' && quote.suffix === '') return null;
  return standsAt(text, quote, expected) ? expected : nearPlace(text, quote, expected);
}
