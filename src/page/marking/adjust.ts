/** Lets the reader move the ends of a passage: by keys, a grapheme or a word at a time, and by dragging two handles. */
import { type End, moveEnd, putEnd } from '../../core/text/ends.ts';
import type { Span } from '../../core/text/quote.ts';
import type { ReadingText } from '../anchoring/reading-text.ts';
import { caretFromPoint, isRightToLeft } from '../dom.ts';
import { documentAt } from '../frames.ts';
import { createBoxes } from './boxes.ts';
import { createEdgeScroll } from './edge-scroll.ts';
import { button, make, on } from './elements.ts';
import type { Box } from './place.ts';
import type { Surface } from './surface.ts';

export interface AdjustWords {
  title: string;
  hint: string;
  start: string;
  end: string;
  otherEnd: string;
  wordBack: string;
  wordForward: string;
  keep: string;
  cancel: string;
  /** Said after each move: which end, and the words there. */
  moved(end: End, words: string): string;
}

/** Width of a handle, as the style sheet has it, in CSS pixels. */
const HANDLE = 24;

/** Resolves with where the passage stands then; null where the reader thought better of it. */
export function adjustEnds(
  document: Document,
  surface: Surface,
  {
    reading,
    span: first,
    language,
    words,
  }: { reading: ReadingText; span: Span; language: string | null; words: AdjustWords },
): Promise<Span | null> {
  const { text } = reading;
  let span = first;
  let active: End = 'end';
  const layer = make(document, 'div');
  const boxes = createBoxes(document, layer);
  const handles = {
    start: make(document, 'button', { class: 'handle', attributes: { type: 'button', 'aria-label': words.start } }),
    end: make(document, 'button', { class: 'handle', attributes: { type: 'button', 'aria-label': words.end } }),
  };
  const shown = make(document, 'p', { class: 'quote', attributes: { dir: 'auto', lang: language } });

  return new Promise((resolve) => {
    const bar = make(document, 'div', {
      class: 'panel card',
      attributes: { role: 'dialog', 'aria-label': words.title, tabindex: '-1' },
      children: [
        make(document, 'h2', { text: words.title }),
        make(document, 'p', { class: 'soft', text: words.hint }),
        shown,
        // For those who can neither press keys nor drag.
        make(document, 'div', {
          class: 'row',
          children: [
            button(document, { text: words.otherEnd }, other),
            button(document, { text: words.wordBack }, () => shift('back', 'word')),
            button(document, { text: words.wordForward }, () => shift('forward', 'word')),
          ],
        }),
        make(document, 'div', {
          class: 'row',
          children: [
            button(document, { text: words.keep }, () => finish(span)),
            button(document, { text: words.cancel }, () => finish(null)),
          ],
        }),
      ],
    });
    const marks = surface.open(make(document, 'div', { children: [layer, handles.start, handles.end] }), {
      onMove: draw,
    });
    const panel = surface.open(bar, {
      beside: () => {
        const ends = boxes.ends();
        const lines = boxes.lines();
        // Below the handles too.
        const room = lines.map((line) => ({ ...line, bottom: line.bottom + 28 }));
        const near = ends
          ? { x: outerEdge(active, ends[active]), y: ends[active].bottom }
          : { x: innerWidth / 2, y: innerHeight };
        return { words: room, near };
      },
      stays: true,
      keys,
    });
    if (!marks || !panel) {
      resolve(null);
      return;
    }
    for (const end of ['start', 'end'] as const) drag(end);
    show();
    bar.focus({ preventScroll: true });

    function finish(result: Span | null): void {
      // First: what is taken away ends everything with nothing kept.
      resolve(result);
      marks?.close();
      panel?.close();
    }
    panel.signal.addEventListener('abort', () => finish(null));

    function keys(event: KeyboardEvent): boolean {
      const isOnButton = surface.focused() instanceof HTMLButtonElement && bar.contains(surface.focused());
      if (event.metaKey) return false;
      if (event.key === 'Escape') finish(null);
      else if (event.key === 'Enter' && !isOnButton) finish(span);
      else if (event.key === 'Tab' && !isOnButton && !event.shiftKey) other();
      else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
        const isForward = (event.key === 'ArrowRight') !== readsLeftwards();
        shift(isForward ? 'forward' : 'back', event.ctrlKey || event.altKey ? 'word' : 'grapheme');
      } else return false;
      return true;
    }

    function shift(direction: 'forward' | 'back', by: 'word' | 'grapheme'): void {
      move(moveEnd(text, span, { end: active, direction, by, language }));
    }

    function other(): void {
      active = active === 'end' ? 'start' : 'end';
      show();
      surface.say(words.moved(active, wordsAt(active)));
    }

    function move(next: Span): void {
      if (next.start === span.start && next.end === span.end) return;
      if (!reading.boundaries(next.start, next.end)) return;
      span = next;
      show();
      surface.say(words.moved(active, wordsAt(active)));
    }

    function show(): void {
      draw();
      shown.textContent = shortened(text.slice(span.start, span.end));
      surface.replace();
    }

    function draw(): void {
      const points = reading.boundaries(span.start, span.end);
      boxes.show(points ? [{ range: new StaticRange(points), kind: 'own' }] : []);
      const ends = boxes.ends();
      for (const end of ['start', 'end'] as const) {
        const handle = handles[end];
        handle.hidden = ends === null;
        handle.toggleAttribute('data-active', end === active);
        if (!ends) continue;
        // Never half outside of the window, where it could not be taken hold of.
        const left = Math.max(0, Math.min(innerWidth - HANDLE, outerEdge(end, ends[end]) - HANDLE / 2));
        handle.style.left = `${left}px`;
        handle.style.top = `${ends[end].bottom - 4}px`;
      }
    }

    /** Where a passage ends on one side, in CSS pixels of the window. */
    function outerEdge(end: End, { left, right }: Box): number {
      return (end === 'start') !== readsLeftwards() ? left : right;
    }

    function drag(end: End): void {
      const handle = handles[end];
      on(handle, 'pointerdown', (event) => {
        event.preventDefault();
        active = end;
        handle.setPointerCapture(event.pointerId);
        show();
      });
      let pointer = { x: 0, y: 0 };
      const put = (): void => {
        // A handle hangs below its line: the words meant are above the pointer, and those at the edge where it is outside.
        const y = Math.max(1, Math.min(innerHeight - 1, pointer.y - 16));
        const caret = surface.beneath(() => {
          const at = documentAt(document, pointer.x, y);
          return caretFromPoint(at.document, at.x, at.y);
        });
        if (!caret) return;
        const next = putEnd(text, span, end, reading.offsetOf(caret.node, caret.offset));
        if (reading.boundaries(next.start, next.end) && next.start < next.end) {
          span = next;
          show();
        }
      };
      const edges = createEdgeScroll(document, {
        within: () => reading.boundaries(span.start, span.end)?.startContainer ?? null,
        scrolled: put,
      });
      on(handle, 'pointermove', (event) => {
        if (!handle.hasPointerCapture(event.pointerId)) return;
        pointer = { x: event.clientX, y: event.clientY };
        put();
        edges.at(pointer.y);
      });
      on(handle, 'pointerup', () => surface.say(words.moved(end, wordsAt(end))));
      // Let go, taken over by the browser, or gone with the handle.
      on(handle, 'lostpointercapture', edges.end);
      marks?.signal.addEventListener('abort', edges.end);
      on(handle, 'focus', () => {
        active = end;
        show();
      });
    }

    function readsLeftwards(): boolean {
      return isRightToLeft(reading.boundaries(span.start, span.end)?.startContainer);
    }

    function wordsAt(end: End): string {
      return end === 'start'
        ? text.slice(span.start, span.start + 40)
        : text.slice(Math.max(0, span.end - 40), span.end);
    }
  });
}

/** Its beginning and its end, which are what matters. */
function shortened(words: string): string {
  return words.length <= 160 ? words : `${words.slice(0, 80)} … ${words.slice(-76)}`;
}
