/**
 * Tells when the text of a page may have changed and when its address has, so that passages are looked for again: late
 * content, client-side navigation, a page that removes what was just painted, a page that is rendered anew.
 *
 * Nothing runs while nothing changes, or only what is no text. Many changes are told once; and the more a page changes the
 * longer each pause.
 */
import { isElement, isText, localName } from '../dom.ts';

export interface PageWatch {
  /** Ends everything. */
  readonly signal: AbortSignal;
  /** The text may have changed. Without it the text is not watched. */
  readonly onText?: () => unknown;
  /** Is given every change that could be one of the text, at once; whether it is to be told. */
  readonly note?: (records: readonly MutationRecord[]) => boolean;
  /** A frame has loaded; it is told as a change of the text. */
  readonly onFrame?: (frame: Element) => void;
  /** The window has another size, and the page may show something else in it; it is told as a change of the text. */
  readonly onLayout?: () => void;
  /** The address has changed, a fragment that is no route aside; also when the page came back from the back/forward cache. */
  readonly onAddress?: () => void;
}

/** Milliseconds from a change to its being told, at first and at most. */
const SHORTEST_PAUSE = 50;
const LONGEST_PAUSE = 4_000;
/** The pause is at least as many times longer than the last telling took: never more than 5 % of the time. */
const REST = 20;
/** Without a change for so many pauses, the pause is short again. */
const CALM = 4;

/** Elements that come and go without a reader's seeing it. */
const SILENT = new Set(['script', 'style', 'link', 'meta', 'noscript', 'template', 'img']);

/** What of a tree can change its reading text. */
export const WATCHED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['hidden', 'slot'],
};

/** Watches a document, or the part of one under `root`. @returns watches another tree with it: a shadow tree, a frame */
export function watchPage(root: Node, watch: PageWatch): (tree: Node) => void {
  const { signal, onText, onAddress } = watch;
  if (signal.aborted) return () => undefined;
  const checkAddress = onAddress ? watchAddress(onAddress, signal) : undefined;
  if (onText || (onAddress && !hasNavigation())) return watchText(root, watch, checkAddress);
  return () => undefined;
}

function watchText(
  root: Node,
  { signal, onText, note, onFrame, onLayout }: PageWatch,
  checkAddress: (() => void) | undefined,
): (tree: Node) => void {
  let pause = SHORTEST_PAUSE;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle: number | undefined;
  let toldAt = Number.NEGATIVE_INFINITY;

  const observe = (tree: Node): void => {
    if (onFrame) tree.addEventListener('load', whenLoaded, { capture: true, signal });
    observer.observe(tree, WATCHED);
  };

  const whenLoaded = ({ target }: Event): void => {
    // Only elements have it on its way down from a document. By no class, which is another one in a frame.
    const element = target as Element;
    if (localName(element) !== 'iframe') return;
    onFrame?.(element);
    schedule();
  };

  const schedule = (): void => {
    if (timer !== undefined) return;
    const now = performance.now();
    pause = now - toldAt < pause * CALM ? Math.min(pause * 2, LONGEST_PAUSE) : SHORTEST_PAUSE;
    timer = setTimeout(whenIdle, pause);
  };

  const observer = new MutationObserver((records) => {
    const telling = records.filter(changesText);
    if (telling.length > 0 && note?.(telling) !== false) schedule();
  });

  if (onLayout) {
    const relay = (): void => {
      onLayout();
      schedule();
    };
    addEventListener('resize', relay, { signal });
  }

  const whenIdle = (): void => {
    if (typeof requestIdleCallback === 'function') idle = requestIdleCallback(() => void tell(), { timeout: pause });
    else void tell();
  };

  const tell = async (): Promise<void> => {
    // First, so that what changes from here on is told too.
    timer = undefined;
    const before = performance.now();
    checkAddress?.();
    // The address may have led to the end of this watch.
    if (!signal.aborted) await onText?.();
    toldAt = performance.now();
    pause = Math.min(Math.max(pause, (toldAt - before) * REST), LONGEST_PAUSE);
  };

  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      clearTimeout(timer);
      if (idle !== undefined) cancelIdleCallback(idle);
    },
    { once: true },
  );
  observe(root);
  return (tree) => {
    if (!signal.aborted) observe(tree);
  };
}

function changesText({ type, addedNodes, removedNodes }: MutationRecord): boolean {
  if (type !== 'childList') return true;
  return hasText(addedNodes) || hasText(removedNodes);
}

function hasText(nodes: NodeList): boolean {
  for (const node of nodes) {
    if (isText(node) || (isElement(node) && !SILENT.has(localName(node)))) return true;
  }
  return false;
}

interface NavigationWindow {
  navigation?: EventTarget;
  Navigation?: unknown;
}

/** The class is asked for because `navigation` could be an element of that id where there is no such API. */
const hasNavigation = (): boolean => typeof (globalThis as NavigationWindow).Navigation === 'function';

/** Fragments that are paths of a single-page site and no places on the page (`core/model/page-address.ts`). */
const ROUTE = /^#!?\/[^/]|^#![^/]/;

/**
 * Tells a changed address once. `history.pushState` fires no event, and a content script cannot patch it in the page's
 * own world; the Navigation API says it (https://html.spec.whatwg.org/#the-navigation-interface). Without that API the
 * address is looked at whenever the text changes, by the function that is given back.
 */
function watchAddress(onAddress: () => void, signal: AbortSignal): () => void {
  const address = (): string => {
    const { href, hash } = location;
    return ROUTE.test(hash) ? href : (href.split('#', 1)[0] ?? '');
  };
  let last = address();
  const check = (): void => {
    const now = address();
    if (now === last || signal.aborted) return;
    last = now;
    onAddress();
  };
  if (hasNavigation()) {
    const { navigation } = globalThis as NavigationWindow;
    navigation?.addEventListener('currententrychange', check, { signal });
    navigation?.addEventListener('navigatesuccess', check, { signal });
  }
  addEventListener('popstate', check, { signal });
  addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (persisted) onAddress();
    },
    { signal },
  );
  return check;
}
