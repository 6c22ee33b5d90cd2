/** Scrolls to the words that are read, clear of what a page keeps over its text: headers that stay, bars at the bottom. */
import {
  boundingRect,
  contains,
  documentElementOf,
  documentOf,
  elementsFromPoint,
  isElement,
  parentElement,
  scrollElementBy,
  scrollingElementOf,
  shownParent,
  viewOf,
} from '../dom.ts';
import { frameOf } from '../frames.ts';
import type { Box } from './line-shapes.ts';

/** Between the words and what lies over the page, in CSS pixels. */
const MARGIN = 12;
/** Bars that lie over one another and are looked behind. */
const MOST_BARS = 4;
/** What is higher than this share of the window is no bar. */
const HIGHEST_BAR = 0.5;

/** What of the window is not covered, in CSS pixels. */
export interface ClearBand {
  readonly top: number;
  readonly bottom: number;
}

/**
 * What of the window's height the page leaves clear where the words stand, and `ours` besides.
 *
 * @param within a node of the words: what they stand in does not cover them
 */
export function clearBand(
  document: Document,
  words: Box,
  within: Node,
  ours: { host: Element; top: number },
): ClearBand {
  const view = viewOf(document);
  const height = view?.innerHeight ?? 0;
  const width = view?.innerWidth ?? 0;
  let top = 0;
  let bottom = Math.min(height, ours.top);
  const edge = Math.min(10, (words.right - words.left) / 4);
  for (const x of [words.left + edge, (words.left + words.right) / 2, words.right - edge]) {
    if (x < 0 || x >= width) continue;
    for (let count = 0; count < MOST_BARS; count++) {
      const bar = barAt(document, x, top + 1, within, ours.host);
      if (!bar || bar.bottom <= top) break;
      top = bar.bottom;
    }
    for (let count = 0; count < MOST_BARS; count++) {
      const bar = barAt(document, x, bottom - 1, within, ours.host);
      if (!bar || bar.top >= bottom) break;
      bottom = bar.top;
    }
  }
  return top < bottom ? { top, bottom } : { top: 0, bottom: height };
}

/** The box of what stays at this point of the window while the page scrolls under it; null for none. */
function barAt(document: Document, x: number, y: number, within: Node, host: Element): DOMRect | null {
  const view = viewOf(document);
  const under = elementsFromPoint(document, x, y).find((element) => element !== host);
  for (let at: Element | null = under ?? null; at && view; at = parentElement(at)) {
    if (!/^(?:fixed|sticky)$/.test(view.getComputedStyle(at).position) || contains(at, within)) continue;
    const box = boundingRect(at);
    if (box.height < view.innerHeight * HIGHEST_BAR) return box;
  }
  return null;
}

export function isClear({ top, bottom }: Box, band: ClearBand): boolean {
  const isHigher = bottom - top > band.bottom - band.top - 2 * MARGIN;
  return top >= band.top && (bottom <= band.bottom || (isHigher && top < (band.top + band.bottom) / 2));
}

/**
 * Scrolls so that the words are clear. Where they do not fit, their beginning is.
 *
 * @param boxOf where they are, asked again after scrolling what they stand in
 * @param bandOf what is clear there
 * @returns whether anything is scrolled for it, by now or from now on
 */
export function bringIntoView(
  document: Document,
  within: Node,
  boxOf: () => Box | null,
  bandOf: (box: Box) => ClearBand,
): boolean {
  const view = viewOf(document);
  if (!view) return false;
  const isScrolled = scrollInside(document, within, boxOf);
  const box = boxOf();
  const band = box && bandOf(box);
  if (!band || isClear(box, band)) return isScrolled;
  const room = band.bottom - band.top;
  const height = box.bottom - box.top;
  // A third of what is left free stands above the words, so that what comes next is seen.
  const above = height + 2 * MARGIN < room ? Math.max(MARGIN, (room - height) / 3) : MARGIN;
  const isStill = view.matchMedia('(prefers-reduced-motion: reduce)').matches;
  view.scrollBy({ top: box.top - band.top - above, behavior: isStill ? 'instant' : 'smooth' });
  return true;
}

/** Scrolls the boxes that the words stand in, which the page's window does not know: in a frame, also its own window. */
function scrollInside(page: Document, within: Node, boxOf: () => Box | null): boolean {
  let isScrolled = false;
  for (let at = shownParent(within); at; at = shownParent(at)) {
    if (!isElement(at) || at.scrollHeight <= at.clientHeight + 1) continue;
    const document = documentOf(at);
    const view = document && viewOf(document);
    if (!view) continue;
    const isWindow = at === scrollingElementOf(document);
    const isRoot = isWindow || at === documentElementOf(document);
    if (isRoot ? !isWindow || document === page : !/^(?:auto|scroll)$/.test(view.getComputedStyle(at).overflowY))
      continue;
    const box = boxOf();
    if (!box) break;
    const top = (frameOf(document)?.y ?? 0) + (isWindow ? 0 : boundingRect(at).top);
    const height = isWindow ? at.clientHeight : boundingRect(at).height;
    if (box.top >= top && box.bottom <= top + height) continue;
    const { scrollTop } = at;
    scrollElementBy(at, box.top - top - height / 3);
    isScrolled ||= at.scrollTop !== scrollTop;
  }
  return isScrolled;
}
