/** The outline around words that stand on several lines: the boxes of the browser put together into shapes. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type Point = readonly [x: number, y: number];

/** A gap between two boxes of one line that is none between two columns, in heights of the line. */
const WIDEST_GAP = 1.5;
/** The same between two lines of one text. */
const HIGHEST_GAP = 1.2;

/**
 * The corners of each shape, clockwise from the right of its top. Lines that stand below one another are one shape; what
 * stands in another column, or does not touch (the end of a line and the beginning of the next), is one of its own.
 *
 * @param boxes of pieces of text, in their order
 * @param padding between the words and the outline
 */
export function lineShapes(boxes: readonly Box[], padding: number): Point[][] {
  const groups: Box[][] = [];
  for (const line of linesOf(boxes)) {
    const group = groups.at(-1);
    const above = group?.at(-1);
    if (group && above && isBelow(line, above)) group.push(line);
    else groups.push([line]);
  }
  return groups.map((lines) => shapeOf(lines, padding));
}

/** Boxes side by side on one line become one: a link in a sentence, words in bold. */
function linesOf(boxes: readonly Box[]): Box[] {
  const lines: Box[] = [];
  for (const box of boxes) {
    const { left, top, right, bottom } = box;
    if (right - left < 0.5 || bottom - top < 0.5) continue;
    const line = lines.at(-1);
    if (!line || !isOnLine(line, box)) lines.push({ left, top, right, bottom });
    else
      lines[lines.length - 1] = {
        left: Math.min(line.left, left),
        top: Math.min(line.top, top),
        right: Math.max(line.right, right),
        bottom: Math.max(line.bottom, bottom),
      };
  }
  return lines;
}

function isOnLine(line: Box, box: Box): boolean {
  const height = Math.min(line.bottom - line.top, box.bottom - box.top);
  const shared = Math.min(line.bottom, box.bottom) - Math.max(line.top, box.top);
  const gap = Math.max(line.left, box.left) - Math.min(line.right, box.right);
  return shared > height / 2 && gap < height * WIDEST_GAP;
}

function isBelow(line: Box, above: Box): boolean {
  const gap = line.top - above.bottom;
  const isLower = line.top > above.top && line.bottom > above.bottom;
  return (
    isLower && gap < (above.bottom - above.top) * HIGHEST_GAP && line.left < above.right && above.left < line.right
  );
}

function shapeOf(lines: readonly Box[], padding: number): Point[] {
  const right: Point[] = [];
  const left: Point[] = [];
  lines.forEach((line, index) => {
    const above = lines[index - 1];
    const below = lines[index + 1];
    const top = above ? (above.bottom + line.top) / 2 : line.top - padding;
    const bottom = below ? (line.bottom + below.top) / 2 : line.bottom + padding;
    right.push([line.right + padding, top], [line.right + padding, bottom]);
    left.unshift([line.left - padding, bottom], [line.left - padding, top]);
  });
  return [...right, ...left];
}
