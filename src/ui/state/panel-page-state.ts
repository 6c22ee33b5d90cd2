/** One tab's page in the side panel: it may become another page, and what was being written comes back with the page. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { equal } from '../../core/model/equality.ts';
import type { Grouping } from '../../core/model/setting.ts';
import type { PassageDescription } from '../../protocol/content.ts';
import { isWritten } from '../coding.ts';
import { t } from '../messages.ts';
import type { AnnotationInArticle, Coding, Drafts, SiteRuleStore } from '../services.ts';
import { createAnnotationList } from './annotation-list.ts';
import { type Candidate, candidateOf, isSamePassage, passageKey } from './candidate.ts';
import { createMendingState, type MendingServices } from './mending-state.ts';
import { createPageState, type PageServices } from './page-state.ts';

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
  /** The selection that was annotated or put away: as long as it stands it is not taken by itself again. */
  const settled = signal<{ passage: PassageDescription; isUsed: boolean } | null>(null);
  /** The words selected on the page. */
  const selection = computed(() => described.value?.selection ?? null);
  const isSettled = (words: PassageDescription): boolean =>
    settled.value !== null && isSamePassage(settled.value.passage, words);
  /** Whether an annotation was put on these words and stands there: undone or deleted, they are as free as they were. */
  const isUsed = (words: PassageDescription): boolean =>
    isSettled(words) &&
    settled.value?.isUsed === true &&
    shared.stored.value?.annotations.some(({ selectors }) => equal(selectors, words.selectors)) === true;
  const shared = createPageState(services, {
    drafts: () => drafts.peek(),
    selection: computed(() => (selection.value && !isUsed(selection.value) ? selection.value : null)),
    begun: (next) => {
      park(section.peek());
      return resumed(next);
    },
    besides: () => mending.load(),
    onOtherPage,
    // The keyboard stays in the panel until the reader leads it over.
    onReading: (turn) => {
      if (turn === 'begun') shared.done(t('readingBeside'), null);
    },
    onSelectionUsed: (used) => {
      settled.value = { passage: used, isUsed: true };
      if (waiting.value && isSamePassage(waiting.value, used)) waiting.value = null;
    },
    onJoined: () => {
      tab.value = 'annotations';
    },
  });
  const { described, address, outline, selected, section, candidate } = shared;
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

  const mending = createMendingState(services, { address, actions: shared });

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
    settled.value = null;
    mending.close();
    list.clear();
    list.clearFilters();
  }

  /** The reader comes to the panel: what she has selected on the page meanwhile is what she wants to annotate. */
  function takeSelection(): void {
    const page = described.value;
    if (!page) return;
    const words = selection.value;
    const current = selected.value;
    const isKept = current !== null && isWritten(drafts.value.get(current.key));
    waiting.value = null;
    if (!words) {
      settled.value = null;
      if (!isKept) selected.value = null;
      return;
    }
    if (!isSettled(words)) settled.value = null;
    const isDone = settled.value?.isUsed === false || isUsed(words);
    if (isDone || (current && isSamePassage(current, words))) return;
    if (isKept) waiting.value = words;
    else selected.value = resumed(candidateOf(words, page));
  }

  /** Keeps what was written of a passage by its words, for when the reader comes back to them. */
  function park(passage: Candidate | null): void {
    const written = passage && drafts.value.get(passage.key);
    if (!written) return;
    drafts.value.delete(passage.key);
    if (isWritten(written)) drafts.value.set(passageKey(passage), written);
  }

  /** The passage, with what was written of its words before. */
  function resumed(passage: Candidate): Candidate {
    const words = passageKey(passage);
    const written = drafts.value.get(words);
    if (written) drafts.value.set(passage.key, written);
    drafts.value.delete(words);
    return passage;
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
    /** Words that are still selected, after they were put away, or after what was put on them was undone or deleted. */
    offered: computed(() => {
      const words = selection.value;
      return words && candidate.value === null && isSettled(words) && !isUsed(words) ? words : null;
    }),
    /** The reader's choice; before she has made one, what there is more to see in. */
    tab: computed(
      () =>
        tab.value ?? (shared.annotations.value.length === 0 && outline.value.length > 0 ? 'outline' : 'annotations'),
    ),
    chooseTab(id: PanelTab): void {
      tab.value = id;
    },
    refresh,
    turnTo,
    wayTo,
    /** From the map: to a passage of this page, or of another article; true where it was not found, and its row is shown. */
    goTo(id: string): boolean {
      const way = wayTo(id);
      if (!way) {
        tab.value = 'annotations';
        list.reveal(id);
        return true;
      }
      way();
      return false;
    },
    async highlight(coding: Coding): Promise<string | null> {
      const passage = candidate.value;
      const id = await shared.highlight(coding);
      if (id !== null && passage) {
        drafts.value.delete(passage.key);
        if (!passage.wholeSection) settled.value = { passage, isUsed: true };
        tab.value = 'annotations';
      }
      return id;
    },
    /** Puts the passage away without annotating it; what was written of it is kept. */
    cancel(): void {
      const passage = candidate.value;
      park(passage);
      if (passage && !passage.wholeSection) settled.value = { passage, isUsed: false };
      if (section.value) section.value = null;
      else selected.value = null;
      takeSelection();
    },
    /** Annotates the words that are offered after all. */
    useOffered(): void {
      if (!selection.value || !described.value) return;
      settled.value = null;
      selected.value = resumed(candidateOf(selection.value, described.value));
    },
    /** Annotates what is selected now, instead of the passage that was being written of. */
    useWaiting(): void {
      const words = waiting.value;
      if (!words || !described.value) return;
      if (selected.value) drafts.value.delete(selected.value.key);
      selected.value = resumed(candidateOf(words, described.value));
      section.value = null;
      waiting.value = null;
    },
    keepSite: () => shared.keepSite(turnTo),
  };

  /** How to go to a passage that a relation leads to, here or on the page of another article. */
  function wayTo(id: string): (() => void) | undefined {
    const here = shared.wayTo(id);
    if (here) return here;
    // One of this article has no page but this one, whether or not it was found.
    const isOwn = shared.stored.value?.annotations.some((annotation) => annotation.id === id);
    const other = isOwn ? undefined : shared.relations.passages.value.get(id);
    return other && (() => void shared.leave(() => services.openAnnotation(other)));
  }
}
