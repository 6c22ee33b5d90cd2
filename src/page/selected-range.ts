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

/** Where the caret stands, in an open shadow tree too; null where words are selected, or nothing is. */
export function caretOf(document: Document): { node: Node; offset: number } | null {
  const shadowRoots: ShadowRoot[] = [];
  for (;;) {
    const range = selectionOf(document)?.getComposedRanges({ shadowRoots })[0];
    if (!range) return null;
    const { startContainer: node, startOffset: offset, collapsed } = range;
    // Of what stands in a tree that is not named it is the place of the host.
    const host = childNodesOf(node)[offset] ?? null;
    const tree = isElement(host) ? shadowRootOf(host) : null;
    if (!tree || shadowRoots.includes(tree)) return collapsed ? { node, offset } : null;
    shadowRoots.push(tree);
  }
}
