/**
 * Hears keys before the page does. Listeners of a window are called in the order in which they came; so one of ours comes
 * before any script of the page has run, and does nothing until somebody wants to hear.
 */

const TYPES = ['keydown', 'keypress', 'keyup'] as const;

export type KeyType = (typeof TYPES)[number];
type Hear = (event: KeyboardEvent) => void;
/** In the order in which they came. */
type Hearers = Record<KeyType, Set<Hear>>;

// A symbol, for a page's elements can stand as named properties of the global object but not under one.
const HEARERS = Symbol.for('margent.first-keys');
const world: typeof globalThis & { [HEARERS]?: Hearers } = globalThis;

/** To be called before the page's own scripts run. */
export function listenFirst(): void {
  if (world[HEARERS]) return;
  const hearers: Hearers = { keydown: new Set(), keypress: new Set(), keyup: new Set() };
  world[HEARERS] = hearers;
  const tell = (event: KeyboardEvent): void => {
    for (const hear of hearers[event.type as KeyType]) {
      hear(event);
      // Whoever takes a key keeps it from those that come later.
      if (event.cancelBubble) return;
    }
  };
  const listen = (): void => {
    for (const type of TYPES) addEventListener(type, tell, true);
  };
  listen();
  // `document.open` takes the listeners off, and the root away. To add one that is there already does nothing.
  new MutationObserver(listen).observe(document, { childList: true });
}

/**
 * Hears a window's keys in the capture phase: before every listener of the page where the first listener of all is ours, and
 * otherwise before those that come after this.
 */
export function onKeys(view: Window, type: KeyType, hear: Hear, signal: AbortSignal): void {
  if (signal.aborted) return;
  const first = view === window ? world[HEARERS]?.[type] : undefined;
  if (!first) {
    view.addEventListener(type, hear, { capture: true, signal });
    return;
  }
  // A function of its own: the same may hear several times, each for its own time.
  const own: Hear = (event) => hear(event);
  first.add(own);
  signal.addEventListener('abort', () => first.delete(own), { once: true });
}
