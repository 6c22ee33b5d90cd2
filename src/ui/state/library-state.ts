/** The library's state: every annotation with its article, narrowed by words, roles and project. */
import { computed, signal } from '@preact/signals';
import { byReadingOrder } from '../../core/model/annotation.ts';
import type { Article } from '../../core/model/article.ts';
import { filterAnnotations } from '../../core/query/filter-annotations.ts';
import type { AnnotationInArticle, AnnotationStore, CodingContext, Restored } from '../services.ts';
import { createActions } from './actions.ts';
import { describeFault, describeRestore } from './faults.ts';
import { type Address, createLibraryFilters } from './library-filters.ts';
import { createRelationsState } from './relations-state.ts';

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
}

/** Annotations shown at first and with each 'show more': enough to fill screens, few enough to draw at once. */
const PAGE = 100;

export type LibraryState = ReturnType<typeof createLibraryState>;

export function createLibraryState(services: LibraryServices) {
  const status = signal<{ kind: 'loading' } | { kind: 'ready' } | { kind: 'fault'; message: string }>({
    kind: 'loading',
  });
  const entries = signal<AnnotationInArticle[]>([]);
  const context = signal<CodingContext | null>(null);
  const limit = signal(PAGE);
  const filters = createLibraryFilters(services.address, () => {
    limit.value = PAGE;
  });
  /** A project that is gone narrows nothing, until undo brings it back. */
  const project = computed(() => context.value?.projects.find(({ id }) => id === filters.project.value) ?? null);

  const found = computed(() =>
    filterAnnotations(entries.value, {
      text: filters.text.value,
      roles: filters.roles.value,
      project: project.value?.id ?? null,
    }),
  );

  /** The newest article first, within one the order of reading. */
  const groups = computed<ArticleGroup[]>(() => groupByArticle(found.value.slice(0, limit.value)));

  /** Counts the questions, so that a late answer does not undo a later one. */
  let asked = 0;

  async function load(): Promise<void> {
    const request = ++asked;
    try {
      const [all, coding, related] = await Promise.all([
        services.store.allAnnotations(),
        services.store.codingContext(),
        services.store.relationsOf('all'),
      ]);
      if (request !== asked) return;
      entries.value = newestArticleFirst(all);
      relations.take(related, entries.value);
      context.value = coding;
      status.value = { kind: 'ready' };
    } catch (error) {
      if (request === asked) status.value = { kind: 'fault', message: describeFault(error) };
    }
  }

  const actions = createActions(services.store, load);
  const relations = createRelationsState(services.store, actions);

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
    found,
    groups,
    hidden: computed(() => Math.max(0, found.value.length - limit.value)),
    load,
    showMore(): void {
      limit.value += PAGE;
    },
    restore: (file: File) => actions.attempt(async () => describeRestore(await services.restore(file))),
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
  const newest = new Map<string, string>();
  for (const { annotation } of all) {
    const known = newest.get(annotation.articleId);
    if (known === undefined || known < annotation.createdAt) newest.set(annotation.articleId, annotation.createdAt);
  }
  const newestOf = ({ annotation }: AnnotationInArticle) => newest.get(annotation.articleId) ?? '';
  return [...all].sort(
    (a, b) =>
      newestOf(b).localeCompare(newestOf(a)) ||
      a.article.id.localeCompare(b.article.id) ||
      byReadingOrder(a.annotation, b.annotation),
  );
}

function groupByArticle(entries: readonly AnnotationInArticle[]): ArticleGroup[] {
  const groups = new Map<string, ArticleGroup>();
  for (const entry of entries) {
    const group = groups.get(entry.article.id) ?? { article: entry.article, entries: [] };
    group.entries.push(entry);
    groups.set(entry.article.id, group);
  }
  return [...groups.values()];
}
