/**
 * The frames of a page that are of its own origin: which of them the reader is in, and where what stands in one is in the
 * window. Into a frame of another origin nothing here looks.
 */
import {
  activeElementOf,
  boundingRect,
  documentOf,
  frameDocument,
  isElement,
  isNode,
  querySelectorAll,
  seenAt,
  shadowRootOf,
  viewOf,
} from './dom.ts';
import type { Box } from './marking/place.ts';
import { onReopened } from './reopened.ts';

/**
 * Begins with the page, and with each document in a frame of its origin: those that are there, those that come, and, where
 * a shadow tree hides a frame, once the focus goes into it, as it does before anything is selected by a press. With a
 * document in a frame that is opened anew it begins again, for none of its listeners is left; with the page, the whole content
 * script does.
 */
export function onDocuments(
  page: Document,
  begin: (document: Document, view: Window & typeof globalThis) => void,
  signal: AbortSignal,
): void {
  const known = new WeakSet<Document>();
  const enter = (document: Document | null): void => {
    const view = document && viewOf(document);
    if (!view || known.has(document) || signal.aborted) return;
    known.add(document);
    hear(document, view);
    if (document !== page) onReopened(document, view, () => hear(document, view), signal);
  };
  const hear = (document: Document, view: Window & typeof globalThis): void => {
    begin(document, view);
    // Of a frame it comes also when another document has come into it.
    const loaded = ({ target }: Event): void => {
      if (isNode(target) && isElement(target)) enter(frameDocument(target));
    };
    document.addEventListener('load', loaded, { capture: true, signal });
    // The window loses the focus when it goes into a frame; which one, Firefox says only afterwards.
    const left = (): void => {
      follow();
      view.setTimeout(follow);
    };
    view.addEventListener('blur', left, { signal });
    for (const frame of querySelectorAll(document, 'iframe')) enter(frameDocument(frame));
  };
  function follow(): void {
    for (let at: Document | null = page; at && !signal.aborted; ) {
      enter(at);
      let active = activeElementOf(at);
      for (let tree = active; tree; tree = shadowRootOf(tree)?.activeElement ?? null) active = tree;
      at = active && frameDocument(active);
    }
  }
  follow();
}

/** Where the window of a document in a frame stands in the page's, and what of it is seen there; null for the page. */
export function frameOf(document: Document | null): { x: number; y: number; seen: Box } | null {
  const frame = document && (viewOf(document)?.frameElement ?? null);
  if (!isElement(frame)) return null;
  const { left, top } = boundingRect(frame);
  const { paddingLeft, paddingTop, paddingRight, paddingBottom } = getComputedStyle(frame);
  const own = {
    left: left + frame.clientLeft + Number.parseFloat(paddingLeft),
    top: top + frame.clientTop + Number.parseFloat(paddingTop),
    right: left + frame.clientLeft + frame.clientWidth - Number.parseFloat(paddingRight),
    bottom: top + frame.clientTop + frame.clientHeight - Number.parseFloat(paddingBottom),
  };
  const outer = frameOf(documentOf(frame));
  if (!outer) return { x: own.left, y: own.top, seen: own };
  const shifted = shift(own, outer);
  return {
    x: shifted.left,
    y: shifted.top,
    seen: {
      left: Math.max(shifted.left, outer.seen.left),
      top: Math.max(shifted.top, outer.seen.top),
      right: Math.min(shifted.right, outer.seen.right),
      bottom: Math.min(shifted.bottom, outer.seen.bottom),
    },
  };
}

/** A box of a document's window in the page's. */
export function shift({ left, top, right, bottom }: Box, { x, y }: { x: number; y: number }): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/** A point of a document's window in the page's. */
export function inPage(
  document: Document,
  { clientX, clientY }: { clientX: number; clientY: number },
): { x: number; y: number } {
  const { x, y } = frameOf(document) ?? { x: 0, y: 0 };
  return { x: clientX + x, y: clientY + y };
}

/** The document that is seen at a point of the page's window, and the point in that document's own window. */
export function documentAt(page: Document, x: number, y: number): { document: Document; x: number; y: number } {
  const here = { document: page, x, y };
  const { element: top } = seenAt(page, x, y);
  const inner = top ? frameDocument(top) : null;
  if (!inner || !top) return here;
  const { left, top: above } = boundingRect(top);
  const { paddingLeft, paddingTop } = getComputedStyle(top);
  return documentAt(
    inner,
    x - left - top.clientLeft - Number.parseFloat(paddingLeft),
    y - above - top.clientTop - Number.parseFloat(paddingTop),
  );
}
