/**
 * What the interface needs of the rest of the house. The surfaces are written against these, so that they
 * can stand on the real store and browser in the extension and on the same store in tests.
 */
import type { Annotation } from '../core/model/annotation.ts';
import type { Article, ArticleDescription } from '../core/model/article.ts';
import type { Codebook } from '../core/model/codebook.ts';
import type { PageAddresses } from '../core/model/page-address.ts';
import type { Selector } from '../core/model/selector.ts';
import type { ReaderRule } from '../core/model/site-rule.ts';
import type { RuleChange, Told } from '../core/model/site-rule-change.ts';
import type {
  PageDescription,
  PassageDescription,
  ScrollTarget,
  SectionReference,
  SectionSelectors,
} from '../protocol/content.ts';

/** What every surface that gives roles needs to know. */
export interface CodingContext {
  /** The current project's codebook, whose roles are offered. */
  codebook: Codebook;
  /** All codebooks: annotations may bear roles of another than the current one. */
  codebooks: Codebook[];
  /** Free tags in use, the most recent first. */
  tags: string[];
  /** Roles given last, as far as the codebook has them. */
  lastRoles: string[];
}

/** What the reader says of a passage. */
export interface Coding {
  roles: string[];
  tags: string[];
  note: string;
}

export interface AnnotationDraft extends Coding {
  page: { addresses: PageAddresses; documentTitle: string; description: ArticleDescription | null };
  selectors: Selector[];
}

/** An annotation together with the article it stands in. */
export interface AnnotationInArticle {
  annotation: Annotation;
  article: Article;
}

/** The part of the store the surfaces use. Every write resolves once it is committed. */
export interface AnnotationStore {
  codingContext(): Promise<CodingContext>;
  /** The article at a page's addresses and its annotations; null where nothing is kept of it. */
  pageAnnotations(addresses: PageAddresses): Promise<{ article: Article; annotations: Annotation[] } | null>;
  /** Those of other articles that are the same piece as the page; `places` is where it says that it stands too. */
  annotationsOfWork(addresses: PageAddresses, places: readonly string[]): Promise<AnnotationInArticle[]>;
  allAnnotations(): Promise<AnnotationInArticle[]>;
  annotate(draft: AnnotationDraft): Promise<Annotation>;
  /** The fields named change; the others stay, whoever wrote them. */
  updateAnnotation(id: string, changed: Partial<Coding>): Promise<void>;
  deleteAnnotations(ids: string[]): Promise<void>;
  chooseCodebook(id: string): Promise<void>;
  /** The newest step that could be undone; null where there is none. */
  lastStep(): Promise<number | null>;
  /**
   * Undoes the newest step; null where there is none left.
   *
   * @param expected the step that is meant; rejects with 'conflict' where another has been made since
   */
  undo(expected?: number): Promise<{ label: string } | null>;
  redo(): Promise<{ label: string } | null>;
}

/** The reader's own rules for sites. Every write resolves once it is committed. */
export interface SiteRuleStore {
  /** For a host, the one that counts before the others first. */
  siteRulesAt(host: string): Promise<ReaderRule[]>;
  siteRules(): Promise<ReaderRule[]>;
  /** Changes or makes the rule for the host of the page at this address. */
  changeSiteRule(address: string, change: RuleChange): Promise<void>;
  deleteSiteRules(ids: readonly string[]): Promise<void>;
}

/** What a restore did, in numbers, and what is to be said of the file. */
export interface Restored {
  added: number;
  updated: number;
  unchanged: number;
  deleted: number;
  warnings: string[];
}

/** The page a popup speaks of. */
export interface PageAccess {
  describePage(): Promise<PageDescription>;
  describeSection(section: SectionReference): Promise<PassageDescription | null>;
  scrollTo(target: ScrollTarget): Promise<boolean>;
  /** How a rule is to speak of the section; null where it is gone. */
  nameSection(section: SectionReference, told: Told): Promise<SectionSelectors | null>;
  /** Lets the reader point at the article's text; false where that is not possible. */
  point(): Promise<boolean>;
  /** Begins reading the page by keyboard, or ends it; false where that is not possible. */
  readByKeyboard(): Promise<boolean>;
  /** Makes the page take over what is stored of it now. */
  refresh(): Promise<null>;
}

/** Whether highlights stay on the page's site without the toolbar button. */
export interface SiteAccess {
  /** Host as the reader knows it: `example.org`; 'files on this computer' has ''. */
  host: string;
  builtIn: boolean;
  kept: boolean;
  /** Whether the browser lets the extension stay, if the reader does. */
  canBeKept: boolean;
}
