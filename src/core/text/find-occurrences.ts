/** Finds many strings in one text in a single pass (Rabin-Karp), so that a thousand cost hardly more than one. */

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
const LEADING = powerOf(BASE, PIECE);

/** Comparisons in full before the search gives up; ordinary pages take about one per needle and occurrence. */
const MOST_COMPARISONS = 1_000_000;

/** At this many needles one pass over everything is cheaper than the engine's own search for each. */
const FEW = 4;

function powerOf(base: number, exponent: number): number {
  let power = 1;
  for (let step = 0; step < exponent; step++) power = Math.imul(power, base);
  return power;
}

function hashOf(piece: string): number {
  let hash = 0;
  for (let index = 0; index < PIECE; index++) hash = (Math.imul(hash, BASE) + piece.charCodeAt(index)) | 0;
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
export function findOccurrences(text: string, needles: Iterable<string>, limit: number): Map<string, Occurrences> {
  const found = new Map<string, Occurrences>();
  const long: string[] = [];
  for (const needle of new Set(needles)) {
    if (needle.length >= PIECE) long.push(needle);
    else found.set(needle, findOne(text, needle, limit));
  }
  if (long.length <= FEW) for (const needle of long) found.set(needle, findOne(text, needle, limit));
  else findTogether(text, long, limit, found);
  return found;
}

function findTogether(text: string, needles: string[], limit: number, found: Map<string, Occurrences>): void {
  const filter = new Uint8Array(0x10000);
  const buckets = new Map<number, string[]>();
  for (const needle of needles) {
    const hash = hashOf(needle);
    filter[slotOf(hash)] = 1;
    const bucket = buckets.get(hash);
    if (bucket) bucket.push(needle);
    else buckets.set(hash, [needle]);
    found.set(needle, { starts: [], complete: true });
  }
  let comparisons = 0;
  let hash = 0;
  for (let index = 0; index < text.length; index++) {
    hash = (Math.imul(hash, BASE) + text.charCodeAt(index)) | 0;
    if (index >= PIECE) hash = (hash - Math.imul(LEADING, text.charCodeAt(index - PIECE))) | 0;
    if (index < PIECE - 1 || !filter[slotOf(hash)]) continue;
    const start = index - PIECE + 1;
    for (const needle of buckets.get(hash) ?? []) {
      const occurrences = found.get(needle);
      if (!occurrences?.complete) continue;
      if (++comparisons > MOST_COMPARISONS || occurrences.starts.length >= limit) {
        if (comparisons > MOST_COMPARISONS || text.startsWith(needle, start)) occurrences.complete = false;
      } else if (text.startsWith(needle, start)) {
        occurrences.starts.push(start);
      }
    }
  }
}
