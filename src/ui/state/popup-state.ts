/** The popup's state: one page, mended where its sections are wrong, for as long as the popup is open. */
import { computed, signal } from '@preact/signals';
import type { Annotation } from '../../core/model/annotation.ts';
import type { Coding, PageAccess, SiteRuleStore } from '../services.ts';
import { candidateOf } from './candidate.ts';
import { type DraftKeep, keptDrafts } from './kept-drafts.ts';
import { createMendingState } from './mending-state.ts';
import { createPageState, type PageServices } from './page-state.ts';
import { FIRST_ROWS, MORE_ROWS } from './row-limits.ts';

export interface PopupServices extends PageServices {
  page: PageAccess;
  rules: SiteRuleStore;
  exportRules(ids: readonly string[]): Promise<void>;
  /** Opens the side panel beside the page; null where the browser has none. Only straight from a click or key. */
  openSidePanel: (() => Promise<void>) | null;
  /** Outlives the popup, which the browser closes at every click beside it. */
  draftKeep: DraftKeep;
  /** Closes the popup. */
  close(): void;
}

export type PopupState = ReturnType<typeof createPopupState>;

export function createPopupState(services: PopupServices) {
  const { drafts, relationDrafts } = keptDrafts(services.draftKeep);
  const shared = createPageState(services, {
    drafts: () => drafts,
    relationDrafts,
    besides: () => mending.load(),
    // The popup gives way to the page, which has the keys from then on.
    onReading: services.close,
    onJoined: () => {
      tab.value = 'annotations';
    },
  });
  const { described, address, selected, annotations, loadSite, refresh } = shared;
  const tab = signal<'outline' | 'annotations'>('outline');
  /** How many annotations are drawn at most. */
  const limit = signal(FIRST_ROWS);
  const mending = createMendingState(
    { rules: services.rules, page: services.page, exportRules: services.exportRules, leave: services.close },
    { address, actions: shared },
  );

  /** Whether all is known that the popup opens with: shown piece by piece, what comes first would jump. */
  const started = signal(false);

  /** What the popup shows when it opens, or when a page can be read at last. */
  async function start(): Promise<void> {
    try {
      await look();
    } finally {
      started.value = true;
    }
  }

  async function look(): Promise<void> {
    await Promise.all([refresh(), loadSite()]);
    const page = described.value;
    if (!page) return;
    const { selection, outline } = page;
    if (selection) selected.value = candidateOf(selection, page);
    if (annotations.value.length > 0 || outline.length === 0) tab.value = 'annotations';
    showWritten();
    const pointed = await services.page.takePointed().catch(() => null);
    if (pointed) {
      mending.open();
      mending.sayPointed(pointed);
    }
  }

  /** What was being written goes on where it is drawn. */
  function showWritten(): void {
    const isWritten = ({ id }: Annotation) => drafts.has(id) || relationDrafts.has(id);
    const last = annotations.value.findLastIndex(({ annotation }) => isWritten(annotation));
    limit.value = Math.max(limit.value, last + 1);
  }

  const { openSidePanel: showPanel } = services;
  const openSidePanel = showPanel && (() => shared.leave(showPanel));

  return {
    ...shared,
    mending,
    drafts,
    tab,
    started,
    start,
    /** The annotations as far as they are drawn, and how many are not. */
    shown: computed(() => annotations.value.slice(0, limit.value)),
    hidden: computed(() => Math.max(0, annotations.value.length - limit.value)),
    showMore(): void {
      limit.value += MORE_ROWS;
    },
    /** The id of the annotation made; null where it was not. */
    async highlight(coding: Coding): Promise<string | null> {
      const passage = shared.candidate.value;
      const id = await shared.highlight(coding);
      if (id !== null) {
        if (passage) drafts.delete(passage.key);
        tab.value = 'annotations';
        // The focus goes to it, wherever it stands in the list.
        const row = annotations.value.findIndex(({ annotation }) => annotation.id === id);
        limit.value = Math.max(limit.value, row + 1);
      }
      return id;
    },
    cancelSection(): void {
      const passage = shared.section.value;
      if (passage) drafts.delete(passage.key);
      shared.cancelSection();
    },
    keepSite: () => shared.keepSite(start),
    openSidePanel,
  };
}
