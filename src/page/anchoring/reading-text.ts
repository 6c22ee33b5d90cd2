/**
 * The reading text of a part of a page: what a reader can see, in the order in which it is shown, with a map to and from
 * the DOM. `page-reader.ts` says what is in it.
 *
 * It is a list of runs, each the text between two breaks, joined by one space; a run stays the same object from one
 * reading to the next as long as nothing in its block has changed. All offsets are UTF-16 code units.
 */
import { type FoldedText, foldGapsWithMap } from '../../core/text/fold.ts';
import {
  comparePosition,
  contains,
  firstChild,
  isText,
  nextSibling,
  nodeType,
  parentNode,
  rootOf,
  shownParent,
  textLength,
} from '../dom.ts';

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

/** Where the text nodes of a run are: each with where its data starts in the run's source. */
interface RunNodes {
  readonly nodes: readonly Text[];
  readonly starts: readonly number[];
}

/** The starts of a run of one node, which many are: one list for all. */
const ONE_START: readonly number[] = [0];
const NO_NODES: RunNodes = { nodes: [], starts: [] };

/** Text between two breaks: of text nodes that stand one after the other, with the gaps at its ends left out. */
export class Run {
  readonly text: string;
  /** Of its source, which is the data of its nodes one after the other. */
  readonly folded: FoldedText;
  /** 1 where the folded source begins with a space, which is left out. */
  readonly lead: number;
  /** The block that holds this text and no other; null where the nodes were kept as they were read. */
  readonly block: Element | null;
  readonly #length: number;
  readonly #textsIn: RunBlock['textsIn'] | null;
  #nodes: RunNodes | null;

  private constructor(text: string, folded: FoldedText, lead: number, length: number, from: RunNodes | RunBlock) {
    this.text = text;
    this.folded = folded;
    this.lead = lead;
    this.#length = length;
    const isBlock = 'block' in from;
    this.block = isBlock ? from.block : null;
    this.#textsIn = isBlock ? from.textsIn : null;
    this.#nodes = isBlock ? null : from;
  }

  /** The run of some nodes; null where they show nothing but white space. */
  static ofNodes(nodes: readonly Text[], data: readonly string[]): Run | null {
    const source = data.length === 1 ? (data[0] ?? '') : data.join('');
    // What stands between two blocks, mostly.
    if (source === ' ') return null;
    if (nodes.length === 1) return Run.#of(source, { nodes, starts: ONE_START });
    const starts: number[] = [];
    let start = 0;
    for (const part of data) {
      starts.push(start);
      start += part.length;
    }
    return Run.#of(source, { nodes, starts });
  }

  /** The run of all text nodes in a block, which are looked for when they are first asked for. */
  static ofBlock(source: string, from: RunBlock): Run | null {
    return source === '' ? null : Run.#of(source, from);
  }

  static #of(source: string, from: RunNodes | RunBlock): Run | null {
    const folded = foldGapsWithMap(source);
    const lead = folded.text.startsWith(' ') ? 1 : 0;
    const text = folded.text.slice(lead, folded.text.endsWith(' ') ? -1 : undefined);
    return text === '' ? null : new Run(text, folded, lead, source.length, from);
  }

  /** None where the page has changed since it was read: what is there now is for the next reading. */
  get nodes(): RunNodes {
    this.#nodes ??= this.#find();
    return this.#nodes ?? NO_NODES;
  }

  #find(): RunNodes | null {
    if (!this.block || !this.#textsIn) return null;
    const nodes: Text[] = [];
    const starts: number[] = [];
    let length = 0;
    const next = this.#textsIn(this.block);
    for (let node = next(); node; node = length < this.#length ? next() : null) {
      const own = textLength(node);
      if (own === 0) continue;
      nodes.push(node);
      starts.push(length);
      length += own;
    }
    const last = nodes.at(-1);
    const isSame = length === this.#length && last !== undefined && contains(this.block, last);
    return isSame ? { nodes, starts } : null;
  }
}

export interface RunBlock {
  readonly block: Element;
  /** Gives at each call the next of the text nodes that a block shows, and beyond it those that follow. */
  readonly textsIn: (block: Element) => () => Text | null;
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
const nodeUpTo = (starts: readonly number[], offset: number): number =>
  starts.length === 1 ? 0 : last(starts.length, (at) => (starts[at] ?? 0) <= offset);

/** The boundary points of a run's text between two offsets of it. */
function boundariesIn(run: Run, start: number, end: number): StaticRangeInit | null {
  const { folded, lead } = run;
  const { nodes, starts } = run.nodes;
  const from = folded.sourceStart(start + lead);
  const to = folded.sourceEnd(end + lead);
  const first = nodeUpTo(starts, from);
  const final = nodeUpTo(starts, to - 1);
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
    parts(start, end) {
      const first = runAt(start);
      const points = this.boundaries(start, end);
      if (!points) return [];
      const isInOneRun = end <= startOf(first + 1) || first === runs.length - 1;
      if (isInOneRun && isOfOneTree(runs[first], points)) return [{ start, end, points }];
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
