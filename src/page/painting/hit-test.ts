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
  // One for all questions: each that is made goes along with every change of the page until it is collected.
  const range = new Range();

  const passagesAt = (node: Text, at: number): Interval[] => {
    const offset = reading.offsetOf(node, at);
    // A text that is not in the reading text has the place of what comes after it.
    return reading.nodeAt(offset) === node ? around(offset) : [];
  };

  /** Whether a box of these letters holds the point: one has one, a space at the end of a line may have none. */
  const holds = (node: Text, start: number, end: number, x: number, y: number): boolean => {
    range.setStart(node, start);
    range.setEnd(node, end);
    const boxes = range.getClientRects();
    for (let index = 0; index < boxes.length; index++) {
      const box = boxes[index];
      if (box && box.top <= y && y < box.bottom && box.left <= x && x < box.right) return true;
    }
    return false;
  };

  /** The letter may be the one after the caret or the one before it, which nearly always are in the same passages. */
  const besideCaret = (node: Text, caret: number, x: number, y: number): Interval[] => {
    const before = Math.max(0, caret - 1);
    const end = Math.min(textLength(node), caret + 1);
    if (before === end || !holds(node, before, end, x, y)) return [];
    const first = passagesAt(node, before);
    if (end - before < 2) return first;
    const second = passagesAt(node, caret);
    if (first.length === second.length && first.every((passage, index) => passage === second[index])) return first;
    return holds(node, caret, end, x, y) ? second : first;
  };

  return (pageX, pageY) => {
    // Events made by a script may say anything.
    if (!Number.isFinite(pageX + pageY)) return [];
    const { document: seen, x, y } = documentAt(document, pageX, pageY);
    const caret = caretFromPoint(seen, x, y);
    if (!caret || !isText(caret.node)) return [];
    const found = besideCaret(caret.node, caret.offset, x, y);
    // Nothing of the page is held on to.
    range.setEnd(document, 0);
    return found.map(({ id }) => id);
  };
}
