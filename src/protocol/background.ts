/**
 * What the background answers when a content script asks it, by `runtime.sendMessage`. The content script
 * lives in a hostile page: the background validates every message and its sender
 * (`entries/background/requests.ts`).
 */
import type { PageAddresses } from '../core/model/page-address.ts';
import type { Selector } from '../core/model/selector.ts';
import type { SiteRule } from '../core/model/site-rule.ts';

/** A stored annotation as far as the page needs it: where it stands and which styles it takes. */
export interface StoredPassage {
  id: string;
  selectors: Selector[];
  /** Whether it was marked on another copy of the piece: then it is shown where its words are, and not missed where not. */
  elsewhere: boolean;
  /** Role ids: names of the highlight styles the background has put into the page. */
  roles: string[];
}

/** A page as far as it knows itself. */
export interface AskingPage {
  addresses: PageAddresses;
  /** Where it says that its piece stands too; none before the reader has asked for its sections. */
  places: string[];
}

/** What is stored of a page, in one answer. */
export interface StoredPage {
  passages: StoredPassage[];
  /** The reader's own rules for the page's host, the one that counts before the others first. */
  rules: SiteRule[];
}

export interface BackgroundRequests {
  /** Brings a script into the page that is seldom needed; false where that is not possible. */
  'bring-script': { ask: 'finder' | 'picker'; answer: boolean };
  /** The annotations of this page, whose styles are in the page when the answer comes, and the rules for its host. */
  'stored-page': { ask: AskingPage; answer: StoredPage };
  /** How they came out: for the toolbar button's badge, an open popup, and 'open on the page'. */
  'page-anchored': { ask: { anchored: number; orphans: number }; answer: null };
  /** The reader has pointed at the article's text; the step that undo takes back, null where it was not kept. */
  'point-at-body': { ask: { selector: string }; answer: number | null };
  /** Opens the popup again after that; false where the browser does not let us. */
  'open-popup': { ask: null; answer: boolean };
  /** Takes a pointing back; false where something else has been done since. */
  'undo-pointing': { ask: { step: number }; answer: boolean };
}

export type BackgroundMessage = {
  [T in keyof BackgroundRequests]: { to: 'background'; type: T; ask: BackgroundRequests[T]['ask'] };
}[keyof BackgroundRequests];
