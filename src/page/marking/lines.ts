/** Where words of the page are seen, line by line. */
import {
  childNodesOf,
  documentOf,
  firstChild,
  isText,
  nextSibling,
  parentNode,
  textLength,
  verticalLines,
} from '../dom.ts';
import { frameOf, shift } from '../frames.ts';
import type { Box } from './place.ts';

/** Text nodes looked at, at most, for where their lines are. */
const MOST_NODES = 3_000;

/** A box for each line of a range's words, in the window's CSS pixels: those beside one another on a line are joined. */
export function linesOf(range: AbstractRange): Box[] {
  const lines: { left: number; top: number; right: number; bottom: number }[] = [];
  const frame = frameOf(documentOf(range.startContainer));
  const isVertical = verticalLines(range.startContainer) !== null;
  for (const { left, top, right, bottom } of wordRects(range)) {
    if (right - left < 0.5 || bottom - top < 0.5) continue;
    const before = lines.at(-1);
    if (before && continues(before, { left, top, right, bottom }, isVertical)) {
      before.left = Math.min(before.left, left);
      before.right = Math.max(before.right, right);
      before.top = Math.min(before.top, top);
      before.bottom = Math.max(before.bottom, bottom);
    } else lines.push({ left, top, right, bottom });
  }
  if (!frame) return lines;
  const { seen } = frame;
  // What is scrolled out of its frame is nowhere in the window.
  return lines
    .map((line) => shift(line, frame))
    .filter(({ top, bottom, left, right }) => {
      const isAcross = left < seen.right && right > seen.left;
      return isAcross && top < seen.bottom && bottom > seen.top;
    });
}

/** Whether one box stands beside another on the same line. */
function continues(before: Box, next: Box, isVertical: boolean): boolean {
  const across = Math.min(next.right, before.right) - Math.max(next.left, before.left);
  const down = Math.min(next.bottom, before.bottom) - Math.max(next.top, before.top);
  return isVertical
    ? across > (next.right - next.left) / 2 && down >= -4
    : down > (next.bottom - next.top) / 2 && across >= -4;
}

/** Of its text nodes: the rectangles of a range hold those of whole elements too, margins of empty space and all. */
function* wordRects({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): Iterable<DOMRect> {
  const piece = new Range();
  let node: Node | null = isText(startContainer) ? startContainer : childAt(startContainer, startOffset);
  const last = isText(endContainer) ? endContainer : childAt(endContainer, endOffset);
  for (let seen = 0; node && seen < MOST_NODES; seen++, node = next(node)) {
    if (node === last && !isText(node)) return;
    if (isText(node)) {
      const from = node === startContainer ? Math.min(startOffset, textLength(node)) : 0;
      const to = node === endContainer ? Math.min(endOffset, textLength(node)) : textLength(node);
      if (from < to) {
        piece.setStart(node, from);
        piece.setEnd(node, to);
        yield* piece.getClientRects();
      }
    }
    if (node === endContainer) return;
  }
}

/** The node at an offset of an element; what comes after it where the offset is behind its last child. */
function childAt(container: Node, offset: number): Node | null {
  return childNodesOf(container)[offset] ?? after(container);
}

const next = (node: Node): Node | null => firstChild(node) ?? after(node);

function after(node: Node): Node | null {
  for (let at: Node | null = node; at; at = parentNode(at)) {
    const sibling = nextSibling(at);
    if (sibling) return sibling;
  }
  return null;
}
