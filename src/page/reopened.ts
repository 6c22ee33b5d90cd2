/**
 * Tells when a page has called `document.open`. That takes every listener off the document and its window and says so to
 * nobody, but observers and what is outside of the document stay (https://html.spec.whatwg.org/#document-open-steps).
 */

/** Calls with each `document.open`, once the script that called it has ended, for as long as the signal lives. */
export function onReopened(document: Document, view: Window, reopened: () => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  // A name that no page knows, so that none can hear it or keep it from us.
  const type = `${Math.random()}`;
  let isHeard = false;
  const listen = (): void => view.addEventListener(type, () => (isHeard = true), { signal });
  // A document that is opened anew loses its root; one that is given another root keeps its listeners.
  const observer = new MutationObserver(() => {
    isHeard = false;
    view.dispatchEvent(new Event(type));
    if (isHeard) return;
    listen();
    reopened();
  });
  listen();
  observer.observe(document, { childList: true });
  signal.addEventListener('abort', () => observer.disconnect());
}
