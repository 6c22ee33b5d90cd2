/** Says on the page what has been done, and offers to undo it. */
import { viewOf } from '../dom.ts';
import { onKeys } from '../first-keys.ts';
import { button, make, pressesButton } from '../over-page/elements.ts';
import { openLayer } from '../over-page/layer.ts';
import type { Writing } from '../overlay.ts';
import { POINTING_CSS } from './pointing-css.ts';

export interface ConfirmationWords extends Writing {
  text: string;
  /** Null where there is nothing to undo. */
  undo: string | null;
  close: string;
}

/** Resolves with whether it is to be undone, once that is answered or dismissed. */
export function confirmOnPage(document: Document, words: ConfirmationWords, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false);
  // Only the message itself lies over the page.
  const { language, direction } = words;
  const layered = openLayer(document, { language, direction, covers: false, scheme: 'dark' }, [POINTING_CSS]);
  if (!layered) return Promise.resolve(false);
  const { overlay, layer } = layered;
  const text = make(document, 'div', { class: 'words', attributes: { role: 'status' } });
  const bar = make(document, 'div', { class: 'panel bar', children: [text] });
  layer.append(bar);
  // Once it is there: what stands in a status from the start is not announced.
  text.textContent = words.text;
  return new Promise((resolve) => {
    const ended = new AbortController();
    const end = (undo: boolean): void => {
      ended.abort();
      overlay.close();
      resolve(undo);
    };
    const close = button(document, { text: words.close }, () => end(false));
    if (words.undo !== null) bar.append(button(document, { text: words.undo }, () => end(true)));
    bar.append(close);
    // Not on 'Undo': one Enter too many would take back what the first has done.
    close.focus({ preventScroll: true });
    const view = viewOf(document);
    const onKey = (event: KeyboardEvent): void => {
      if (!event.isTrusted) return;
      if (event.key === 'Escape') end(false);
      else if (pressesButton(event, overlay.root)) event.stopImmediatePropagation();
    };
    if (view) onKeys(view, 'keydown', onKey, ended.signal);
    signal.addEventListener('abort', () => end(false), { signal: ended.signal });
  });
}
