/** Numbers the words of texts, by which they are compared, and tells how like two of them are. */
import { kindOf, LETTER, UNSPACED } from './characters.ts';

/** The words that have been met, numbered from 0. */
export class Vocabulary {
  #size = 0;
  /** The code units of all words one after the other, and where those of each begin. */
  #units = new Uint16Array(1 << 13);
  #offsets = new Int32Array(1 << 10);
  #written = 0;
  /** Per word: which letters it has, as bits of their code units modulo 32. */
  #letters = new Int32Array(1 << 10);
  /** Per word: its length in UTF-16 code units. */
  #weights = new Int32Array(1 << 10);
  /** Per word: whether it is more than a sign. */
  #isWord = new Uint8Array(1 << 10);
  /** A table of hashes, by which a word is found without being cut out of its text: number + 1, 0 where free. */
  #slots = new Int32Array(1 << 12);
  /** Those that find no place in the table, which is so on a page made for it. */
  readonly #crowded = new Map<string, number>();

  /** How many words have been met. */
  get size(): number {
    return this.#size;
  }

  /**
   * The number of the word that stands from `start` to `end` in a text; a new one where it has none.
   *
   * @param hash of its units in order, by `stir` from `UNSTIRRED` on
   */
  idOf(text: string, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    const first = slotOf(hash);
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const slot = (first + probe) & mask;
      const id = (this.#slots[slot] ?? 0) - 1;
      if (id >= 0) {
        if (this.#standsAt(id, text, start, end)) return id;
        continue;
      }
      const added = this.#add(text, start, end);
      // The table may have grown.
      this.#enter(added);
      return added;
    }
    const word = text.slice(start, end);
    const id = this.#crowded.get(word) ?? this.#add(text, start, end);
    this.#crowded.set(word, id);
    return id;
  }

  /** The same for a word whose hash is not at hand. */
  numberOf(text: string, start: number, end: number): number {
    let hash = UNSTIRRED;
    for (let at = start; at < end; at++) hash = stir(hash, text.charCodeAt(at));
    return this.idOf(text, start, end, hash);
  }

  /** The hash of a word. */
  hashOf(id: number): number {
    const offset = this.#offsets[id] ?? 0;
    let hash = UNSTIRRED;
    for (let at = offset; at < offset + this.weightOf(id); at++) hash = stir(hash, this.#units[at] ?? 0);
    return hash;
  }

  #standsAt(id: number, text: string, start: number, end: number): boolean {
    const length = end - start;
    if (this.#weights[id] !== length) return false;
    const offset = this.#offsets[id] ?? 0;
    for (let at = 0; at < length; at++) if (this.#units[offset + at] !== text.charCodeAt(start + at)) return false;
    return true;
  }

  #textOf(id: number): string {
    const offset = this.#offsets[id] ?? 0;
    let text = '';
    for (let at = offset; at < offset + this.weightOf(id); at++) text += String.fromCharCode(this.#units[at] ?? 0);
    return text;
  }

  #enter(id: number): void {
    const mask = this.#slots.length - 1;
    const first = slotOf(this.hashOf(id));
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const slot = (first + probe) & mask;
      if (this.#slots[slot] !== 0) continue;
      this.#slots[slot] = id + 1;
      return;
    }
    this.#crowded.set(this.#textOf(id), id);
  }

  #add(text: string, start: number, end: number): number {
    const id = this.#size++;
    const length = end - start;
    if (id === this.#weights.length) this.#grow();
    if (this.#written + length > this.#units.length) {
      const size = Math.max(2 * this.#units.length, this.#written + length);
      this.#units = grown(this.#units, new Uint16Array(size));
    }
    let letters = 0;
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at);
      letters |= 1 << (unit & 31);
      this.#units[this.#written + at - start] = unit;
    }
    this.#offsets[id] = this.#written;
    this.#written += length;
    this.#letters[id] = letters;
    this.#weights[id] = length;
    this.#isWord[id] = Number(kindOf(text.charCodeAt(start)) === LETTER || UNSPACED.test(text.slice(start, end)));
    return id;
  }

  /** Twice as much room, with all but the last word, which is not written yet, in the table of hashes. */
  #grow(): void {
    const known = this.#weights.length;
    const size = known * 2;
    this.#offsets = grown(this.#offsets, new Int32Array(size));
    this.#letters = grown(this.#letters, new Int32Array(size));
    this.#weights = grown(this.#weights, new Int32Array(size));
    this.#isWord = grown(this.#isWord, new Uint8Array(size));
    this.#slots = new Int32Array(size * 4);
    for (let id = 0; id < known; id++) this.#enter(id);
  }

  /** What a word counts when texts are compared: its length in UTF-16 code units. */
  weightOf(id: number): number {
    return this.#weights[id] ?? 0;
  }

  /** Which letters it has, as bits. */
  lettersOf(id: number): number {
    return this.#letters[id] ?? 0;
  }

  /** Whether it is more than a sign. */
  isWord(id: number): boolean {
    return this.#isWord[id] === 1;
  }

  /** From 0 (another word) to 1 (the same): the share of letters that agree in words that differ by a slip or in case. */
  likeness(a: number, b: number): number {
    if (a === b) return 1;
    const [weight, other] = [this.weightOf(a), this.weightOf(b)];
    return mayBeAlike(weight, other, this.lettersOf(a), this.lettersOf(b)) ? this.#compare(a, b) : 0;
  }

  #compare(a: number, b: number): number {
    const longer = Math.max(this.weightOf(a), this.weightOf(b));
    if (longer > LONGEST_WORD) return 0;
    const [start, other] = [this.#offsets[a] ?? 0, this.#offsets[b] ?? 0];
    const most = slipsOf(longer);
    const slips = slipsBetween(this.#units, start, start + this.weightOf(a), other, other + this.weightOf(b), most);
    return slips <= most ? 1 - slips / longer : 0;
  }
}

/** Places of the table that are looked at for a word. */
const MOST_PROBES = 32;

/** The hash of nothing. */
export const UNSTIRRED = 0x811c9dc5;

/** The hash of a word with one more unit (FNV-1a): https://en.wikipedia.org/wiki/Fowler–Noll–Vo_hash_function */
export const stir = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

/** The number of a slot in a table, but for the upper bits that are too many: all bits are stirred, since those of short things differ in the lower ones alone. */
export const slotOf = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> 8;

/** The same numbers with more room behind them. */
export function grown<T extends Int32Array | Uint16Array | Uint8Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

/** Letters by which a misspelt word may differ; a swap of two letters is two. */
const MOST_SLIPS = 2;
/** A shorter word is like none but itself. */
export const SHORTEST_ALIKE = 3;
/** Beyond this length words are compared no further. */
const LONGEST_WORD = 64;

/** How many bits are set: https://graphics.stanford.edu/~seander/bithacks.html#CountBitsSetParallel */
function bitsOf(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How many slips two words, the longer of this many letters, may be apart: fewer than half of them. */
const slipsOf = (length: number): number => Math.min(MOST_SLIPS, (length - 1) >> 1);

/** False where two words, by their weights and letters, have no likeness for sure: so it is for nearly all pairs. */
export function mayBeAlike(weight: number, otherWeight: number, letters: number, otherLetters: number): boolean {
  if (weight < SHORTEST_ALIKE || otherWeight < SHORTEST_ALIKE) return false;
  const slips = slipsOf(Math.max(weight, otherWeight));
  const longer = Math.abs(weight - otherWeight);
  // A letter put in is one other letter, a letter that is another one two.
  return longer <= slips && bitsOf(letters ^ otherLetters) <= 2 * slips - longer;
}

function lowerCase(unit: number): number {
  if (unit < 128) return unit >= 65 && unit <= 90 ? unit | 32 : unit;
  const lower = String.fromCharCode(unit).toLowerCase();
  // That of İ is longer.
  return lower.length === 1 ? lower.charCodeAt(0) : unit;
}

/**
 * The edit distance (Levenshtein) of two words where it is no more than `most`, else a greater number; letters that differ
 * in case alone agree.
 *
 * @param units the code units of both, the one from `start` to `end`, the other from `from` to `until`
 */
function slipsBetween(
  units: Uint16Array,
  start: number,
  end: number,
  from: number,
  until: number,
  most: number,
): number {
  let [at, other] = [start, from];
  while (at < end && other < until) {
    const [unit, against] = [units[at] ?? 0, units[other] ?? 0];
    if (unit !== against && lowerCase(unit) !== lowerCase(against)) break;
    at++;
    other++;
  }
  if (at === end || other === until) return end - at + (until - other);
  if (most === 0) return 1;
  const another = slipsBetween(units, at + 1, end, other + 1, until, most - 1);
  const gone = slipsBetween(units, at + 1, end, other, until, most - 1);
  const added = slipsBetween(units, at, end, other + 1, until, most - 1);
  return 1 + Math.min(another, gone, added);
}
