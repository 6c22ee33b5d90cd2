/**
 * Lets the reader point at an element of the page, with the mouse or the keyboard alone. All it shows is in a closed shadow
 * root in one element of its own, which lies over the page while it lasts: the page's links, buttons and shortcuts get
 * nothing of what is pressed.
 */
import { boundingRect, contains, elementsFromPoint, viewOf } from '../dom.ts';
import { onKeys } from '../first-keys.ts';
import { button, make, on, pressesButton } from '../over-page/elements.ts';
import { openLayer } from '../over-page/layer.ts';
import type { Writing } from '../overlay.ts';
import { sectionText } from '../sections/section-text.ts';
import { type Aim, aimAt, narrowed, stepped, widened } from './aim.ts';
import { putAround } from './frame-around.ts';
import { isPickable, largest, nearestBox } from './pickable.ts';
import { POINTING_CSS } from './pointing-css.ts';

export interface PickerWords extends Writing {
  title: string;
  /** What to press. */
  hint: string;
  cancel: string;
  choose: string;
  wider: string;
  narrower: string;
  /** What is pointed at, for eye and ear: its first words and its size. */
  describe(firstWords: string, words: number): string;
}

/** UTF-16 code units of the text pointed at whose words are counted, and of those that are shown. */
const COUNTED = 60_000;
const FIRST_WORDS = 60;

/** What the page is kept from hearing, besides clicks and keys. */
const PRESSES = ['mousedown', 'pointerdown', 'mouseup', 'pointerup', 'dblclick', 'auxclick', 'contextmenu'] as const;

/** Resolves with the element picked, or null where the reader thought better of it or the signal aborted. */
export function pickElement(
  document: Document,
  { from, words, signal }: { from: Element | null; words: PickerWords; signal: AbortSignal },
): Promise<Element | null> {
  if (signal.aborted) return Promise.resolve(null);
  const { language, direction } = words;
  const layered = openLayer(document, { language, direction, covers: true, scheme: 'dark' }, [POINTING_CSS]);
  if (!layered) return Promise.resolve(null);
  const { overlay, layer } = layered;
  const view = viewOf(document);
  const first = from && isPickable(from) ? from : largest(document);
  let aim = first && aimAt(first);
  let hovered: Element | null = null;

  return new Promise((resolve) => {
    const ended = new AbortController();
    const frame = make(document, 'div', { class: 'around' });
    const status = make(document, 'div', { class: 'small', attributes: { role: 'status', dir: 'auto' } });
    const bar = pickerBar(document, words, status, [
      [words.wider, widen],
      [words.narrower, narrow],
      [words.choose, choose],
      [words.cancel, cancel],
    ]);
    layer.append(frame, bar);

    function end(picked: Element | null): void {
      ended.abort();
      overlay.close();
      resolve(picked);
    }

    function choose(): void {
      end(aim?.at ?? null);
    }

    function cancel(): void {
      end(null);
    }

    function show({ scroll }: { scroll: boolean }): void {
      if (aim && scroll) scrollTo(aim.at, boundingRect(bar).height + 24);
      place();
      const said = aim ? sectionText(aim.at, COUNTED) : '';
      const count = said.split(' ').filter(Boolean).length;
      status.textContent = aim ? words.describe(said.slice(0, FIRST_WORDS), count) : '';
    }

    function place(): void {
      putAround(frame, aim?.at ?? null);
    }

    function go(next: Aim | null, how: { scroll: boolean }): void {
      if (!next) return;
      aim = next;
      show(how);
    }

    function widen(): void {
      go(aim && widened(aim), { scroll: false });
    }

    function narrow(): void {
      go(aim && narrowed(aim), { scroll: true });
    }

    function step(direction: 1 | -1): void {
      go(aim && stepped(aim, direction), { scroll: true });
    }

    function onKey(event: KeyboardEvent): void {
      if (!event.isTrusted) return;
      event.stopImmediatePropagation();
      if (pressesButton(event, overlay.root)) return;
      const isRightToLeft = words.direction === 'rtl';
      const act = {
        Escape: cancel,
        ArrowUp: widen,
        ArrowDown: narrow,
        ArrowRight: () => step(isRightToLeft ? -1 : 1),
        ArrowLeft: () => step(isRightToLeft ? 1 : -1),
        Enter: choose,
      }[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    }

    function onRelease(event: KeyboardEvent): void {
      if (!event.isTrusted) return;
      event.stopImmediatePropagation();
      pressesButton(event, overlay.root);
    }

    function onMove(event: PointerEvent): void {
      if (isOurs(event, overlay.root, bar)) return;
      const under = elementsFromPoint(document, event.clientX, event.clientY).find(
        (element) => element !== overlay.host,
      );
      const block = under && nearestBox(under);
      // Not where the mouse only stirs: the reader may have gone on from here with the keys.
      if (!block || block === hovered) return;
      hovered = block;
      go(aimAt(block), { scroll: false });
    }

    function onClick(event: MouseEvent): void {
      if (isOurs(event, overlay.root, bar)) return;
      swallow(event);
      if (event.button === 0) choose();
    }

    const options = { capture: true, signal: ended.signal };
    if (view) {
      onKeys(view, 'keydown', onKey, ended.signal);
      for (const type of ['keyup', 'keypress'] as const) onKeys(view, type, onRelease, ended.signal);
    }
    on(overlay.host, 'pointermove', onMove, options);
    on(overlay.host, 'click', onClick, options);
    for (const type of PRESSES)
      on(overlay.host, type, (event) => !isOurs(event, overlay.root, bar) && swallow(event), options);
    for (const type of ['scroll', 'resize']) view?.addEventListener(type, place, options);
    signal.addEventListener('abort', cancel, { signal: ended.signal });
    show({ scroll: true });
    bar.focus({ preventScroll: true });
  });
}

function pickerBar(
  document: Document,
  words: PickerWords,
  status: HTMLElement,
  acts: [label: string, act: () => void][],
): HTMLElement {
  const title = make(document, 'div', { class: 'title', text: words.title });
  const hint = make(document, 'div', { class: 'small soft', text: words.hint });
  const buttons = acts.map(([text, act]) => button(document, { text }, act));
  return make(document, 'div', {
    class: 'panel bar',
    attributes: { role: 'dialog', 'aria-label': words.title, tabindex: '-1' },
    children: [
      make(document, 'div', { class: 'words', children: [title, hint, status] }),
      make(document, 'div', { class: 'row', children: buttons }),
    ],
  });
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Whether what happened, happened on the bar: seen from outside, all in a closed root happens on its host. */
function isOurs(event: Event, root: ShadowRoot, bar: Element): boolean {
  if (!(event instanceof MouseEvent)) return false;
  // A button pressed by key has no place.
  if (event.detail === 0 && event.type === 'click') return true;
  return root.elementsFromPoint(event.clientX, event.clientY).some((element) => contains(bar, element));
}

/** Its beginning below the bar. */
function scrollTo(element: Element, barHeight: number): void {
  const { top, bottom } = boundingRect(element);
  if (top >= barHeight && bottom <= innerHeight) return;
  const isShort = bottom - top < innerHeight * 0.6;
  Element.prototype.scrollIntoView.call(element, { block: isShort ? 'center' : 'start', behavior: 'instant' });
  if (!isShort) scrollBy({ top: -barHeight, behavior: 'instant' });
}
