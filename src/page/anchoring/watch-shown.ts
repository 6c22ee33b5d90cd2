/**
 * Tells when a page shows other elements than before although its text is the same: a tab, an accordion or the copy for
 * phones, switched by a class, a style, a checkbox or a style sheet.
 *
 * No attribute is watched, for those that do it are many and pages change them all the time. What takes a box away or gives
 * it back changes the size of a box, which the browser tells of its own accord, and only when it lays the page out anyway.
 */
import { isElement, isRendered, isStillShown, parentElement, shownParentElement } from '../dom.ts';

export interface ShownWatch {
  /** From here on these are of interest, as they are now, and all that stands in `root`. */
  watch(root: Element | null, elements: Iterable<Element>): void;
  /**
   * Whether one of them has come or gone since the last look, or one may be shown elsewhere by now. To be called from time
   * to time; looks at nothing unless a box has got another size.
   */
  look(): boolean;
}

export function createShownWatch(signal: AbortSignal): ShownWatch {
  let shown = new Map<Element, boolean>();
  let observed = new Set<Element>();
  let hasStirred = false;
  const observer = new ResizeObserver(() => {
    hasStirred = true;
  });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });

  return {
    watch(root, elements) {
      if (signal.aborted) return;
      shown = new Map(Array.from(elements, (element) => [element, isRendered(element)]));
      const boxes = new Set([...shown.keys()].map(boxAround));
      if (root) boxes.add(root);
      for (const box of observed) if (!boxes.has(box) && isStillShown(box)) observer.unobserve(box);
      for (const box of boxes) if (!observed.has(box)) observer.observe(box);
      observed = boxes;
    },
    look() {
      if (!hasStirred) return false;
      hasStirred = false;
      // A hidden element may since have a visible copy, which is not tracked here.
      return [...shown].some(
        ([element, wasShown]) => !wasShown || (isStillShown(element) && isRendered(element)) !== wasShown,
      );
    },
  };
}

/** What stands within a line has no size that is told (https://drafts.csswg.org/resize-observer/#calculate-box-size). */
function boxAround(element: Element): Element {
  for (let at: Element | null = element; at; at = shownParentElement(at)) {
    const { display } = getComputedStyle(at);
    if (display !== 'inline' && display !== 'contents') return at;
  }
  return element;
}

/** The elements whose texts these ranges begin in. */
export function elementsOf(ranges: Iterable<AbstractRange>): Set<Element> {
  const elements = new Set<Element>();
  for (const { startContainer } of ranges) {
    const element = parentElement(startContainer);
    if (isElement(element)) elements.add(element);
  }
  return elements;
}
