/**
 * The one element of ours that lies over a page, with a closed shadow root: all that is shown on the page is in it. It is
 * in the top layer, over the page's own dialogs; what the page does to it is undone; and it leaves with its signal.
 */
import {
  activeElementOf,
  createElement,
  documentElementOf,
  isConnected,
  isElement,
  isNode,
  localName,
  parentNode,
  querySelectorAll,
  shadowRootOf,
} from './dom.ts';

export interface Overlay {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** Whether all of the page is to be behind it from now on. */
  cover(covers: boolean): void;
  /** Makes it light or dark. */
  shade(scheme: 'light' | 'dark'): void;
  /** Looks at the page as if nothing lay over it: for what is under a point. */
  beneath<T>(look: () => T): T;
  /** Lies over the page anew where that has another top by now. */
  rise(): void;
  /** The focus goes back to what had it before it came in here, unless it has gone elsewhere since. */
  giveBackFocus(): void;
  /** Takes it away; the focus goes back first. */
  close(): void;
}

/** How the words of the interface are written: the page around them may be of another language. */
export interface Writing {
  /** BCP 47 tag. */
  language: string;
  direction: 'ltr' | 'rtl';
}

export interface OverlayLook extends Writing {
  /** Whether all of the page is behind it, so that no click goes through; otherwise only what is put into it takes clicks. */
  covers: boolean;
  scheme: 'light' | 'dark';
}

/** `style`, `lang`, `dir`, `translate` and `popover`. */
const ATTRIBUTES = 5;

/** What fills the screen, but for what shows nothing that is put into it. */
const FILLS_SCREEN = ':fullscreen:not(audio, canvas, embed, iframe, img, object, video)';

/** What a press outside of it closes; a press within it does not, be that in another layer. */
const CLOSES_BY_PRESS = ':is([popover=""], [popover="auto" i]):popover-open, dialog[open][closedby="any" i]';

/** How often what the page does is undone: one that goes on and on would only cost the reader's battery. */
const MOST_REPAIRS = 200;

/** null in a document that has no root. */
export function openOverlay(document: Document, { language, direction, covers, scheme }: OverlayLook): Overlay | null {
  // Behind a modal dialog of the page, or beside what fills the screen, nothing takes clicks: there it lies within. A press on
  // what is ours closes what it lies within no more than a press on the words there.
  const topNow = (): Element | null => {
    const full = querySelectorAll(document, FILLS_SCREEN).findLast((element) => !shadowRootOf(element));
    const dialog = querySelectorAll(document, 'dialog:modal').at(-1);
    // A dialog that holds it was there before it, any other came after.
    const inner = full && (!dialog || dialog.contains(full)) ? full : dialog;
    const free = inner ?? documentElementOf(document);
    return (free && querySelectorAll(free, CLOSES_BY_PRESS).at(-1)) ?? free;
  };
  const first = topNow();
  if (!first) return null;
  let top = first;
  const host = createElement(document, 'div');
  const style: Record<string, string> = {
    all: 'initial',
    position: 'fixed',
    inset: '0',
    width: 'auto',
    height: 'auto',
    margin: '0',
    border: '0',
    padding: '0',
    background: 'transparent',
    overflow: 'visible',
    cursor: covers ? 'crosshair' : 'default',
    'pointer-events': covers ? 'auto' : 'none',
    'color-scheme': scheme,
    // Ours as the reader's settings make it, and not the page's.
    'font-size': 'medium',
    'z-index': '2147483647',
    zoom: zoomOver(top),
    // Korean parts its words with spaces, and is broken there.
    ...(language === 'ko' ? { 'word-break': 'keep-all', 'overflow-wrap': 'break-word' } : {}),
  };
  const styleText = (more: Partial<typeof style> = {}): string =>
    Object.entries({ ...style, ...more })
      .map(([name, value]) => `${name}:${value}!important`)
      .join(';');
  const dress = (): void => {
    // As a text: the browser would have to write down all that 'all' stands for to tell what has been set one by one.
    host.setAttribute('style', styleText());
    // All but 'popover', without which it would close.
    for (const name of host.getAttributeNames()) if (name !== 'style' && name !== 'popover') host.removeAttribute(name);
    host.lang = language;
    host.dir = direction;
    // A page's translator would send the reader's words away.
    host.translate = false;
    host.popover = 'manual';
  };
  // Before it stands in the page, whose scripts are told of all that changes in it.
  dress();
  const root = host.attachShadow({ mode: 'closed' });
  /** What on the page had the focus before it came in here. */
  let before = activeElementOf(document);
  /** What in here has the focus: of what is taken out of the page, the browser forgets that. */
  let inner: EventTarget | null = null;
  let repairs = 0;
  const watch = new MutationObserver(() => repair());
  const show = (): void => {
    // A frame in it would be loaded anew if it were taken out on the way.
    if (parentNode(host) !== top && isConnected(host) && 'moveBefore' in top) top.moveBefore(host, null);
    else if (parentNode(host) !== top) top.append(host);
    if (!host.matches(':popover-open')) host.showPopover();
  };
  const observe = (): void => {
    watch.observe(top, { childList: true });
    // What it lies within may go from the page.
    const around = parentNode(top);
    if (around) watch.observe(around, { childList: true });
    watch.observe(host, { attributes: true });
  };
  /** Undoes what the page has done, and does not hear of that itself. */
  function repair(): void {
    if (!isConnected(top)) {
      raise();
      return;
    }
    const isOpen = parentNode(host) === top && host.matches(':popover-open');
    const isDressed =
      host.getAttribute('style') === styleText() && host.lang === language && host.attributes.length === ATTRIBUTES;
    if ((isOpen && isDressed) || ++repairs > MOST_REPAIRS) return;
    watch.disconnect();
    const isMoved = parentNode(host) !== top;
    dress();
    show();
    if (isMoved && inner instanceof HTMLElement) inner.focus({ preventScroll: true });
    observe();
  }
  /** What comes into the top layer after it lies over it: it goes in anew. */
  function raise(): void {
    const next = topNow();
    if (!next || ++repairs > MOST_REPAIRS) return;
    watch.disconnect();
    top = next;
    style.zoom = zoomOver(top);
    dress();
    if (host.matches(':popover-open')) host.hidePopover();
    show();
    if (inner instanceof HTMLElement && root.activeElement !== inner) inner.focus({ preventScroll: true });
    observe();
  }
  const rise = (): void => {
    if (topNow() !== parentNode(host)) raise();
    else if (style.zoom !== zoomOver(top)) wear({ zoom: zoomOver(top) });
  };
  const onTop = ({ isTrusted, target, type }: Event): void => {
    if (!isTrusted) return;
    if (type === 'fullscreenchange') raise();
    else if (isNode(target) && isElement(target) && (localName(target) === 'dialog' || target === top)) rise();
  };
  const onToggle = (event: Event): void => {
    if (event.isTrusted && !host.matches(':popover-open') && parentNode(host)) repair();
  };
  const onFocusIn = ({ target, relatedTarget }: FocusEvent): void => {
    inner = target;
    // Nothing is said of what lost it in another document, or with the window.
    if (relatedTarget instanceof HTMLElement && !root.contains(relatedTarget)) before = relatedTarget;
  };
  const onFocusOut = (): void => {
    // Not yet where it goes; and what the page has taken away has it again in a moment.
    queueMicrotask(() => {
      if (isConnected(host) && activeElementOf(document) !== host) inner = null;
    });
  };
  function giveBackFocus(): void {
    if (activeElementOf(document) !== host) return;
    if (before instanceof HTMLElement) HTMLElement.prototype.focus.call(before, { preventScroll: true });
    before = null;
  }
  show();
  observe();
  host.addEventListener('toggle', onToggle);
  const heard = new AbortController();
  for (const type of ['toggle', 'close', 'fullscreenchange'])
    document.addEventListener(type, onTop, { capture: true, signal: heard.signal });
  root.addEventListener('focusin', (event) => onFocusIn(event as FocusEvent));
  root.addEventListener('focusout', onFocusOut);

  function wear(changed: Partial<typeof style>): void {
    Object.assign(style, changed);
    watch.disconnect();
    dress();
    observe();
  }

  return {
    host,
    root,
    cover(covers) {
      const events = covers ? 'auto' : 'none';
      if (style['pointer-events'] === events) return;
      wear({ cursor: covers ? 'crosshair' : 'default', 'pointer-events': events });
    },
    shade(scheme) {
      if (style['color-scheme'] !== scheme) wear({ 'color-scheme': scheme });
    },
    beneath(look) {
      watch.disconnect();
      host.setAttribute('style', styleText({ visibility: 'hidden' }));
      try {
        return look();
      } finally {
        host.setAttribute('style', styleText());
        observe();
      }
    },
    rise,
    giveBackFocus,
    close() {
      heard.abort();
      watch.disconnect();
      host.removeEventListener('toggle', onToggle);
      giveBackFocus();
      host.remove();
    },
  };
}

/** What undoes the zoom that a page's style sheet gives what is put into an element: places are told without it. */
const zoomOver = ({ currentCSSZoom }: Element): string => String(1 / currentCSSZoom);
