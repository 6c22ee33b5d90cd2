/** All that is shown over the page while a reader marks: it is there as long as something is in it. */
import { activeElementOf, bodyOf, documentElementOf, isStillShown } from '../dom.ts';
import { onDocuments } from '../frames.ts';
import { make } from '../over-page/elements.ts';
import { openLayer } from '../over-page/layer.ts';
import { dressRoot } from '../over-page/sheet.ts';
import type { Overlay, Writing } from '../overlay.ts';
import { schemeBehind } from './backdrop.ts';
import { type Around, createPlaces, type Placing } from './places.ts';
import { createSurfaceKeys, type SurfaceKeys } from './surface-keys.ts';
import { TOOLBAR_CSS } from './toolbar-css.ts';

/** Takes a key, or leaves it: what is taken does nothing on the page. */
export type TakesKey = (event: KeyboardEvent) => boolean;

export interface Panel {
  readonly element: HTMLElement;
  /** Takes the panel away, and with it everything that was heard for it. */
  close(): void;
  readonly signal: AbortSignal;
}

export interface PanelOptions extends Placing {
  /** What is behind it on the page, which decides whether it is light or dark. */
  behind?: Element | null;
  /** Whether no click goes through to the page while it is there. */
  covers?: boolean;
  keys?: TakesKey;
  /** Called when the page has moved under it. */
  onMove?: () => void;
}

export interface Surface extends Pick<SurfaceKeys, 'keepReleases'> {
  /** null where the document shows nothing. */
  open(element: HTMLElement, options?: PanelOptions): Panel | null;
  /** Has a panel laid out with the next frame, unseen, where it would stand: to open it is then to say where it does. */
  prepare(element: HTMLElement, options: PanelOptions): void;
  /** Takes away what was prepared and has not been opened. */
  release(): void;
  /** Whether an event, as the window sees it, happened to something of ours. */
  isOurs(event: Event): boolean;
  /** Says something to those who listen to the page. */
  say(text: string): void;
  /** Adds the styles of what is to be opened. */
  dress(css: string): void;
  /** Looks at the page as if nothing lay over it. */
  beneath<T>(look: () => T): T;
  /** The element of ours that has the focus. */
  focused(): Element | null;
  /** Which of a list that is; -1 for none. */
  focusedAmong(list: readonly (Element | null)[]): number;
  /** Puts everything in its place anew: what it stands beside is elsewhere, or it has another size. */
  replace(): void;
}

/** How long what was said stays for a screen reader to find it, in milliseconds. */
const SAID_TIME = 4_000;

/**
 * Calls when a document becomes longer or shorter: what comes late, as pictures do, moves words that nobody has scrolled. The observer
 * is the document's own: one of the page's for its frames made errors that the page hears of.
 */
function followLayout(
  document: Document,
  view: Window & typeof globalThis,
  moved: () => void,
  until: AbortSignal,
): void {
  // At first it tells what size everything has.
  let isFirst = true;
  const observer = new view.ResizeObserver(() => {
    if (!isFirst) moved();
    isFirst = false;
  });
  for (const element of [documentElementOf(document), bodyOf(document)]) if (element) observer.observe(element);
  // Of a frame that has loaded another page it has gone with the document.
  until.addEventListener('abort', () => isStillShown(document) && observer.disconnect());
}

export function createSurface(document: Document, writing: () => Writing, signal: AbortSignal): Surface {
  interface Open {
    overlay: Overlay;
    layer: HTMLElement;
    status: HTMLElement;
    ended: AbortController;
  }
  let opened: Open | undefined;
  const panels = new Map<HTMLElement, PanelOptions>();
  /** What of the page is behind it, by which it is light or dark. */
  let shadedBy: Element | null = null;
  /** Stands there unseen. */
  let prepared: [element: HTMLElement, options: PanelOptions] | undefined;
  /** What it is dressed in besides its own sheet. */
  const styles: string[] = [TOOLBAR_CSS];
  const places = createPlaces(document, placeAll);
  let saying: ReturnType<typeof setTimeout> | undefined;
  const keys = createSurfaceKeys(document, {
    shown: () => opened?.overlay,
    take: (event) => [...panels.values()].toReversed().some((panel) => panel.keys?.(event)),
    signal,
  });

  const covers = (): boolean => [...panels.values()].some((options) => options.covers);

  function ensure(behind: Element | null): Open | null {
    // What goes from the page with a dialog says nothing of it.
    opened?.overlay.rise();
    // What says something alone keeps the colours of what it speaks of.
    if (opened && (panels.size > 0 || behind === null || (prepared && behind === shadedBy))) return opened;
    shadedBy = behind;
    const scheme = schemeBehind(document, behind);
    if (opened) {
      opened.overlay.shade(scheme);
      return opened;
    }
    const layered = openLayer(document, { ...writing(), covers: false, scheme }, styles);
    if (!layered) return null;
    const { overlay, layer } = layered;
    const status = make(document, 'div', { class: 'said', attributes: { role: 'status' } });
    layer.append(status);
    const ended = new AbortController();
    opened = { overlay, layer, status, ended };
    listen(overlay, ended.signal);
    return opened;
  }

  function leave(): void {
    if (!opened || panels.size > 0 || prepared || saying !== undefined) return;
    opened.ended.abort();
    opened.overlay.close();
    opened = undefined;
  }

  function listen({ host }: Overlay, until: AbortSignal): void {
    // The page hears nothing of what is pressed here.
    for (const type of [
      'pointerdown',
      'pointerup',
      'mousedown',
      'mouseup',
      'click',
      'dblclick',
      'contextmenu',
    ] as const)
      host.addEventListener(type, (event) => event.stopPropagation(), { signal: until });
    let waiting = 0;
    const move = (): void => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(placeAll);
    };
    const hear = (inner: Document, view: Window & typeof globalThis): void => {
      keys.offer(view, until);
      view.addEventListener('scroll', move, { capture: true, passive: true, signal: until });
      followLayout(inner, view, move, until);
    };
    onDocuments(document, hear, until);
    window.addEventListener('resize', move, { signal: until });
    for (const type of ['scroll', 'resize'] as const) visualViewport?.addEventListener(type, move, { signal: until });
  }

  function placeAll(): void {
    // All that is asked of the page comes before anything is changed, or the browser would lay out in between.
    const standing = [...panels, ...(prepared ? [prepared] : [])];
    const around = standing.map(([, options]) => places.look(options));
    for (const { onMove } of panels.values()) onMove?.();
    standing.forEach(([element, options], index) => {
      const seen = around[index];
      if (seen) place(element, options, seen);
    });
  }

  function place(element: HTMLElement, options: PanelOptions, around: Around): void {
    const hasPlace = places.put(element, options, around);
    element.toggleAttribute('data-away', element === prepared?.[0] || !hasPlace);
  }

  function stand(open: Open, element: HTMLElement): void {
    if (element.parentNode === open.layer) return;
    open.layer.append(element);
    places.watch(element);
  }

  function takeAway(element: HTMLElement): void {
    element.remove();
    places.forget(element);
  }

  function release(): void {
    if (!prepared) return;
    takeAway(prepared[0]);
    prepared = undefined;
    leave();
  }

  const surface: Surface = {
    open(element, options = {}) {
      if (signal.aborted) return null;
      // What has just been prepared stands away until its size is known, with the next frame.
      const isPrepared = prepared?.[0] === element;
      const isWaiting = isPrepared && !places.isMeasured(element);
      const around = isWaiting ? undefined : places.look(options);
      const open = ensure(options.behind ?? null);
      if (!open) return null;
      const ended = new AbortController();
      panels.set(element, options);
      if (isPrepared) prepared = undefined;
      stand(open, element);
      open.overlay.cover(covers());
      if (around) place(element, options, around);
      const close = (): void => {
        if (ended.signal.aborted) return;
        ended.abort();
        panels.delete(element);
        if (element.contains(surface.focused())) opened?.overlay.giveBackFocus();
        takeAway(element);
        opened?.overlay.cover(covers());
        leave();
      };
      signal.addEventListener('abort', close, { signal: ended.signal });
      return { element, close, signal: ended.signal };
    },
    prepare(element, options) {
      if (prepared?.[0] === element || panels.has(element) || signal.aborted) return;
      // The first call of what looks takes several times as long as the next: now, and not when the reader waits. Nothing has been
      // changed yet that the browser would have to lay out for it.
      places.look(options);
      release();
      const open = ensure(options.behind ?? null);
      if (!open) return;
      prepared = [element, options];
      element.toggleAttribute('data-away', true);
      stand(open, element);
    },
    release,
    isOurs: (event) => opened !== undefined && event.target === opened.overlay.host,
    say(text) {
      const open = ensure(null);
      if (!open) return;
      // Another text than before, or it would not be read again.
      open.status.textContent = open.status.textContent === text ? `${text}\u00a0` : text;
      clearTimeout(saying);
      saying = setTimeout(() => {
        saying = undefined;
        leave();
      }, SAID_TIME);
    },
    dress(css) {
      styles.push(css);
      if (opened) dressRoot(document, opened.overlay.root, styles);
    },
    beneath: (look) => (opened ? opened.overlay.beneath(look) : look()),
    focused: () =>
      opened && activeElementOf(document) === opened.overlay.host ? opened.overlay.root.activeElement : null,
    focusedAmong: (list) => list.indexOf(surface.focused()),
    keepReleases: keys.keepReleases,
    replace: placeAll,
  };
  signal.addEventListener('abort', () => {
    places.end();
    release();
    clearTimeout(saying);
    saying = undefined;
    leave();
  });
  return surface;
}
