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
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = [];
  /** Per word: which letters it has, as bits of their code units modulo 32. */
  readonly #letters: number[] = [];
  /** Per word: its length in UTF-16 code units. */
  readonly #weights: number[] = [];
  readonly #likeness = new Map<number, number>();

  idOf(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.#texts.length;
    let letters = 0;
    for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
    this.#ids.set(text, id);
    this.#texts.push(text);
    this.#letters.push(letters);
    this.#weights.push(text.length);
    return id;
  }

  /** What a word counts when texts are compared: its length in UTF-16 code units. */
  weightOf(id: number): number {
    return this.#weights[id] ?? 0;
  }

  /** Whether it is more than a sign. */
  isWord(id: number): boolean {
    const text = this.#texts[id] ?? '';
    return kindOf(text.charCodeAt(0)) === LETTER || UNSPACED.test(text);
  }

  /** From 0 (another word) to 1 (the same): the share of letters that agree in words that differ by a slip or in case. */
  likeness(a: number, b: number): number {
    if (a === b) return 1;
    const one = this.#texts[a] ?? '';
    const other = this.#texts[b] ?? '';
    if (one.length < 3 || other.length < 3 || Math.abs(one.length - other.length) > MOST_SLIPS) return 0;
    if (bitsOf((this.#letters[a] ?? 0) ^ (this.#letters[b] ?? 0)) > 2 * MOST_SLIPS) return 0;
    const key = a * 0x400000 + b;
    let likeness = this.#likeness.get(key);
    if (likeness === undefined) {
      likeness = likenessOf(one, other);
      this.#likeness.set(key, likeness);
    }
    return likeness;
  }
}

/** Letters by which a misspelt word may differ; a swap of two letters is two. */
const MOST_SLIPS = 2;
/** Beyond this length words are compared no further. */
const LONGEST_WORD = 64;

function bitsOf(bits: number): number {
  let count = 0;
  for (let left = bits; left; left &= left - 1) count++;
  return count;
}

/** By the edit distance (Levenshtein) of the two; letters that differ in case alone agree. */
function likenessOf(one: string, other: string): number {
  if (one.length > LONGEST_WORD || other.length > LONGEST_WORD) return 0;
  const a = one.toLowerCase();
  const b = other.toLowerCase();
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  const distance = row[b.length] ?? MOST_SLIPS + 1;
  const length = Math.max(a.length, b.length);
  return distance <= MOST_SLIPS && distance * 2 < length ? 1 - distance / length : 0;
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
    ids.push(vocabulary.idOf(text.slice(start, at)));
    starts.push(start);
    ends.push(at);
  }
  return { ids: Int32Array.from(ids), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}
