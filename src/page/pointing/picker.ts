/**
 * Lets the reader point at an element of the page, with the mouse or the keyboard alone. All it shows is in a closed shadow
 * root in one element of its own, which lies over the page while it lasts: the page's links, buttons and shortcuts get
 * nothing of what is pressed. Styles are set by script, which no page's CSP forbids.
 */
import {
  boundingRect,
  childElements,
  contains,
  createElement,
  documentElementOf,
  elementsFromPoint,
  isRendered,
  localName,
  parentElement,
  textContent,
  viewOf,
} from '../dom.ts';
import { onKeys } from '../first-keys.ts';
import { on } from '../marking/elements.ts';
import { openOverlay } from '../overlay.ts';
import { isInline, isUnread, sectionText } from '../sections/section-text.ts';

export interface PickerWords {
  direction: 'ltr' | 'rtl';
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

export interface ConfirmationWords {
  direction: 'ltr' | 'rtl';
  text: string;
  /** Null where there is nothing to undo. */
  undo: string | null;
  close: string;
}

type Style = Partial<CSSStyleDeclaration>;

const INK = '#1d1b18';
const PAPER = '#ffffff';
const ACCENT = '#8b2635';
const FONT = '15px/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** Resolves with the element picked, or null where the reader thought better of it or the signal aborted. */
export function pickElement(
  document: Document,
  { from, words, signal }: { from: Element | null; words: PickerWords; signal: AbortSignal },
): Promise<Element | null> {
  const overlay = openOverlay(document, { direction: words.direction, covers: true, scheme: 'light' });
  if (!overlay) return Promise.resolve(null);
  const ended = new AbortController();
  const view = viewOf(document);
  let at = from && isPickable(from) ? from : largest(document);
  /** What was pointed at before each widening: narrowing goes back the same way. */
  let inner: Element[] = [];
  let hovered: Element | null = null;

  const frame = box(document, {
    position: 'fixed',
    border: `3px solid ${ACCENT}`,
    outline: `2px solid ${PAPER}`,
    boxShadow: `0 0 0 4px ${INK}`,
    background: 'rgb(139 38 53 / 12%)',
    borderRadius: '3px',
    pointerEvents: 'none',
    boxSizing: 'border-box',
  });
  const bar = barOf(document);
  const title = box(document, { fontWeight: '600' });
  title.textContent = words.title;
  const hint = box(document, { fontSize: '13px', opacity: '0.85' });
  hint.textContent = words.hint;
  const status = box(document, { fontSize: '13px', overflowWrap: 'anywhere' });
  status.setAttribute('role', 'status');
  status.dir = 'auto';
  const text = box(document, { flex: '1 1 18rem', minWidth: '0' });
  text.append(title, hint, status);

  return new Promise((resolve) => {
    const end = (picked: Element | null): void => {
      ended.abort();
      overlay.close();
      resolve(picked);
    };
    const buttons = box(document, { display: 'flex', flexWrap: 'wrap', gap: '8px' });
    buttons.append(
      button(document, words.wider, widen),
      button(document, words.narrower, narrow),
      button(document, words.choose, () => end(at)),
      button(document, words.cancel, () => end(null)),
    );
    bar.append(text, buttons);
    overlay.root.append(frame, bar);
    bar.setAttribute('role', 'dialog');
    bar.setAttribute('aria-label', words.title);
    bar.tabIndex = -1;
    bar.style.outline = `1px solid ${INK}`;

    function show(element: Element | null, how: { scroll: boolean }): void {
      at = element;
      if (at && how.scroll) scrollTo(at, boundingRect(bar).height + 24);
      place();
      const said = at ? sectionText(at, 60_000) : '';
      status.textContent = at ? words.describe(said.slice(0, 60), said.split(' ').filter(Boolean).length) : '';
    }

    function place(): void {
      frame.hidden = at === null;
      if (!at) return;
      const { left, top, width, height } = boundingRect(at);
      Object.assign(frame.style, {
        left: `${left - 4}px`,
        top: `${top - 4}px`,
        width: `${width + 8}px`,
        height: `${height + 8}px`,
      });
    }

    function widen(): void {
      const outer = at && nextOuter(at);
      if (!at || !outer) return;
      inner.push(at);
      show(outer, { scroll: false });
    }

    function narrow(): void {
      const next = inner.pop() ?? (at && mainChild(at));
      if (next) show(next, { scroll: true });
    }

    function step(direction: 1 | -1): void {
      const next = at && besides(at, direction);
      if (!next) return;
      inner = [];
      show(next, { scroll: true });
    }

    const onKey = (event: KeyboardEvent): void => {
      if (!event.isTrusted) return;
      const forwards = words.direction === 'rtl' ? -1 : 1;
      // Enter and the space bar on one of the bar's buttons are that button's.
      const onButton = overlay.root.activeElement instanceof HTMLButtonElement;
      const act = {
        Escape: () => end(null),
        ArrowUp: widen,
        ArrowDown: narrow,
        ArrowRight: () => step(forwards),
        ArrowLeft: () => step(forwards === 1 ? -1 : 1),
        Enter: onButton ? undefined : () => end(at),
      }[event.key];
      event.stopImmediatePropagation();
      if (!act) return;
      event.preventDefault();
      act();
    };
    const onMove = (event: PointerEvent): void => {
      if (isOurs(event, overlay.root, bar)) return;
      const under = elementsFromPoint(document, event.clientX, event.clientY).find(
        (element) => element !== overlay.host,
      );
      const block = under && nearestBox(under);
      // Not where the mouse only stirs: the reader may have gone on from here with the keys.
      if (!block || block === hovered) return;
      hovered = block;
      inner = [];
      show(block, { scroll: false });
    };
    const onClick = (event: MouseEvent): void => {
      if (isOurs(event, overlay.root, bar)) return;
      swallow(event);
      if (event.button === 0) end(at);
    };
    const options = { capture: true, signal: ended.signal };
    if (view) {
      onKeys(view, 'keydown', onKey, ended.signal);
      for (const type of ['keyup', 'keypress'] as const)
        onKeys(view, type, (event) => event.isTrusted && event.stopImmediatePropagation(), ended.signal);
    }
    on(overlay.host, 'pointermove', onMove, options);
    on(overlay.host, 'click', onClick, options);
    for (const type of [
      'mousedown',
      'pointerdown',
      'mouseup',
      'pointerup',
      'dblclick',
      'auxclick',
      'contextmenu',
    ] as const)
      on(overlay.host, type, (event) => !isOurs(event, overlay.root, bar) && swallow(event), options);
    for (const type of ['scroll', 'resize']) view?.addEventListener(type, place, options);
    signal.addEventListener('abort', () => end(null), { signal: ended.signal });
    show(at, { scroll: true });
    bar.focus({ preventScroll: true });
  });
}

/** Says on the page what has been done; resolves with whether it is to be undone, once that is answered or dismissed. */
export function confirmOnPage(document: Document, words: ConfirmationWords, signal: AbortSignal): Promise<boolean> {
  // Only the message itself lies over the page.
  const overlay = openOverlay(document, { direction: words.direction, covers: false, scheme: 'light' });
  if (!overlay) return Promise.resolve(false);
  const bar = barOf(document);
  bar.style.pointerEvents = 'auto';
  const text = box(document, { flex: '1 1 18rem' });
  text.setAttribute('role', 'status');
  bar.append(text);
  overlay.root.append(bar);
  // Once it is there: what stands in a status from the start is not announced.
  text.textContent = words.text;
  return new Promise((resolve) => {
    const ended = new AbortController();
    const end = (undo: boolean): void => {
      ended.abort();
      overlay.close();
      resolve(undo);
    };
    const close = button(document, words.close, () => end(false));
    if (words.undo !== null) bar.append(button(document, words.undo, () => end(true)));
    bar.append(close);
    // Not on 'Undo': one Enter too many would take back what the first has done.
    close.focus({ preventScroll: true });
    const view = viewOf(document);
    const onKey = (event: KeyboardEvent) => event.isTrusted && event.key === 'Escape' && end(false);
    if (view) onKeys(view, 'keydown', onKey, ended.signal);
    signal.addEventListener('abort', () => end(false), { signal: ended.signal });
  });
}

function box(document: Document, style: Style): HTMLElement {
  const element = createElement(document, 'div');
  Object.assign(element.style, style);
  return element;
}

function barOf(document: Document): HTMLElement {
  return box(document, {
    position: 'fixed',
    insetBlockStart: '8px',
    insetInline: '8px',
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px 16px',
    alignItems: 'center',
    maxWidth: '60rem',
    maxHeight: '45vh',
    overflow: 'auto',
    margin: '0 auto',
    padding: '10px 14px',
    border: `2px solid ${PAPER}`,
    borderRadius: '8px',
    outline: `1px solid ${INK}`,
    background: INK,
    color: PAPER,
    font: FONT,
    cursor: 'default',
  });
}

function button(document: Document, label: string, act: () => void): HTMLButtonElement {
  const element = createElement(document, 'button') as HTMLButtonElement;
  element.type = 'button';
  element.textContent = label;
  Object.assign(element.style, {
    minHeight: '32px',
    padding: '4px 12px',
    border: `1px solid ${PAPER}`,
    borderRadius: '6px',
    background: 'transparent',
    color: 'inherit',
    font: 'inherit',
    cursor: 'pointer',
  });
  on(element, 'click', act);
  element.addEventListener('focus', () => {
    element.style.outline = '3px solid #8ec5ff';
    element.style.outlineOffset = '2px';
  });
  element.addEventListener('blur', () => {
    element.style.outline = '';
  });
  return element;
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

/** Elements that could hold an article's text: blocks with text in them, below the body. */
function isPickable(element: Element): boolean {
  const name = localName(element);
  if (name === 'html' || name === 'body' || name === 'head' || isUnread(name) || isInline(name)) return false;
  return isRendered(element) && /\S/.test((textContent(element) ?? '').slice(0, 20_000));
}

/** Parts of a text, which are not all of it: pointed at with the mouse, they stand for the box they are in. */
const PART = /^(?:p|ul|ol|dl|dt|dd|li|blockquote|figure|figcaption|pre|h[1-6]|table|tbody|tr)$/;

function nearestBox(element: Element): Element | null {
  let block: Element | null = element;
  while (block && (!isPickable(block) || PART.test(localName(block)))) block = parentElement(block);
  return block;
}

/** The nearest element around it that is larger than it: boxes of the same size are passed over. */
function nextOuter(element: Element): Element | null {
  const inside = (textContent(element) ?? '').length;
  let outer = parentElement(element);
  while (outer && isPickable(outer) && (textContent(outer) ?? '').trim().length <= inside) outer = parentElement(outer);
  return outer && isPickable(outer) ? outer : null;
}

/** The child with most text. */
function mainChild(element: Element): Element | null {
  let best: Element | null = null;
  let most = 0;
  for (const child of childElements(element).slice(0, 2_000)) {
    const length = isPickable(child) ? (textContent(child) ?? '').length : 0;
    if (length <= most) continue;
    best = child;
    most = length;
  }
  return best;
}

/** The next element with text before or after it, beside it or beside what it stands in. */
function besides(element: Element, direction: 1 | -1): Element | null {
  for (let at: Element | null = element; at && localName(at) !== 'body'; at = parentElement(at)) {
    const parent = parentElement(at);
    if (!parent) return null;
    const siblings = childElements(parent);
    for (let i = siblings.indexOf(at) + direction; siblings[i]; i += direction) {
      const sibling = siblings[i];
      if (sibling && isPickable(sibling)) return sibling;
    }
  }
  return null;
}

/** Where nothing was found: from the body down to what holds most of the text. */
function largest(document: Document): Element | null {
  const top = documentElementOf(document);
  const body = top && childElements(top).find((element) => localName(element) === 'body');
  return body ? mainChild(body) : null;
}

/** Its beginning below the bar. */
function scrollTo(element: Element, barHeight: number): void {
  const { top, bottom } = boundingRect(element);
  if (top >= barHeight && bottom <= innerHeight) return;
  Element.prototype.scrollIntoView.call(element, {
    block: bottom - top < innerHeight * 0.6 ? 'center' : 'start',
    behavior: 'instant',
  });
  if (bottom - top >= innerHeight * 0.6) scrollBy({ top: -barHeight, behavior: 'instant' });
}
