/**
 * What the background answers when a content script asks it, by `runtime.sendMessage`. The content script
 * lives in a hostile page: the background validates every message and its sender
 * (`entries/background/requests.ts`).
 */
import type { PageAddresses } from '../core/model/page-address.ts';
import type { Selector } from '../core/model/selector.ts';

/** A stored annotation as far as the page needs it: where it stands and which styles it takes. */
export interface StoredPassage {
  id: string;
  selectors: Selector[];
  /** Role ids: names of the highlight styles the background has put into the page. */
  roles: string[];
}

export interface BackgroundRequests {
  /** Brings the section finder into the page; false where that is not possible. */
  'bring-finder': { ask: null; answer: boolean };
  /** The annotations of this page; their styles are in the page when the answer comes. */
  'page-passages': { ask: PageAddresses; answer: StoredPassage[] };
  /** How they came out: for the toolbar button's badge, an open popup, and 'open on the page'. */
  'page-anchored': { ask: { anchored: number; orphans: number }; answer: null };
}

export type BackgroundMessage = {
  [T in keyof BackgroundRequests]: { to: 'background'; type: T; ask: BackgroundRequests[T]['ask'] };
}[keyof BackgroundRequests];
