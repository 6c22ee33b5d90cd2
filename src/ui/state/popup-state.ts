/** The popup's state: what the page says, what is stored of it, and what the reader does. */
import { computed, signal } from '@preact/signals';
import { type Annotation, quoteOf } from '../../core/model/annotation.ts';
import type { Article, ArticleDescription } from '../../core/model/article.ts';
import type { SectionOutline } from '../../core/model/section.ts';
import type { PageDescription, PassageDescription, ScrollTarget } from '../../protocol/content.ts';
import { rolesOf } from '../components/AnnotationItem.tsx';
import type { ToastMessage } from '../components/Toast.tsx';
import { t } from '../messages.ts';
import { placeName } from '../section-names.ts';
import type { AnnotationStore, Coding, CodingContext, PageAccess, SiteAccess } from '../services.ts';
import { describeFault, describeUndo } from './faults.ts';

export interface PopupServices {
  store: AnnotationStore;
  page: PageAccess;
  site(): Promise<SiteAccess | null>;
  /** Asks the reader to let the extension stay on the page's site. Only straight from a click or key. */
  keepSite(): Promise<boolean>;
  exportArticle(article: Article, formatId: string): Promise<void>;
  openLibrary(): Promise<void>;
  openOptions(): Promise<void>;
}

export type PageState =
  | { kind: 'loading' }
  /** The page cannot be asked; `reason` is a key of the words for it. */
  | { kind: 'unreachable'; reason: 'browser-page' | 'extension-store' | 'pdf' | 'not-a-page' | 'no-access' }
  | { kind: 'ready'; page: PageDescription };

/** What is about to be annotated: the reader's selection, or a whole section. */
export interface Candidate extends PassageDescription {
  /** Tells one candidate from the next, so that its form starts fresh. */
  key: string;
  wholeSection: boolean;
}

export type PopupState = ReturnType<typeof createPopupState>;

export function createPopupState(services: PopupServices) {
  const page = signal<PageState>({ kind: 'loading' });
  const storeFault = signal<string | null>(null);
  const context = signal<CodingContext | null>(null);
  const stored = signal<{ article: Article; annotations: Annotation[] } | null>(null);
  const site = signal<SiteAccess | null>(null);
  const candidate = signal<Candidate | null>(null);
  const toast = signal<ToastMessage | null>(null);
  const tab = signal<'outline' | 'annotations'>('outline');

  /** The article as this page shows it, or as it was kept where this page shows none. */
  const description = computed<ArticleDescription | null>(() => {
    const fromPage = page.value.kind === 'ready' ? page.value.page.article : null;
    return fromPage ?? stored.value?.article.description ?? null;
  });

  /** This page's annotations in its reading order; those not on the page last. */
  const annotations = computed(() => {
    const kept = stored.value?.annotations ?? [];
    const anchored = page.value.kind === 'ready' ? page.value.page.anchored : [];
    const order = new Map(anchored.map((passage, index) => [passage.id, { passage, index }]));
    const rank = (annotation: Annotation) => order.get(annotation.id)?.index ?? Number.MAX_SAFE_INTEGER;
    return [...kept]
      .sort((a, b) => rank(a) - rank(b))
      .map((annotation) => ({ annotation, anchored: order.get(annotation.id)?.passage }));
  });

  async function loadPage(): Promise<void> {
    try {
      page.value = { kind: 'ready', page: await services.page.describePage() };
    } catch (error) {
      page.value = { kind: 'unreachable', reason: unreachableReason(error) };
    }
  }

  async function loadStore(): Promise<void> {
    if (page.value.kind !== 'ready') return;
    const { addresses } = page.value.page;
    try {
      [context.value, stored.value] = await Promise.all([
        services.store.codingContext(),
        services.store.pageAnnotations(addresses),
      ]);
      storeFault.value = null;
    } catch (error) {
      storeFault.value = describeFault(error);
    }
  }

  /** Asks page and store anew; what the reader is writing stays. */
  async function refresh(): Promise<void> {
    await loadPage();
    await loadStore();
  }

  async function start(): Promise<void> {
    await Promise.all([
      loadPage().then(loadStore),
      services.site().then((access) => {
        site.value = access;
      }),
    ]);
    if (page.value.kind !== 'ready') return;
    const { selection } = page.value.page;
    if (selection) candidate.value = { ...selection, key: crypto.randomUUID(), wholeSection: false };
    if (annotations.value.length > 0 || page.value.page.outline.length === 0) tab.value = 'annotations';
  }

  /** Runs a write; a failure is said and changes nothing on screen. */
  async function attempt(write: () => Promise<ToastMessage | null>): Promise<boolean> {
    try {
      const message = await write();
      await loadStore();
      toast.value = message;
      return true;
    } catch (error) {
      toast.value = { text: describeFault(error), tone: 'fault', undoable: false };
      return false;
    }
  }

  async function highlight(coding: Coding): Promise<void> {
    const passage = candidate.value;
    if (page.value.kind !== 'ready' || !passage || !context.value) return;
    const { addresses, documentTitle, article } = page.value.page;
    const names = rolesOf(coding, context.value.codebooks)
      .map(({ name }) => name)
      .join(', ');
    const saved = await attempt(async () => {
      await services.store.annotate({
        page: { addresses, documentTitle, description: article },
        selectors: passage.selectors,
        ...coding,
      });
      return { text: t('highlighted', names), tone: 'done', undoable: true };
    });
    if (!saved) return;
    candidate.value = null;
    tab.value = 'annotations';
  }

  async function tagSection(section: SectionOutline): Promise<void> {
    const passage = await services.page.describeSection(section.index).catch(() => null);
    if (!passage) {
      toast.value = { text: t('sectionGone'), tone: 'fault', undoable: false };
      return;
    }
    candidate.value = { ...passage, key: crypto.randomUUID(), wholeSection: true };
    await services.page.scrollTo({ section: section.index }).catch(() => false);
  }

  async function scrollTo(target: ScrollTarget): Promise<void> {
    const found = await services.page.scrollTo(target).catch(() => false);
    if (!found) toast.value = { text: t('notOnPage'), tone: 'fault', undoable: false };
  }

  return {
    page,
    storeFault,
    context,
    stored,
    site,
    candidate,
    toast,
    tab,
    description,
    annotations,
    start,
    refresh,
    loadStore,
    highlight,
    tagSection,
    scrollTo,
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
    chooseCodebook: (id: string) =>
      attempt(async () => {
        await services.store.chooseCodebook(id);
        return null;
      }),
    async keepSite(): Promise<void> {
      if (await services.keepSite().catch(() => false)) {
        site.value = await services.site();
        await refresh();
      }
    },
    async exportArticle(formatId: string): Promise<void> {
      const article = stored.value?.article;
      if (!article) return;
      await services.exportArticle(article, formatId).catch((error: unknown) => {
        toast.value = { text: describeFault(error), tone: 'fault', undoable: false };
      });
    },
    openLibrary: () => services.openLibrary(),
    openOptions: () => services.openOptions(),
    cancelSection: () => {
      candidate.value = null;
    },
    /** What the candidate is, in a line: 'Paragraph 2', 'Paragraph 2 (whole)'. */
    candidatePlace: computed(() => {
      const current = candidate.value;
      if (!current) return '';
      const place = placeName(current.place);
      return current.wholeSection ? t('wholeSection', place) : place;
    }),
    candidateQuote: computed(() => (candidate.value ? quoteOf(candidate.value) : '')),
  };
}

function unreachableReason(error: unknown): Extract<PageState, { kind: 'unreachable' }>['reason'] {
  const reasons = ['browser-page', 'extension-store', 'pdf', 'not-a-page', 'no-access'] as const;
  const reason = typeof error === 'object' && error !== null && 'reason' in error ? error.reason : undefined;
  return reasons.find((known) => known === reason) ?? 'no-access';
}
