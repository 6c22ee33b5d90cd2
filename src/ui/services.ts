/**
 * What the interface needs of the rest of the house. The surfaces are written against these, so that they
 * can stand on the real store and browser in the extension and on the same store in tests.
 */
import type { Annotation } from '../core/model/annotation.ts';
import type { Article, ArticleDescription } from '../core/model/article.ts';
import type { Codebook } from '../core/model/codebook.ts';
import type { CodebookEdit } from '../core/model/codebook-edit.ts';
import type { CodebookDraft } from '../core/model/codebook-log.ts';
import type { CodingChange } from '../core/model/coding-change.ts';
import type { PageAddresses } from '../core/model/page-address.ts';
import type { Project } from '../core/model/project.ts';
import type { Relation } from '../core/model/relation.ts';
import type { RoleFate } from '../core/model/role-fate.ts';
import type { Selector } from '../core/model/selector.ts';
import type { SiteProject } from '../core/model/setting.ts';
import type { ReaderRule } from '../core/model/site-rule.ts';
import type { RuleChange, Told } from '../core/model/site-rule-change.ts';
import type { CountedStep, RecordMade, StepMade } from '../core/model/step-made.ts';
import type { ReadWarning } from '../formats/format.ts';
import type {
  PageDescription,
  PassageDescription,
  Pointed,
  Pointing,
  ReadingTurn,
  ScrollTarget,
  SectionReference,
  SectionSelectors,
  StandingPassage,
} from '../protocol/content.ts';

/** What every surface that gives roles needs to know. */
export interface CodingContext {
  /** The project that new annotations go to. */
  project: Project;
  /** Whether it has been chosen for the page's site alone. */
  isOfSite: boolean;
  /** In the order in which they were begun. */
  projects: Project[];
  /** The project's codebook, whose roles are offered. */
  codebook: Codebook;
  /** All codebooks: annotations may bear roles of another than the current one. */
  codebooks: Codebook[];
  /** Free tags in use, the most recent first. */
  tags: string[];
  /** Roles given last, as far as the codebook has them. */
  lastRoles: string[];
  /** Who annotates here, in the projects that have her; null where nobody has been chosen. */
  coderId: string | null;
  /** Tags that new annotations are given, wherever they are made; null where the reader keeps none. */
  stickyTags: string[] | null;
  /** Whether digits and letters act wherever the focus is, and not only on the buttons that they belong to. */
  singleKeys: boolean;
}

/** What the reader says of a passage. */
export interface Coding {
  roles: string[];
  tags: string[];
  note: string;
}

/** What is being written, kept while its form is out of sight. */
export interface WrittenCoding {
  coding: Coding;
  /** Whether the reader has given none of its roles herself. */
  suggested: boolean;
  /** What the annotation was as its editing began: only what she changed of it is written. None of a new passage. */
  before?: Coding;
}

/** By what it is written of: a candidate's key, or an annotation's id. */
export type Drafts = Map<string, WrittenCoding>;

export interface AnnotationDraft extends Coding {
  page: { addresses: PageAddresses; documentTitle: string; description: ArticleDescription | null };
  selectors: Selector[];
  /** Whether it is given its own tags alone, and not those kept for new annotations too: a form has shown them. */
  tagsAlone?: boolean;
}

/** An annotation together with the article it stands in. */
export interface AnnotationInArticle {
  annotation: Annotation;
  article: Article;
}

/** An article, and how many annotations it has. */
export interface ArticleWithNotes {
  article: Article;
  notes: number;
}

/** What the reader says of a relation between two annotations. */
export interface RelationDraft {
  kindId: string;
  fromId: string;
  toId: string;
  note: string;
  /** Id of an argumentation scheme; null for none. */
  scheme: string | null;
}

/** Relations together with the passages at their ends that are of other articles than those asked about. */
export interface RelationsFound {
  relations: Relation[];
  ends: AnnotationInArticle[];
}

/**
 * The part of the store the surfaces use. Every write resolves once it is committed, with the step of undo that it has made; a
 * choice makes none.
 */
export interface AnnotationStore {
  /** On the page at an address, whose site may have a project of its own; or else for everywhere. */
  codingContext(url?: string): Promise<CodingContext>;
  /** The article at a page's addresses and its annotations; null where nothing is kept of it. */
  pageAnnotations(addresses: PageAddresses): Promise<{ article: Article; annotations: Annotation[] } | null>;
  /** Those of other articles that are the same piece as the page; `places` is where it says that it stands too. */
  annotationsOfWork(addresses: PageAddresses, places: readonly string[]): Promise<AnnotationInArticle[]>;
  /** Articles that seem to be the same piece as the page, of which the reader has not said whether they are. */
  likeArticles(
    addresses: PageAddresses,
    places: readonly string[],
    description: ArticleDescription,
  ): Promise<ArticleWithNotes[]>;
  /** That an article is the same piece as the page, or is not. */
  sayPiece(addresses: PageAddresses, articleId: string, same: boolean): Promise<StepMade>;
  /** All there are, the one changed last first. */
  articles(): Promise<Article[]>;
  allAnnotations(): Promise<AnnotationInArticle[]>;
  /** Those of the articles annotated last, and how many there are in all; null where only reading all can tell which. */
  newestAnnotations(enough: number): Promise<{ entries: AnnotationInArticle[]; total: number } | null>;
  annotate(draft: AnnotationDraft): Promise<StepMade & { annotation: Annotation }>;
  /** The tags that new annotations are given from now on, wherever they are made; null for none. */
  keepTags(tags: readonly string[] | null): Promise<void>;
  /** Says whether digits and letters act wherever the focus is. */
  setSingleKeys(on: boolean): Promise<void>;
  /** The fields named change; the others stay, whoever wrote them. */
  updateAnnotation(id: string, changed: Partial<Coding>): Promise<StepMade>;
  /** Other words for it to stand on, in place of those it has; its id and all that hangs on it stay. */
  placeAnnotation(id: string, selectors: Selector[], how: 'accept-text' | 'place-by-hand'): Promise<StepMade>;
  /** Whether only its own words are it, and nothing that is like them. */
  keepAsLost(id: string, isLost: boolean): Promise<StepMade>;
  /** One change to many, in one step. */
  updateAnnotations(ids: string[], wanted: CodingChange): Promise<CountedStep>;
  deleteAnnotations(ids: string[]): Promise<CountedStep>;
  /** For a project, or else for the one chosen everywhere. */
  chooseCodebook(id: string, projectId?: string): Promise<StepMade>;
  /** Those that lead from or to these annotations, or all there are. */
  relationsOf(annotationIds: readonly string[] | 'all'): Promise<RelationsFound>;
  /** Rejects as 'refused', with the reason, where the relation may not be made. */
  relate(draft: RelationDraft): Promise<StepMade>;
  /** The fields named change; rejects as `relate` does. */
  updateRelation(id: string, changed: Partial<RelationDraft>): Promise<StepMade>;
  deleteRelations(ids: string[]): Promise<StepMade>;
  /**
   * Undoes the newest step; null where there is none left.
   *
   * @param expected the step that is meant; rejects with 'conflict' where another has been made since, or it is undone already
   */
  undo(expected?: number): Promise<{ label: string } | null>;
  redo(): Promise<{ label: string } | null>;
  /** The steps that `undo` and `redo` would turn now, whichever window made them; null where there is none. */
  nextUndo(): Promise<{ seq: number } | null>;
  nextRedo(): Promise<{ seq: number } | null>;
}

/** Codebooks as they are edited. Every write is one step of undo, with which it resolves once it is committed. */
export interface CodebookStore {
  newCodebook(draft: CodebookDraft): Promise<RecordMade>;
  copyCodebook(id: string, name: string): Promise<RecordMade>;
  editCodebook(id: string, edit: CodebookEdit): Promise<StepMade>;
  deleteCodebook(id: string): Promise<StepMade>;
  addBuiltInCodebooks(ids: readonly string[]): Promise<StepMade>;
  mergeRoles(codebookId: string, roleId: string, into: string): Promise<StepMade>;
  deleteRole(codebookId: string, roleId: string, fate: RoleFate): Promise<StepMade>;
  deleteRelationKind(codebookId: string, kindId: string): Promise<StepMade>;
  /** How many annotations have a role, and how many of them no other. */
  roleUse(roleId: string): Promise<{ all: number; alone: number }>;
  /** How many relations could be made no more if a role went so; `merged` where its heir takes its place in the codebook. */
  relationsForbidden(removal: { codebookId: string; roleId: string; fate: RoleFate; merged: boolean }): Promise<number>;
  relationKindUse(kindId: string): Promise<number>;
  codebookUse(id: string): Promise<number>;
}

/** Projects as they are chosen and edited. A choice is no step of undo, everything else is one. */
export interface ProjectStore {
  chooseProject(id: string, where: { url: string | null; only: 'site' | 'everywhere' }): Promise<void>;
  newProject(name: string, codebookId: string): Promise<RecordMade>;
  editProject(id: string, changed: Partial<Pick<Project, 'name' | 'codebookId' | 'coders'>>): Promise<StepMade>;
  /** With all that it holds. */
  deleteProject(id: string): Promise<StepMade>;
  projectUse(): Promise<Map<string, number>>;
  /** The ids of those who made something in a project: they cannot be taken out of it. */
  coderUse(projectId: string): Promise<string[]>;
  sitesWithProject(): Promise<SiteProject[]>;
  forgetSiteProject(host: string): Promise<void>;
  /** Who annotates from now on, in projects that have her. */
  chooseCoder(id: string): Promise<void>;
  currentCoder(): Promise<string | null>;
}

/** The reader's own rules for sites. Every write resolves once it is committed, with the step that it has made. */
export interface SiteRuleStore {
  /** For a host, the one that counts before the others first. */
  siteRulesAt(host: string): Promise<ReaderRule[]>;
  siteRules(): Promise<ReaderRule[]>;
  /** Changes or makes the rule for the host of the page at this address. */
  changeSiteRule(address: string, change: RuleChange): Promise<StepMade>;
  deleteSiteRules(ids: readonly string[]): Promise<StepMade>;
}

/** The sites on which no toolbar comes up beside what is selected, by their hosts; files on the disk have ''. */
export interface ToolbarSites {
  off(): Promise<string[]>;
  set(host: string, on: boolean): Promise<void>;
}

/** What a restore did, in numbers, and what is to be said of the file. */
export interface Restored extends StepMade {
  added: number;
  updated: number;
  unchanged: number;
  deleted: number;
  warnings: ReadWarning[];
}

/** The page a popup speaks of. */
export interface PageAccess {
  describePage(): Promise<PageDescription>;
  describeSection(section: SectionReference): Promise<PassageDescription | null>;
  /** The words an annotation stands on now; null where it is not on the page. */
  describeAnnotation(id: string): Promise<StandingPassage | null>;
  scrollTo(target: ScrollTarget): Promise<boolean>;
  /** How a rule is to speak of the section; null where it is gone. */
  nameSection(section: SectionReference, told: Told): Promise<SectionSelectors | null>;
  /** Lets the reader point at the article's text; waits for the end of it for who `stays` beside the page meanwhile. */
  point(stays: boolean): Promise<Pointing>;
  /** Whether she has pointed since this was last asked. */
  takePointed(): Promise<Pointed | null>;
  /** Begins reading the page by keyboard, or ends it. */
  readByKeyboard(): Promise<ReadingTurn>;
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
