/**
 * Lets the reader point at an element of the page, with the mouse or the keyboard alone. All it shows is in a closed shadow
 * root in one element of its own, which lies over the page while it lasts: the page's links, buttons and shortcuts get
 * nothing of what is pressed.
 */
import { boundingRect, contains, elementsFromPoint, viewOf } from '../dom.ts';
import { onKeys } from '../first-keys.ts';
import { on } from '../marking/elements.ts';
import { openOverlay, type Writing } from '../overlay.ts';
import { sectionText } from '../sections/section-text.ts';
import { type Aim, aimAt, narrowed, stepped, widened } from './aim.ts';
import { barButton, box, createBar, createFrame, putAround } from './parts.ts';
import { isPickable, largest, nearestBox } from './pickable.ts';

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
  const opened = openOverlay(document, {
    language: words.language,
    direction: words.direction,
    covers: true,
    scheme: 'light',
  });
  if (!opened) return Promise.resolve(null);
  const overlay = opened;
  const view = viewOf(document);
  const first = from && isPickable(from) ? from : largest(document);
  let aim = first && aimAt(first);
  let hovered: Element | null = null;

  return new Promise((resolve) => {
    const ended = new AbortController();
    const frame = createFrame(document);
    const status = box(document, { fontSize: '0.87em', overflowWrap: 'anywhere' });
    status.setAttribute('role', 'status');
    status.dir = 'auto';
    const bar = pickerBar(document, words, status, [
      [words.wider, widen],
      [words.narrower, narrow],
      [words.choose, choose],
      [words.cancel, cancel],
    ]);
    overlay.root.append(frame, bar);

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
      const isRightToLeft = words.direction === 'rtl';
      // Enter and the space bar on one of the bar's buttons are that button's.
      const onButton = overlay.root.activeElement instanceof HTMLButtonElement;
      const act = {
        Escape: cancel,
        ArrowUp: widen,
        ArrowDown: narrow,
        ArrowRight: () => step(isRightToLeft ? -1 : 1),
        ArrowLeft: () => step(isRightToLeft ? 1 : -1),
        Enter: onButton ? undefined : choose,
      }[event.key];
      event.stopImmediatePropagation();
      if (!act) return;
      event.preventDefault();
      act();
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
      for (const type of ['keyup', 'keypress'] as const)
        onKeys(view, type, (event) => event.isTrusted && event.stopImmediatePropagation(), ended.signal);
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
  const text = box(document, { flex: '1 1 19em', minWidth: '0' });
  const title = box(document, { fontWeight: '600' }, words.title);
  const hint = box(document, { fontSize: '0.87em', opacity: '0.85' }, words.hint);
  text.append(title, hint, status);
  const buttons = box(document, { display: 'flex', flexWrap: 'wrap', gap: '8px' });
  buttons.append(...acts.map(([label, act]) => barButton(document, label, act)));
  const bar = createBar(document);
  bar.setAttribute('role', 'dialog');
  bar.setAttribute('aria-label', words.title);
  bar.tabIndex = -1;
  bar.append(text, buttons);
  return bar;
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
