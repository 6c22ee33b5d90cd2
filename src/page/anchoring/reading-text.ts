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
import { INVISIBLE } from '../../core/text/fold.ts';
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

/** More than words between single plain spaces. */
const ODD = new RegExp(`[^\\S ]| {2}|[${INVISIBLE}]`);
const ANY_SPACE = /[^\S \uFEFF]/g;
/** What takes another length in the reading text than in the node. */
const UNEVEN = new RegExp(`[ ${INVISIBLE}]{2,}|[${INVISIBLE}]`, 'g');

export interface ReadingText {
  readonly text: string;
  /**
   * The boundary points of the text from `start` to `end`, in text nodes; the first right before the unit at `start`,
   * the second right after the unit before `end`. null where there is no such text.
   */
  boundaries(start: number, end: number): StaticRangeInit | null;
  /**
   * Offset of a boundary point, given as in a Range: of the first text at or after it. The text's length for a point
   * outside the root and after it.
   */
  offsetOf(container: Node, offset: number): number;
}

/** Reads the root once, without recursion. The root itself is read whatever it is. */
export function readingText(root: Node): ReadingText {
  const parts: string[] = [];
  const nodes: Text[] = [];
  /**
   * Stretches that are the same in text and node. Per stretch: where it starts in the text, which node it is of, where
   * it starts in the node.
   */
  const list: number[] = [];
  let length = 0;
  let isSpaceDue = false;

  const addStretch = (node: Text, data: string, from: number, to: number): void => {
    let [start, end] = [from, to];
    if (start < end && data[start] === ' ') {
      isSpaceDue = true;
      start++;
    }
    const endsInSpace = start < end && data[end - 1] === ' ';
    if (endsInSpace) end--;
    if (start < end) {
      if (isSpaceDue && length > 0) {
        parts.push(' ');
        length++;
      }
      isSpaceDue = false;
      if (nodes.at(-1) !== node) nodes.push(node);
      list.push(length, nodes.length - 1, start);
      parts.push(data.slice(start, end));
      length += end - start;
    }
    if (endsInSpace) isSpaceDue = true;
  };

  const addText = (node: Text): void => {
    const raw = textData(node);
    if (!ODD.test(raw)) {
      addStretch(node, raw, 0, raw.length);
      return;
    }
    const data = raw.replace(ANY_SPACE, ' ');
    let from = 0;
    for (const run of data.matchAll(UNEVEN)) {
      addStretch(node, data, from, run.index);
      if (run[0].includes(' ')) isSpaceDue = true;
      from = run.index + run[0].length;
    }
    addStretch(node, data, from, data.length);
  };

  /** Enters an element; whether its children are to be read. */
  const enters = (element: Element): boolean => {
    const name = localName(element);
    if (!INLINE.has(name)) isSpaceDue = true;
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
      if (isElement(parent) && !INLINE.has(localName(parent))) isSpaceDue = true;
      at = parent;
      next = nextSibling(at);
    }
    at = next;
  }

  const text = parts.join('');
  const stretches = Int32Array.from(list);
  list.length = 0;
  return mapOf(text, nodes, stretches);
}

function mapOf(text: string, nodes: readonly Text[], stretches: Int32Array): ReadingText {
  const count = stretches.length / 3;
  const textStart = (stretch: number): number => stretches[stretch * 3] ?? text.length;
  const nodeOf = (stretch: number): Text | undefined => nodes[stretches[stretch * 3 + 1] ?? -1];
  const dataStart = (stretch: number): number => stretches[stretch * 3 + 2] ?? 0;

  /** The last stretch for which `isBefore` holds, which holds for a beginning of the list; -1 for none. */
  const last = (isBefore: (stretch: number) => boolean): number => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(middle)) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  return {
    text,
    boundaries(start, end) {
      if (!(start >= 0 && start < end && end <= text.length)) return null;
      const first = last((stretch) => textStart(stretch) <= start);
      const final = last((stretch) => textStart(stretch) < end);
      const startContainer = nodeOf(first);
      const endContainer = nodeOf(final);
      if (!startContainer || !endContainer) return null;
      const startOffset = dataStart(first) + start - textStart(first);
      return { startContainer, startOffset, endContainer, endOffset: dataStart(final) + end - textStart(final) };
    },
    offsetOf(container, offset) {
      let stretch: number;
      if (isText(container)) {
        stretch = last((index) => {
          const node = nodeOf(index);
          if (node === container) return dataStart(index) <= offset;
          return node !== undefined && (comparePosition(container, node) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
        });
        if (nodeOf(stretch) === container) {
          return Math.min(textStart(stretch) + offset - dataStart(stretch), textStart(stretch + 1));
        }
      } else {
        const child = childAt(container, offset);
        stretch = last((index) => {
          const node = nodeOf(index);
          if (!node || node === child) return false;
          if (child) return (comparePosition(child, node) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
          // After the last child: all of the container's own text is before.
          const mask = comparePosition(container, node);
          return (mask & (Node.DOCUMENT_POSITION_PRECEDING | Node.DOCUMENT_POSITION_CONTAINED_BY)) !== 0;
        });
      }
      return textStart(stretch + 1);
    },
  };
}

/** The child before which a boundary point stands; null where it is behind the last one. */
function childAt(container: Node, offset: number): Node | null {
  if (nodeType(container) === Node.COMMENT_NODE) return container;
  let child = firstChild(container);
  for (let index = 0; child && index < offset; index++) child = nextSibling(child);
  return child;
}
