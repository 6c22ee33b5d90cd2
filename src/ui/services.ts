/**
 * What the interface needs of the rest of the house. The surfaces are written against these, so that they
 * can stand on the real store and browser in the extension and on the same store in tests.
 */
import type { Annotation } from '../core/model/annotation.ts';
import type { Article, ArticleDescription } from '../core/model/article.ts';
import type { Codebook } from '../core/model/codebook.ts';
import type { PageAddresses } from '../core/model/page-address.ts';
import type { Selector } from '../core/model/selector.ts';
import type { PageDescription, PassageDescription, ScrollTarget } from '../protocol/content.ts';

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
  allAnnotations(): Promise<AnnotationInArticle[]>;
  annotate(draft: AnnotationDraft): Promise<Annotation>;
  updateAnnotation(id: string, coding: Coding): Promise<void>;
  deleteAnnotations(ids: string[]): Promise<void>;
  chooseCodebook(id: string): Promise<void>;
  /** Undoes the newest change; null where there is none left. */
  undo(): Promise<{ label: string } | null>;
  redo(): Promise<{ label: string } | null>;
}

/** A store that cannot be used, with words for the reader. */
export interface StoreFault {
  kind: string;
  message: string;
}

/** The page a popup speaks of. */
export interface PageAccess {
  describePage(): Promise<PageDescription>;
  describeSection(index: number): Promise<PassageDescription | null>;
  scrollTo(target: ScrollTarget): Promise<boolean>;
}

/** Whether highlights stay on the page's site without the toolbar button. */
export interface SiteAccess {
  /** Host as the reader knows it: `example.org`; 'files on this computer' has ''. */
  host: string;
  builtIn: boolean;
  kept: boolean;
}
