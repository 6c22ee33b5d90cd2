/** What the reader has selected: in the page, in an open shadow tree of it, or in a frame of its origin. */
import { activeElementOf, DOCUMENT_FRAGMENT_NODE, frameDocument, localName, nodeType, selectionOf } from './dom.ts';

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
