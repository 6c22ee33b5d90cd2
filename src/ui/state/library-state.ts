/** The library's state: every annotation with its article, narrowed by search and roles. */
import { computed, signal } from '@preact/signals';
import { byReadingOrder } from '../../core/model/annotation.ts';
import type { Article } from '../../core/model/article.ts';
import { filterAnnotations } from '../../core/query/filter-annotations.ts';
import type { ToastMessage } from '../components/Toast.tsx';
import { t, tCount } from '../messages.ts';
import type { AnnotationInArticle, AnnotationStore, Coding, CodingContext } from '../services.ts';
import { describeFault, describeUndo } from './faults.ts';

/** What a restore did, in numbers. */
export interface Restored {
  added: number;
  updated: number;
  unchanged: number;
}

export interface LibraryServices {
  store: AnnotationStore;
  /** Shows the annotation on its page, in a tab that has it open or in a new one. */
  openAnnotation(entry: AnnotationInArticle): Promise<void>;
  /** Writes a file of these articles, or of everything. */
  exportAs(formatId: string, articles: Article[] | 'all'): Promise<void>;
  /** Takes in a backup, all or nothing; throws with words for the reader where it is damaged. */
  restore(file: File): Promise<Restored>;
  openOptions(): Promise<void>;
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
  const query = signal('');
  const roles = signal<ReadonlySet<string>>(new Set());
  const limit = signal(PAGE);
  const toast = signal<ToastMessage | null>(null);

  const found = computed(() => filterAnnotations(entries.value, { text: query.value, roles: roles.value }));

  /** The newest article first, within one the order of reading. */
  const groups = computed<ArticleGroup[]>(() => groupByArticle(found.value.slice(0, limit.value)));

  async function load(): Promise<void> {
    try {
      const [all, coding] = await Promise.all([services.store.allAnnotations(), services.store.codingContext()]);
      entries.value = newestArticleFirst(all);
      context.value = coding;
      status.value = { kind: 'ready' };
    } catch (error) {
      status.value = { kind: 'fault', message: describeFault(error) };
    }
  }

  async function attempt(action: () => Promise<ToastMessage | null>): Promise<void> {
    try {
      const message = await action();
      await load();
      toast.value = message;
    } catch (error) {
      toast.value = { text: describeFault(error), tone: 'fault', undoable: false };
    }
  }

  return {
    status,
    entries,
    context,
    query,
    roles,
    toast,
    found,
    groups,
    hidden: computed(() => Math.max(0, found.value.length - limit.value)),
    load,
    search(text: string): void {
      query.value = text;
      limit.value = PAGE;
    },
    toggleRole(id: string): void {
      const next = new Set(roles.value);
      if (!next.delete(id)) next.add(id);
      roles.value = next;
      limit.value = PAGE;
    },
    clearFilters(): void {
      query.value = '';
      roles.value = new Set();
    },
    showMore(): void {
      limit.value += PAGE;
    },
    update: (id: string, coding: Coding) =>
      attempt(async () => {
        await services.store.updateAnnotation(id, coding);
        return { text: t('saved'), tone: 'done', undoable: true };
      }),
    remove: (id: string) =>
      attempt(async () => {
        await services.store.deleteAnnotations([id]);
        return { text: t('deleted'), tone: 'done', undoable: true };
      }),
    undo: () =>
      attempt(async () => {
        const undone = await services.store.undo();
        return { text: describeUndo(undone), tone: 'done', undoable: false };
      }),
    restore: (file: File) =>
      attempt(async () => {
        const { added, updated, unchanged } = await services.restore(file);
        return {
          text: [
            tCount('restoredAdded', added),
            tCount('restoredUpdated', updated),
            tCount('restoredUnchanged', unchanged),
          ].join(' '),
          tone: 'done',
          undoable: added + updated > 0,
        };
      }),
    exportAs: (formatId: string, articles: Article[] | 'all') =>
      attempt(async () => {
        await services.exportAs(formatId, articles);
        return null;
      }),
    open: (entry: AnnotationInArticle) =>
      attempt(async () => {
        await services.openAnnotation(entry);
        return null;
      }),
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
