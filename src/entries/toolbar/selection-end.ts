/** Tells when the reader has finished selecting words of the page; what scripts select, or she selects in a field, is not hers. */
import { DOCUMENT_FRAGMENT_NODE, isNode, nodeType, selectionOf } from '../../page/dom.ts';
import { inPage, onDocuments } from '../../page/frames.ts';
import { isInField, isTyping } from '../../page/marking/fields.ts';
import { on } from '../../page/over-page/elements.ts';
import { OWN_TIME, selectedRange } from '../../page/selected-range.ts';

/** After the last change of a selection made without a mouse, in milliseconds. */
const KEYS_PAUSE = 350;
/** A browser may put the last letters into a selection after the mouse was let go; in milliseconds. */
const LATE = 200;

/**
 * @param isOurs whether an event happened to something of ours
 * @param pressed is called when the reader presses on the page
 * @param begun is given what is selected first while the reader still selects
 * @param ended is given what is selected, and where the reader is; null once nothing is
 */
export function onSelectionEnd(
  document: Document,
  {
    isOurs,
    pressed,
    begun,
    ended,
    signal,
  }: {
    isOurs: (event: Event) => boolean;
    pressed: () => void;
    begun: (range: AbstractRange) => void;
    ended: (range: AbstractRange | null, at: { x: number; y: number } | null) => void;
    signal: AbortSignal;
  },
) {
  // Brought while the reader still drags, until it is heard that she does not.
  let isDown = true;
  let acted = performance.now();
  let letGo = 0;
  let trees: Node[] = [];
  /** Whether it was told that something is being selected. */
  let isBegun = false;
  /** Whether what is selected has become another since it was looked at last, by the reader. */
  let isOther = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Looks at what was selected with the button that has just been let go. */
  let lookWhereLetGo: (() => void) | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  /** What is selected and is the page's text. */
  const current = (): AbstractRange | null => {
    const range = selectedRange(document, trees);
    if (!range || isInField(range.startContainer) || isInField(range.endContainer)) return null;
    return isTyping(document) ? null : range;
  };
  const look = (at: { x: number; y: number } | null = null): void => {
    clearTimeout(timer);
    lookWhereLetGo = undefined;
    isBegun = false;
    isOther = false;
    if (!signal.aborted) ended(current(), at);
  };
  const begin = (): void => {
    const range = isBegun || signal.aborted ? null : current();
    if (!range) return;
    isBegun = true;
    begun(range);
  };
  const options = { capture: true, passive: true, signal };
  onDocuments(document, hear, signal);
  // It is brought while something is being selected.
  begin();

  function hear(inner: Document, view: Window): void {
    on(
      view,
      'pointerdown',
      (event) => {
        if (isOurs(event)) return;
        isDown = true;
        acted = performance.now();
        // The end of a click is none of what the next one selects.
        clearTimeout(timer);
        lookWhereLetGo = undefined;
        pressed();
      },
      options,
    );
    for (const type of ['pointerup', 'pointercancel'] as const) {
      on(
        view,
        type,
        (event) => {
          if (isOurs(event)) return;
          isDown = false;
          acted = performance.now();
          letGo = acted;
          trees = event
            .composedPath()
            .filter((node) => isNode(node) && nodeType(node) === DOCUMENT_FRAGMENT_NODE) as Node[];
          const at = inPage(inner, event);
          // With the click that comes of it: what it takes away has gone by then. Where none comes, soon.
          lookWhereLetGo = () => look(at);
          clearTimeout(timer);
          timer = setTimeout(lookWhereLetGo, 0);
        },
        options,
      );
    }
    // Its frame is the first in which anything can be seen; a timer would wait for the second.
    on(view, 'click', () => lookWhereLetGo?.(), options);
    on(
      view,
      'keydown',
      () => {
        isDown = false;
        acted = performance.now();
      },
      options,
    );
    on(
      view,
      'keyup',
      (event) => {
        // Shift is let go after much else than selecting.
        if (isOther && !isDown && event.key === 'Shift' && !isOurs(event)) look();
      },
      options,
    );
    view.addEventListener(
      'selectionchange',
      (event) => {
        if (!event.isTrusted) return;
        if (isDown) return begin();
        // What stood beside words that are not selected any more would lie in the way, whoever let them go.
        const isGone = selectionOf(inner)?.isCollapsed !== false;
        if (!isGone && performance.now() - acted > OWN_TIME) return;
        isOther = true;
        if (!isGone) begin();
        clearTimeout(timer);
        timer = setTimeout(() => look(), isGone || performance.now() - letGo < LATE ? 0 : KEYS_PAUSE);
      },
      options,
    );
  }

  return {
    current,
    /** Looks now: the reader does not drag any more. */
    look(): void {
      isDown = false;
      look();
    },
  };
}
