/** Finds many strings in one text in a single pass, by hashes of their pieces, so that a thousand cost hardly more than one. */

import type { Interruptible } from '../interruptible.ts';

/** What was found of one needle. */
export interface Occurrences {
  /** UTF-16 offsets in ascending order. */
  starts: number[];
  /** False where there are more than were collected. */
  complete: boolean;
}

/** Length of the piece by which a needle is recognised. */
const PIECE = 8;
const BASE = 0x01000193;
/** What the first unit of a piece is multiplied by in its hash: `BASE` to the power of `PIECE` less one. */
const HIGHEST = Array.from({ length: PIECE - 1 }).reduce<number>((power) => Math.imul(power, BASE), 1);
/** Of a text one piece in so many is looked at, where the needles are long enough to hold one of those wherever they stand. */
const STRIDE = 8;
const LONG = PIECE + STRIDE - 1;

/** Comparisons in full before the search gives up; ordinary pages take about one per needle and occurrence. */
const MOST_COMPARISONS = 1_000_000;

/** UTF-16 code units that are searched between two places at which the search may be interrupted; a multiple of `STRIDE`. */
const STEP = 1 << 16;

/** Needles that are entered between two such places. */
const STEP_OF_NEEDLES = 256;

/** Up to this many needles the engine's own search for each is cheaper than one pass over everything. */
const FEW = 16;

function hashOf(text: string, at: number): number {
  let hash = 0;
  for (let index = at; index < at + PIECE; index++) hash = (Math.imul(hash, BASE) + text.charCodeAt(index)) | 0;
  return hash;
}

/** The upper bits of the hash after a last stirring: text units are small and would fill only the lower ones. */
const slotOf = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> 16;

function findOne(text: string, needle: string, limit: number): Occurrences {
  const starts: number[] = [];
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    if (starts.length === limit) return { starts, complete: false };
    starts.push(at);
  }
  return { starts, complete: true };
}

/**
 * Every place of every needle, overlapping ones too.
 *
 * @param needles not empty strings; equal ones share one result
 * @param limit the most places collected of one needle
 */
export function* findOccurrences(
  text: string,
  needles: Iterable<string>,
  limit: number,
): Interruptible<Map<string, Occurrences>> {
  const found = new Map<string, Occurrences>();
  const long: string[] = [];
  const middling: string[] = [];
  for (const needle of new Set(needles)) {
    if (needle.length >= LONG) long.push(needle);
    else if (needle.length >= PIECE) middling.push(needle);
    else {
      found.set(needle, findOne(text, needle, limit));
      yield;
    }
  }
  const budget = { comparisons: MOST_COMPARISONS };
  for (const [group, stride] of [[long, STRIDE] as const, [middling, 1] as const]) {
    if (group.length <= FEW) {
      for (const needle of group) {
        found.set(needle, findOne(text, needle, limit));
        yield;
      }
    } else yield* findTogether(text, group, stride, limit, budget, found);
  }
  return found;
}

/** A piece of a needle, and how far in it stands. */
interface Piece {
  readonly needle: string;
  readonly lead: number;
  readonly occurrences: Occurrences;
}

/**
 * Looks at every `stride`th piece of the text. Whatever the place of a needle, just one of its own first `stride` pieces
 * is among these.
 */
function* findTogether(
  text: string,
  needles: readonly string[],
  stride: number,
  limit: number,
  budget: { comparisons: number },
  found: Map<string, Occurrences>,
): Interruptible<void> {
  const filter = new Uint8Array(0x10000);
  const buckets = new Map<number, Piece[]>();
  for (const [index, needle] of needles.entries()) {
    if (index % STEP_OF_NEEDLES === STEP_OF_NEEDLES - 1) yield;
    const occurrences: Occurrences = { starts: [], complete: true };
    found.set(needle, occurrences);
    // Of two that are the same the later one first: it tells of the earlier place.
    for (let lead = stride - 1; lead >= 0; lead--) {
      const hash = hashOf(needle, lead);
      filter[slotOf(hash)] = 1;
      const bucket = buckets.get(hash);
      if (bucket) bucket.push({ needle, lead, occurrences });
      else buckets.set(hash, [{ needle, lead, occurrences }]);
    }
  }
  const count = text.length - PIECE + 1;
  for (let from = 0; from < count; from += STEP) {
    if (from > 0) yield;
    readStretch(text, from, Math.min(count, from + STEP), stride, filter, buckets, limit, budget);
  }
}

function readStretch(
  text: string,
  from: number,
  until: number,
  stride: number,
  filter: Uint8Array,
  buckets: ReadonlyMap<number, readonly Piece[]>,
  limit: number,
  budget: { comparisons: number },
): void {
  let hash = 0;
  for (let at = from; at < until; at += stride) {
    // The hash of the next piece is that of this one with one unit less and one more.
    if (stride > 1 || at === from) hash = hashOf(text, at);
    else
      hash =
        (Math.imul(hash - Math.imul(text.charCodeAt(at - 1), HIGHEST), BASE) + text.charCodeAt(at + PIECE - 1)) | 0;
    if (!filter[slotOf(hash)]) continue;
    for (const { needle, lead, occurrences } of buckets.get(hash) ?? []) {
      if (!occurrences.complete || at < lead) continue;
      const isSpent = --budget.comparisons < 0;
      if (isSpent || text.startsWith(needle, at - lead)) {
        if (isSpent || occurrences.starts.length >= limit) occurrences.complete = false;
        else occurrences.starts.push(at - lead);
      }
    }
  }
}
