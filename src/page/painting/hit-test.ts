/**
 * Says which passages stand at a point of the window, without asking each for its rectangles.
 *
 * The browser gives the caret there; the caret is a place in the reading text; the passages around a place are found in
 * a tree over their ends. The caret also answers beside a line and between two: so the letter itself must be at the point.
 * `highlightsFromPoint` does the same, and takes longer the more highlights lie over one another (docs/bench.md).
 */
import type { ReadingText } from '../anchoring/reading-text.ts';
import { caretFromPoint, isText, textLength } from '../dom.ts';

export interface Interval {
  readonly id: string;
  /** UTF-16 offsets in the reading text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

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

/**
 * A search for the intervals that hold an offset: O(log n) for each that is found. Intervals are sorted by start, and over
 * them stands a tree of the greatest end in each half, in an array like a heap's.
 */
export function intervalsAround(intervals: Iterable<Interval>): (offset: number) => Interval[] {
  const sorted = [...intervals].sort((a, b) => a.start - b.start || b.end - a.end);
  let size = 1;
  while (size < sorted.length) size *= 2;
  const latest = new Int32Array(size * 2);
  sorted.forEach(({ end }, index) => {
    latest[size + index] = end;
  });
  for (let node = size - 1; node > 0; node--) {
    latest[node] = Math.max(latest[node * 2] ?? 0, latest[node * 2 + 1] ?? 0);
  }
  return (offset) => {
    const found: Interval[] = [];
    const visit = (node: number, first: number, width: number): void => {
      const interval = sorted[first];
      if (!interval || interval.start > offset || (latest[node] ?? 0) <= offset) return;
      if (width === 1) {
        found.push(interval);
        return;
      }
      visit(node * 2, first, width / 2);
      visit(node * 2 + 1, first + width / 2, width / 2);
    };
    visit(1, 0, size);
    return found;
  };
}

/** The letter whose box holds the point: the one after the caret or the one before it. */
function letterAt(document: Document, x: number, y: number): { node: Text; offset: number } | null {
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
