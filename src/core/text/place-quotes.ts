/**
 * Finds many quotes in one text together: at their stored places first, by a search of the folded text after, and those
 * whose words are nowhere by what is left of them.
 */
import { atOnce, type Interruptible } from '../interruptible.ts';
import { choosePlace, type FoldedQuote } from './choose-place.ts';
import { findChanged, TIED } from './find-changed.ts';
import { findNear } from './find-near.ts';
import { findOccurrences } from './find-occurrences.ts';
import { type FoldedText, fold, foldWithMap } from './fold.ts';
import type { Place, Quote, Surroundings } from './quote.ts';
import { findStoredPlaces } from './stored-place.ts';
import { inTextOrder } from './text-order.ts';
import { type Placed, untouched } from './untouched.ts';
import { Vocabulary } from './vocabulary.ts';

/** Occurrences of one quote that are looked at; a word that stands more often is placed by its context or not at all. */
const MOST_OCCURRENCES = 500;
/** Quotes shorter than this are searched for with a piece of their context. */
const SHORT = 8;
/**
 * How much context that is. A quote of 7 characters needs 13 of context to be believed (`ENOUGH_EVIDENCE`), of which 7
 * stand on one side, so nothing believable is missed.
 */
const CONTEXT_PIECE = 7;

/** Stored places that are asked whether they are shown between two interruptions. */
const SHOWN_STEP = 128;

interface Needle {
  readonly text: string;
  /** Where the quote begins in it. */
  readonly lead: number;
}

interface Missed {
  readonly index: number;
  readonly quote: FoldedQuote;
}

function foldQuote({ exact, prefix, suffix, start, twins }: Quote, expected: number | null): FoldedQuote {
  const folded = fold(exact);
  const trimmed = folded.trim();
  let before = fold(prefix);
  let after = fold(suffix);
  // Space at a seam belongs to the context, and to nobody beside a dash, which swallows it.
  if (folded.startsWith(' ')) before = `${before.trimEnd()} `;
  if (folded.endsWith(' ')) after = ` ${after.trimStart()}`;
  if (trimmed.startsWith('-')) before = before.trimEnd();
  if (trimmed.endsWith('-')) after = after.trimStart();
  return { exact: trimmed, prefix: before, suffix: after, start, expected, twins };
}

function needlesOf({ exact, prefix, suffix }: FoldedQuote): Needle[] {
  if (exact.length >= SHORT || (prefix === '' && suffix === '')) return [{ text: exact, lead: 0 }];
  const before = prefix.slice(-CONTEXT_PIECE);
  const after = suffix.slice(0, CONTEXT_PIECE);
  const needles: Needle[] = [];
  if (before) needles.push({ text: before + exact, lead: before.length });
  if (after) needles.push({ text: exact + after, lead: 0 });
  return needles;
}

/** Whether the words stand without most of the context that was stored for them. */
function isStray(place: Place, { prefix, suffix }: FoldedQuote, { text, foldedOffset }: FoldedText): boolean {
  const start = foldedOffset(place.start);
  const end = foldedOffset(place.end);
  const stands =
    Number(prefix !== '' && text.endsWith(prefix, start)) + Number(suffix !== '' && text.startsWith(suffix, end));
  return prefix + suffix !== '' && stands === 0;
}

/** Indices of the places that are not shown. */
function* hiddenOf(
  places: readonly (Place | null)[],
  isShown: (place: Place) => boolean,
): Interruptible<ReadonlySet<number>> {
  const hidden = new Set<number>();
  const order = inTextOrder(places);
  for (let from = 0; from < order.length; from += SHOWN_STEP) {
    if (from > 0) yield;
    const until = Math.min(order.length, from + SHOWN_STEP);
    for (let at = from; at < until; at++) {
      const index = order[at] ?? 0;
      const place = places[index];
      if (place && !isShown(place)) hidden.add(index);
    }
  }
  return hidden;
}

/**
 * The place of each quote, by its index; null for an orphan. The folded text is built only when a quote is not at its
 * stored place, or is not shown there: then it stays there unless a copy is shown. Time grows with the length of the text plus the number of quotes, not with their product.
 *
 * @param quotes null for one that is not to be found
 */
export const placeQuotes = (
  text: string,
  quotes: readonly (Quote | null)[],
  surroundings: Surroundings,
): (Place | null)[] => atOnce(placeQuotesInSteps(text, quotes, surroundings));

/**
 * `placeQuotes` with interruptions, after each of which the page must be as it was.
 *
 * @param before what was found for the same quotes in the text as it was: what a small change cannot have moved is not looked
 *   for again
 */
export function* placeQuotesInSteps(
  text: string,
  quotes: readonly (Quote | null)[],
  { isShown, isInSection }: Surroundings,
  before?: Placed,
): Interruptible<(Place | null)[]> {
  const { places, expected } = yield* findStoredPlaces(text, quotes);
  const hiddenAtStored = yield* hiddenOf(places, isShown);
  const sought: number[] = [];
  for (let index = 0; index < quotes.length; index++)
    if (quotes[index] && (!places[index] || hiddenAtStored.has(index))) sought.push(index);
  const kept = before ? untouched(before, text, quotes, sought, fold) : undefined;
  const missed: Missed[] = [];
  for (const index of sought) {
    const stored = quotes[index];
    const place = kept?.get(index);
    if (place !== undefined) places[index] = place;
    else if (stored) {
      const quote = foldQuote(stored, expected[index] ?? null);
      if (quote.exact) missed.push({ index, quote });
    }
  }
  if (missed.length === 0) return places;

  yield;
  const folded = foldWithMap(text);
  const vocabulary = new Vocabulary();
  const moved = missed.filter(({ index }) => !hiddenAtStored.has(index));
  const near = yield* findNear(
    folded,
    text,
    moved.map(({ quote }) => quote),
    isShown,
    vocabulary,
  );
  moved.forEach(({ index }, at) => {
    places[index] = near[at] ?? null;
  });
  const searched = missed
    .filter(({ index }) => hiddenAtStored.has(index) || !places[index])
    .map((one) => ({ ...one, needles: needlesOf(one.quote) }));
  if (searched.length === 0) return places;

  const found = yield* findOccurrences(
    folded.text,
    searched.flatMap(({ needles }) => needles.map((needle) => needle.text)),
    MOST_OCCURRENCES,
  );
  for (const { index, quote, needles } of searched) {
    yield;
    const at = new Set<number>();
    let complete = true;
    for (const offset of [quote.start, quote.expected]) {
      if (offset === null) continue;
      const seed = folded.foldedOffset(offset);
      if (folded.text.startsWith(quote.exact, seed)) at.add(seed);
    }
    for (const { text: needle, lead } of needles) {
      const occurrences = found.get(needle);
      if (!occurrences?.complete) complete = false;
      for (const start of occurrences?.starts ?? []) at.add(start + lead);
    }
    const chosen = choosePlace(folded, text, quote, at, complete, {
      isShown,
      isInSection: (place) => isInSection(index, place),
    });
    if (chosen && (!places[index] || isShown(chosen))) places[index] = chosen;
  }
  // The same words without their context may be a copy: their own place, with a word changed, may speak louder.
  const lost = searched.filter(({ index, quote }) => {
    const place = places[index];
    return !place || (!hiddenAtStored.has(index) && isStray(place, quote, folded));
  });
  const changed = yield* findChanged(
    folded,
    text,
    lost.map(({ quote }) => quote),
    isShown,
    vocabulary,
  );
  lost.forEach(({ index }, at) => {
    const place = places[index];
    const found = changed[at] ?? null;
    if (found === TIED) places[index] = null;
    // Words that are as they were are not given up for nothing, nor a copy that is shown for one that is not.
    else if (found && !(place && isShown(place) && !isShown(found))) places[index] = found;
  });
  return places;
}
