/**
 * Says which passages stand at a point of the window, without asking each for its rectangles.
 *
 * The browser gives the caret there; the caret is a place in the reading text; the passages around a place are found in
 * a tree over their ends. The caret also answers beside a line and between two: so the letter itself must be at the point.
 * `highlightsFromPoint` does the same, and takes longer the more highlights lie over one another (docs/bench.md).
 */
import type { ReadingText } from '../anchoring/reading-text.ts';
import { caretFromPoint, isText, textLength } from '../dom.ts';
import { documentAt } from '../frames.ts';
import { type Interval, intervalsAround } from './intervals.ts';

/**
 * Ids of the passages at a point in CSS pixels of the window (`clientX`, `clientY`), by where they start; of those that
 * start together the longer first, so that the last is the innermost.
 */
export type HitTest = (x: number, y: number) => string[];

/** For one reading text and the passages found in it; make a new one when they are resolved again. */
export function createHitTest(document: Document, reading: ReadingText, passages: Iterable<Interval>): HitTest {
  const around = intervalsAround(passages);
  return (x, y) => {
    // Events made by a script may say anything.
    if (!Number.isFinite(x + y)) return [];
    const letter = letterAt(document, x, y);
    if (!letter) return [];
    const offset = reading.offsetOf(letter.node, letter.offset);
    // A text that is not in the reading text has the place of what comes after it.
    if (reading.boundaries(offset, offset + 1)?.startContainer !== letter.node) return [];
    return around(offset).map(({ id }) => id);
  };
}

/** The letter whose box holds the point: the one after the caret or the one before it. */
function letterAt(page: Document, pageX: number, pageY: number): { node: Text; offset: number } | null {
  const { document, x, y } = documentAt(page, pageX, pageY);
  const caret = caretFromPoint(document, x, y);
  if (!caret || !isText(caret.node)) return null;
  const { node } = caret;
  const range = new Range();
  for (const offset of [caret.offset, caret.offset - 1]) {
    if (offset < 0 || offset >= textLength(node)) continue;
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    // A letter has one box; a space at the end of a line may have none, and half a surrogate pair that of the pair.
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (left <= x && x < right && top <= y && y < bottom) return { node, offset };
    }
  }
  return null;
}
