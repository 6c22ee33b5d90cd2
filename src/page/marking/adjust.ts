/** Lets the reader move the ends of a passage: by keys, a grapheme or a word at a time, and by dragging two handles. */
import { placeOfWords } from '../../core/reading/keep-place.ts';
import { type End, moveEnd, putEnd } from '../../core/text/ends.ts';
import type { Span } from '../../core/text/quote.ts';
import type { ReadingText } from '../anchoring/reading-text.ts';
import { caretFromPoint, isRightToLeft, verticalLines } from '../dom.ts';
import { documentAt } from '../frames.ts';
import { button, make, on } from '../over-page/elements.ts';
import { createBoxes } from './boxes.ts';
import { createEdgeScroll } from './edge-scroll.ts';
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
/** How far it stands out of its line. */
const REACH = 24;

/** Where a passage stands, in offsets of the text that it was read in. */
export interface Ends extends Span {
  readonly reading: ReadingText;
}

/**
 * Resolves with where the passage stands then; null where it stands as it did, because the reader thought better of it, or
 * where the page has taken its words away meanwhile.
 *
 * @param reading the page's text as it is now: the passage is followed by its words where that has become another one
 * @param span where the passage stands in it at first
 */
export function adjustEnds(
  document: Document,
  surface: Surface,
  {
    reading: readNow,
    span: first,
    language,
    words,
  }: { reading: () => ReadingText; span: Span; language: string | null; words: AdjustWords },
): Promise<Ends | null> {
  let reading = readNow();
  let span = first;
  /** Where it stood before the reader moved anything; null where that is not to be found any more. */
  let unmoved: Span | null = first;
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
            button(document, { text: words.keep }, keep),
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
        // Beyond the handles too.
        const above = linesDown() ? 28 : 0;
        const room = lines.map((line) => ({ ...line, top: line.top - above, bottom: line.bottom + 28 }));
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

    function finish(result: Ends | null): void {
      // First: what is taken away ends everything with nothing kept.
      resolve(result);
      marks?.close();
      panel?.close();
    }
    panel.signal.addEventListener('abort', () => finish(null));

    function keep(): void {
      follow();
      const isMoved = span.start !== unmoved?.start || span.end !== unmoved.end;
      finish(isMoved ? { reading, start: span.start, end: span.end } : null);
    }

    /** The page may have become another one under the handles; where the words are gone there is nothing left to move. */
    function follow(): void {
      const now = readNow();
      if (now === reading) return;
      const placeNow = (old: Span): Span | null =>
        now.text === reading.text ? old : placeOfWords(reading.text, old, now.text);
      const place = placeNow(span);
      unmoved = unmoved && placeNow(unmoved);
      reading = now;
      if (place) span = place;
      else finish(null);
    }

    function keys(event: KeyboardEvent): boolean {
      const isOnButton = surface.focused() instanceof HTMLButtonElement && bar.contains(surface.focused());
      if (event.metaKey) return false;
      if (event.key === 'Escape') finish(null);
      else if (event.key === 'Enter' && !isOnButton) keep();
      else if (event.key === 'Tab' && !isOnButton && !event.shiftKey) other();
      else {
        const direction = directionOf(event.key);
        if (!direction) return false;
        shift(direction, event.ctrlKey || event.altKey ? 'word' : 'grapheme');
      }
      return true;
    }

    /** Which way an arrow leads through the text. */
    function directionOf(key: string): 'forward' | 'back' | undefined {
      if (linesDown() && key === 'ArrowDown') return 'forward';
      if (linesDown() && key === 'ArrowUp') return 'back';
      if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
      return (key === 'ArrowRight') !== readsLeftwards() ? 'forward' : 'back';
    }

    function shift(direction: 'forward' | 'back', by: 'word' | 'grapheme'): void {
      follow();
      move(moveEnd(reading.text, span, { end: active, direction, by, language }));
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
      shown.textContent = shortened(reading.text.slice(span.start, span.end));
      surface.replace();
    }

    function draw(): void {
      follow();
      const points = reading.boundaries(span.start, span.end);
      boxes.show(points ? [{ range: () => new StaticRange(points), kind: 'own' }] : []);
      const ends = boxes.ends();
      for (const end of ['start', 'end'] as const) {
        const handle = handles[end];
        handle.hidden = ends === null;
        handle.toggleAttribute('data-active', end === active);
        if (!ends) continue;
        // Never half outside of the window, where it could not be taken hold of.
        const left = Math.max(0, Math.min(innerWidth - HANDLE, outerEdge(end, ends[end]) - HANDLE / 2));
        const isAbove = end === 'start' && linesDown() !== null;
        const top = isAbove ? Math.max(0, ends[end].top - REACH) : ends[end].bottom - 4;
        handle.style.left = `${left}px`;
        handle.style.top = `${top}px`;
        handle.style.cursor = linesDown() ? 'ns-resize' : '';
      }
    }

    /** Where a passage ends on one side, in CSS pixels of the window. */
    function outerEdge(end: End, { left, right }: Box): number {
      if (linesDown()) return (left + right) / 2;
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
        // A handle hangs below its line: the words meant are above the pointer, and those at the edge where it is outside. Where
        // lines run down, the first one stands above its line.
        const toWords = linesDown() && end === 'start' ? 16 : -16;
        const y = Math.max(1, Math.min(innerHeight - 1, pointer.y + toWords));
        const caret = surface.beneath(() => {
          const at = documentAt(document, pointer.x, y);
          return caretFromPoint(at.document, at.x, at.y);
        });
        if (!caret) return;
        follow();
        const offset = reading.offsetOf(caret.node, caret.offset);
        if (offset < 0) return;
        const next = putEnd(reading.text, span, end, offset);
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
      const lines = linesDown();
      return lines ? lines === 'leftwards' : isRightToLeft(container());
    }

    /** Where words run from top to bottom, which way their lines go. */
    function linesDown(): 'leftwards' | 'rightwards' | null {
      return verticalLines(container());
    }

    function container(): Node | undefined {
      return reading.boundaries(span.start, span.end)?.startContainer;
    }

    function wordsAt(end: End): string {
      const { text } = reading;
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
