/**
 * What the background answers when a content script asks it, by `runtime.sendMessage`. The content script
 * lives in a hostile page: the background validates every message and its sender
 * (`entries/background/requests.ts`).
 */

import type { Side } from '../core/argument/relation-rule.ts';
import type { ArticleDescription } from '../core/model/article.ts';
import type { RelationKind, Role } from '../core/model/codebook.ts';
import type { PageAddresses } from '../core/model/page-address.ts';
import type { Selector } from '../core/model/selector.ts';
import type { SiteRule } from '../core/model/site-rule.ts';
import type { EditorFocus } from './editor.ts';

/** A stored annotation as far as the page needs it: where it stands and which styles it takes. */
export interface StoredPassage {
  id: string;
  selectors: Selector[];
  /** Whether it was marked on another copy of the piece: then it is shown where its words are, and not missed where not. */
  elsewhere: boolean;
  /** Whether the reader keeps it as lost: only its own words are it, and nothing that is like them. */
  lost: boolean;
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
  /** What the highlight styles that are in the page now are known by; '' where it has none. */
  styles: string;
}

/** What stands on the toolbar besides the roles, and what is said of it, in the reader's language. */
export interface ToolbarWords {
  /** BCP 47 tag of theirs. */
  language: string;
  direction: 'ltr' | 'rtl';
  label: string;
  /** What is said once it is there. */
  said: string;
  /** That all the kept tags are given too; '' where none is kept. */
  kept: string;
  addNote: string;
  sentence: string;
  paragraph: string;
  off: string;
  close: string;
}

/** What a toolbar on the page offers. */
export interface PageCoding {
  /** Those of the current codebook. */
  roles: Pick<Role, 'id' | 'name' | 'color' | 'underline' | 'key' | 'definition'>[];
  /** The roles given last, as far as the codebook has them. */
  lastRoles: string[];
  /** The tags that the reader keeps for the next passages: each of them is given these too. */
  keptTags: string[];
  /** Whether the reader wants a toolbar beside what she selects on this site. */
  toolbar: boolean;
  /** Whether its digits and letters act while the focus is elsewhere. */
  singleKeys: boolean;
  words: ToolbarWords;
}

/** A passage to be kept. */
export interface NewAnnotation {
  page: { addresses: PageAddresses; documentTitle: string; description: ArticleDescription | null };
  selectors: Selector[];
  /** Role ids. */
  roles: string[];
}

/** An annotation of the page that asks, or of another copy of its piece; about any other nothing is told or done. */
export interface NamedAnnotation {
  addresses: PageAddresses;
  /** As in `AskingPage`. */
  places?: string[];
  id: string;
}

/**
 * One role given or taken away, whatever others the annotation has by now; or other words for it to stand on, `changed` where
 * those that stood there were no longer the ones marked; or what the reader says of a passage that the page has changed: that
 * the words which stand there now are it, or that it is lost.
 */
export type AnnotationChange =
  | { change: 'add' | 'remove'; role: string }
  | { selectors: Selector[]; changed: boolean }
  | { accepted: Selector[] }
  | { lost: true };

/** A kind of relation that an annotation may be given here, and which end of it the annotation would be. */
export type ToldKind = Pick<RelationKind, 'id' | 'name'> & { side: Side };

/** An annotation's relation as it is told from that annotation's side. */
export interface ToldRelation {
  kind: string;
  /** Whether it leads from the annotation to the other, or from the other to it. */
  direction: 'from' | 'to';
  otherId: string;
  /** The first words of the other end. */
  otherQuote: string;
  /** Whether the other end is of the page that asks. */
  here: boolean;
  /** Why the codebook would not allow it any more, in the reader's words; null where it would. */
  fault: string | null;
}

/** A role of the codebook of an annotation's project, and whether it has that role. */
export type ToldRole = Pick<Role, 'id' | 'name' | 'color' | 'underline' | 'key'> & { isOn: boolean };

/** An annotation as the page may show it. */
export interface ToldAnnotation {
  quote: string;
  roles: Pick<Role, 'name' | 'color' | 'underline'>[];
  /** Those that it may be given here. */
  offered: ToldRole[];
  /** Whether digits give them while the reader has not asked for them. */
  singleKeys: boolean;
  tags: string[];
  hasNote: boolean;
  /** As plain text. */
  note: string;
  relations: ToldRelation[];
  /** By the codebook of its project: those that may lead from it, then those that may lead to it. */
  kinds: ToldKind[];
}

/** What came of a write, or why it was not done, in the reader's words. */
export type OrFault<T extends object> = T | { fault: string };

/** A step taken back or done again, by its kind for `describeUndo` and `describeRedo`, or why it was not. */
export type TurnedStep = OrFault<{ label: string }> | null;

export interface BackgroundRequests {
  /** Brings a script into the page that is seldom needed; false where that is not possible. */
  'bring-script': { ask: 'page' | 'finder' | 'picker' | 'toolbar' | 'marking' | 'reading-mode'; answer: boolean };
  /** The annotations of this page, whose styles are in the page when the answer comes, and the rules for its host. */
  'stored-page': {
    /** `styles`: those that all of the page has got already, which are not put there again. */
    ask: AskingPage & { styles?: string };
    answer: StoredPage;
  };
  /** How they came out: for the toolbar button's badge, an open popup, and 'open on the page'. */
  'page-anchored': { ask: { anchored: number; orphans: number }; answer: null };
  /** The reader has pointed at the article's text; the step that undo takes back, null where the rule says that already. */
  'point-at-body': { ask: { selector: string }; answer: { step: number | null } };
  /** Opens the popup again after that; false where the browser does not let us. */
  'open-popup': { ask: null; answer: boolean };
  /** Takes a pointing back; false where something else has been done since. */
  'undo-pointing': { ask: { step: number }; answer: boolean };
  coding: { ask: { addresses: PageAddresses }; answer: PageCoding };
  /** `tags` are those that it has been given: the kept ones; `step` is what undo takes back, here and below. */
  annotate: { ask: NewAnnotation; answer: OrFault<{ id: string; step: number | null; tags: string[] }> };
  /** null where the page has no such annotation. */
  annotation: { ask: NamedAnnotation; answer: ToldAnnotation | null };
  /** It stays the same annotation; the answer is the roles that it has then, and the step. */
  'change-annotation': {
    ask: NamedAnnotation & AnnotationChange;
    answer: OrFault<{ roles: string[]; step: number | null }>;
  };
  /** One that was made on the page that asks, and on no other copy of its piece. */
  'delete-annotation': { ask: NamedAnnotation; answer: OrFault<{ step: number | null }> };
  /** Opens the article of the other end of one of the annotation's relations, at its words; false where there is none. */
  'open-related': { ask: NamedAnnotation & { otherId: string }; answer: boolean };
  /** One of the two ends is an annotation of the page. */
  relate: {
    ask: { addresses: PageAddresses; places?: string[]; kindId: string; fromId: string; toId: string };
    answer: OrFault<{ step: number | null }>;
  };
  /**
   * Takes back, or does again, the newest step there is, where it is one of the page that asks, and the one that is named;
   * null where there is none.
   */
  undo: { ask: AskingPage & { step?: number }; answer: TurnedStep };
  redo: { ask: AskingPage; answer: TurnedStep };
  /** The address of the annotation's editor, for a frame, and what the frame will call itself; null as in 'annotation'. */
  'open-editor': {
    ask: NamedAnnotation & { focus: EditorFocus };
    answer: { src: string; token: string } | null;
  };
  /** For the site of the page that asks. */
  'set-toolbar': { ask: { on: boolean }; answer: null };
}
