/** Lets the reader choose one of the page's highlights, by a click or by keys. */
import { documentOf } from '../dom.ts';
import { frameOf, shift } from '../frames.ts';
import { createBoxes } from './boxes.ts';
import { button, make, on } from './elements.ts';
import type { Surface } from './surface.ts';

export interface Pickable {
  readonly id: string;
  readonly range: AbstractRange;
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

/** Resolves with the id; null where the reader thinks better of it. */
export function pickPassage(
  document: Document,
  surface: Surface,
  {
    among,
    hit,
    reveal,
    search,
    words,
  }: {
    /** In reading order. */
    among: readonly Pickable[];
    /** Ids of what stands at a point of the window, the innermost last. */
    hit(x: number, y: number): readonly string[];
    reveal(range: AbstractRange): void;
    /** Where she can search for what is not on this page; ends the picking with nothing chosen. */
    search?: { label: string; act: () => void } | undefined;
    words: PickWords;
  },
): Promise<string | null> {
  let at = among.findIndex(({ range }) => isSeen(range));
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
            button(document, { text: words.choose }, () => finish(among[at]?.id ?? null)),
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
        const found = surface.beneath(() => hit(x, y)).findLast((id) => ids.has(id));
        if (found !== undefined) finish(found);
        else status.textContent = words.none;
      },
      { capture: true, signal: panel.signal },
    );
    panel.signal.addEventListener('abort', () => finish(null));
    show();
    bar.focus({ preventScroll: true });

    function finish(id: string | null): void {
      // First: what is taken away ends everything with nothing chosen.
      resolve(id);
      marks?.close();
      panel?.close();
    }

    function keys(event: KeyboardEvent): boolean {
      const isOnButton = surface.focused() instanceof HTMLButtonElement;
      const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      if (event.key === 'Escape') finish(null);
      else if (event.key === 'Enter' && !isOnButton) finish(among[at]?.id ?? null);
      else if (by) step(by);
      else return false;
      return true;
    }

    function step(by: number): void {
      if (among.length === 0) return;
      at = at < 0 ? 0 : (at + by + among.length) % among.length;
      const chosen = among[at];
      if (chosen && !isSeen(chosen.range)) reveal(chosen.range);
      show();
    }

    function show(): void {
      const chosen = among[at];
      boxes.show(chosen ? [{ range: chosen.range, kind: 'own' }] : []);
      status.textContent = chosen ? words.describe(at + 1, among.length, chosen.words) : words.none;
    }
  });
}

function isSeen(range: AbstractRange): boolean {
  const live = new Range();
  live.setStart(range.startContainer, range.startOffset);
  const frame = frameOf(documentOf(range.startContainer));
  const { top, bottom } = frame ? shift(live.getBoundingClientRect(), frame) : live.getBoundingClientRect();
  const seen = frame?.seen ?? { top: 0, bottom: innerHeight };
  return bottom > Math.max(0, seen.top) && top < Math.min(innerHeight, seen.bottom);
}
