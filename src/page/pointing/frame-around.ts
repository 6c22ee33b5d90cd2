/** The frame around what the reader points at. */
import { boundingRect } from '../dom.ts';

/** Puts the frame around an element, where that is now. */
export function putAround(frame: HTMLElement, element: Element | null): void {
  frame.hidden = element === null;
  if (!element) return;
  const { left, top, width, height } = boundingRect(element);
  Object.assign(frame.style, {
    left: `${left - 4}px`,
    top: `${top - 4}px`,
    width: `${width + 8}px`,
    height: `${height + 8}px`,
  });
}
