/**
 * What a content script answers when an extension page or the background asks it, by `tabs.sendMessage`.
 * Types only: the content script checks the shapes by hand (`entries/content/requests.ts`), because a
 * schema library costs more to start there than everything else; the asking side checks the answers with
 * schemas (`platform/page.ts`), because they come out of a hostile page.
 */
import type { ArticleDescription } from '../core/model/article.ts';
import type { PageAddresses } from '../core/model/page-address.ts';
import type { Place, SectionOutline } from '../core/model/section.ts';
import type { AnchorState, Selector } from '../core/model/selector.ts';
import type { Told } from '../core/model/site-rule-change.ts';
import type { WordChange } from '../core/text/quote.ts';
import type { EditorTold } from './editor.ts';

/** Words on the page that could become an annotation. */
export interface PassageDescription {
  selectors: Selector[];
  /** Where it begins; null outside every section and on a page that is no article. */
  place: Place | null;
}

/** The words that an annotation stands on now. */
export interface StandingPassage extends PassageDescription {
  /** From the stored words to these; empty unless they have changed. */
  difference: WordChange[];
}

/** What became of one stored annotation on this page. */
export interface AnchoredPassage {
  id: string;
  state: AnchorState;
  place: Place | null;
  /** From the stored words to those that stand there; empty unless they have changed. */
  difference: WordChange[];
}

export interface PageDescription {
  addresses: PageAddresses;
  /** document.title: what an article is called on a page that is none. */
  documentTitle: string;
  article: ArticleDescription | null;
  outline: SectionOutline[];
  /** What the reader has selected; null where nothing is. */
  selection: PassageDescription | null;
  /** In reading order of the page, orphans last. */
  anchored: AnchoredPassage[];
}

/** How a rule for the site is to speak of a section. */
export interface SectionSelectors {
  /** null where nothing that holds on other pages too tells it from the sections around it. */
  selector: string | null;
  /** Selectors of the reader's rule that say something of it now. */
  present: string[];
}

/** A section as it was shown: its index, and its text, because the page may have changed since. */
export type SectionReference = Pick<SectionOutline, 'index' | 'text'>;

/** Where to scroll. */
export type ScrollTarget = { section: SectionReference } | { annotation: string };

/**
 * What became of the reader's pointing: it cannot be done; it has begun, and who asked gives way to the page; or, for who
 * has waited, she has pointed, or has thought better of it.
 */
export type Pointing = 'impossible' | 'begun' | 'left' | Pointed;

/** She has pointed; `step` is what undo takes back, null where the rule for the site says that already. */
export interface Pointed {
  step: number | null;
}

/** What has become of reading by keyboard; where there is nothing to read, it has ended at once, which the page says. */
export type ReadingTurn = 'begun' | 'ended' | 'impossible';

export interface ContentRequests {
  /** Everything that a surface shows of the page, in one answer. */
  'describe-page': { ask: null; answer: PageDescription };
  /** The whole of a section as a passage; null where the section is gone. */
  'describe-section': { ask: SectionReference; answer: PassageDescription | null };
  /** What an annotation stands on now; null where it is not on the page. */
  'describe-annotation': { ask: { annotation: string }; answer: StandingPassage | null };
  /** Scrolls into view and marks for a moment; false where it is gone. */
  'scroll-to': { ask: ScrollTarget; answer: boolean };
  /** The section by selectors, to be said to be `told`; null where it is gone. */
  'name-section': { ask: { section: SectionReference; told: Told }; answer: SectionSelectors | null };
  /** Lets the reader point at the article's text; answered when that has begun, or ended for who stays and waits. */
  point: { ask: { stays: boolean }; answer: Pointing };
  /** What she has pointed at before the popup that comes after that has asked; null where nothing, or it has been told. */
  'take-pointed': { ask: null; answer: Pointed | null };
  /** What the frame of the editor with this token has to say. */
  'editor-told': { ask: EditorTold; answer: null };
  /** Lets the reader choose a highlight other than that of the editor's frame with this token; null where she chose none. */
  'editor-pick': { ask: { token: string }; answer: string | null };
  /** Leads from the editor's frame with this token to another highlight; false where that is not on the page. */
  'editor-follow': { ask: { token: string; id: string }; answer: boolean };
  /** Begins reading by keyboard, or ends it. */
  'reading-mode': { ask: null; answer: ReadingTurn };
  /** Stored data changed: ask the background again. */
  refresh: { ask: null; answer: null };
}

/** A request as it goes over the wire. */
export type ContentMessage = {
  [T in keyof ContentRequests]: { to: 'content'; type: T; ask: ContentRequests[T]['ask'] };
}[keyof ContentRequests];
