/**
 * What a content script answers when an extension page or the background asks it, by `tabs.sendMessage`.
 * Types only: the content script checks the shapes by hand (`entries/content/requests.ts`), because a
 * schema library costs more to start there than everything else.
 */
import type { ArticleDescription } from '../core/model/article.ts';
import type { SectionOutline } from '../core/model/section.ts';
import type { AnchorState, Selector } from '../core/model/selector.ts';

/** Words on the page that could become an annotation. */
export interface PassageDescription {
  selectors: Selector[];
  /** Where it begins; null outside every section or on a page that is no article. */
  place: { kind: SectionOutline['kind']; ordinal: number } | null;
}

/** What became of one stored annotation on this page. */
export interface AnchoredPassage {
  id: string;
  state: AnchorState;
  /** Rank in reading order on the page, from 0; null where it is an orphan. */
  order: number | null;
  place: PassageDescription['place'];
}

export interface PageDescription {
  url: string;
  /** document.title: what an article is called on a page that is none. */
  documentTitle: string;
  article: ArticleDescription | null;
  outline: SectionOutline[];
  /** What the reader has selected; null where nothing is. */
  selection: PassageDescription | null;
  anchored: AnchoredPassage[];
}

export interface ContentRequests {
  /** Everything the popup shows of the page, in one answer. */
  'describe-page': { ask: Record<never, never>; answer: PageDescription };
  'describe-selection': { ask: Record<never, never>; answer: PassageDescription | null };
  /** The whole of a section as a passage; null where the section is gone. */
  'describe-section': { ask: { index: number }; answer: PassageDescription | null };
  /** Scrolls the section or the highlight into view and marks it for a moment; false where it is gone. */
  'scroll-to': { ask: { section: number } | { annotation: string }; answer: boolean };
  /** Stored data changed: ask the background again. */
  refresh: { ask: Record<never, never>; answer: null };
}
