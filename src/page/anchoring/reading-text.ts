/**
 * The reading text of a part of a page: what a reader can see, in the order in which it is shown, with a map to and from
 * the DOM. `page-reader.ts` says what is in it.
 *
 * It is a list of runs, each the text between two breaks, joined by one space; a run stays the same object from one
 * reading to the next as long as nothing in its block has changed. All offsets are UTF-16 code units.
 */
import { type FoldedText, foldGapsWithMap } from '../../core/text/fold.ts';
import { comparePosition, firstChild, isText, nextSibling, nodeType, rootOf, shownParent } from '../dom.ts';

export interface ReadingText {
  readonly text: string;
  /** Offsets right behind each break but the first: where another block, or a line after `<br>`, begins; ascending. */
  readonly breaks: readonly number[];
  /**
   * The boundary points of the text from `start` to `end`, in text nodes; the first right before the unit at `start`,
   * the second right after the unit before `end`. null where there is no such text.
   */
  boundaries(start: number, end: number): StaticRangeInit | null;
  /** The text node that holds the unit at an offset; of the space between two, the one before it. null outside of the text. */
  nodeAt(offset: number): Text | null;
  /** The boundary points in parts, one for each tree the text stands in: a range does not lead into a shadow tree or a frame. */
  parts(start: number, end: number): TextPart[];
  /**
   * Offset of a boundary point, given as in a Range: of the first unit at or after it, be it the space of the gap that it
   * stands in. The text's length for a point outside the root and after it.
   */
  offsetOf(container: Node, offset: number): number;
}

/** A stretch of the reading text, with its boundary points, which are in one tree. */
export interface TextPart {
  readonly start: number;
  readonly end: number;
  readonly points: StaticRangeInit;
}

/** Text between two breaks: of text nodes that stand one after the other, with the gaps at its ends left out. */
export interface Run {
  readonly text: string;
  readonly nodes: readonly Text[];
  /** Where each node's data starts in the run's source. */
  readonly starts: readonly number[];
  readonly folded: FoldedText;
  /** 1 where the folded source begins with a space, which is left out. */
  readonly lead: number;
}

/** The starts of a run of one node, which most are: one list for all. */
const ONE_START: readonly number[] = [0];

/** null where the nodes show nothing but white space. */
export function runOf(nodes: readonly Text[], data: readonly string[]): Run | null {
  const folded = foldGapsWithMap(data.length === 1 ? (data[0] ?? '') : data.join(''));
  const lead = folded.text.startsWith(' ') ? 1 : 0;
  const text = folded.text.slice(lead, folded.text.endsWith(' ') ? -1 : undefined);
  if (text === '') return null;
  if (nodes.length === 1) return { text, nodes, starts: ONE_START, folded, lead };
  const starts = [0];
  for (let index = 1; index < data.length; index++)
    starts.push((starts[index - 1] ?? 0) + (data[index - 1]?.length ?? 0));
  return { text, nodes, starts, folded, lead };
}

/** The last index below `count` for which `holds`, which holds for a beginning of them; -1 for none. */
function last(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The node of a run that holds the unit at an offset of its source, and where in it. */
function nodeAt({ nodes, starts }: Run, offset: number): { node: Text; offset: number } | null {
  const index = last(nodes.length, (at) => (starts[at] ?? 0) <= offset);
  const node = nodes[index];
  return node ? { node, offset: offset - (starts[index] ?? 0) } : null;
}

/** The boundary points of a run's text between two offsets of it. */
function boundariesIn(run: Run, start: number, end: number): StaticRangeInit | null {
  const from = nodeAt(run, run.folded.sourceStart(start + run.lead));
  const to = nodeAt(run, run.folded.sourceEnd(end + run.lead) - 1);
  return (
    from &&
    to && {
      startContainer: from.node,
      startOffset: from.offset,
      endContainer: to.node,
      endOffset: to.offset + 1,
    }
  );
}

export function readingTextOf(runs: readonly Run[]): ReadingText {
  const text = runs.map((run) => run.text).join(' ');
  const offsets = new Int32Array(runs.length);
  let length = 0;
  runs.forEach((run, index) => {
    offsets[index] = length;
    length += run.text.length + 1;
  });
  const startOf = (index: number): number => offsets[index] ?? 0;
  /** Index of the run that holds the unit at an offset, or of the one before the space that does. */
  const runAt = (offset: number): number => last(runs.length, (at) => startOf(at) <= offset);

  /** Where a node stands: its run, and which of that run's nodes it is. Made when first needed. */
  let places: Map<Node, { run: number; node: number }> | undefined;
  const placeOf = (node: Node) => {
    places ??= new Map(runs.flatMap(({ nodes }, run) => nodes.map((each, at) => [each, { run, node: at }] as const)));
    return places.get(node);
  };

  /** Offset of a unit of a node's data; in the gap before its run, of the space there. */
  const offsetIn = (run: number, node: number, offset: number): number => {
    const at = runs[run];
    if (!at) return text.length;
    const folded = at.folded.foldedOffset((at.starts[node] ?? 0) + offset) - at.lead;
    return Math.max(startOf(run) + Math.min(folded, at.text.length), 0);
  };

  /** The boundary points of one unit; of the space between two runs, where the first one ends. */
  const unitAt = (offset: number): StaticRangeInit | null => {
    const index = runAt(offset);
    const run = runs[index];
    if (!run) return null;
    const at = offset - startOf(index);
    if (at < run.text.length) return boundariesIn(run, at, at + 1);
    const end = boundariesIn(run, at - 1, at);
    return end && { ...end, startContainer: end.endContainer, startOffset: end.endOffset };
  };

  return {
    text,
    get breaks() {
      return Array.from(offsets.subarray(1));
    },
    boundaries(start, end) {
      if (!(start >= 0 && start < end && end <= text.length)) return null;
      const index = runAt(start);
      const run = runs[index];
      const from = start - startOf(index);
      const to = end - startOf(index);
      // Nearly all passages stand in one run, and begin and end with words of it.
      if (run && from < run.text.length && to <= run.text.length) return boundariesIn(run, from, to);
      const first = unitAt(start);
      const final = unitAt(end - 1);
      if (!first || !final) return null;
      const { startContainer, startOffset } = first;
      const { endContainer, endOffset } = final;
      return { startContainer, startOffset, endContainer, endOffset };
    },
    nodeAt(offset) {
      const index = runAt(offset);
      const run = runs[index];
      if (!run || offset >= text.length) return null;
      const at = Math.min(offset - startOf(index), run.text.length - 1);
      return nodeAt(run, run.folded.sourceStart(at + run.lead))?.node ?? null;
    },
    parts(start, end) {
      const whole = this.boundaries(start, end);
      if (!whole) return [];
      const first = runAt(start);
      if (end <= startOf(first + 1) || first === runs.length - 1) return [{ start, end, points: whole }];
      const parts: TextPart[] = [];
      for (let index = first; index < runs.length && startOf(index) < end; index++) {
        const from = Math.max(start, startOf(index));
        const to = Math.min(end, startOf(index) + (runs[index]?.text.length ?? 0));
        const points = this.boundaries(from, to);
        if (!points) continue;
        const before = parts.at(-1);
        const isSameTree = before && rootOf(before.points.startContainer) === rootOf(points.startContainer);
        if (!before || !isSameTree) parts.push({ start: from, end: to, points });
        else {
          const { endContainer, endOffset } = points;
          parts[parts.length - 1] = { ...before, end: to, points: { ...before.points, endContainer, endOffset } };
        }
      }
      return parts;
    },
    offsetOf(container, offset) {
      const own = placeOf(container);
      if (own) return offsetIn(own.run, own.node, offset);
      const child = childAt(container, offset);
      const isBefore = (node: Node): boolean =>
        child ? node !== child && precedes(node, child) : isWithin(container, node) || precedes(node, container);
      // Among the runs first, by their last nodes, and then within one.
      const run = last(runs.length, (at) => {
        const node = runs[at]?.nodes.at(-1);
        return node !== undefined && isBefore(node);
      });
      const next = runs[run + 1];
      if (!next) return text.length;
      const node = last(next.nodes.length, (at) => {
        const each = next.nodes[at];
        return each !== undefined && isBefore(each);
      });
      return offsetIn(run + 1, node + 1, 0);
    },
  };
}

/** Whether `inner` stands in `outer`, in a shadow tree or a frame of it too. */
function isWithin(outer: Node, inner: Node): boolean {
  const inOuters = lifted(inner, outer);
  if (inOuters === null) return false;
  // What the outer one shows in a tree of its own is lifted to itself.
  return inOuters === outer ? inner !== outer : (comparePosition(outer, inOuters) & CONTAINED_BY) !== 0;
}

/** Whether a node is shown before another. */
function precedes(node: Node, other: Node): boolean {
  const inOthers = lifted(node, other);
  if (inOthers)
    return inOthers !== other && (comparePosition(other, inOthers) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  // The other one is the deeper: what holds it, in the tree of the first.
  const inFirsts = lifted(other, node);
  return inFirsts !== null && (comparePosition(inFirsts, node) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
}

const { DOCUMENT_POSITION_CONTAINED_BY: CONTAINED_BY } = Node;

/** The node, or what shows the tree it is in, in the tree of `other`; null where that does not show it. */
function lifted(node: Node, other: Node): Node | null {
  const root = rootOf(other);
  for (let at: Node | null = node; at; ) {
    const own: Node = rootOf(at);
    if (own === root) return at;
    at = shownParent(own);
  }
  return null;
}

/**
 * The node before which a boundary point stands; null where it is behind the last child. Character data that is not in
 * the text stands for itself.
 */
function childAt(container: Node, offset: number): Node | null {
  if (nodeType(container) === Node.COMMENT_NODE || isText(container)) return container;
  let child = firstChild(container);
  for (let index = 0; child && index < offset; index++) child = nextSibling(child);
  return child;
}
