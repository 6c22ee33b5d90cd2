/** Counts the characters of a text that take two UTF-16 code units: the difference to Unicode code points. */

/**
 * The surrogate pairs that stand wholly before `end`.
 *
 * @param text any text, well formed or not; a lone surrogate is no pair
 * @param end UTF-16 code units from 0; the whole text where it is left out
 */
export function countSurrogatePairs(text: string, end: number = text.length): number {
  let pairs = 0;
  for (let at = 0; at < end - 1; at += 1) {
    if (isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1))) {
      pairs += 1;
      at += 1;
    }
  }
  return pairs;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
