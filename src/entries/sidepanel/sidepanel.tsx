/** The side panel's entry: the real tabs, pages, store and browser behind the side panel's view. */
import { onStoreChanged } from '../../platform/announce.ts';
import { openExtensionSettings } from '../../platform/browser-settings.ts';
import { onPermissionsChanged } from '../../platform/lifecycle.ts';
import { askPageBeside, pointBeside } from '../../platform/page.ts';
import { onPageTurned } from '../../platform/page-events.ts';
import { patternOf } from '../../platform/page-support.ts';
import { keepSite, siteAccess } from '../../platform/sites.ts';
import { activeTab, openExtensionPage, ownWindow, tabById, watchTabs } from '../../platform/tabs.ts';
import { SidePanel } from '../../ui/sidepanel/SidePanel.tsx';
import type { PanelPageServices } from '../../ui/state/panel-page-state.ts';
import { createSidePanelState } from '../../ui/state/sidepanel-state.ts';
import { exportLibrary } from '../shared/library-files.ts';
import { openAnnotation } from '../shared/open-annotation.ts';
import { openStore } from '../shared/open-store.ts';
import { readingStore } from '../shared/reading-store.ts';
import { exportRules } from '../shared/rule-files.ts';
import { startPage } from '../shared/start-page.tsx';
import { setToolbar, toolbarAt } from '../shared/toolbar-sites.ts';

const store = readingStore();

function pageOf(tabId: number): PanelPageServices {
  /** Known before the reader's click on 'keep': a request for permission may wait for nothing. */
  let pattern: string | null = null;
  return {
    store,
    projects: openStore(),
    rules: openStore(),
    page: {
      describePage: () => askPageBeside(tabId, 'describe-page', null),
      describeSection: ({ index, text }) => askPageBeside(tabId, 'describe-section', { index, text }),
      describeAnnotation: (annotation) => askPageBeside(tabId, 'describe-annotation', { annotation }),
      scrollTo: (target) => askPageBeside(tabId, 'scroll-to', target),
      nameSection: ({ index, text }, told) => askPageBeside(tabId, 'name-section', { section: { index, text }, told }),
      point: () => pointBeside(tabId),
      readByKeyboard: () => askPageBeside(tabId, 'reading-mode', null),
      refresh: () => askPageBeside(tabId, 'refresh', null),
    },
    async site() {
      const url = (await tabById(tabId))?.url;
      pattern = url === undefined ? null : patternOf(url);
      return url === undefined ? null : siteAccess(url);
    },
    keepSite: async () => pattern !== null && keepSite(pattern),
    toolbarOn: toolbarAt,
    setToolbar,
    openAnnotation,
    exportArticles: (articleIds, formatId) => exportLibrary(formatId, articleIds),
    exportRules,
    openLibrary: () => openExtensionPage('library/library.html'),
    openOptions: () => openExtensionPage('options/options.html'),
    openExtensionSettings,
  };
}

const state = createSidePanelState({
  pageOf,
  grouping: () => openStore().setting('panel-grouping'),
  rememberGrouping: (value) => openStore().setSetting({ key: 'panel-grouping', value }),
});

startPage('extensionName', () => <SidePanel state={state} />);

onStoreChanged(() => void state.storeChanged());
onPageTurned(state.pageChanged);
onPermissionsChanged(() => void state.turnTo());
const windowId = await ownWindow();
if (windowId !== undefined) {
  watchTabs(windowId, {
    onShown: (tabId) => void state.show(tabId),
    onLoading: state.pageChanged,
    onClosed: state.tabClosed,
  });
}
// The page says nothing of what is selected on it: it is asked when the reader comes over from there.
document.documentElement.addEventListener('pointerenter', () => void state.turnTo());
window.addEventListener('focus', () => void state.turnTo());
await state.start((await activeTab())?.id);
