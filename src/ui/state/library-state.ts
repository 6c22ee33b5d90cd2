/** The library's state: every annotation with its article, narrowed by words, roles and project. */

import { batch, computed, signal } from '@preact/signals';
import { groupBy } from '../../core/group-by.ts';
import { byReadingOrder } from '../../core/model/annotation.ts';
import type { Article } from '../../core/model/article.ts';
import { equal } from '../../core/model/equality.ts';
import { filterAnnotations } from '../../core/query/filter-annotations.ts';
import type {
  AnnotationInArticle,
  AnnotationStore,
  CodingContext,
  Drafts,
  RelationsFound,
  Restored,
} from '../services.ts';
import { createActions } from './actions.ts';
import { createChosenAnnotations } from './chosen-annotations.ts';
import { describeFault } from './faults.ts';
import { createKeepSame } from './keep-same.ts';
import { type Address, createLibraryFilters } from './library-filters.ts';
import { newestAnswer } from './newest-answer.ts';
import { createRelationsState } from './relations-state.ts';
import { restoring } from './restoring.ts';
import { FIRST_ROWS, MORE_ROWS } from './row-limits.ts';

export interface LibraryServices {
  store: AnnotationStore;
  /** Shows the annotation on its page, in a tab that has it open or in a new one. */
  openAnnotation(entry: AnnotationInArticle): Promise<void>;
  /** Writes a file of these articles, or of everything. */
  exportAs(formatId: string, articleIds: string[] | 'all'): Promise<void>;
  /** Takes in a backup, all or nothing; throws with words for the reader where it is damaged. */
  restore(file: File): Promise<Restored>;
  openOptions(): Promise<void>;
  /** Of the library's own page. */
  address: Address;
}

/** An article with those of its annotations that are shown. */
export interface ArticleGroup {
  article: Article;
  entries: AnnotationInArticle[];
  /** How many rows stand before it, so that a row has one number in the whole list. */
  start: number;
  /** How many there are, drawn or not. */
  size: number;
}

export type LibraryState = ReturnType<typeof createLibraryState>;

export function createLibraryState(services: LibraryServices) {
  const status = signal<{ kind: 'loading' } | { kind: 'ready' } | { kind: 'fault'; message: string }>({
    kind: 'loading',
  });
  const entries = signal<AnnotationInArticle[]>([]);
  const keepSame = createKeepSame<AnnotationInArticle>(({ annotation }) => annotation.id);
  /** How many annotations there are, while only the newest are here; null once all are. */
  const awaited = signal<number | null>(null);
  const context = signal<CodingContext | null>(null);
  const limit = signal(FIRST_ROWS);
  const filters = createLibraryFilters(services.address, () => {
    limit.value = FIRST_ROWS;
    list.startAnew();
  });
  /** A project that is gone narrows nothing, until undo brings it back. */
  const project = computed(() => context.value?.projects.find(({ id }) => id === filters.project.value) ?? null);

  const knownRoles = computed(
    () => new Set(context.value?.codebooks.flatMap(({ roles }) => roles.map(({ id }) => id))),
  );

  /** Nor does a role that is gone: no switch would show it. */
  const roles = computed(() => new Set([...filters.roles.value].filter((id) => knownRoles.value.has(id))));

  const found = computed(() =>
    filterAnnotations(entries.value, {
      text: filters.text.value,
      roles: roles.value,
      project: project.value?.id ?? null,
    }),
  );

  /** The newest article first, within one the order of reading. */
  const groups = computed<ArticleGroup[]>(() => groupByArticle(found.value, limit.value));

  const byArticle = computed(() => groupBy(entries.value, ({ article }) => article.id));

  const load = newestAnswer(async (isNewest) => {
    try {
      const reading = services.store.codingContext();
      if (status.value.kind === 'loading') await loadNewest(isNewest, reading);
      const [all, related, coding] = await Promise.all([
        services.store.allAnnotations(),
        services.store.relationsOf('all'),
        reading,
      ]);
      if (isNewest()) take({ all, related, coding, total: null });
      await actions.dropStale();
    } catch (error) {
      if (isNewest()) status.value = { kind: 'fault', message: describeFault(error) };
    }
  });

  /** What the reader sees first does not wait for all that stands behind it. */
  async function loadNewest(isNewest: () => boolean, reading: Promise<CodingContext>): Promise<void> {
    const [newest, coding] = await Promise.all([services.store.newestAnnotations(FIRST_ROWS), reading]);
    if (!newest) return;
    const related = await services.store.relationsOf(newest.entries.map(({ annotation }) => annotation.id));
    const isAll = newest.entries.length === newest.total;
    if (isNewest()) take({ all: newest.entries, related, coding, total: isAll ? null : newest.total });
  }

  function take(read: {
    all: readonly AnnotationInArticle[];
    related: RelationsFound;
    coding: CodingContext;
    total: number | null;
  }): void {
    batch(() => {
      entries.value = keepSame(newestArticleFirst(read.all));
      awaited.value = read.total;
      relations.take(read.related, entries.value);
      // What is the same stays the same object, so that no row is drawn again for it.
      if (!equal(context.value, read.coding)) context.value = read.coding;
      status.value = { kind: 'ready' };
    });
  }

  /** What is being written, by annotation: a search or a new passage takes its row out of sight, and must not take that. */
  const drafts: Drafts = new Map();

  const actions = createActions(services.store, load);
  const relations = createRelationsState(services.store, actions);
  const list = createChosenAnnotations({
    found,
    rows: () => found.value.map(({ annotation, article }) => ({ group: article.id, id: annotation.id })),
    context,
    actions,
    store: services.store,
  });

  const open = (entry: AnnotationInArticle) =>
    actions.attempt(async () => {
      await services.openAnnotation(entry);
      return null;
    });

  return {
    ...actions,
    status,
    entries,
    context,
    filters,
    /** The one whose annotations alone are shown; null for all. */
    project,
    /** Those of which one at least is wanted; none for all. */
    roles,
    drafts,
    list,
    groups,
    hidden: computed(() => Math.max(0, found.value.length - limit.value)),
    awaited,
    total: computed(() => awaited.value ?? entries.value.length),
    /** All of an article, shown or not. */
    annotationsOf: (articleId: string) => byArticle.value.get(articleId) ?? [],
    load,
    showMore(): void {
      limit.value += MORE_ROWS;
    },
    restore: restoring(actions, services.restore),
    exportAs: (formatId: string, articles: Article[] | 'all') =>
      actions.attempt(async () => {
        await services.exportAs(formatId, articles === 'all' ? 'all' : articles.map(({ id }) => id));
        return null;
      }),
    open,
    relations: relations.controls,
    /** How to go to a passage that a relation leads to. */
    wayTo(id: string): (() => void) | undefined {
      const entry = relations.controls.passages.value.get(id);
      return entry && (() => void open(entry));
    },
    openOptions: () => services.openOptions(),
  };
}

function newestArticleFirst(all: readonly AnnotationInArticle[]): AnnotationInArticle[] {
  const articles = new Map<string, { newest: string; entries: AnnotationInArticle[] }>();
  for (const entry of all) {
    const { articleId, createdAt } = entry.annotation;
    const known = articles.get(articleId);
    if (!known) articles.set(articleId, { newest: createdAt, entries: [entry] });
    else {
      known.entries.push(entry);
      if (known.newest < createdAt) known.newest = createdAt;
    }
  }
  return [...articles]
    .sort(([idA, a], [idB, b]) => compare(b.newest, a.newest) || compare(idA, idB))
    .flatMap(([, { entries }]) => entries.sort((a, b) => byReadingOrder(a.annotation, b.annotation)));
}

/** Ids and times, which no language orders otherwise. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function groupByArticle(found: readonly AnnotationInArticle[], limit: number): ArticleGroup[] {
  const groups = new Map<string, ArticleGroup>();
  for (const [index, entry] of found.entries()) {
    const known = groups.get(entry.article.id);
    // Of an article that is begun all are counted.
    if (index >= limit && !known) break;
    const group = known ?? { article: entry.article, entries: [], start: index, size: 0 };
    if (index < limit) group.entries.push(entry);
    group.size += 1;
    if (!known) groups.set(entry.article.id, group);
  }
  return [...groups.values()];
}
