/** Finds many strings in one text in a single pass, by hashes of their pieces, so that a thousand cost hardly more than one. */

import type { Interruptible } from '../interruptible.ts';

/** What was found of one needle. */
export interface Occurrences {
  /** UTF-16 offsets in ascending order. */
  starts: number[];
  /** False where there are more than were collected. */
  complete: boolean;
}

/** How needles are recognised: by pieces of so many units, of which one in `stride` of the text is looked at. */
interface Grid {
  readonly piece: number;
  readonly stride: number;
}

/** For needles of a word or two and for longer ones: however a needle stands, it holds one of the pieces that are looked at. */
const FINE: Grid = { piece: 6, stride: 3 };
const COARSE: Grid = { piece: 8, stride: 8 };
const shortestOf = ({ piece, stride }: Grid): number => piece + stride - 1;

/** Comparisons in full before the search gives up; ordinary pages take about one per needle and occurrence. */
const MOST_COMPARISONS = 1_000_000;

/** UTF-16 code units that are searched between two places at which the search may be interrupted; a multiple of every stride. */
const STEP = 3 << 14;

/** Needles that are entered between two such places. */
const STEP_OF_NEEDLES = 256;

/** Up to this many needles the engine's own search for each is cheaper than one pass over everything. */
const FEW = 6;

function hashOf(text: string, at: number, length: number): number {
  let hash = 0;
  for (let index = at; index < at + length; index++) hash = (Math.imul(hash, 0x01000193) + text.charCodeAt(index)) | 0;
  return hash;
}

/** Bits of the number of a slot: at least four slots for each piece, as far as these are not too many. */
const bitsFor = (pieces: number): number => Math.max(8, Math.min(16, Math.ceil(Math.log2(4 * pieces + 1))));

/** The upper bits of the hash after a last stirring: text units are small and would fill only the lower ones. */
const slotOf = (hash: number, bits: number): number => Math.imul(hash, 0x9e3779b1) >>> (32 - bits);

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
    if (needle.length >= shortestOf(COARSE)) long.push(needle);
    else if (needle.length >= shortestOf(FINE)) middling.push(needle);
    else {
      found.set(needle, findOne(text, needle, limit));
      yield;
    }
  }
  const budget = { comparisons: MOST_COMPARISONS };
  for (const [group, grid] of [[long, COARSE] as const, [middling, FINE] as const]) {
    if (group.length <= FEW) {
      for (const needle of group) {
        found.set(needle, findOne(text, needle, limit));
        yield;
      }
    } else yield* findTogether(text, group, grid, limit, budget, found);
  }
  return found;
}

/** The pieces by which needles are recognised, in a table of hashes: no object is made for any. */
class Pieces {
  readonly needles: readonly string[];
  readonly grid: Grid;
  /** By piece: its hash, and the next piece in the same slot, as a number from 1; 0 for none. */
  readonly #hashes: Int32Array;
  readonly #next: Int32Array;
  /** By slot: the piece that was entered last, as a number from 1; 0 for none. */
  readonly #first: Int32Array;
  readonly #bits: number;

  constructor(needles: readonly string[], grid: Grid) {
    this.needles = needles;
    this.grid = grid;
    this.#hashes = new Int32Array(needles.length * grid.stride);
    this.#next = new Int32Array(needles.length * grid.stride);
    this.#bits = bitsFor(needles.length * grid.stride);
    this.#first = new Int32Array(2 ** this.#bits);
  }

  /** Enters the pieces of a needle. */
  enter(index: number): void {
    const needle = this.needles[index] ?? '';
    const { piece: length, stride } = this.grid;
    // The slot gives the piece that was entered last first: of two that are the same the later one, which tells of the earlier place.
    for (let lead = 0; lead < stride; lead++) {
      const piece = index * stride + lead;
      const hash = hashOf(needle, lead, length);
      const slot = slotOf(hash, this.#bits);
      this.#hashes[piece] = hash;
      this.#next[piece] = this.#first[slot] ?? 0;
      this.#first[slot] = piece + 1;
    }
  }

  /** The first piece with a hash from a number on (`next`), or in its slot (`first`); -1 where there is none. */
  from(number: number, hash: number): number {
    let at = number;
    while (at > 0 && this.#hashes[at - 1] !== hash) at = this.#next[at - 1] ?? 0;
    return at - 1;
  }

  first(hash: number): number {
    const number = this.#first[slotOf(hash, this.#bits)] ?? 0;
    return number === 0 ? -1 : this.from(number, hash);
  }

  next(piece: number, hash: number): number {
    return this.from(this.#next[piece] ?? 0, hash);
  }
}

/**
 * Looks at every `stride`th piece of the text. Whatever the place of a needle, just one of its own first `stride` pieces
 * is among these.
 */
function* findTogether(
  text: string,
  needles: readonly string[],
  grid: Grid,
  limit: number,
  budget: { comparisons: number },
  found: Map<string, Occurrences>,
): Interruptible<void> {
  const pieces = new Pieces(needles, grid);
  const occurrences: Occurrences[] = [];
  for (const [index, needle] of needles.entries()) {
    if (index % STEP_OF_NEEDLES === STEP_OF_NEEDLES - 1) yield;
    const own: Occurrences = { starts: [], complete: true };
    found.set(needle, own);
    occurrences.push(own);
    pieces.enter(index);
  }
  const count = text.length - grid.piece + 1;
  for (let from = 0; from < count; from += STEP) {
    if (from > 0) yield;
    readStretch(text, from, Math.min(count, from + STEP), pieces, occurrences, limit, budget);
  }
}

function readStretch(
  text: string,
  from: number,
  until: number,
  pieces: Pieces,
  found: readonly Occurrences[],
  limit: number,
  budget: { comparisons: number },
): void {
  const { piece: length, stride } = pieces.grid;
  for (let at = from; at < until; at += stride) {
    const hash = hashOf(text, at, length);
    for (let piece = pieces.first(hash); piece >= 0; piece = pieces.next(piece, hash)) {
      const lead = piece % stride;
      const index = (piece - lead) / stride;
      const occurrences = found[index];
      if (!occurrences?.complete || at < lead) continue;
      const isSpent = --budget.comparisons < 0;
      if (isSpent || text.startsWith(pieces.needles[index] ?? '', at - lead)) {
        if (isSpent || occurrences.starts.length >= limit) occurrences.complete = false;
        else occurrences.starts.push(at - lead);
      }
    }
  }
}
