/**
 * The reading text of a part of a page: what a reader can see, in document order, with a map to and from the DOM.
 *
 * - White space of any kind is one plain space, and so is the break between two blocks, at `<br>` and between table
 *   cells. A line feed there would tell a paragraph from a space, and a page that is re-rendered with other elements
 *   would no longer match; a quote reads the same.
 * - A break is decided by the element's name and not by its layout: every element that is not known to stand within a
 *   line breaks it, custom elements too, which mostly wrap blocks. So the text is the same at every width of the window,
 *   in a background tab and in a detached tree, and no layout is computed.
 * - For the same reason text hidden by style sheets is in it. It is told apart where that matters, between equally good
 *   places of a quote (`resolve.ts`). Out are the elements that never show text and those with the attribute `hidden`
 *   (but `hidden=until-found`, which find-in-page opens). Closed `<details>` are in.
 * - Soft hyphens, zero-width spaces, word joiners and byte order marks are dropped.
 *
 * All offsets are UTF-16 code units. Shadow roots inside are not entered; a shadow root may be the root itself.
 */
import { foldGapsWithMap } from '../../core/text/fold.ts';
import {
  comparePosition,
  firstChild,
  getAttribute,
  isElement,
  isText,
  localName,
  nextSibling,
  nodeType,
  parentNode,
  textData,
} from '../dom.ts';

/** Show no text a reader could mark, or text that is not the page's (what is typed into a field). */
const SKIPPED = new Set(
  (
    'script style noscript template textarea select option datalist head title svg canvas iframe object audio video ' +
    'meter progress rp noembed noframes'
  ).split(' '),
);

/** Stand within a line, so that words go on through them. */
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark math mi mn mo mrow ms msub ' +
    'msup mtext nobr output picture q rb rt rtc ruby s samp slot small source span strike strong sub sup time tt u ' +
    'var wbr'
  ).split(' '),
);

export interface ReadingText {
  readonly text: string;
  /**
   * The boundary points of the text from `start` to `end`, in text nodes; the first right before the unit at `start`,
   * the second right after the unit before `end`. null where there is no such text.
   */
  boundaries(start: number, end: number): StaticRangeInit | null;
  /**
   * Offset of a boundary point, given as in a Range: of the first unit at or after it, be it the space of the gap that it
   * stands in. The text's length for a point outside the root and after it.
   */
  offsetOf(container: Node, offset: number): number;
}

/** Reads the root once, without recursion. The root itself is read whatever it is. */
export function readingText(root: Node): ReadingText {
  /** The source: data of text nodes as they are, with a space at each break. Folding it whole is faster than by node. */
  const parts: string[] = [];
  const nodes: Text[] = [];
  /** Where each node's data starts in the source. */
  const starts: number[] = [];
  let length = 0;
  let isBreakDue = false;

  const addText = (node: Text): void => {
    const data = textData(node);
    if (data === '') return;
    if (isBreakDue && length > 0) {
      parts.push(' ');
      length++;
    }
    isBreakDue = false;
    nodes.push(node);
    starts.push(length);
    parts.push(data);
    length += data.length;
  };

  /** Enters an element; whether its children are to be read. */
  const enters = (element: Element): boolean => {
    const name = localName(element);
    if (!INLINE.has(name)) isBreakDue = true;
    if (SKIPPED.has(name)) return false;
    const hidden = getAttribute(element, 'hidden');
    return hidden === null || hidden.toLowerCase() === 'until-found';
  };

  if (isText(root)) addText(root);
  let at: Node | null = isText(root) ? null : firstChild(root);
  while (at) {
    let child: Node | null = null;
    if (isText(at)) addText(at);
    else if (isElement(at) && enters(at)) child = firstChild(at);
    if (child) {
      at = child;
      continue;
    }
    let next = nextSibling(at);
    while (!next) {
      const parent: Node | null = parentNode(at);
      if (!parent || parent === root) break;
      if (isElement(parent) && !INLINE.has(localName(parent))) isBreakDue = true;
      at = parent;
      next = nextSibling(at);
    }
    at = next;
  }

  return mapOf(parts.join(''), nodes, Int32Array.from(starts));
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

function mapOf(source: string, nodes: readonly Text[], starts: Int32Array): ReadingText {
  const folded = foldGapsWithMap(source);
  // So that the source itself can go.
  const sourceLength = source.length;
  const lead = folded.text.startsWith(' ') ? 1 : 0;
  const text = folded.text.slice(lead, folded.text.endsWith(' ') ? -1 : undefined);
  /** To compare positions in the document instead takes time in proportion to the siblings in between. */
  let indexOf: Map<Node, number> | undefined;

  const textOffset = (sourceOffset: number): number =>
    Math.min(Math.max(folded.foldedOffset(sourceOffset) - lead, 0), text.length);

  /** The node that holds the unit at an offset of the source. */
  const nodeAt = (sourceOffset: number): { node: Text; start: number } | null => {
    const index = last(nodes.length, (at) => (starts[at] ?? 0) <= sourceOffset);
    const node = nodes[index];
    return node ? { node, start: starts[index] ?? 0 } : null;
  };

  return {
    text,
    boundaries(start, end) {
      if (!(start >= 0 && start < end && end <= text.length)) return null;
      const from = folded.sourceStart(start + lead);
      const to = folded.sourceEnd(end + lead);
      const first = nodeAt(from);
      const final = nodeAt(to - 1);
      if (!first || !final) return null;
      return {
        startContainer: first.node,
        startOffset: from - first.start,
        endContainer: final.node,
        endOffset: to - final.start,
      };
    },
    offsetOf(container, offset) {
      indexOf ??= new Map(nodes.map((node, index) => [node, index]));
      const own = indexOf.get(container);
      if (own !== undefined) return textOffset((starts[own] ?? 0) + offset);
      const child = childAt(container, offset);
      // Behind the last child, all of the container's own text is before the point.
      const before = child ? PRECEDING : PRECEDING | Node.DOCUMENT_POSITION_CONTAINED_BY;
      const index = last(nodes.length, (at) => {
        const node = nodes[at];
        return node !== undefined && node !== child && (comparePosition(child ?? container, node) & before) !== 0;
      });
      return textOffset(starts[index + 1] ?? sourceLength);
    },
  };
}

const PRECEDING = Node.DOCUMENT_POSITION_PRECEDING;

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
