/** Says on the page what has been done, and offers to undo it. */
import { viewOf } from '../dom.ts';
import { onKeys } from '../first-keys.ts';
import { openOverlay, type Writing } from '../overlay.ts';
import { barButton, box, createBar } from './parts.ts';

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
  const overlay = openOverlay(document, {
    language: words.language,
    direction: words.direction,
    covers: false,
    scheme: 'light',
  });
  if (!overlay) return Promise.resolve(false);
  const bar = createBar(document);
  bar.style.pointerEvents = 'auto';
  const text = box(document, { flex: '1 1 19em' });
  text.setAttribute('role', 'status');
  bar.append(text);
  overlay.root.append(bar);
  // Once it is there: what stands in a status from the start is not announced.
  text.textContent = words.text;
  return new Promise((resolve) => {
    const ended = new AbortController();
    const end = (undo: boolean): void => {
      ended.abort();
      overlay.close();
      resolve(undo);
    };
    const close = barButton(document, words.close, () => end(false));
    if (words.undo !== null) bar.append(barButton(document, words.undo, () => end(true)));
    bar.append(close);
    // Not on 'Undo': one Enter too many would take back what the first has done.
    close.focus({ preventScroll: true });
    const view = viewOf(document);
    const onKey = (event: KeyboardEvent) => event.isTrusted && event.key === 'Escape' && end(false);
    if (view) onKeys(view, 'keydown', onKey, ended.signal);
    signal.addEventListener('abort', () => end(false), { signal: ended.signal });
  });
}
