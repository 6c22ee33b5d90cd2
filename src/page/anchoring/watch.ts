/**
 * Tells when the text of a page may have changed, so that passages are looked for again: late content, client-side
 * navigation, a page that removes what was just painted, a page that is rendered anew.
 *
 * Nothing runs while nothing changes, or only what is no text. Many changes are told once, and the next ones the later the
 * more work the last telling was: a page that never stops costs one part in twenty of the time, and no more.
 */
import { isElement, isText, localName } from '../dom.ts';

export interface PageWatch {
  /** Ends everything. */
  readonly signal: AbortSignal;
  /** The text may have changed. Gives how much work that was, in milliseconds. */
  readonly onText: () => number | Promise<number>;
  /** Is given every change that could be one of the text, at once; whether it is to be told. */
  readonly note?: (records: readonly MutationRecord[]) => boolean;
  /** Whether these changes are to be told sooner than others: something that is painted has gone from its place. */
  readonly isUrgent?: (records: readonly MutationRecord[]) => boolean;
  /** A frame has loaded; whether it is to be told as a change of the text. */
  readonly onFrame?: (frame: Element) => boolean;
  /** The window has another size, and the page may show something else in it; it is told as a change of the text. */
  readonly onLayout?: () => void;
}

export interface Watching {
  /** Watches another tree with it: a shadow tree, a frame. */
  watch(tree: Node): void;
  /** Tells now what has changed and has not been told yet, if anything. */
  flush(): Promise<void>;
}

/** Milliseconds from a change to its being told, at the least, and how much longer it may wait for the page to be idle. */
const SHORTEST_PAUSE = 50;
const LONGEST_WAIT = 100;
/** Milliseconds from one telling to the next, at the most. */
const LONGEST_PAUSE = 4_000;
/** Between two tellings is so many times the work of the first: never more than 5 % of the time. */
const REST = 20;
/** The same where something that is painted has gone from its place: never more than 20 %. */
const URGENT_REST = 5;

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

/** Watches a document, or the part of one under `root`. */
export function watchPage(root: Node, { signal, onText, note, isUrgent, onFrame, onLayout }: PageWatch): Watching {
  if (signal.aborted) return { watch: () => undefined, flush: async () => undefined };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle: number | undefined;
  /** When what has changed is to be told; none where there is nothing to tell. */
  let dueAt = Number.POSITIVE_INFINITY;
  let telling: Promise<void> | undefined;
  /** What has changed while it was told, if anything. */
  let meanwhile: MutationRecord[] | undefined;
  let toldAt = Number.NEGATIVE_INFINITY;
  let work = 0;

  const observe = (tree: Node): void => {
    if (onFrame) tree.addEventListener('load', whenLoaded, { capture: true, signal });
    observer.observe(tree, WATCHED);
  };

  const whenLoaded = ({ target }: Event): void => {
    // Only elements have it on its way down from a document. By no class, which is another one in a frame.
    const element = target as Element;
    if (localName(element) === 'iframe' && onFrame?.(element) !== false) schedule();
  };

  const timeAfter = (rest: number): number =>
    Math.max(performance.now() + SHORTEST_PAUSE, toldAt + Math.min(work * rest, LONGEST_PAUSE));

  const schedule = (records: readonly MutationRecord[] = []): void => {
    // What changes while it is told waits until that is done, when it is known how much work it was.
    if (telling) {
      meanwhile ??= [];
      for (const record of records) meanwhile.push(record);
      return;
    }
    let due = timeAfter(REST);
    const soonest = timeAfter(URGENT_REST);
    // Asked only where it makes a difference: on most pages a telling is little work.
    if (soonest < Math.min(due, dueAt) && isUrgent?.(records)) due = soonest;
    if (due >= dueAt) return;
    dueAt = due;
    clearTimeout(timer);
    timer = setTimeout(whenIdle, due - performance.now());
  };

  const take = (records: readonly MutationRecord[]): void => {
    const changes = records.filter(changesText);
    if (changes.length > 0 && note?.(changes) !== false) schedule(changes);
  };
  const observer = new MutationObserver(take);

  if (onLayout) {
    const relay = (): void => {
      onLayout();
      schedule();
    };
    addEventListener('resize', relay, { signal });
  }

  const whenIdle = (): void => {
    if (typeof requestIdleCallback === 'function')
      idle = requestIdleCallback(() => void tell(), { timeout: LONGEST_WAIT });
    else void tell();
  };

  const stopWaiting = (): void => {
    clearTimeout(timer);
    if (idle !== undefined) cancelIdleCallback(idle);
    idle = undefined;
  };

  const tell = (): Promise<void> => {
    stopWaiting();
    dueAt = Number.POSITIVE_INFINITY;
    telling = settle();
    return telling;
  };

  const settle = async (): Promise<void> => {
    try {
      work = await onText();
    } finally {
      telling = undefined;
      toldAt = performance.now();
      const more = meanwhile;
      meanwhile = undefined;
      if (more && !signal.aborted) schedule(more);
    }
  };

  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      stopWaiting();
    },
    { once: true },
  );
  observe(root);
  return {
    watch(tree) {
      if (!signal.aborted) observe(tree);
    },
    async flush() {
      while (telling) await telling;
      if (signal.aborted) return;
      take(observer.takeRecords());
      if (dueAt !== Number.POSITIVE_INFINITY) await tell();
    },
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
