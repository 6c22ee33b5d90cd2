/**
 * Hears when the reader first needs what marks on the page: she selects words, or presses a highlight. From then on that
 * script hears for itself.
 */
import { caretFromPoint, selectionOf } from '../../page/dom.ts';
import { onDocuments } from '../../page/frames.ts';
import { caretOf } from '../../page/selected-range.ts';
import type { Marking, Need } from '../shared/marking-slot.ts';

/**
 * @param isMarked whether a place in the page's text stands in a highlight, or right beside one
 * @param bring brings the script, once, by what it is needed for; undefined where it could not be brought
 */
export function onFirstNeed(
  page: Document,
  isMarked: (node: Node, offset: number) => boolean,
  bring: (need: 'toolbar' | 'card') => Promise<Marking | undefined>,
  signal: AbortSignal,
): void {
  const met = new AbortController();
  let isDown = false;
  const options = { capture: true, passive: true, signal: AbortSignal.any([signal, met.signal]) };
  const need = async (what: Need): Promise<void> => {
    const marking = await bring(what === 'selection' ? 'toolbar' : 'card');
    if (!marking || met.signal.aborted) return;
    met.abort();
    // While the reader still drags it will hear of the end itself.
    if (what !== 'selection' || !isDown) marking.wake(what);
  };

  onDocuments(page, listen, options.signal);

  function listen(document: Document): void {
    const hear = <E extends Event>(type: string, listener: (event: E) => void): void =>
      document.addEventListener(type, (event) => event.isTrusted && listener(event as E), options);
    hear('pointerdown', () => {
      isDown = true;
    });
    for (const type of ['pointerup', 'pointercancel'])
      hear(type, () => {
        isDown = false;
      });
    hear('selectionchange', () => {
      if (selectionOf(document)?.isCollapsed === false) void need('selection');
    });
    hear<MouseEvent>('click', (event) => {
      // A click that ends a selection is for what is selected.
      if (selectionOf(document)?.isCollapsed === false) return;
      const { clientX: x, clientY: y } = event;
      const caret = caretFromPoint(document, x, y);
      if (caret && isMarked(caret.node, caret.offset))
        void need({ clientX: x, clientY: y, target: event.composedPath()[0], document });
    });
    hear<KeyboardEvent>('keydown', ({ key }) => {
      const caret = key === 'Enter' ? caretOf(document) : null;
      if (caret && isMarked(caret.node, caret.offset)) void need({ enter: document });
    });
  }
}
