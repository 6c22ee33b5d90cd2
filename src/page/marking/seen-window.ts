/** What of the page is seen: less than the window where the reader has pinched it larger. */
import { documentElementOf } from '../dom.ts';
import type { Box } from './place.ts';

/** In CSS pixels of the layout viewport, without scroll bars. */
export function seenWindow(document: Document): Box {
  const {
    offsetLeft: left,
    offsetTop: top,
    width,
    height,
  } = visualViewport ?? {
    offsetLeft: 0,
    offsetTop: 0,
    width: innerWidth,
    height: innerHeight,
  };
  const element = documentElementOf(document);
  // Without its scroll bars; 0 in a document that shows nothing.
  const right = left + Math.min(width, element?.clientWidth || width);
  const bottom = top + Math.min(height, element?.clientHeight || height);
  return { left, top, right, bottom };
}
