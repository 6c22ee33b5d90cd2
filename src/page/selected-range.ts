/** What the reader has selected, or where her caret stands: in the page, in an open shadow tree of it, or in a frame of its origin. */
import {
  activeElementOf,
  childNodesOf,
  DOCUMENT_FRAGMENT_NODE,
  frameDocument,
  isElement,
  localName,
  nodeType,
  selectionOf,
  shadowRootOf,
} from './dom.ts';

/** How long after something the reader did a selection counts as hers, in milliseconds. */
export const OWN_TIME = 1_500;

/**
 * @param trees the shadow trees to look into; a selection in any other begins and ends at its host
 * @returns null where nothing is selected, or only in a frame that cannot be looked into
 */
export function selectedRange(document: Document, trees: readonly Node[]): AbstractRange | null {
  const active = activeElementOf(document);
  if (active && localName(active) === 'iframe') {
    const inner = frameDocument(active);
    return inner && selectedRange(inner, trees);
  }
  const shadowRoots = trees.filter((tree): tree is ShadowRoot => nodeType(tree) === DOCUMENT_FRAGMENT_NODE);
  const range = selectionOf(document)?.getComposedRanges({ shadowRoots })[0];
  return range && !range.collapsed ? range : null;
}

/** Whether words are selected, in an open shadow tree too. Unlike `isCollapsed` it makes the browser lay out nothing. */
export const isSelecting = (document: Document): boolean => innermostRange(document)?.collapsed === false;

/** Where the caret stands, in an open shadow tree too; null where words are selected, or nothing is. */
export function caretOf(document: Document): { node: Node; offset: number } | null {
  const range = innermostRange(document);
  return range?.collapsed ? { node: range.startContainer, offset: range.startOffset } : null;
}

/** The selection in the shadow tree that it begins in, collapsed or not; null where there is none. */
function innermostRange(document: Document): AbstractRange | null {
  const shadowRoots: ShadowRoot[] = [];
  for (;;) {
    const range = selectionOf(document)?.getComposedRanges({ shadowRoots })[0];
    if (!range) return null;
    // Of what stands in a tree that is not named it is the place of the host.
    const host = childNodesOf(range.startContainer)[range.startOffset] ?? null;
    const tree = isElement(host) ? shadowRootOf(host) : null;
    if (!tree || shadowRoots.includes(tree)) return range;
    shadowRoots.push(tree);
  }
}
