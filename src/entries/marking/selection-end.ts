/** Tells when the reader has finished selecting words of the page; what scripts select, or she selects in a field, is not hers. */
import { on } from '../../page/marking/elements.ts';
import { isInField, isTyping } from '../../page/marking/fields.ts';
import { selectedRange } from '../../page/selected-range.ts';

/** After the last change of a selection made without a mouse, in milliseconds. */
const KEYS_PAUSE = 350;
/** How long after something the reader did a selection counts as hers, in milliseconds. */
const OWN = 1_500;

/**
 * @param isOurs whether an event happened to something of ours
 * @param ended is given what is selected, and where the reader is; null once nothing is
 */
export function onSelectionEnd(
  document: Document,
  {
    isOurs,
    ended,
    signal,
  }: {
    isOurs: (event: Event) => boolean;
    ended: (range: AbstractRange | null, at: { x: number; y: number } | null) => void;
    signal: AbortSignal;
  },
): { look(): void } {
  let isDown = false;
  let acted = performance.now();
  let trees: Node[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  const look = (at: { x: number; y: number } | null = null): void => {
    clearTimeout(timer);
    if (signal.aborted) return;
    const range = selectedRange(document, trees);
    const isTheirs =
      range !== null && !isInField(range.startContainer) && !isInField(range.endContainer) && !isTyping(document);
    ended(isTheirs ? range : null, at);
  };
  const options = { capture: true, passive: true, signal };
  on(
    window,
    'pointerdown',
    (event) => {
      if (isOurs(event)) return;
      isDown = true;
      acted = performance.now();
    },
    options,
  );
  for (const type of ['pointerup', 'pointercancel'] as const) {
    on(
      window,
      type,
      (event) => {
        if (isOurs(event)) return;
        isDown = false;
        acted = performance.now();
        trees = event.composedPath().filter((node): node is ShadowRoot => node instanceof ShadowRoot);
        const at = { x: event.clientX, y: event.clientY };
        // After the click that may come of it, which takes away what was selected.
        clearTimeout(timer);
        timer = setTimeout(() => look(at), 0);
      },
      options,
    );
  }
  on(
    window,
    'keydown',
    () => {
      acted = performance.now();
    },
    options,
  );
  on(
    window,
    'keyup',
    (event) => {
      if (!isDown && event.key === 'Shift' && !isOurs(event)) look();
    },
    options,
  );
  document.addEventListener(
    'selectionchange',
    (event) => {
      if (!event.isTrusted || isDown || performance.now() - acted > OWN) return;
      clearTimeout(timer);
      timer = setTimeout(() => look(), KEYS_PAUSE);
    },
    options,
  );
  return { look: () => look() };
}
