/** The store: everything that is kept, as the program reads and writes it. Extension pages and the background only. */
import type { Annotation } from '../core/model/annotation.ts';
import type { Article, ArticleDescription } from '../core/model/article.ts';
import type { Say } from '../core/model/built-in-words.ts';
import type { Codebook } from '../core/model/codebook.ts';
import type { CodebookEdit } from '../core/model/codebook-edit.ts';
import type { CodebookDraft } from '../core/model/codebook-log.ts';
import type { CodingChange } from '../core/model/coding-change.ts';
import type { Id, Timestamp } from '../core/model/identifier.ts';
import type { Library } from '../core/model/library.ts';
import type { MergeOptions } from '../core/model/merge.ts';
import { articleAddresses, type DomainOf, namesAnotherHost, type PageAddresses } from '../core/model/page-address.ts';
import type { Project } from '../core/model/project.ts';
import type { Relation } from '../core/model/relation.ts';
import type { RoleFate } from '../core/model/role-fate.ts';
import type { Selector } from '../core/model/selector.ts';
import type { Setting, SettingKey, SettingValue } from '../core/model/setting.ts';
import type { ReaderRule, SiteRule } from '../core/model/site-rule.ts';
import type { RuleChange } from '../core/model/site-rule-change.ts';
import type { CountedStep, RecordMade, StepMade } from '../core/model/step-made.ts';
import { keepAsLost, moveEnds, type Placing, placeAnnotation } from './anchors.ts';
import {
  type AnnotationDraft,
  type AnnotationMade,
  type AnnotationPatch,
  type AnnotationWithArticle,
  allAnnotations,
  annotate,
  annotationsAt,
  annotationsOf,
  annotationsOfWork,
  deleteAnnotations,
  type NewestAnnotations,
  newestAnnotations,
  tagsInUse,
  updateAnnotation,
  updateAnnotations,
} from './annotations.ts';
import { allArticles, articlesAt } from './articles.ts';
import { type RestoreCounts, readLibrary, restore } from './backup.ts';
import {
  addBuiltInCodebooks,
  codebookUse,
  copyCodebook,
  deleteCodebook,
  deleteRelationKind,
  editCodebook,
  newCodebook,
  relationKindUse,
} from './codebooks.ts';
import { openDatabase } from './database.ts';
import { nextRedo, nextUndo, redo, type Step, type TurnLimits, undo } from './history.ts';
import { relationsTouching } from './many.ts';
import {
  chooseCodebook,
  chooseProject,
  codebookOf,
  coderUse,
  currentProject,
  deleteProject,
  editProject,
  newProject,
  type ProjectPatch,
  projectUse,
  siteProject,
} from './projects.ts';
import {
  deleteRelations,
  type RelationDraft,
  type RelationMade,
  type RelationPatch,
  relate,
  updateRelation,
} from './relations.ts';
import { deleteRole, mergeRoles, type RoleRemoval, type RoleUse, relationsForbidden, roleUse } from './role-removal.ts';
import { type ArticleWithNotes, likeArticles, sayPiece } from './same-pieces.ts';
import type { HistoryEntry } from './schema.ts';
import { seed } from './seed.ts';
import { changeSetting, setSetting, settingOf } from './settings.ts';
import { allSiteRules, changeSiteRule, deleteSiteRules, importSiteRules, siteRulesAt } from './site-rules.ts';
import { asStoreError } from './store-error.ts';
import { type Usage, usageOf } from './usage.ts';
import type { Writer } from './writer.ts';

export interface StoreOptions {
  now: () => Date;
  /** A new UUID, in lower case. */
  newId: () => Id;
  /** The list of domains, asked for when a page says that it is on another host than it is on. */
  domains: () => DomainOf | Promise<DomainOf>;
  /** The words of a new library and of the codebooks that come with Margent, in the reader's language. */
  say: Say;
  /** Called once after each committed write, with the types of record that changed. */
  announce: Writer['announce'];
  /** See `DatabaseOptions`. */
  onBlocked?: () => void;
  /** Name of the database; for tests. */
  name?: string;
}

/**
 * Every call rejects with a `StoreError` and nothing else. What writes resolves when it is on disk, with the step of undo that
 * it has made (only a choice makes none), and when it rejects nothing has been written.
 */
export interface Store {
  annotate(draft: AnnotationDraft): Promise<AnnotationMade>;
  updateAnnotation(id: Id, patch: AnnotationPatch): Promise<AnnotationMade>;
  /** Gives it other words to stand on; those marked first are kept beside them. */
  placeAnnotation(id: Id, selectors: Selector[], how: Placing): Promise<StepMade>;
  /** Moves its ends; where the page's words are others than those marked, as `changed` says, these are kept beside them. */
  moveEnds(id: Id, selectors: Selector[], changed: boolean): Promise<StepMade>;
  keepAsLost(id: Id, isLost: boolean): Promise<StepMade>;
  /** One change to many, in one step. */
  updateAnnotations(ids: readonly Id[], wanted: CodingChange): Promise<CountedStep>;
  /** Counts them alone, and not what hangs on them. */
  deleteAnnotations(ids: readonly Id[]): Promise<CountedStep>;
  annotation(id: Id): Promise<Annotation | null>;
  /** In reading order. */
  annotationsOf(articleId: Id): Promise<Annotation[]>;
  /** In reading order: of every article met at one of these addresses. */
  annotationsAt(addresses: readonly string[]): Promise<Annotation[]>;
  allAnnotations(): Promise<AnnotationWithArticle[]>;
  /** Those of the articles annotated last, until there are enough; null where that cannot be told from a few. */
  newestAnnotations(enough: number): Promise<NewestAnnotations | null>;
  /** Most recent first. */
  tagsInUse(): Promise<string[]>;

  /** The addresses by which a page is found: what `articleAt` and `annotationsAt` are to be asked with; its own first. */
  addressesOf(page: PageAddresses): Promise<string[]>;
  article(id: Id): Promise<Article | null>;
  articleAt(addresses: readonly string[]): Promise<Article | null>;

  /**
   * In reading order: of the articles that are the same piece as a page, other than its own.
   *
   * @param addresses those of the page that are believed; `places` where it says that its piece stands too
   */
  annotationsOfWork(addresses: readonly string[], places: readonly string[]): Promise<AnnotationWithArticle[]>;

  /** Articles that seem to be the same piece as a page, of which the reader has not said whether they are. */
  likeArticles(page: {
    addresses: readonly string[];
    places: readonly string[];
    description: ArticleDescription;
  }): Promise<ArticleWithNotes[]>;
  /** That what stands at a page's addresses is the same piece as an article, or that it is not. */
  sayPiece(addresses: readonly string[], articleId: Id, same: boolean): Promise<StepMade>;
  /** The one changed last first. */
  articles(): Promise<Article[]>;

  /** Rejects with `RelationRefused` where the relation may not be made. */
  relate(draft: RelationDraft): Promise<RelationMade>;
  updateRelation(id: Id, patch: RelationPatch): Promise<RelationMade>;
  deleteRelations(ids: readonly Id[]): Promise<StepMade>;
  /** Those that lead to or from any of these annotations or propositions. */
  relationsOf(ids: readonly Id[]): Promise<Relation[]>;
  allRelations(): Promise<Relation[]>;

  codebooks(): Promise<Codebook[]>;
  newCodebook(draft: CodebookDraft): Promise<RecordMade>;
  copyCodebook(id: Id, name: string): Promise<RecordMade>;
  editCodebook(id: Id, edit: CodebookEdit): Promise<StepMade>;
  /** Refused as 'invalid' while a project uses it. */
  deleteCodebook(id: Id): Promise<StepMade>;
  addBuiltInCodebooks(ids: readonly Id[]): Promise<StepMade>;
  mergeRoles(codebookId: Id, roleId: Id, into: Id): Promise<StepMade>;
  deleteRole(codebookId: Id, roleId: Id, fate: RoleFate): Promise<StepMade>;
  /** Its relations go with it. */
  deleteRelationKind(codebookId: Id, kindId: Id): Promise<StepMade>;
  roleUse(roleId: Id): Promise<RoleUse>;
  /** How many relations could be made no more if a role went so. */
  relationsForbidden(removal: RoleRemoval): Promise<number>;
  /** How many relations are of the kind. */
  relationKindUse(kindId: Id): Promise<number>;
  /** How many annotations have a role of the codebook. */
  codebookUse(id: Id): Promise<number>;

  projects(): Promise<Project[]>;
  currentProject(): Promise<Project>;
  /** The project chosen for its site; null where none is. */
  siteProject(url: string): Promise<Project | null>;
  codebookOf(project: Project): Promise<Codebook>;
  /** For a project, or else for the current one. */
  chooseCodebook(codebookId: Id, projectId?: Id): Promise<StepMade>;
  chooseProject(id: Id, where: { url: string | null; only: 'site' | 'everywhere' }): Promise<void>;
  newProject(name: string, codebookId: Id): Promise<RecordMade>;
  editProject(id: Id, changed: ProjectPatch): Promise<StepMade>;
  /** With all that it holds. */
  deleteProject(id: Id): Promise<StepMade>;
  /** How many annotations each project holds. */
  projectUse(): Promise<Map<Id, number>>;
  /** The ids of those who made something in a project: they cannot be taken out of it. */
  coderUse(projectId: Id): Promise<Id[]>;

  /** The reader's rules, the one changed last first: for a host, which may be the rule of others too, or all. */
  siteRulesAt(host: string): Promise<ReaderRule[]>;
  siteRules(): Promise<ReaderRule[]>;
  /** Changes or makes the rule for the host of the page at this address. */
  changeSiteRule(address: string, change: RuleChange): Promise<StepMade>;
  deleteSiteRules(ids: readonly Id[]): Promise<StepMade>;
  /** Counts those that were new or other than those here. */
  importSiteRules(rules: readonly SiteRule[]): Promise<CountedStep>;

  /** Null where the reader has not chosen. */
  setting<K extends SettingKey>(key: K): Promise<SettingValue<K> | null>;
  setSetting(setting: Setting): Promise<void>;
  /** Keeps what `change` makes of the choice there is; null where the reader has not chosen. */
  changeSetting<K extends SettingKey>(key: K, change: (was: SettingValue<K> | null) => SettingValue<K>): Promise<void>;

  /** What undo and redo would do; null where there is nothing. */
  nextUndo(): Promise<HistoryEntry | null>;
  nextRedo(): Promise<HistoryEntry | null>;
  /** Rejects, as `TurnLimits` says, where the step is another than the one that is meant. */
  undo(limits?: TurnLimits): Promise<Step | null>;
  redo(limits?: TurnLimits): Promise<Step | null>;

  exportLibrary(): Promise<Library>;
  /** `deletedHere` is 'stay' unless given. */
  restore(library: Library, options?: Pick<MergeOptions, 'deletedHere'>): Promise<RestoreCounts & StepMade>;
  usage(): Promise<Usage>;
  close(): void;
}

/** Opens nothing: the database is opened at the first use, so that a background can make its store at once. */
export function createStore({ now, newId, domains, say, announce, onBlocked, name }: StoreOptions): Store {
  const database = openDatabase({
    seed: (transaction) => seed(transaction, newId, say),
    onBlocked,
    ...(name === undefined ? {} : { name }),
  });
  const writer: Writer = { database, announce };
  const at = (): Timestamp => now().toISOString();
  const { read } = database;
  const addressesOf = async (page: PageAddresses): Promise<string[]> => {
    try {
      return articleAddresses(page, namesAnotherHost(page) ? await domains() : () => null);
    } catch (error) {
      throw asStoreError(error);
    }
  };

  return {
    annotate: async (draft) => {
      const given = { id: newId(), articleId: newId(), at: at() };
      const believed = await addressesOf(draft.page.addresses);
      return annotate(writer, { ...draft, page: { ...draft.page, believed } }, given);
    },
    updateAnnotation: (id, patch) => updateAnnotation(writer, id, patch, at()),
    placeAnnotation: (id, selectors, how) => placeAnnotation(writer, { id, selectors, how }, at()),
    moveEnds: (id, selectors, changed) => moveEnds(writer, { id, selectors, changed }, at()),
    keepAsLost: (id, isLost) => keepAsLost(writer, id, isLost, at()),
    updateAnnotations: (ids, wanted) => updateAnnotations(writer, ids, wanted, at()),
    deleteAnnotations: (ids) => deleteAnnotations(writer, ids, at()),
    annotation: (id) => read(async (transaction) => (await transaction.objectStore('annotations').get(id)) ?? null),
    annotationsOf: (articleId) => read((transaction) => annotationsOf(transaction, [articleId])),
    annotationsAt: (addresses) => read((transaction) => annotationsAt(transaction, addresses)),
    allAnnotations: () => read(allAnnotations),
    newestAnnotations: (enough) => read((transaction) => newestAnnotations(transaction, enough)),
    tagsInUse: () => read(tagsInUse),

    addressesOf,
    article: (id) => read(async (transaction) => (await transaction.objectStore('articles').get(id)) ?? null),
    articleAt: (addresses) => read(async (transaction) => (await articlesAt(transaction, addresses))[0] ?? null),

    annotationsOfWork: (addresses, places) => read((transaction) => annotationsOfWork(transaction, addresses, places)),

    likeArticles: (page) => read((transaction) => likeArticles(transaction, page)),
    sayPiece: (addresses, articleId, same) =>
      sayPiece(writer, { addresses, articleId, same }, { id: newId(), at: at() }),
    articles: () => read(allArticles),

    relate: (draft) => relate(writer, draft, { id: newId(), at: at() }),
    updateRelation: (id, patch) => updateRelation(writer, id, patch, at()),
    deleteRelations: (ids) => deleteRelations(writer, ids, at()),
    relationsOf: (ids) => read((transaction) => relationsTouching(transaction, ids)),
    allRelations: () => read((transaction) => transaction.objectStore('relations').getAll()),

    codebooks: () => read((transaction) => transaction.objectStore('codebooks').getAll()),
    newCodebook: (draft) => newCodebook(writer, draft, { id: newId(), at: at() }),
    copyCodebook: (from, name) => copyCodebook(writer, { from, name }, { newId, at: at() }),
    editCodebook: (id, edit) => editCodebook(writer, id, edit, at()),
    deleteCodebook: (id) => deleteCodebook(writer, id, at()),
    addBuiltInCodebooks: (ids) => addBuiltInCodebooks(writer, ids, { say, at: at() }),
    mergeRoles: (codebookId, roleId, into) => mergeRoles(writer, { codebookId, roleId, into }, at()),
    deleteRole: (codebookId, roleId, fate) => deleteRole(writer, { codebookId, roleId, fate }, at()),
    deleteRelationKind: (codebookId, kindId) => deleteRelationKind(writer, codebookId, kindId, at()),
    roleUse: (roleId) => read((transaction) => roleUse(transaction, roleId)),
    relationsForbidden: (removal) => read((transaction) => relationsForbidden(transaction, removal)),
    relationKindUse: (kindId) => read((transaction) => relationKindUse(transaction, kindId)),
    codebookUse: (id) => read((transaction) => codebookUse(transaction, id)),

    projects: () => read((transaction) => transaction.objectStore('projects').getAll()),
    currentProject: () => read(currentProject),
    siteProject: (url) => read((transaction) => siteProject(transaction, url)),
    codebookOf: (project) => read((transaction) => codebookOf(transaction, project)),
    chooseCodebook: (codebookId, projectId) => chooseCodebook(writer, { codebookId, projectId }, at()),
    chooseProject: (id, where) => chooseProject(writer, id, where),
    newProject: (name, codebookId) => newProject(writer, { name, codebookId }, { id: newId(), at: at() }),
    editProject: (id, changed) => editProject(writer, id, changed, at()),
    deleteProject: (id) => deleteProject(writer, id, at()),
    projectUse: () => read(projectUse),
    coderUse: (projectId) => read((transaction) => coderUse(transaction, projectId)),

    siteRulesAt: (host) => read((transaction) => siteRulesAt(transaction, host)),
    siteRules: () => read(allSiteRules),
    changeSiteRule: (address, change) => changeSiteRule(writer, address, change, { id: newId(), at: at() }),
    deleteSiteRules: (ids) => deleteSiteRules(writer, ids, at()),
    importSiteRules: (rules) => importSiteRules(writer, rules, { newId, at: at() }),

    setting: (key) => read((transaction) => settingOf(transaction, key)),
    setSetting: (setting) => setSetting(writer, setting),
    changeSetting: (key, change) => changeSetting(writer, key, change),

    nextUndo: () => nextUndo(database),
    nextRedo: () => nextRedo(database),
    undo: (limits) => undo(writer, at(), limits),
    redo: (limits) => redo(writer, at(), limits),

    exportLibrary: () => read(readLibrary),
    restore: (library, { deletedHere } = { deletedHere: 'stay' }) =>
      restore(writer, library, { at: at(), deletedHere }),
    usage: () => usageOf(database),
    close: () => database.close(),
  };
}
