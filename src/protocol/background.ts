/**
 * What the background answers when a content script asks it, by `runtime.sendMessage`. The content script
 * lives in a hostile page: the background validates every message and its sender
 * (`entries/background/requests.ts`).
 */
import type { ArticleDescription } from '../core/model/article.ts';
import type { Selector } from '../core/model/selector.ts';

/** A stored annotation as far as the page needs it: where it stands and which highlight styles it takes. */
export interface StoredPassage {
  id: string;
  selectors: Selector[];
  /** Role ids: names of the styles the background has put into the page for them. */
  roles: string[];
}

/** What a page says of itself: enough to find the article it is. */
export interface PageIdentity {
  url: string;
  article: ArticleDescription | null;
}

export interface BackgroundRequests {
  /** The annotations of this page; their styles are in the page when the answer comes. */
  'page-passages': { ask: PageIdentity; answer: StoredPassage[] };
  /** How the stored annotations came out: for the toolbar button's badge and an open popup. */
  'page-anchored': { ask: { anchored: number; orphans: number }; answer: null };
}
