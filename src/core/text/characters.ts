/** What a character is, as far as finding words and places goes. */

/** Scripts written without spaces: there is no telling a word's end from its neighbours. */
export const UNSPACED = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]$/u;

/** The first half of a surrogate pair. */
export const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** The second half of a surrogate pair. */
export const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** What a code unit is to a word: between two, a part of one, or one by itself. */
export const SPACE = 1;
export const LETTER = 2;
export const SINGLE = 3;

const LETTERS = /^[\p{L}\p{N}\p{M}\u200C\u200D]$/u;

/** Kinds of code units, filled as they are met. */
const kinds = new Uint8Array(0x10000);

/** `SPACE`, `LETTER` or `SINGLE`. */
export function kindOf(unit: number): number {
  const known = kinds[unit];
  if (known) return known;
  const character = String.fromCharCode(unit);
  const isLetter = LETTERS.test(character) && !UNSPACED.test(character);
  const kind = character === ' ' ? SPACE : isLetter ? LETTER : SINGLE;
  kinds[unit] = kind;
  return kind;
}
