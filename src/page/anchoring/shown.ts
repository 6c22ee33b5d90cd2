/** What of a reading text is shown: of two copies of a text, for wide windows and for phones, one is not rendered; words for screen readers alone are not seen. */
import type { Span } from '../../core/text/quote.ts';
import { isClipped, isRendered, isSeen, parentElement, shownParentElement, textData } from '../dom.ts';
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
      isShown = isSeen(element);
      known.set(element, isShown);
    }
    return isShown;
  };
}

/** Elements above one that are asked whether they are boxes for screen readers alone. */
const MOST_LEVELS = 32;

/**
 * The words of a stretch as they are seen, without those that are not rendered or stand, however deep, in a box for screen
 * readers alone; null where none are seen. Dearer than `shownIn`, and meant for one passage.
 */
export function seenText(reading: ReadingText, { start, end }: Span): string | null {
  const known = new Map<Element, boolean>();
  const isUncut = (element: Element, level = 0): boolean => {
    let seen = known.get(element);
    if (seen === undefined) {
      const above = level < MOST_LEVELS ? shownParentElement(element) : null;
      seen = !isClipped(element) && (!above || isUncut(above, level + 1));
      known.set(element, seen);
    }
    return seen;
  };
  let text = '';
  for (let at = start; at < end; ) {
    const node = reading.nodeAt(at);
    const element = node && parentElement(node);
    // The space between two blocks is told with the one before.
    const until = node ? Math.max(at + 1, reading.offsetOf(node, textData(node).length)) : end;
    if (!element || (isRendered(element) && isUncut(element))) text += reading.text.slice(at, Math.min(until, end));
    else if (!text.endsWith(' ')) text += ' ';
    at = until;
  }
  return text.replace(/ {2,}/g, ' ').trim() || null;
}
