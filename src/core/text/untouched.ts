/**
 * Which passages a change of a text cannot have moved: a clock that ticks, a counter, a comment that comes in have nothing of
 * them. A passage that is lost would have the whole text searched at each tick otherwise.
 */
import type { Place, Quote } from './quote.ts';

/** What was found in a text. */
export interface Placed {
  readonly text: string;
  /** By the index of the quote; null where it was not found. */
  readonly places: readonly (Place | null)[];
}

/** A change of more UTF-16 code units than this is one of everything. */
const LONGEST_CHANGE = 4096;
/** Units by which a passage may have grown where it stands: what is further from a change than that and its length is not asked. */
const GROWTH = 512;
/** Length of the pieces of which a place of a passage has at least one. */
const PIECE = 8;
/** Units that are compared at once. */
const STRETCH = 4096;

/** How many units two texts have in common at their beginnings. */
function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.slice(at, at + STRETCH) === b.slice(at, at + STRETCH)) at += STRETCH;
  at = Math.min(at, most);
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** The same at their ends, of what is behind an offset that is common to both. */
function commonEnd(a: string, b: string, from: number): number {
  const most = Math.min(a.length, b.length) - from;
  let count = 0;
  const stretch = (text: string): string => text.slice(text.length - count - STRETCH, text.length - count);
  while (count + STRETCH <= most && stretch(a) === stretch(b)) count += STRETCH;
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++;
  return count;
}

/** The pieces of a folded text. */
function piecesOf(text: string): Set<string> {
  const pieces = new Set<string>();
  for (let at = 0; at + PIECE <= text.length; at++) pieces.add(text.slice(at, at + PIECE));
  return pieces;
}

/**
 * The places that passages keep, by the index of the quote; null for those that stay lost. Of the others nothing is said, nor
 * of any where the texts differ in much.
 *
 * @param before what was found in the text as it was, for the same quotes
 * @param asked indices of the quotes that are to be told of: those that are dear to look for
 * @param fold makes alike what counts as the same: pieces are compared by it
 */
export function untouched(
  before: Placed,
  text: string,
  quotes: readonly (Quote | null)[],
  asked: readonly number[],
  fold: (text: string) => string,
): Map<number, Place | null> {
  const kept = new Map<number, Place | null>();
  if (asked.length === 0) return kept;
  const start = commonStart(before.text, text);
  const end = commonEnd(before.text, text, start);
  const [endBefore, endNow] = [before.text.length - end, text.length - end];
  if (Math.max(endBefore, endNow) - start > LONGEST_CHANGE) return kept;
  /** What stands about the change, before and now, by how far about it is looked. */
  const windows = new Map<number, Set<string>>();
  const piecesAbout = (reach: number): Set<string> => {
    let pieces = windows.get(reach);
    if (!pieces) {
      const about = (source: string, until: number): string =>
        fold(source.slice(Math.max(0, start - reach), until + reach));
      pieces = new Set([...piecesOf(about(before.text, endBefore)), ...piecesOf(about(text, endNow))]);
      windows.set(reach, pieces);
    }
    return pieces;
  };
  for (const index of asked) {
    const quote = quotes[index];
    if (!quote) continue;
    const words = fold(quote.prefix + quote.exact + quote.suffix);
    // A few sizes do for all: what is looked at is read once for each.
    const reach = GROWTH * Math.ceil((words.length + GROWTH) / GROWTH);
    if (reach > LONGEST_CHANGE || words.length < PIECE) continue;
    const near = piecesAbout(reach);
    let isNear = false;
    for (let at = 0; !isNear && at + PIECE <= words.length; at++) isNear = near.has(words.slice(at, at + PIECE));
    if (isNear) continue;
    const place = before.places[index] ?? null;
    const shift = place && place.start >= endBefore ? endNow - endBefore : 0;
    // Back where it stood when it was marked, it has not moved.
    if (place && place.start + shift === quote.start) continue;
    kept.set(index, place && { ...place, start: place.start + shift, end: place.end + shift });
  }
  return kept;
}
