/** Keeps what is being written in the popup in the storage of the extension's own origin, which no page and no content script reads. */
import type { DraftKeep } from '../../ui/state/kept-drafts.ts';

const KEY = 'popup-drafts';

/** `localStorage` and not the database: what it is given is kept when the call returns, and the popup may be gone after it. */
export const draftKeep: DraftKeep = {
  read: () => attempt(() => localStorage.getItem(KEY)),
  write: (text) => {
    attempt(() => (text === null ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, text)));
  },
};

/** The reader may have forbidden sites and extensions to keep anything, or the disk be full: then it lives as long as the popup. */
function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
