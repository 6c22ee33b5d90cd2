/** Reads a folded text as words and signs, each with a number by which it is compared, so that comparing words costs nothing. */

/** UTF-16 offsets and numbers of the words of a text, in order. A sign, and a character of a script without spaces, is a word of its own. */
export interface Words {
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  /** Exclusive. */
  readonly ends: Int32Array;
}

const SPACE = 1;
const LETTER = 2;
const SINGLE = 3;

const LETTERS = /^[\p{L}\p{N}\p{M}\u200C\u200D]$/u;
const UNSPACED = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]$/u;

/** Kinds of code units, filled as they are met. */
const kinds = new Uint8Array(0x10000);

function kindOf(unit: number): number {
  const known = kinds[unit];
  if (known) return known;
  const character = String.fromCharCode(unit);
  const isLetter = LETTERS.test(character) && !UNSPACED.test(character);
  const kind = character === ' ' ? SPACE : isLetter ? LETTER : SINGLE;
  kinds[unit] = kind;
  return kind;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** The words that have been met, numbered from 0. */
export class Vocabulary {
  readonly #texts: string[] = [];
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
  readonly #likeness = new Map<number, number>();

  /** How many words have been met. */
  get size(): number {
    return this.#texts.length;
  }

  /** The number of the word that stands from `start` to `end` in a text; a new one where it has none. */
  idOf(text: string, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    const first = hashOf(text, start, end);
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const slot = (first + probe) & mask;
      const id = (this.#slots[slot] ?? 0) - 1;
      if (id >= 0) {
        if (this.#weights[id] === end - start && text.startsWith(this.#texts[id] ?? '', start)) return id;
        continue;
      }
      const added = this.#add(text.slice(start, end));
      // The table may have grown.
      this.#enter(added);
      return added;
    }
    const word = text.slice(start, end);
    const id = this.#crowded.get(word) ?? this.#add(word);
    this.#crowded.set(word, id);
    return id;
  }

  #enter(id: number): void {
    const mask = this.#slots.length - 1;
    const text = this.#texts[id] ?? '';
    const first = hashOf(text, 0, text.length);
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const slot = (first + probe) & mask;
      if (this.#slots[slot] !== 0) continue;
      this.#slots[slot] = id + 1;
      return;
    }
    this.#crowded.set(text, id);
  }

  #add(text: string): number {
    const id = this.#texts.length;
    if (id === this.#weights.length) this.#grow();
    let letters = 0;
    for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
    this.#texts.push(text);
    this.#letters[id] = letters;
    this.#weights[id] = text.length;
    this.#isWord[id] = Number(kindOf(text.charCodeAt(0)) === LETTER || UNSPACED.test(text));
    return id;
  }

  #grow(): void {
    const size = this.#weights.length * 2;
    const grown = <T extends Int32Array | Uint8Array>(into: T, from: T): T => {
      into.set(from);
      return into;
    };
    this.#letters = grown(new Int32Array(size), this.#letters);
    this.#weights = grown(new Int32Array(size), this.#weights);
    this.#isWord = grown(new Uint8Array(size), this.#isWord);
    this.#slots = new Int32Array(size * 4);
    for (let id = 0; id < this.#texts.length; id++) this.#enter(id);
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
    const key = a * 0x400000 + b;
    let likeness = this.#likeness.get(key);
    if (likeness === undefined) {
      likeness = likenessOf(this.#texts[a] ?? '', this.#texts[b] ?? '');
      this.#likeness.set(key, likeness);
    }
    return likeness;
  }
}

/** Places of the table that are looked at for a word. */
const MOST_PROBES = 32;

function hashOf(text: string, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> 8;
}

/** Letters by which a misspelt word may differ; a swap of two letters is two. */
const MOST_SLIPS = 2;
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
  if (weight < 3 || otherWeight < 3) return false;
  const slips = slipsOf(Math.max(weight, otherWeight));
  return weight - otherWeight <= slips && otherWeight - weight <= slips && bitsOf(letters ^ otherLetters) <= 2 * slips;
}

/** Rows of the table that `likenessOf` fills. */
const rows = [new Uint8Array(LONGEST_WORD + 1), new Uint8Array(LONGEST_WORD + 1)] as const;

/** By the edit distance (Levenshtein) of the two; letters that differ in case alone agree. */
function likenessOf(one: string, other: string): number {
  if (one.length > LONGEST_WORD || other.length > LONGEST_WORD) return 0;
  const a = one.toLowerCase();
  const b = other.toLowerCase();
  // Lower case may be longer: that of İ is.
  if (a.length > LONGEST_WORD || b.length > LONGEST_WORD) return 0;
  const slips = slipsOf(Math.max(a.length, b.length));
  let [row, next]: [Uint8Array, Uint8Array] = [rows[0], rows[1]];
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    next[0] = i;
    const unit = a.charCodeAt(i - 1);
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = (row[j - 1] ?? 0) + (unit === b.charCodeAt(j - 1) ? 0 : 1);
      const either = Math.min(row[j] ?? 0, next[j - 1] ?? 0) + 1;
      const distance = Math.min(same, either);
      next[j] = distance;
      if (distance < least) least = distance;
    }
    // It never falls from row to row.
    if (least > slips) return 0;
    [row, next] = [next, row];
  }
  const distance = row[b.length] ?? 0;
  return distance <= slips ? 1 - distance / Math.max(a.length, b.length) : 0;
}

export function readWords(text: string, vocabulary: Vocabulary): Words {
  const ids: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    const kind = kindOf(unit);
    if (kind === SPACE) {
      at++;
      continue;
    }
    const start = at;
    if (kind === LETTER)
      do at++;
      while (at < text.length && kindOf(text.charCodeAt(at)) === LETTER);
    else if (text.startsWith('...', at)) at += 3;
    else at += isHigh(unit) && at + 1 < text.length ? 2 : 1;
    ids.push(vocabulary.idOf(text, start, at));
    starts.push(start);
    ends.push(at);
  }
  return { ids: Int32Array.from(ids), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}
