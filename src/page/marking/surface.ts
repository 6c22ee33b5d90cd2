/**
 * All that is shown over the page while a reader marks: it is there as long as something is in it. Keys go through here
 * first while it is, and back to the page where nobody here wants them.
 */
import { activeElementOf } from '../dom.ts';
import { onKeys } from '../first-keys.ts';
import { onDocuments } from '../frames.ts';
import { type Overlay, openOverlay } from '../overlay.ts';
import { schemeBehind } from './backdrop.ts';
import { make, press } from './elements.ts';
import { isTyping } from './fields.ts';
import { type Box, placeBeside, type Size } from './place.ts';
import { seenWindow } from './seen-window.ts';
import { dressRoot } from './sheet.ts';

/** Takes a key, or leaves it: what is taken does nothing on the page. */
export type TakesKey = (event: KeyboardEvent) => boolean;

export interface Panel {
  readonly element: HTMLElement;
  /** Takes the panel away, and with it everything that was heard for it. */
  close(): void;
  readonly signal: AbortSignal;
}

export interface PanelOptions {
  /** Where it stands: beside what these give, as often as the page moves; left to its style sheet where there are none. */
  beside?: () => { words: readonly Box[]; near: { x: number; y: number } };
  /** What is behind it on the page, which decides whether it is light or dark. */
  behind?: Element | null;
  /** Whether no click goes through to the page while it is there. */
  covers?: boolean;
  keys?: TakesKey;
  /** Whether it stays where its words leave no room; otherwise it is away until there is some. */
  stays?: boolean;
  /** Called when the page has moved under it. */
  onMove?: () => void;
}

export interface Surface {
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
  /**
   * To be called when a frame has gone: the key that closed it was pressed where the page does not hear, and is let go where it
   * does. Of that the page hears nothing either.
   */
  keepReleases(): void;
  /** Puts everything in its place anew: what it stands beside is elsewhere, or it has another size. */
  replace(): void;
}

/** How long what was said stays for a screen reader to find it, in milliseconds. */
const SAID_TIME = 4_000;

export function createSurface(document: Document, direction: () => 'ltr' | 'rtl', signal: AbortSignal): Surface {
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
  const styles: string[] = [];
  /** Of panels that have been laid out. */
  const sizes = new Map<Element, Size>();
  const resized = new ResizeObserver((entries) => {
    let isOther = false;
    for (const { target, borderBoxSize } of entries) {
      const { inlineSize: width = 0, blockSize: height = 0 } = borderBoxSize[0] ?? {};
      const before = sizes.get(target);
      isOther ||= before?.width !== width || before.height !== height;
      sizes.set(target, { width, height });
    }
    if (isOther) placeAll();
  });
  let saying: ReturnType<typeof setTimeout> | undefined;
  /** Keys that were taken and are still held. */
  const taken = new Set<string>();
  /** Whether what is let go now was pressed in a frame that has gone. */
  let pressedInFrame = false;

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
    const overlay = openOverlay(document, { direction: direction(), covers: false, scheme });
    if (!overlay) return null;
    dressRoot(document, overlay.root, styles);
    const layer = make(document, 'div', { class: 'all' });
    const status = make(document, 'div', { class: 'said', attributes: { role: 'status' } });
    layer.append(status);
    overlay.root.append(layer);
    const ended = new AbortController();
    opened = { overlay, layer, status, ended };
    listen(overlay, ended.signal);
    return opened;
  }

  // Before all else that hears keys here: what is pressed anew is nobody's yet.
  const pressedAnew = (event: KeyboardEvent): void => {
    if (!event.isTrusted) return;
    pressedInFrame = false;
    if (!event.repeat) taken.delete(event.code);
  };
  // For the whole time: a key is let go after what it was pressed for has gone.
  const letGo = (event: KeyboardEvent): void => {
    const isUp = event.type === 'keyup';
    const isTaken = taken.has(event.code) || (isUp && pressedInFrame);
    if (isUp) taken.delete(event.code);
    if (!isTaken && event.target !== opened?.overlay.host) return;
    if (isTaken) event.preventDefault();
    event.stopImmediatePropagation();
  };
  const hearKeys = (_: Document, view: Window): void => {
    onKeys(view, 'keydown', pressedAnew, signal);
    onKeys(view, 'keyup', letGo, signal);
    onKeys(view, 'keypress', letGo, signal);
  };
  onDocuments(document, hearKeys, signal);

  function leave(): void {
    if (!opened || panels.size > 0 || prepared || saying !== undefined) return;
    opened.ended.abort();
    opened.overlay.close();
    opened = undefined;
  }

  function listen(overlay: Overlay, until: AbortSignal): void {
    const keydown = (event: KeyboardEvent): void => {
      const isWithin = event.target === overlay.host;
      if (!isWithin && isTyping(document)) return;
      const takes = [...panels.values()].toReversed().find(({ keys }) => keys?.(event));
      if (!takes && !(isWithin && pressed(event, overlay.root))) {
        // What is typed while the focus is with us is none of the page's shortcuts; Tab goes on.
        if (isWithin) event.stopImmediatePropagation();
        return;
      }
      taken.add(event.code);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
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
      overlay.host.addEventListener(type, (event) => event.stopPropagation(), { signal: until });
    let waiting = 0;
    const move = (): void => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(placeAll);
    };
    const hear = (_: Document, view: Window): void => {
      onKeys(view, 'keydown', (event) => event.isTrusted && keydown(event), until);
      view.addEventListener('scroll', move, { capture: true, passive: true, signal: until });
    };
    onDocuments(document, hear, until);
    window.addEventListener('resize', move, { signal: until });
    for (const type of ['scroll', 'resize'] as const) visualViewport?.addEventListener(type, move, { signal: until });
  }

  function placeAll(): void {
    // All that is asked of the page comes before anything is changed, or the browser would lay out in between.
    const standing = [...panels, ...(prepared ? [prepared] : [])];
    const around = standing.map(([, options]) => look(options));
    for (const { onMove } of panels.values()) onMove?.();
    standing.forEach(([element, options], index) => {
      const seen = around[index];
      if (seen) place(element, options, seen);
    });
  }

  const look = ({ beside }: PanelOptions) => beside && { ...beside(), window: seenWindow(document) };

  function place(
    element: HTMLElement,
    { stays }: PanelOptions,
    { words, near, window }: NonNullable<ReturnType<typeof look>>,
  ): void {
    const { width, height } = sizes.get(element) ?? element.getBoundingClientRect();
    const found = placeBeside(words, { width, height }, window, near);
    if (found || stays) {
      // Where nothing is free it keeps to the window's lower edge.
      const { left, top } = found ?? {
        left: Math.max(window.left + 8, (window.left + window.right - width) / 2),
        top: Math.max(window.top + 8, window.bottom - height - 8),
      };
      element.style.left = `${left}px`;
      element.style.top = `${top}px`;
    }
    element.toggleAttribute('data-away', element === prepared?.[0] || (!found && !stays));
  }

  function stand(open: Open, element: HTMLElement): void {
    if (element.parentNode === open.layer) return;
    open.layer.append(element);
    resized.observe(element);
  }

  function takeAway(element: HTMLElement): void {
    element.remove();
    resized.unobserve(element);
    sizes.delete(element);
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
      // What has just been prepared stands away until the browser tells of its size, with the next frame: to ask would make it lay
      // out at once.
      const isPrepared = prepared?.[0] === element;
      const isWaiting = isPrepared && !sizes.has(element);
      const around = isWaiting ? undefined : look(options);
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
    keepReleases() {
      pressedInFrame = true;
    },
    replace: placeAll,
  };
  signal.addEventListener('abort', () => {
    resized.disconnect();
    release();
    clearTimeout(saying);
    saying = undefined;
    leave();
  });
  return surface;
}

/** Presses the button that has the focus: a page may keep the browser from doing it. */
function pressed(event: KeyboardEvent, root: ShadowRoot): boolean {
  const { activeElement } = root;
  if (!(activeElement instanceof HTMLButtonElement) || event.altKey || event.ctrlKey || event.metaKey) return false;
  if (event.key !== 'Enter' && event.key !== ' ') return false;
  if (!event.repeat) press(activeElement);
  return true;
}
