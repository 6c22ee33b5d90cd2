/** Brings a range into view. */
import { boundingRect, isElement, parentElement } from '../dom.ts';

/** Scrolls so that the range starts within the upper part of the window, or stands in its middle where it fits. */
export function scrollToRange(range: Range): void {
  const { startContainer } = range;
  const element = isElement(startContainer) ? startContainer : parentElement(startContainer);
  if (!element) return;
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
  // The element first: it may stand in a scroller of its own, which window.scrollBy does not know.
  Element.prototype.scrollIntoView.call(element, { block: 'center', behavior: 'instant' });
  const { top, bottom } = range.getBoundingClientRect();
  const height = innerHeight;
  const wanted = bottom - top < height * 0.8 ? (top + bottom) / 2 - height / 2 : top - height * 0.1;
  if (Math.abs(wanted) > 1 && boundingRect(element).height > height * 0.8) scrollBy({ top: wanted, behavior });
}
