/** Keeps what is read in sight: its outline where the words are, and the words clear of what lies over the page. */
import type { ReadingText } from '../anchoring/reading-text.ts';
import { activeElementOf, bodyOf, isElement, isStillShown, parentElement, viewOf } from '../dom.ts';
import { onDocuments } from '../frames.ts';
import { on } from '../over-page/elements.ts';
import { bringIntoView, type ClearBand, clearBand, isClear } from './bring-into-view.ts';
import { boxOf, createFocusOutline } from './focus-outline.ts';
import type { Box } from './line-shapes.ts';
import type { ReadingBar } from './reading-bar.ts';

interface Passage {
  readonly start: number;
  readonly end: number;
}

export type Where = 'above' | 'seen' | 'partly' | 'below' | 'nowhere';

export interface Stage {
  /** Outlines a passage and, where it is another than before, scrolls to it. */
  show(reading: ReadingText, passage: Passage, how: { scroll: boolean }): void;
  /** Where a passage is, seen from the window: `seen` whole or by its beginning; `nowhere` where it has no box. */
  where(reading: ReadingText, passage: Passage): Where;
  /** The reader goes elsewhere on the page by herself: what is shown is not brought back. */
  letGo(): void;
  /** Has the keys told to screen readers again, where the focus is nowhere. */
  takeFocus(): void;
  /** The way that the text of the passage shown runs. */
  direction(): 'ltr' | 'rtl';
}

export function createStage(page: Document, bar: ReadingBar, signal: AbortSignal): Stage {
  const view = viewOf(page);
  const outline = createFocusOutline(page, bar.root);
  let within: Node | null = null;
  /** Whether the scrolling under way is ours. */
  let isArriving = false;
  let frame = 0;

  const bandAt = (box: Box, node: Node): ClearBand => clearBand(page, box, node, { host: bar.host, top: bar.top() });

  /** The page moves more than once between two pictures. */
  function replace(): void {
    if (frame !== 0 || !view) return;
    frame = view.requestAnimationFrame(() => {
      frame = 0;
      if (!signal.aborted) outline.place();
    });
  }

  /** A header that comes back when a page is scrolled up lies over the words only now. */
  function arrived(): void {
    outline.place();
    if (!isArriving) return;
    isArriving = false;
    bring();
  }

  /** Whether anything is scrolled for it. */
  function bring(): boolean {
    const node = shown();
    const isScrolled = node !== null && bringIntoView(page, node, outline.box, (box) => bandAt(box, node));
    outline.place();
    return isScrolled;
  }

  /** Where the passage begins; null also where a frame has gone with it. */
  const shown = (): Node | null => (within && isStillShown(within) ? within : null);

  function letGo(): void {
    isArriving = false;
  }

  function takeFocus(): void {
    const active = activeElementOf(page);
    if (!signal.aborted && (!active || active === bodyOf(page))) bar.focus();
  }

  const passive = { capture: true, passive: true, signal };
  onDocuments(
    page,
    (_, inner) => {
      inner.addEventListener('scroll', replace, passive);
      inner.addEventListener('scrollend', arrived, passive);
      for (const type of ['wheel', 'touchmove', 'pointerdown'] as const) on(inner, type, letGo, passive);
    },
    signal,
  );
  view?.addEventListener('resize', replace, passive);
  const body = bodyOf(page);
  const sizes = view ? new view.ResizeObserver(replace) : null;
  if (body) sizes?.observe(body);
  signal.addEventListener('abort', () => {
    sizes?.disconnect();
    outline.clear();
  });

  return {
    show(reading, { start, end }, { scroll }) {
      const parts = reading.parts(start, end);
      within = parts[0]?.points.startContainer ?? null;
      outline.show(parts);
      if (!scroll) return;
      // What is clear at this moment may be swept past by a way that has begun before.
      isArriving = bring() || isArriving;
    },
    where(reading, { start, end }) {
      const parts = reading.parts(start, end);
      const box = boxOf(parts);
      const node = parts[0]?.points.startContainer;
      if (!box || !node) return 'nowhere';
      const band = bandAt(box, node);
      if (box.bottom <= band.top) return 'above';
      if (box.top >= band.bottom) return 'below';
      return isClear(box, band) ? 'seen' : 'partly';
    },
    letGo,
    takeFocus,
    direction() {
      const node = shown();
      const element = node && (isElement(node) ? node : parentElement(node));
      return element && view?.getComputedStyle(element).direction === 'rtl' ? 'rtl' : 'ltr';
    },
  };
}
