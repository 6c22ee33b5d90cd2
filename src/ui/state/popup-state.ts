/** The popup's state: what the page says, what is stored of it, and what the reader does. */
import { computed, signal } from '@preact/signals';
import { type Annotation, quoteOf } from '../../core/model/annotation.ts';
import type { Article, ArticleDescription } from '../../core/model/article.ts';
import { rolesOf } from '../../core/model/codebook.ts';
import { otherPlaces } from '../../core/model/work.ts';
import type { PageDescription, PassageDescription, ScrollTarget, SectionReference } from '../../protocol/content.ts';
import { t } from '../messages.ts';
import { placeName } from '../section-names.ts';
import type {
  AnnotationInArticle,
  AnnotationStore,
  Coding,
  CodingContext,
  PageAccess,
  SiteAccess,
  SiteRuleStore,
} from '../services.ts';
import { createActions } from './actions.ts';
import { describeFault } from './faults.ts';
import { createMendingState } from './mending-state.ts';

export interface PopupServices {
  store: AnnotationStore;
  rules: SiteRuleStore;
  page: PageAccess;
  /** null where the page is of no site (a page of the browser's own). */
  site(): Promise<SiteAccess | null>;
  /** Asks the reader to let the extension stay on the page's site. Only straight from a click or key. */
  keepSite(): Promise<boolean>;
  /** Whether a toolbar comes up beside what is selected on the page's site; null where the page has none. */
  toolbarOn(): Promise<boolean | null>;
  setToolbar(on: boolean): Promise<void>;
  exportArticles(articleIds: string[], formatId: string): Promise<void>;
  exportRules(ids: readonly string[]): Promise<void>;
  openLibrary(): Promise<void>;
  openOptions(): Promise<void>;
  /** The browser's page about the extension, where access to files is switched on. */
  openExtensionSettings(): Promise<void>;
  /** Closes the popup. */
  close(): void;
}

const UNREACHABLE_REASONS = [
  'browser-page',
  'extension-store',
  'pdf',
  'not-a-page',
  'protected',
  'no-access',
  'no-file-access',
  'unexpected',
] as const;
export type UnreachableReason = (typeof UNREACHABLE_REASONS)[number];

export type PageState =
  | { kind: 'loading' }
  | { kind: 'unreachable'; reason: UnreachableReason }
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
  /** Those of other copies of the piece. */
  const work = signal<AnnotationInArticle[]>([]);
  const site = signal<SiteAccess | null>(null);
  const toolbar = signal<boolean | null>(null);
  const selected = signal<Candidate | null>(null);
  const section = signal<Candidate | null>(null);
  const tab = signal<'outline' | 'annotations'>('outline');

  /** A section chosen from the outline stands before the selection, which comes back when it is done with. */
  const candidate = computed(() => section.value ?? selected.value);

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
    const own = kept.map((annotation) => ({ annotation, from: null }));
    // Of another copy only what stands here too.
    const others = work.value
      .filter(({ annotation }) => (order.get(annotation.id)?.passage.state ?? 'orphan') !== 'orphan')
      .map(({ annotation, article }) => ({ annotation, from: siteName(article) }));
    return [...own, ...others]
      .sort((a, b) => rank(a.annotation) - rank(b.annotation))
      .map((item) => ({ ...item, anchored: order.get(item.annotation.id)?.passage }));
  });

  /** Count the questions, so that a late answer does not undo a later one: who asked it waits for the later one's. */
  let pageAsked = 0;
  let newestPage = Promise.resolve();
  let storeAsked = 0;
  let newestStore = Promise.resolve();

  let wasPointedAt = false;

  function loadPage(): Promise<void> {
    newestPage = readPage(++pageAsked);
    return newestPage;
  }

  async function readPage(asked: number): Promise<void> {
    const answer = await services.page.describePage().then(
      (described): PageState => ({ kind: 'ready', page: described }),
      (error: unknown): PageState => ({ kind: 'unreachable', reason: unreachableReason(error) }),
    );
    // The page tells it once, and may be asked again before it is shown.
    wasPointedAt ||= answer.kind === 'ready' && answer.page.pointed;
    if (asked !== pageAsked) return newestPage;
    // What is shown stays when the page cannot be asked again: the reader may be writing in it.
    if (answer.kind === 'ready' || page.value.kind !== 'ready') page.value = answer;
  }

  function loadStore(): Promise<void> {
    newestStore = readStore(++storeAsked);
    return newestStore;
  }

  async function readStore(asked: number): Promise<void> {
    if (page.value.kind !== 'ready') return;
    const { addresses, article } = page.value.page;
    try {
      const isFirst = context.value === null;
      const [coding, kept, others, isRuleNew] = await Promise.all([
        services.store.codingContext(),
        services.store.pageAnnotations(addresses),
        services.store.annotationsOfWork(addresses, article ? otherPlaces(article) : []),
        mending.load(),
      ]);
      if (isRuleNew && !isFirst) await findAnew();
      if (asked !== storeAsked) return newestStore;
      context.value = coding;
      stored.value = kept;
      work.value = others;
      storeFault.value = null;
    } catch (error) {
      if (asked !== storeAsked) return newestStore;
      storeFault.value = describeFault(error);
    }
  }

  /** The page's sections by the rules as they stand; what cannot be asked stays as it is. */
  async function findAnew(): Promise<void> {
    await services.page.refresh().catch(() => null);
    await loadPage();
  }

  async function loadSite(): Promise<void> {
    const [access, isOn] = await Promise.all([
      services.site().catch(() => null),
      services.toolbarOn().catch(() => null),
    ]);
    site.value = access;
    toolbar.value = isOn;
  }

  /** Asks page and store anew; what the reader is writing stays. */
  async function refresh(): Promise<void> {
    await loadPage();
    await loadStore();
  }

  /** What the popup shows when it opens, or when a page can be read at last. */
  async function start(): Promise<void> {
    await Promise.all([refresh(), loadSite()]);
    if (page.value.kind !== 'ready') return;
    const { selection, outline } = page.value.page;
    if (wasPointedAt) {
      mending.open();
      actions.done(t('articlePointedAt', mending.host.value), await services.store.lastStep().catch(() => null));
    }
    if (selection) selected.value = { ...selection, key: crypto.randomUUID(), wholeSection: false };
    if (annotations.value.length > 0 || outline.length === 0) tab.value = 'annotations';
  }

  const actions = createActions(services.store, loadStore);
  const mending = createMendingState(
    { rules: services.rules, page: services.page, exportRules: services.exportRules, leave: services.close },
    { address: computed(() => (page.value.kind === 'ready' ? page.value.page.addresses.url : null)), actions },
  );

  /** The id of the annotation made; null where it was not. */
  async function highlight(coding: Coding): Promise<string | null> {
    const passage = candidate.value;
    if (page.value.kind !== 'ready' || !passage || !context.value) return null;
    const { addresses, documentTitle, article } = page.value.page;
    const names = rolesOf(coding.roles, context.value.codebooks).map(({ name }) => name);
    let id: string | null = null;
    const saved = await actions.attempt(async () => {
      const annotation = await services.store.annotate({
        page: { addresses, documentTitle, description: article },
        selectors: passage.selectors,
        ...coding,
      });
      id = annotation.id;
      return t('highlighted', names.join(', '));
    });
    if (!saved) return null;
    if (section.value === passage) section.value = null;
    else selected.value = null;
    tab.value = 'annotations';
    return id;
  }

  async function tagSection(reference: SectionReference): Promise<void> {
    try {
      const passage = await services.page.describeSection(reference);
      if (passage) section.value = { ...passage, key: crypto.randomUUID(), wholeSection: true };
      else actions.fault(t('sectionGone'));
      if (passage) await services.page.scrollTo({ section: reference });
    } catch (error) {
      actions.fault(describeFault(error));
    }
  }

  async function scrollTo(target: ScrollTarget): Promise<void> {
    const found = await services.page.scrollTo(target).catch(() => false);
    if (!found) actions.fault(t('notOnPage'));
  }

  /** Does what leads away from the popup; what keeps it from that is said. */
  async function leave(way: () => Promise<void>): Promise<void> {
    await way().catch((error: unknown) => actions.fault(describeFault(error)));
  }

  return {
    ...actions,
    page,
    storeFault,
    context,
    stored,
    site,
    toolbar,
    candidate,
    mending,
    tab,
    description,
    annotations,
    start,
    refresh,
    loadStore,
    loadSite,
    highlight,
    tagSection,
    scrollTo,
    chooseCodebook: (id: string) =>
      actions.attempt(async () => {
        await services.store.chooseCodebook(id);
        return null;
      }),
    setToolbar: (on: boolean) =>
      leave(async () => {
        await services.setToolbar(on);
        toolbar.value = await services.toolbarOn();
      }),
    keepSite: () =>
      leave(async () => {
        if (!(await services.keepSite())) return;
        if (page.value.kind === 'ready') await Promise.all([loadSite(), refresh()]);
        else await start();
      }),
    exportAs: (formatId: string) =>
      leave(() =>
        services.exportArticles([...new Set(stored.value?.annotations.map(({ articleId }) => articleId))], formatId),
      ),
    /** The popup gives way to the page, which has the keys from then on. */
    readByKeyboard: () =>
      leave(async () => {
        if (await services.page.readByKeyboard()) services.close();
        else actions.fault(t('readingImpossible'));
      }),
    openLibrary: () => leave(services.openLibrary),
    openOptions: () => leave(services.openOptions),
    openExtensionSettings: () => leave(services.openExtensionSettings),
    cancelSection: () => {
      section.value = null;
    },
    /** What the candidate is, in a line: 'Paragraph 2', 'Paragraph 2, whole'. */
    candidatePlace: computed(() => {
      const current = candidate.value;
      if (!current) return '';
      const place = placeName(current.place);
      return current.wholeSection ? t('wholeSection', place) : place;
    }),
    candidateQuote: computed(() => (candidate.value ? quoteOf(candidate.value) : '')),
  };
}

/** Where an article was read, in a reader's words. */
function siteName({ description, urls }: Article): string {
  const [first] = urls;
  return description.siteName ?? (first ? new URL(first).hostname.replace(/^www\./, '') : '');
}

function unreachableReason(error: unknown): UnreachableReason {
  const reason = typeof error === 'object' && error !== null && 'reason' in error ? error.reason : undefined;
  return UNREACHABLE_REASONS.find((known) => known === reason) ?? 'unexpected';
}
