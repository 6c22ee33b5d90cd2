/** What a surface that speaks of one page knows and does: what the page says, and what is stored of it. */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Annotation } from '../../core/model/annotation.ts';
import type { Article, ArticleDescription } from '../../core/model/article.ts';
import { equal } from '../../core/model/equality.ts';
import { hostForProject } from '../../core/model/project.ts';
import { otherPlaces } from '../../core/model/work.ts';
import type { AnchoredPassage, PageDescription, PassageDescription, ScrollTarget } from '../../protocol/content.ts';
import { t } from '../messages.ts';
import type {
  AnnotationInArticle,
  AnnotationStore,
  CodingContext,
  Drafts,
  PageAccess,
  ProjectStore,
  SiteAccess,
} from '../services.ts';
import { siteName } from '../site-name.ts';
import { isUnreachableReason, type UnreachableReason } from '../unreachable-words.ts';
import { createActions } from './actions.ts';
import { createAnchorControls } from './anchor-controls.ts';
import type { ListedAnnotation } from './annotation-list.ts';
import { type Candidate, pageKey } from './candidate.ts';
import { createCandidateState } from './candidate-state.ts';
import { createCopiesState } from './copies-state.ts';
import { describeFault } from './faults.ts';
import { createKeepSame } from './keep-same.ts';
import { newestAnswer } from './newest-answer.ts';
import { createRelationsState, type WrittenRelation } from './relations-state.ts';

export interface PageServices {
  store: AnnotationStore;
  projects: Pick<ProjectStore, 'chooseProject'>;
  page: Pick<
    PageAccess,
    'describePage' | 'describeSection' | 'describeAnnotation' | 'scrollTo' | 'readByKeyboard' | 'refresh'
  >;
  /** null where the page is of no site (a page of the browser's own). */
  site(): Promise<SiteAccess | null>;
  /** Asks the reader to let the extension stay on the page's site. Only straight from a click or key. */
  keepSite(): Promise<boolean>;
  /** Whether a toolbar comes up beside what is selected on the site of a page; null where the page is of none. */
  toolbarOn(address: string): Promise<boolean | null>;
  setToolbar(address: string, on: boolean): Promise<void>;
  exportArticles(articleIds: string[], formatId: string): Promise<void>;
  openLibrary(): Promise<void>;
  openOptions(): Promise<void>;
  /** The browser's page about the extension, where access to files is switched on. */
  openExtensionSettings(): Promise<void>;
}

export type PageState =
  | { kind: 'loading' }
  | { kind: 'unreachable'; reason: UnreachableReason }
  | { kind: 'ready'; page: PageDescription };

interface Options {
  /** Done along with each reading of the store; true where the page's sections are to be found anew for it. */
  besides?: () => Promise<boolean>;
  /**
   * For a surface that stays while pages come and go: called when the page is another one than before, by its key, null
   * where it cannot be annotated; what was chosen on the page before is to be put away. Where it is not given, what is
   * shown stays when the page cannot be asked again.
   */
  onOtherPage?: (key: string | null) => void;
  /** What is being written of passages by now: one that a note or tags were written of stays to be annotated. */
  drafts: () => Drafts;
  /** The words selected on the page by now, where the passage to annotate may be an earlier selection. */
  selection?: ReadonlySignal<PassageDescription | null>;
  /** Called with the words that an annotation was placed on, which need not be offered for another one. */
  onSelectionUsed?: (used: PassageDescription) => void;
  /** What is being written of relations; where it is not given, it lives as long as the state. */
  relationDrafts?: Map<string, WrittenRelation>;
  /** Called with a section that is about to be annotated; gives it, with what is known of it already. */
  begun?: (section: Candidate) => Candidate;
  /** Called when the page has the keys: reading by keyboard has begun there, or has ended. */
  onReading: (turn: 'begun' | 'ended') => void;
  /** Called when another copy's annotations come to those of the page. */
  onJoined?: () => void;
}

export type SharedPageState = ReturnType<typeof createPageState>;

export function createPageState(
  services: PageServices,
  {
    drafts,
    selection,
    besides,
    onOtherPage,
    onSelectionUsed,
    relationDrafts,
    begun = (next) => next,
    onReading,
    onJoined,
  }: Options,
) {
  const page = signal<PageState>({ kind: 'loading' });
  const storeFault = signal<string | null>(null);
  const context = signal<CodingContext | null>(null);
  const stored = signal<{ article: Article; annotations: Annotation[] } | null>(null);
  /** Those of other copies of the piece. */
  const work = signal<AnnotationInArticle[]>([]);
  const site = signal<SiteAccess | null>(null);
  const toolbar = signal<boolean | null>(null);

  /** null where there is none to speak of. */
  const described = computed(() => descriptionIn(page.value));
  const address = computed(() => described.value?.addresses.url ?? null);
  const outline = computed(() => described.value?.outline ?? []);

  /** The article as this page shows it, or as it was kept where this page shows none. */
  const description = computed<ArticleDescription | null>(
    () => described.value?.article ?? stored.value?.article.description ?? null,
  );

  const keepSame = createKeepSame<ListedAnnotation>(({ annotation }) => annotation.id);
  const annotations = computed(() =>
    keepSame(inReadingOrder(stored.value?.annotations ?? [], work.value, described.value?.anchored ?? [])),
  );

  /** Counts the pages shown: what was read for the one before is not shown with the next. */
  let pageTurns = 0;

  const loadPage = newestAnswer(async (isNewest) => {
    const answer = await services.page
      .describePage()
      .then((description): PageState => ({ kind: 'ready', page: description }), pageWithout);
    if (!isNewest()) return;
    if (onOtherPage) takePage(answer, onOtherPage);
    // What is shown stays when the page cannot be asked again: the reader may be writing in it.
    else if (answer.kind === 'ready' || !described.value) page.value = answer;
  });

  /** Nothing of the page before it is shown with another one. */
  function takePage(answer: PageState, tell: (key: string | null) => void): void {
    const key = keyOf(answer);
    batch(() => {
      if (key !== keyOf(page.value)) {
        pageTurns++;
        stored.value = null;
        work.value = [];
        copies.clear();
        tell(key);
      }
      page.value = answer;
    });
  }

  const loadStore = newestAnswer(async (isNewest) => {
    if (!described.value) return;
    const turn = pageTurns;
    try {
      const read = await readStore(described.value);
      if (!isNewest()) return;
      if (turn !== pageTurns) return loadStore();
      if (!equal(context.value, read.coding)) context.value = read.coding;
      stored.value = read.kept;
      work.value = read.others;
      toolbar.value = read.toolbarOn;
      relations.take(read.related, read.entries);
      storeFault.value = null;
      // Not waited for: it looks through all that is kept.
      void copies.load();
      await actions.dropStale();
    } catch (error) {
      if (!isNewest()) return;
      if (turn !== pageTurns) return loadStore();
      storeFault.value = describeFault(error);
    }
  });

  async function readStore({ addresses, article }: PageDescription) {
    const isFirst = context.value === null;
    const [coding, kept, others, toolbarOn, isOther] = await Promise.all([
      services.store.codingContext(addresses.url),
      services.store.pageAnnotations(addresses),
      services.store.annotationsOfWork(addresses, article ? otherPlaces(article) : []),
      services.toolbarOn(addresses.url),
      besides?.() ?? false,
    ]);
    const own = kept ? kept.annotations.map((annotation) => ({ annotation, article: kept.article })) : [];
    const entries = [...own, ...others];
    const related = await services.store.relationsOf(entries.map(({ annotation }) => annotation.id));
    if (isOther && !isFirst) await findAnew();
    return { coding, kept, others, toolbarOn, entries, related };
  }

  /** The page's sections by the rules as they stand; what cannot be asked stays as it is. */
  async function findAnew(): Promise<void> {
    await services.page.refresh().catch(() => null);
    await loadPage();
  }

  async function loadSite(): Promise<void> {
    site.value = await services.site().catch(() => null);
  }

  /** Asks page and store anew; what the reader is writing stays. */
  async function refresh(): Promise<void> {
    await loadPage();
    await loadStore();
  }

  const actions = createActions(services.store, loadStore);
  const candidates = createCandidateState(services, { page: described, context, actions, drafts, begun });
  const anchors = createAnchorControls(services, {
    actions,
    selection: selection ?? candidates.selected,
    outline,
    loadPage,
    onSelectionUsed: (used) => {
      candidates.useUp(used);
      onSelectionUsed?.(used);
    },
  });
  const relations = createRelationsState(services.store, actions, relationDrafts);
  const copies = createCopiesState(services.store, {
    page: described,
    description,
    own: computed(() => stored.value?.article ?? null),
    work,
    actions,
    onJoined: () => onJoined?.(),
  });

  async function scrollTo(target: ScrollTarget): Promise<void> {
    try {
      if (!(await services.page.scrollTo(target))) actions.fault(t('notOnPage'));
    } catch (error) {
      actions.fault(describeFault(error));
    }
  }

  /** Does what leads away from the surface; what keeps it from that is said. */
  async function leave(way: () => Promise<void>): Promise<void> {
    await way().catch((error: unknown) => actions.fault(describeFault(error)));
  }

  return {
    ...actions,
    ...candidates,
    page,
    described,
    address,
    outline,
    storeFault,
    context,
    stored,
    site,
    toolbar,
    description,
    annotations,
    refresh,
    loadStore,
    loadSite,
    scrollTo,
    anchors,
    relations: relations.controls,
    copies: copies.controls,
    /** How to go to a passage that a relation leads to, where it is on this page. */
    wayTo(id: string): (() => void) | undefined {
      const item = annotations.value.find(({ annotation }) => annotation.id === id);
      if (!item || item.anchored?.state === 'orphan') return undefined;
      return () => void scrollTo({ annotation: id });
    },
    leave,
    setToolbar: (on: boolean) =>
      leave(async () => {
        if (address.value === null) return;
        await services.setToolbar(address.value, on);
        await loadStore();
      }),
    readByKeyboard: () =>
      leave(async () => {
        const turn = await services.page.readByKeyboard();
        if (turn === 'impossible') actions.fault(t('readingImpossible'));
        else onReading(turn);
      }),
    chooseCodebook: (id: string) =>
      actions.attempt(async () => {
        await services.store.chooseCodebook(id, context.value?.project.id);
        return null;
      }),
    chooseProject: (id: string, only: 'site' | 'everywhere') =>
      actions.attempt(async () => {
        await services.projects.chooseProject(id, { url: address.value, only });
        return null;
      }),
    /** The host that may have a project of its own; null where the page is of none. */
    projectHost: computed(() => (address.value === null ? null : hostForProject(address.value))),
    /** Reads the page that can be read at last with `start`. */
    keepSite: (start: () => Promise<void>) =>
      leave(async () => {
        if (!(await services.keepSite())) return;
        if (described.value) await Promise.all([loadSite(), refresh()]);
        else await start();
      }),
    exportAs: (formatId: string) =>
      leave(() =>
        services.exportArticles([...new Set(stored.value?.annotations.map(({ articleId }) => articleId))], formatId),
      ),
    openLibrary: () => leave(services.openLibrary),
    openOptions: () => leave(services.openOptions),
    openExtensionSettings: () => leave(services.openExtensionSettings),
  };
}

/** This page's annotations in its reading order, and of another copy's only what stands here too; those not on the page last. */
function inReadingOrder(
  own: readonly Annotation[],
  work: readonly AnnotationInArticle[],
  anchored: readonly AnchoredPassage[],
): ListedAnnotation[] {
  const order = new Map(anchored.map((passage, index) => [passage.id, { passage, index }]));
  const rank = ({ annotation }: ListedAnnotation): number => order.get(annotation.id)?.index ?? Number.MAX_SAFE_INTEGER;
  const listed = (annotation: Annotation, from: string | null): ListedAnnotation => ({
    annotation,
    from,
    anchored: order.get(annotation.id)?.passage,
  });
  const others = work
    .map(({ annotation, article }) => listed(annotation, siteName(article)))
    .filter((item) => item.anchored && item.anchored.state !== 'orphan');
  return [...own.map((annotation) => listed(annotation, null)), ...others].sort((a, b) => rank(a) - rank(b));
}

const descriptionIn = (state: PageState): PageDescription | null => (state.kind === 'ready' ? state.page : null);

/** What tells the page from others; null where there is none to annotate. */
function keyOf(state: PageState): string | null {
  const page = descriptionIn(state);
  return page && pageKey(page);
}

/** What is to be said of a page that did not answer. */
function pageWithout(error: unknown): PageState {
  const reason = typeof error === 'object' && error !== null && 'reason' in error ? error.reason : undefined;
  if (reason === 'still-loading') return { kind: 'loading' };
  return { kind: 'unreachable', reason: isUnreachableReason(reason) ? reason : 'unexpected' };
}
