/** Converts a passage's position from UTF-16 code units, used inside the program, to Unicode code points. */

import { findSelector, type Selector } from '../core/model/selector.ts';
import { countSurrogatePairs } from '../core/text/surrogate-pairs.ts';

/**
 * The passage's place in the page's reading text in code points, `end` exclusive; null where it has none or
 * where it cannot be told exactly: because quote and position disagree, or cut a character in two.
 */
export function codePointRange(selectors: readonly Selector[]): { start: number; end: number } | null {
  const position = findSelector(selectors, 'TextPositionSelector');
  const exact = findSelector(selectors, 'TextQuoteSelector')?.exact;
  if (position === undefined || exact === undefined) return null;
  if (exact.length !== position.end - position.start || !exact.isWellFormed()) return null;
  const start = position.start - position.astralBefore;
  return { start, end: start + exact.length - countSurrogatePairs(exact) };
}
