/** Search as readers expect it: case, accents and typesetting do not matter, every word typed must be there. */
import { fold } from '../text/fold.ts';

/** Letters that are no letter with an accent, but that many a keyboard has only so. */
const PLAIN: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };
const UNLIKE = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

/**
 * Lower case, without combining marks, with the quotes, dashes and letters of any keyboard. Offsets of the result mean nothing
 * to the source.
 */
export function foldForSearch(text: string): string {
  return fold(text)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(UNLIKE, (letter) => PLAIN[letter] ?? letter);
}

/** Whether `text` has every word of `query`, in any order; an empty query matches everything. */
export function matchesAllWords(text: string, query: string): boolean {
  const folded = foldForSearch(text);
  return foldForSearch(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
