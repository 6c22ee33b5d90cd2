/** What is shown over a page stands in one layer, which has the style sheet. */
import { type Overlay, type OverlayLook, openOverlay } from '../overlay.ts';
import { make } from './elements.ts';
import { dressRoot } from './sheet.ts';

/** @param styles what it is dressed in besides the sheet of all; null in a document that has no root */
export function openLayer(
  document: Document,
  look: OverlayLook,
  styles: readonly string[],
): { overlay: Overlay; layer: HTMLElement } | null {
  const overlay = openOverlay(document, look);
  if (!overlay) return null;
  dressRoot(document, overlay.root, styles);
  const layer = make(document, 'div', { class: 'all' });
  overlay.root.append(layer);
  return { overlay, layer };
}
