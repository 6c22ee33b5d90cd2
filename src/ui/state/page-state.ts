/** What a surface that speaks of one page knows and does: what the page says, what is stored of it, what the reader annotates. */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { type Annotation, quoteOf } from '../../core/model/annotation.ts';
import type { Article, ArticleDescription } from '../../core/model/article.ts';
import { rolesOf } from '../../core/model/codebook.ts';
import { equal } from '../../core/model/equality.ts';
import { addressKey } from '../../core/model/page-address.ts';
import { hostForProject } from '../../core/model/project.ts';
import { findSelector } from '../../core/model/selector.ts';
import { otherPlaces } from '../../core/model/work.ts';
import type { PageDescription, PassageDescription, ScrollTarget, SectionReference } from '../../protocol/content.ts';
import { isWritten } from '../coding.ts';
import { formatList, t } from '../messages.ts';
import { placeName } from '../section-names.ts';
import type {
  AnnotationInArticle,
  AnnotationStore,
  Coding,
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
import { createCopiesState } from './copies-state.ts';
import { describeFault } from './faults.ts';
import { createRelationsState, type WrittenRelation } from './relations-state.ts';

export interface PageServices {
  store: AnnotationStore;
  projects: Pick<ProjectStore, 'chooseProject'>;
  page: Pick<PageAccess, 'describePage' | 'describeSection' | 'describeAnnotation' | 'scrollTo' | 'refresh'>;
  /** null where the page is of no site (a page of the browser's own). */
  site(): Promise<SiteAccess | null>;
  /** Asks the reader to let the extension stay on the page's site. Only straight from a click or key. */
  keepSite(): Promise<boolean>;
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

/** What is about to be annotated: the reader's selection, or a whole section. */
export interface Candidate extends PassageDescription {
  /** Tells it from others, of this page and of all; the same whenever the same words are chosen, so that what was written of them is there. */
  key: string;
  wholeSection: boolean;
  /** The page that it is of: by the time it is annotated the tab may show another one. */
  page: PageDescription;
}

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
  const selected = signal<Candidate | null>(null);
  const section = signal<Candidate | null>(null);

  /** A section chosen from the outline stands before the selection, which comes back when it is done with. */
  const candidate = computed(() => section.value ?? selected.value);

  /** The article as this page shows it, or as it was kept where this page shows none. */
  const description = computed<ArticleDescription | null>(() => {
    const fromPage = page.value.kind === 'ready' ? page.value.page.article : null;
    return fromPage ?? stored.value?.article.description ?? null;
  });

  /** What is read again and says the same stays the same object, so that no row is drawn again for it. */
  let listed = new Map<string, ListedAnnotation>();
  const asBefore = (item: ListedAnnotation): ListedAnnotation => {
    const before = listed.get(item.annotation.id);
    return before && equal(before, item) ? before : item;
  };

  /** This page's annotations in its reading order; those not on the page last. */
  const annotations = computed<ListedAnnotation[]>(() => {
    const kept = stored.value?.annotations ?? [];
    const anchored = page.value.kind === 'ready' ? page.value.page.anchored : [];
    const order = new Map(anchored.map((passage, index) => [passage.id, { passage, index }]));
    const rank = (annotation: Annotation) => order.get(annotation.id)?.index ?? Number.MAX_SAFE_INTEGER;
    const own = kept.map((annotation) => ({ annotation, from: null }));
    // Of another copy only what stands here too.
    const others = work.value
      .filter(({ annotation }) => (order.get(annotation.id)?.passage.state ?? 'orphan') !== 'orphan')
      .map(({ annotation, article }) => ({ annotation, from: siteName(article) }));
    const items = [...own, ...others]
      .sort((a, b) => rank(a.annotation) - rank(b.annotation))
      .map((item) => asBefore({ ...item, anchored: order.get(item.annotation.id)?.passage }));
    listed = new Map(items.map((item) => [item.annotation.id, item]));
    return items;
  });

  /** Count the questions, so that a late answer does not undo a later one: who asked it waits for the later one's. */
  let pageAsked = 0;
  let newestPage = Promise.resolve();
  let storeAsked = 0;
  let newestStore = Promise.resolve();
  /** Counts the pages shown: what was read for the one before is not shown with the next. */
  let pageTurns = 0;

  function loadPage(): Promise<void> {
    newestPage = readPage(++pageAsked);
    return newestPage;
  }

  async function readPage(asked: number): Promise<void> {
    const answer = await services.page
      .describePage()
      .then((described): PageState => ({ kind: 'ready', page: described }), pageWithout);
    if (asked !== pageAsked) return newestPage;
    if (onOtherPage) {
      takePage(answer, onOtherPage);
      return;
    }
    // What is shown stays when the page cannot be asked again: the reader may be writing in it.
    if (answer.kind === 'ready' || page.value.kind !== 'ready') page.value = answer;
  }

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

  function loadStore(): Promise<void> {
    newestStore = readStore(++storeAsked);
    return newestStore;
  }

  async function readStore(asked: number): Promise<void> {
    if (page.value.kind !== 'ready') return;
    const { addresses, article } = page.value.page;
    const turn = pageTurns;
    try {
      const isFirst = context.value === null;
      const [coding, kept, others, isOther] = await Promise.all([
        services.store.codingContext(addresses.url),
        services.store.pageAnnotations(addresses),
        services.store.annotationsOfWork(addresses, article ? otherPlaces(article) : []),
        besides?.() ?? false,
      ]);
      const entries = kept ? kept.annotations.map((annotation) => ({ annotation, article: kept.article })) : [];
      entries.push(...others);
      const related = await services.store.relationsOf(entries.map(({ annotation }) => annotation.id));
      if (isOther && !isFirst) await findAnew();
      if (asked !== storeAsked) return newestStore;
      if (turn !== pageTurns) return loadStore();
      if (!equal(context.value, coding)) context.value = coding;
      stored.value = kept;
      work.value = others;
      relations.take(related, entries);
      storeFault.value = null;
      // Not waited for: it looks through all that is kept.
      void copies.load();
    } catch (error) {
      if (asked !== storeAsked) return newestStore;
      if (turn !== pageTurns) return loadStore();
      storeFault.value = describeFault(error);
    }
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
  const anchors = createAnchorControls(services, {
    actions,
    selection: selection ?? selected,
    outline: computed(() => (page.value.kind === 'ready' ? page.value.page.outline : [])),
    loadPage,
    onSelectionUsed: (used) => {
      const current = selected.value;
      if (current && isSamePassage(current, used) && !isWritten(drafts().get(current.key))) {
        drafts().delete(current.key);
        selected.value = null;
      }
      onSelectionUsed?.(used);
    },
  });
  const relations = createRelationsState(services.store, actions, relationDrafts);
  const copies = createCopiesState(services.store, {
    page: computed(() => (page.value.kind === 'ready' ? page.value.page : null)),
    description,
    own: computed(() => stored.value?.article ?? null),
    work,
    actions,
    onJoined: () => onJoined?.(),
  });

  /** The id of the annotation made; null where it was not. */
  async function highlight(coding: Coding): Promise<string | null> {
    const passage = candidate.value;
    if (page.value.kind !== 'ready' || !passage || !context.value) return null;
    // More may be known of its page by now; of another page nothing is of use.
    const isHere = keyOf(page.value) === keyOfPage(passage.page);
    const { addresses, documentTitle, article } = isHere ? page.value.page : passage.page;
    const names = rolesOf(coding.roles, context.value.codebooks).map(({ name }) => name);
    let id: string | null = null;
    const saved = await actions.attempt(async () => {
      const annotation = await services.store.annotate({
        page: { addresses, documentTitle, description: article },
        selectors: passage.selectors,
        ...coding,
      });
      id = annotation.id;
      return t('highlighted', formatList(names));
    });
    if (!saved) return null;
    if (section.value === passage) section.value = null;
    else if (selected.value === passage) selected.value = null;
    return id;
  }

  async function tagSection(reference: SectionReference): Promise<void> {
    if (page.value.kind !== 'ready') return;
    const { page: shown } = page.value;
    try {
      const passage = await services.page.describeSection(reference);
      // The page is another one by now.
      if (keyOf(page.value) !== keyOfPage(shown)) return;
      if (passage) section.value = begun(candidateOf(passage, shown, true));
      else actions.fault(t('sectionGone'));
      if (passage) await services.page.scrollTo({ section: reference });
    } catch (error) {
      actions.fault(describeFault(error));
    }
  }

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
    page,
    storeFault,
    context,
    stored,
    site,
    selected,
    section,
    candidate,
    description,
    annotations,
    refresh,
    loadStore,
    loadSite,
    highlight,
    tagSection,
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
    chooseCodebook: (id: string) =>
      actions.attempt(async () => {
        await services.store.chooseCodebook(id, context.value?.project.id);
        return null;
      }),
    keepTags: (tags: readonly string[] | null) =>
      actions.attempt(async () => {
        await services.store.keepTags(tags);
        return null;
      }),
    chooseProject: (id: string, only: 'site' | 'everywhere') =>
      actions.attempt(async () => {
        const url = page.value.kind === 'ready' ? page.value.page.addresses.url : null;
        await services.projects.chooseProject(id, { url, only });
        return null;
      }),
    /** The host that may have a project of its own; null where the page is of none. */
    projectHost: computed(() => (page.value.kind === 'ready' ? hostForProject(page.value.page.addresses.url) : null)),
    /** Reads the page that can be read at last with `start`. */
    keepSite: (start: () => Promise<void>) =>
      leave(async () => {
        if (!(await services.keepSite())) return;
        if (page.value.kind === 'ready') await Promise.all([loadSite(), refresh()]);
        else await start();
      }),
    exportAs: (formatId: string) =>
      leave(() =>
        services.exportArticles([...new Set(stored.value?.annotations.map(({ articleId }) => articleId))], formatId),
      ),
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

/** A selection, or a section, as something to annotate. */
export function candidateOf(passage: PassageDescription, page: PageDescription, wholeSection = false): Candidate {
  // By its words and those about them: where it stands in the page's text may be another place the next time.
  const quote = findSelector(passage.selectors, 'TextQuoteSelector');
  const key = `${keyOfPage(page)} ${quote ? JSON.stringify(quote) : passageKey(passage)}`;
  return { ...passage, key, wholeSection, page };
}

/** Whether they are the same words of a page. */
export function isSamePassage(one: PassageDescription, other: PassageDescription): boolean {
  return passageKey(one) === passageKey(other);
}

/** What tells a passage from others of its page. */
export const passageKey = ({ selectors }: PassageDescription): string => JSON.stringify(selectors);

/** What tells the page from others; null where there is none to annotate. */
function keyOf(state: PageState): string | null {
  return state.kind === 'ready' ? keyOfPage(state.page) : null;
}

const keyOfPage = ({ addresses }: PageDescription): string => addressKey(addresses.url);

/** What is to be said of a page that did not answer. */
function pageWithout(error: unknown): PageState {
  const reason = typeof error === 'object' && error !== null && 'reason' in error ? error.reason : undefined;
  if (reason === 'still-loading') return { kind: 'loading' };
  return { kind: 'unreachable', reason: isUnreachableReason(reason) ? reason : 'unexpected' };
}
