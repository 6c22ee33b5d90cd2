/** What of a reading text is shown: of two copies of a text, for wide windows and for phones, one is not rendered; words for screen readers alone are not seen. */
import type { Span } from '../../core/text/quote.ts';
import { isClipped, isRendered, parentElement } from '../dom.ts';
import type { ReadingText } from './reading-text.ts';

/** Tells of places whether they are shown where they begin, as the page is styled now: ask each element once, do not keep it. */
export function shownIn(reading: ReadingText): (place: Span) => boolean {
  const known = new Map<Node, boolean>();
  return ({ start }) => {
    const node = reading.nodeAt(start);
    const element = node && parentElement(node);
    if (!element) return true;
    let isShown = known.get(element);
    if (isShown === undefined) {
      isShown = isRendered(element) && !isClipped(element);
      known.set(element, isShown);
    }
    return isShown;
  };
}
