/** Counts the characters of a text that take two UTF-16 code units: the difference to Unicode code points. */
import { isHighSurrogate, isLowSurrogate } from './characters.ts';

/**
 * The surrogate pairs that stand wholly before `end`.
 *
 * @param text any text, well formed or not; a lone surrogate is no pair
 * @param end UTF-16 code units from 0; the whole text where it is left out
 */
export function countSurrogatePairs(text: string, end: number = text.length): number {
  let pairs = 0;
  for (let at = 0; at < end - 1; at += 1) {
    if (isHighSurrogate(text.charCodeAt(at)) && isLowSurrogate(text.charCodeAt(at + 1))) {
      pairs += 1;
      at += 1;
    }
  }
  return pairs;
}
