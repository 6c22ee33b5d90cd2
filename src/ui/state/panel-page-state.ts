/** One tab's page in the side panel: it may become another page, and what was being written comes back with the page. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Grouping } from '../../core/model/setting.ts';
import type { PassageDescription } from '../../protocol/content.ts';
import { isWritten } from '../coding.ts';
import type { AnnotationInArticle, Coding, Drafts, SiteRuleStore } from '../services.ts';
import { createAnnotationList } from './annotation-list.ts';
import { createMendingState, type MendingServices } from './mending-state.ts';
import {
  type Candidate,
  candidateOf,
  createPageState,
  isSamePassage,
  type PageServices,
  passageKey,
} from './page-state.ts';

/** What waits for a page to come back. */
interface Parked {
  selected: Candidate | null;
  section: Candidate | null;
  drafts: Drafts;
}

export type PanelTab = 'outline' | 'annotations' | 'map';

export interface PanelPageServices extends PageServices {
  page: PageServices['page'] & MendingServices['page'];
  rules: SiteRuleStore;
  exportRules: MendingServices['exportRules'];
  /** Shows an annotation of another article on its page. Only straight from a click or key. */
  openAnnotation(entry: AnnotationInArticle): Promise<void>;
}

export type PanelPageState = ReturnType<typeof createPanelPageState>;

export function createPanelPageState(services: PanelPageServices, grouping: ReadonlySignal<Grouping>) {
  const drafts = signal<Drafts>(new Map());
  /** The selection that was annotated or put away, and need not be offered again as long as it stands. */
  const settled = signal('');
  const shared = createPageState(services, {
    drafts: () => drafts.peek(),
    selection: computed(() => {
      const now = page.value.kind === 'ready' ? page.value.page.selection : null;
      return now && passageKey(now) !== settled.value ? now : null;
    }),
    besides: () => mending.load(),
    onOtherPage,
    onSelectionUsed: (used) => {
      settled.value = passageKey(used);
      if (waiting.value && isSamePassage(waiting.value, used)) waiting.value = null;
    },
    onJoined: () => {
      tab.value = 'annotations';
    },
  });
  const { page, selected, section, candidate } = shared;
  const tab = signal<PanelTab | null>(null);
  /** What the reader has selected since, while she was writing of another passage. */
  const waiting = signal<PassageDescription | null>(null);
  const list = createAnnotationList({
    annotations: shared.annotations,
    context: shared.context,
    grouping,
    actions: shared,
    store: services.store,
  });

  const mending = createMendingState(services, {
    address: computed(() => (page.value.kind === 'ready' ? page.value.page.addresses.url : null)),
    actions: shared,
  });

  const parked = new Map<string, Parked>();
  let key: string | null = null;

  function onOtherPage(next: string | null): void {
    if (key !== null && drafts.value.size > 0) {
      parked.set(key, { selected: selected.peek(), section: section.peek(), drafts: drafts.peek() });
    }
    // A page that is loading, or was not reached, is no other page yet.
    const back = next === null ? undefined : parked.get(next);
    if (next !== null) parked.delete(next);
    key = next;
    selected.value = back?.selected ?? null;
    section.value = back?.section ?? null;
    drafts.value = back?.drafts ?? new Map();
    waiting.value = null;
    settled.value = '';
    mending.close();
    list.clear();
    list.clearFilters();
  }

  /** The reader comes to the panel: what she has selected on the page meanwhile is what she wants to annotate. */
  function takeSelection(): void {
    if (page.value.kind !== 'ready') return;
    const { page: shown } = page.value;
    const { selection } = shown;
    const current = selected.value;
    const isKept = current !== null && isWritten(drafts.value.get(current.key));
    waiting.value = null;
    if (!selection) {
      settled.value = '';
      if (!isKept) selected.value = null;
    } else if (passageKey(selection) !== settled.value && !(current && isSamePassage(current, selection))) {
      if (isKept) waiting.value = selection;
      else selected.value = candidateOf(selection, shown);
    }
  }

  function put(passage: Candidate | null): void {
    if (!passage) return;
    drafts.value.delete(passage.key);
    if (!passage.wholeSection) settled.value = passageKey(passage);
  }

  async function refresh(): Promise<void> {
    await Promise.all([shared.refresh(), shared.loadSite()]);
  }

  /** The reader turns to the panel, by the pointer or by the keyboard. */
  async function turnTo(): Promise<void> {
    await refresh();
    takeSelection();
  }

  return {
    ...shared,
    list,
    mending,
    drafts,
    waiting,
    /** The reader's choice; before she has made one, what there is more to see in. */
    tab: computed(
      () => tab.value ?? (shared.annotations.value.length === 0 && hasOutline() ? 'outline' : 'annotations'),
    ),
    chooseTab(id: PanelTab): void {
      tab.value = id;
    },
    refresh,
    turnTo,
    wayTo,
    /** From the map: to a passage of this page, or of another article. */
    goTo: (id: string): void => wayTo(id)?.(),
    async highlight(coding: Coding): Promise<string | null> {
      const passage = candidate.value;
      const id = await shared.highlight(coding);
      if (id !== null) {
        put(passage);
        tab.value = 'annotations';
      }
      return id;
    },
    /** Puts the passage away without annotating it. */
    cancel(): void {
      const passage = candidate.value;
      put(passage);
      if (section.value) section.value = null;
      else selected.value = null;
      takeSelection();
    },
    /** Annotates what is selected now, instead of the passage that was being written of. */
    useWaiting(): void {
      const selection = waiting.value;
      if (!selection || page.value.kind !== 'ready') return;
      if (selected.value) drafts.value.delete(selected.value.key);
      selected.value = candidateOf(selection, page.value.page);
      section.value = null;
      waiting.value = null;
    },
    keepSite: () => shared.keepSite(turnTo),
  };

  /** How to go to a passage that a relation leads to, here or on the page of another article. */
  function wayTo(id: string): (() => void) | undefined {
    const here = shared.wayTo(id);
    if (here) return here;
    const end = shared.relations.ends.value.find(({ annotation }) => annotation.id === id);
    return end && (() => void shared.leave(() => services.openAnnotation(end)));
  }

  function hasOutline(): boolean {
    return page.value.kind === 'ready' && page.value.page.outline.length > 0;
  }
}
