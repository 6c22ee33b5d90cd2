/**
 * Hears when the reader first needs what marks on the page: she selects words, or presses a highlight. From then on the
 * scripts that are brought for it hear for themselves.
 */
import { caretFromPoint } from '../../page/dom.ts';
import { onDocuments } from '../../page/frames.ts';
import { caretOf, isSelecting, OWN_TIME } from '../../page/selected-range.ts';
import { type Marking, markingSlot, type Need } from '../shared/marking-slot.ts';
import { type SelectionTools, toolbarSlot } from '../shared/toolbar-slot.ts';

/**
 * @param isMarked whether a place in the page's text stands in a highlight, or right beside one
 * @param bringToolbar brings what a selection needs, once; undefined where it could not be brought
 * @param bringMarking brings what a highlight needs
 */
export function onFirstNeed(
  page: Document,
  {
    isMarked,
    bringToolbar,
    bringMarking,
    signal,
  }: {
    isMarked: (node: Node, offset: number) => boolean;
    bringToolbar: () => Promise<SelectionTools | undefined>;
    bringMarking: () => Promise<Marking | undefined>;
    signal: AbortSignal;
  },
): void {
  let isDown = false;
  /** When the reader did something last: what is selected long after that, a script of the page has selected. */
  let acted = Number.NEGATIVE_INFINITY;
  /** How often the button has been pressed at the same place. */
  let presses = 0;
  const options = { capture: true, passive: true, signal };

  async function select(): Promise<void> {
    if (toolbarSlot.here()) return;
    const toolbar = await bringToolbar();
    // While the reader still drags it will hear of the end itself.
    if (!isDown) toolbar?.wake();
  }

  const mark = async (need: Need): Promise<void> => (await bringMarking())?.wake(need);

  onDocuments(page, listen, signal);

  function listen(document: Document, view: Window): void {
    // Of the window: a page that stops what comes there keeps it from the document alone.
    const hear = <E extends Event>(type: string, listener: (event: E) => void): void =>
      view.addEventListener(type, (event) => event.isTrusted && listener(event as E), options);
    hear('pointerdown', () => {
      isDown = true;
      acted = performance.now();
    });
    for (const type of ['pointerup', 'pointercancel'])
      hear(type, () => {
        isDown = false;
        acted = performance.now();
      });
    hear<MouseEvent>('mousedown', ({ detail }) => {
      presses = detail;
    });
    // Comes with each press on text. The second one selects a word, of which `selectionchange` tells only after the next frame.
    hear('selectstart', () => {
      if (isDown && presses > 1) void select();
    });
    hear('selectionchange', () => {
      const isOwn = isDown || performance.now() - acted < OWN_TIME;
      if (isOwn && isSelecting(document)) void select();
    });
    hear<MouseEvent>('click', (event) => {
      // A click that ends a selection is for what is selected.
      if (markingSlot.here() || isSelecting(document)) return;
      const { clientX: x, clientY: y } = event;
      const caret = caretFromPoint(document, x, y);
      if (caret && isMarked(caret.node, caret.offset))
        void mark({ clientX: x, clientY: y, target: event.composedPath()[0], document });
    });
    hear<KeyboardEvent>('keydown', ({ key }) => {
      acted = performance.now();
      const caret = key === 'Enter' && !markingSlot.here() ? caretOf(document) : null;
      if (caret && isMarked(caret.node, caret.offset)) void mark({ enter: document });
    });
  }
}
