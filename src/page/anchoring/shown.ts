/** What of a reading text is shown: of two copies of a text, for wide windows and for phones, one is not rendered. */
import type { Span } from '../../core/text/quote.ts';
import { isElement, isRendered, parentElement } from '../dom.ts';
import type { ReadingText } from './reading-text.ts';

/** Tells of places whether they are shown where they begin, as the page is styled now: ask each element once, do not keep it. */
export function shownIn(reading: ReadingText): (place: Span) => boolean {
  const known = new Map<Node, boolean>();
  return ({ start, end }) => {
    const points = reading.boundaries(start, end);
    const element = points && parentElement(points.startContainer);
    if (!element || !isElement(element)) return true;
    let isShown = known.get(element);
    if (isShown === undefined) {
      isShown = isRendered(element);
      known.set(element, isShown);
    }
    return isShown;
  };
}
