/**
 * The reading text of a part of a page: what a reader can see, in the order in which it is shown, with a map to and from
 * the DOM. `page-reader.ts` says what is in it.
 *
 * It is a list of runs, each the text between two breaks, joined by one space; a run stays the same object from one
 * reading to the next as long as nothing in its block has changed. All offsets are UTF-16 code units.
 */
import { lowerBound } from '../../core/lower-bound.ts';
import { comparePosition, firstChild, isText, nextSibling, nodeType, parentNode, rootOf, shownParent } from '../dom.ts';
import type { Run } from './run.ts';

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
  /** `boundaries` where these are in one tree for sure, as nearly all are; null where `parts` has to say. */
  pointsInOneTree(start: number, end: number): StaticRangeInit | null;
  /** The boundary points in parts, one for each tree the text stands in: a range does not lead into a shadow tree or a frame. */
  parts(start: number, end: number): TextPart[];
  /**
   * Offset of a boundary point, given as in a Range: of the first unit at or after it, be it the space of the gap that it
   * stands in. The text's length for a point outside the root and after it; -1 for one that is in no tree of the root's,
   * as in what has been taken out of the page.
   */
  offsetOf(container: Node, offset: number): number;
}

/** A stretch of the reading text, with its boundary points, which are in one tree. */
export interface TextPart {
  readonly start: number;
  readonly end: number;
  readonly points: StaticRangeInit;
}

/** The last index below `count` for which `holds`, which holds for a beginning of them; -1 for none. */
const last = (count: number, holds: (index: number) => boolean): number => lowerBound(count, holds) - 1;

/** `last` for the offsets of runs, of which each passage asks some times. */
function lastUpTo(offsets: Int32Array, offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The same for the nodes of one run. A function of its own, for another kind of list would make the engine slow in both. */
function nodeUpTo(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The boundary points of a run's text between two offsets of it. */
function boundariesIn(run: Run, start: number, end: number): StaticRangeInit | null {
  const { folded, lead } = run;
  const { nodes, starts } = run.nodes;
  const from = folded.sourceStart(start + lead);
  const to = folded.sourceEnd(end + lead);
  const first = nodeUpTo(starts, from);
  // Most passages end in the node that they begin in.
  const isOfOne = first + 1 >= starts.length || to <= (starts[first + 1] ?? 0);
  const final = isOfOne ? first : nodeUpTo(starts, to - 1);
  const startContainer = nodes[first];
  const endContainer = nodes[final];
  if (!startContainer || !endContainer) return null;
  return {
    startContainer,
    startOffset: from - (starts[first] ?? 0),
    endContainer,
    endOffset: to - (starts[final] ?? 0),
  };
}

/** Whether a stretch of a run is in one tree for sure: what is read as one block is, and what is in one node. */
const isOfOneTree = (run: Run | undefined, { startContainer, endContainer }: StaticRangeInit): boolean =>
  startContainer === endContainer || (run !== undefined && run.block !== null);

/** The text of a run between two offsets of it, in parts, one for each tree: within a line a slot shows words of another. */
function partsIn(run: Run, start: number, end: number): TextPart[] {
  const points = start < end ? boundariesIn(run, start, end) : null;
  if (!points) return [];
  if (isOfOneTree(run, points)) return [{ start, end, points }];
  const { folded, lead } = run;
  const { nodes, starts } = run.nodes;
  const parts: TextPart[] = [];
  let from = start;
  let { startContainer, startOffset } = points;
  const final = nodeUpTo(starts, folded.sourceEnd(end + lead) - 1);
  for (let at = nodeUpTo(starts, folded.sourceStart(start + lead)); at < final; at++) {
    const endContainer = nodes[at];
    const next = nodes[at + 1];
    if (!endContainer || !next || rootOf(endContainer) === rootOf(next)) continue;
    const cut = starts[at + 1] ?? 0;
    const until = folded.foldedOffset(cut) - lead;
    // A node of white space may show nothing of its own.
    if (until > from) {
      const endOffset = cut - (starts[at] ?? 0);
      parts.push({ start: from, end: until, points: { startContainer, startOffset, endContainer, endOffset } });
      from = until;
    }
    startContainer = next;
    startOffset = 0;
  }
  parts.push({ start: from, end, points: { ...points, startContainer, startOffset } });
  return parts;
}

/** @param root what they were read from */
export function readingTextOf(runs: readonly Run[], root: Node): ReadingText {
  const texts: string[] = [];
  const offsets = new Int32Array(runs.length);
  let length = 0;
  for (const { text } of runs) {
    offsets[texts.length] = length;
    texts.push(text);
    length += text.length + 1;
  }
  const text = texts.join(' ');
  const startOf = (index: number): number => offsets[index] ?? 0;
  /** The run that was asked for last: a passage asks for its own some times, one after the other. */
  let recent = 0;
  /** Index of the run that holds the unit at an offset, or of the one before the space that does. */
  const runAt = (offset: number): number => {
    const isRecent = startOf(recent) <= offset && (recent + 1 >= runs.length || offset < startOf(recent + 1));
    if (!isRecent || offset < 0) recent = Math.max(0, lastUpTo(offsets, offset));
    return offset < 0 ? -1 : recent;
  };

  /** By node or block: the index of its run. Made when first needed. */
  let owners: Map<Node, number> | undefined;
  /** Where a text node stands: its run, and which of that run's nodes it is. */
  const placeOf = (node: Node): { run: number; node: number } | null => {
    if (!isText(node)) return null;
    owners ??= ownersOf(runs);
    let run: number | undefined;
    for (let at: Node | null = node; at && run === undefined; at = parentNode(at)) run = owners.get(at);
    const index = run === undefined ? -1 : (runs[run]?.nodes.nodes.indexOf(node) ?? -1);
    return run === undefined || index < 0 ? null : { run, node: index };
  };

  /** Offset of a unit of a node's data; in the gap before its run, of the space there. */
  const offsetIn = (run: number, node: number, offset: number): number => {
    const at = runs[run];
    if (!at) return text.length;
    const folded = at.folded.foldedOffset((at.nodes.starts[node] ?? 0) + offset) - at.lead;
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
      const { nodes, starts } = run.nodes;
      return nodes[nodeUpTo(starts, run.folded.sourceStart(at + run.lead))] ?? null;
    },
    pointsInOneTree(start, end) {
      const points = this.boundaries(start, end);
      if (!points) return null;
      const first = runAt(start);
      const isInOneRun = first === runs.length - 1 || end <= startOf(first + 1);
      return isInOneRun && isOfOneTree(runs[first], points) ? points : null;
    },
    parts(start, end) {
      const first = runAt(start);
      const whole = this.pointsInOneTree(start, end);
      if (whole) return [{ start, end, points: whole }];
      if (!this.boundaries(start, end)) return [];
      const parts: TextPart[] = [];
      for (let index = first; index < runs.length && startOf(index) < end; index++) {
        const run = runs[index];
        const offset = startOf(index);
        const own = run ? partsIn(run, Math.max(start - offset, 0), Math.min(end - offset, run.text.length)) : [];
        for (const { start, end, points } of own) {
          const before = parts.at(-1);
          const isSameTree = before && rootOf(before.points.startContainer) === rootOf(points.startContainer);
          if (!before || !isSameTree) parts.push({ start: start + offset, end: end + offset, points });
          else {
            const { endContainer, endOffset } = points;
            const joined = { ...before.points, endContainer, endOffset };
            parts[parts.length - 1] = { ...before, end: end + offset, points: joined };
          }
        }
      }
      return parts;
    },
    offsetOf(container, offset) {
      const own = placeOf(container);
      if (own) return offsetIn(own.run, own.node, offset);
      if (lifted(container, root) === null && lifted(root, container) === null) return -1;
      const child = childAt(container, offset);
      const isBefore = (node: Node): boolean =>
        child ? node !== child && precedes(node, child) : isWithin(container, node) || precedes(node, container);
      // Among the runs first, by their last nodes, and then within one.
      const run = last(runs.length, (at) => {
        const node = runs[at]?.nodes.nodes.at(-1);
        return node !== undefined && isBefore(node);
      });
      const next = runs[run + 1];
      if (!next) return text.length;
      const { nodes } = next.nodes;
      const node = last(nodes.length, (at) => {
        const each = nodes[at];
        return each !== undefined && isBefore(each);
      });
      return offsetIn(run + 1, node + 1, 0);
    },
  };
}

/** By block, and by node where a run's block has others too: the index of the run. */
function ownersOf(runs: readonly Run[]): Map<Node, number> {
  const owners = new Map<Node, number>();
  for (const [index, run] of runs.entries()) {
    if (run.block) owners.set(run.block, index);
    else for (const node of run.nodes.nodes) owners.set(node, index);
  }
  return owners;
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
