/**
 * Tells when the text of a page may have changed, so that passages are looked for again: late content, client-side
 * navigation, a page that removes what was just painted, a page that is rendered anew.
 *
 * Nothing runs while nothing changes, or only what is no text. Many changes are told once; and the more a page changes the
 * longer each pause.
 */
import { isElement, isText, localName } from '../dom.ts';

export interface PageWatch {
  /** Ends everything. */
  readonly signal: AbortSignal;
  /** The text may have changed. */
  readonly onText: () => unknown;
  /** Is given every change that could be one of the text, at once; whether it is to be told. */
  readonly note?: (records: readonly MutationRecord[]) => boolean;
  /** A frame has loaded; it is told as a change of the text. */
  readonly onFrame?: (frame: Element) => void;
  /** The window has another size, and the page may show something else in it; it is told as a change of the text. */
  readonly onLayout?: () => void;
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
export function watchPage(root: Node, { signal, onText, note, onFrame, onLayout }: PageWatch): (tree: Node) => void {
  if (signal.aborted) return () => undefined;
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
    await onText();
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
