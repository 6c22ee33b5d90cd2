/** The side panel's state: it shows the page of the tab in front, and keeps what was being done in the others. */
import { computed, signal } from '@preact/signals';
import type { Grouping } from '../../core/model/setting.ts';
import { createPanelPageState, type PanelPageServices, type PanelPageState } from './panel-page-state.ts';

export interface SidePanelServices {
  /** Everything of the page in a tab. */
  pageOf(tabId: number): PanelPageServices;
  /** What annotations were put together by the last time; null before any was chosen. */
  grouping(): Promise<Grouping | null>;
  rememberGrouping(grouping: Grouping): Promise<void>;
}

/** Milliseconds in which what tells of one change of a page has come together: its loading, its question, its answer. */
const TOGETHER = 100;

export type SidePanelState = ReturnType<typeof createSidePanelState>;

/**
 * Each tab has a state of its own, so that a late answer of a tab left behind goes to that tab and is never shown for
 * another.
 */
export function createSidePanelState(services: SidePanelServices) {
  const pages = new Map<number, PanelPageState>();
  const shownTab = signal<number | null>(null);
  const grouping = signal<Grouping>('section');
  let changed: ReturnType<typeof setTimeout> | undefined;

  function stateOf(tabId: number): PanelPageState {
    let page = pages.get(tabId);
    if (!page) {
      page = createPanelPageState(services.pageOf(tabId), grouping);
      pages.set(tabId, page);
    }
    return page;
  }

  return {
    grouping,
    shownTab,
    /** The page shown; null before the tab in front is known. */
    page: computed(() => (shownTab.value === null ? null : stateOf(shownTab.value))),

    async start(tabId: number | undefined): Promise<void> {
      const remembered = services.grouping().then((chosen) => {
        if (chosen) grouping.value = chosen;
      });
      await Promise.all([remembered.catch(() => undefined), tabId !== undefined && this.show(tabId)]);
    },

    /** A tab has come to the front. */
    async show(tabId: number): Promise<void> {
      shownTab.value = tabId;
      await stateOf(tabId).turnTo();
    },

    /** The page in a tab is another one, or other passages are found on it; what nobody sees is asked for when it is shown. */
    pageChanged(tabId: number): void {
      if (tabId !== shownTab.value) return;
      clearTimeout(changed);
      changed = setTimeout(() => {
        if (tabId === shownTab.value) void pages.get(tabId)?.refresh();
      }, TOGETHER);
    },

    /** The reader turns to the panel. */
    async turnTo(): Promise<void> {
      if (shownTab.value !== null) await pages.get(shownTab.value)?.turnTo();
    },

    async storeChanged(): Promise<void> {
      if (shownTab.value !== null) await pages.get(shownTab.value)?.loadStore();
    },

    tabClosed(tabId: number): void {
      pages.delete(tabId);
    },

    groupBy(chosen: Grouping): void {
      grouping.value = chosen;
      void services.rememberGrouping(chosen).catch(() => undefined);
    },
  };
}
