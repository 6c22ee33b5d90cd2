/** Scrolls the page while something is dragged near an edge of the window, or of a box in it that scrolls. */
import {
  bodyOf,
  boundingRect,
  documentElementOf,
  documentOf,
  isElement,
  scrollElementBy,
  scrollingElementOf,
  shownParent,
  viewOf,
} from '../dom.ts';
import { frameOf, shift } from '../frames.ts';

/** How near to an edge, in CSS pixels. */
const NEAR = 48;
/** At the edge, in CSS pixels a second; less before it. */
const FASTEST = 900;
/** A frame that comes late scrolls no further than one this long, in milliseconds. */
const LONGEST_FRAME = 50;
/** For those who want no motion: so many CSS pixels at once, and so many milliseconds from one time to the next. */
const JUMP = { by: 80, pause: 500 };

export interface EdgeScroll {
  /** Where the pointer is by now, as a height in the window in CSS pixels. */
  at(y: number): void;
  /** The pointer is let go. */
  end(): void;
}

/**
 * @param within a node of what is dragged over: the boxes that it stands in are scrolled first
 * @param scrolled called after each time
 */
export function createEdgeScroll(
  document: Document,
  { within, scrolled }: { within: () => Node | null; scrolled: () => void },
): EdgeScroll {
  const view = viewOf(document);
  let pointer: number | null = null;
  let waiting = 0;
  let last = 0;

  function step(now: number): void {
    if (pointer === null || !view) return;
    waiting = view.requestAnimationFrame(step);
    const isStill = view.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const elapsed = now - last;
    if (isStill && elapsed < JUMP.pause) return;
    last = now;
    const most = isStill ? JUMP.by : (FASTEST * Math.min(LONGEST_FRAME, elapsed)) / 1_000;
    if (scroll(view, pointer, most, isStill)) scrolled();
  }

  /** Whether anything was scrolled. */
  function scroll(view: Window, y: number, most: number, isStill: boolean): boolean {
    const by = (top: number, bottom: number): number => {
      const share = pull(y, top, bottom);
      return most * (isStill ? Math.sign(share) : share);
    };
    for (const { element, top, bottom } of scrollingBoxes(within())) {
      // Out of it the reader drags to words that stand elsewhere.
      if (y < top || y > bottom) continue;
      const before = element.scrollTop;
      scrollElementBy(element, by(Math.max(0, top), Math.min(view.innerHeight, bottom)));
      if (element.scrollTop !== before) return true;
    }
    const before = view.scrollY;
    view.scrollBy({ top: by(0, view.innerHeight), behavior: 'instant' });
    return view.scrollY !== before;
  }

  return {
    at(y) {
      if (pointer === null && view) {
        last = view.performance.now();
        waiting = view.requestAnimationFrame(step);
      }
      pointer = y;
    },
    end() {
      pointer = null;
      view?.cancelAnimationFrame(waiting);
    },
  };
}

/** From -1 at the upper edge to 1 at the lower one, and beyond them; 0 where the pointer is near to neither. */
function pull(y: number, top: number, bottom: number): number {
  // A box that is hardly higher than its edges scrolls by its outer parts alone.
  const near = Math.min(NEAR, (bottom - top) / 4);
  if (near <= 0) return 0;
  if (y < top + near) return -Math.min(1, (top + near - y) / near);
  return y > bottom - near ? Math.min(1, (y - (bottom - near)) / near) : 0;
}

/** What scrolls, and where it is seen in the page's window, in CSS pixels. */
interface ScrollingBox {
  readonly element: Element;
  readonly top: number;
  readonly bottom: number;
}

/** Those that a node stands in, and the windows of the frames that it stands in; the innermost first. */
function* scrollingBoxes(node: Node | null): Iterable<ScrollingBox> {
  for (let at = node && shownParent(node); at; at = shownParent(at)) {
    const document = isElement(at) ? documentOf(at) : null;
    if (!document || !isElement(at) || at === bodyOf(document)) continue;
    const frame = frameOf(document);
    if (at === documentElementOf(document)) {
      // What it scrolls is the window.
      const element = scrollingElementOf(document);
      if (frame && element && scrolls(element)) yield { element, top: frame.seen.top, bottom: frame.seen.bottom };
    } else if (scrolls(at) && /^(?:auto|scroll)$/.test(viewOf(document)?.getComputedStyle(at).overflowY ?? '')) {
      const { top, bottom } = frame ? shift(boundingRect(at), frame) : boundingRect(at);
      yield { element: at, top, bottom };
    }
  }
}

const scrolls = ({ scrollHeight, clientHeight }: Element): boolean => scrollHeight > clientHeight + 1;
