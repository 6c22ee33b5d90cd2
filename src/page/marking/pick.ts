/** Lets the reader choose one of the page's highlights, by a click or by keys. */
import { documentOf, isRightToLeft } from '../dom.ts';
import { frameOf, shift } from '../frames.ts';
import { button, make, on } from '../over-page/elements.ts';
import { createBoxes } from './boxes.ts';
import type { Surface } from './surface.ts';

export interface Pickable {
  readonly id: string;
  /** Where it stands by now; null where it is gone. */
  readonly range: () => AbstractRange | null;
  /** Its first words. */
  readonly words: string;
}

export interface PickWords {
  title: string;
  hint: string;
  choose: string;
  cancel: string;
  /** Said of the one that is chosen among: which of how many, and its words. */
  describe(at: number, count: number, words: string): string;
  none: string;
}

/** Resolves with the id of one that was not refused; null where the reader thinks better of it. */
export function pickPassage(
  document: Document,
  surface: Surface,
  {
    among,
    hit,
    reveal,
    refusal = () => null,
    search,
    words,
  }: {
    /** In reading order. */
    among: readonly Pickable[];
    /** Ids of what stands at a point of the window, the innermost last. */
    hit(x: number, y: number): readonly string[];
    reveal(range: AbstractRange): void;
    /** Why what she has chosen, be it any that stands at a point, cannot be taken; null where it can. She may choose another then. */
    refusal?(id: string): string | null | Promise<string | null>;
    /** Where she can search for what is not on this page; ends the picking with nothing chosen. */
    search?: { label: string; act: () => void } | undefined;
    words: PickWords;
  },
): Promise<string | null> {
  let at = among.findIndex(({ range }) => isSeen(range()));
  let isAsking = false;
  const layer = make(document, 'div');
  const boxes = createBoxes(document, layer);
  const status = make(document, 'p', { attributes: { role: 'status', dir: 'auto' } });

  return new Promise((resolve) => {
    const bar = make(document, 'div', {
      class: 'panel bar',
      attributes: { role: 'dialog', 'aria-label': words.title, tabindex: '-1' },
      children: [
        make(document, 'h2', { text: words.title, attributes: { dir: 'auto' } }),
        make(document, 'p', { class: 'soft', text: words.hint }),
        status,
        make(document, 'div', {
          class: 'row',
          children: [
            button(document, { text: words.choose }, chooseShown),
            search
              ? button(document, { text: search.label }, () => {
                  search.act();
                  finish(null);
                })
              : null,
            button(document, { text: words.cancel }, () => finish(null)),
          ],
        }),
      ],
    });
    const marks = surface.open(layer, { onMove: boxes.replace });
    const panel = surface.open(bar, { covers: true, keys });
    if (!marks || !panel) {
      resolve(null);
      return;
    }
    const ids = new Set(among.map(({ id }) => id));
    on(
      window,
      'click',
      (event) => {
        if (!surface.isOurs(event) || event.button !== 0 || event.detail === 0) return;
        const { top, bottom, left, right } = bar.getBoundingClientRect();
        const { clientX: x, clientY: y } = event;
        if (x >= left && x < right && y >= top && y < bottom) return;
        const there = surface.beneath(() => hit(x, y));
        const found = there.findLast((id) => ids.has(id)) ?? there.at(-1);
        if (found !== undefined) void choose(found);
        else status.textContent = words.none;
      },
      { capture: true, signal: panel.signal },
    );
    panel.signal.addEventListener('abort', () => finish(null));
    show();
    bar.focus({ preventScroll: true });

    async function choose(id: string): Promise<void> {
      if (isAsking) return;
      isAsking = true;
      const why = await refusal(id);
      isAsking = false;
      if (why === null) finish(id);
      else status.textContent = why;
    }

    function chooseShown(): void {
      const shown = among[at];
      if (shown) void choose(shown.id);
      else finish(null);
    }

    function finish(id: string | null): void {
      // First: what is taken away ends everything with nothing chosen.
      resolve(id);
      marks?.close();
      panel?.close();
    }

    function keys(event: KeyboardEvent): boolean {
      const isOnButton = surface.focused() instanceof HTMLButtonElement;
      const onward = isRightToLeft(among[at]?.range()?.startContainer) ? -1 : 1;
      const by = { ArrowDown: 1, ArrowUp: -1, ArrowRight: onward, ArrowLeft: -onward }[event.key];
      if (event.key === 'Escape') finish(null);
      else if (event.key === 'Enter' && !isOnButton) chooseShown();
      else if (by) step(by);
      else return false;
      return true;
    }

    function step(by: number): void {
      if (among.length === 0) return;
      at = at < 0 ? 0 : (at + by + among.length) % among.length;
      const range = among[at]?.range();
      if (range && !isSeen(range)) reveal(range);
      show();
    }

    function show(): void {
      const chosen = among[at];
      boxes.show(chosen ? [{ range: chosen.range, kind: 'own' }] : []);
      status.textContent = chosen ? words.describe(at + 1, among.length, chosen.words) : words.none;
    }
  });
}

function isSeen(range: AbstractRange | null): boolean {
  if (!range) return false;
  const live = new Range();
  live.setStart(range.startContainer, range.startOffset);
  const frame = frameOf(documentOf(range.startContainer));
  const { top, bottom } = frame ? shift(live.getBoundingClientRect(), frame) : live.getBoundingClientRect();
  const seen = frame?.seen ?? { top: 0, bottom: innerHeight };
  return bottom > Math.max(0, seen.top) && top < Math.min(innerHeight, seen.bottom);
}
