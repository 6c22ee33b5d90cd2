/** The popup's entry: the real page, store and browser behind the popup's view. */
import { onStoreChanged } from '../../platform/announce.ts';
import { openExtensionSettings } from '../../platform/browser-settings.ts';
import { askPage, PageUnreachable } from '../../platform/page.ts';
import { onPageAnchored } from '../../platform/page-events.ts';
import { patternOf } from '../../platform/page-support.ts';
import { hasSidePanel, openSidePanel } from '../../platform/side-panel.ts';
import { keepSite, siteAccess } from '../../platform/sites.ts';
import { activeTab, openExtensionPage } from '../../platform/tabs.ts';
import { Popup } from '../../ui/popup/Popup.tsx';
import { createPopupState } from '../../ui/state/popup-state.ts';
import { exportLibrary } from '../shared/library-files.ts';
import { openStore } from '../shared/open-store.ts';
import { readingStore } from '../shared/reading-store.ts';
import { exportRules } from '../shared/rule-files.ts';
import { startPage } from '../shared/start-page.tsx';
import { setToolbar, toolbarAt } from '../shared/toolbar-sites.ts';
import { draftKeep } from './draft-keep.ts';

const tab = await activeTab();

async function page() {
  if (!tab) throw new PageUnreachable('browser-page');
  return tab;
}

const pattern = tab?.url ? patternOf(tab.url) : null;

const windowId = tab?.windowId;

const state = createPopupState({
  store: readingStore(),
  rules: openStore(),
  projects: openStore(),
  page: {
    describePage: async () => askPage(await page(), 'describe-page', null),
    describeSection: async ({ index, text }) => askPage(await page(), 'describe-section', { index, text }),
    describeAnnotation: async (annotation) => askPage(await page(), 'describe-annotation', { annotation }),
    scrollTo: async (target) => askPage(await page(), 'scroll-to', target),
    nameSection: async ({ index, text }, told) =>
      askPage(await page(), 'name-section', { section: { index, text }, told }),
    point: async (stays) => askPage(await page(), 'point', { stays }),
    takePointed: async () => askPage(await page(), 'take-pointed', null),
    readByKeyboard: async () => askPage(await page(), 'reading-mode', null),
    refresh: async () => askPage(await page(), 'refresh', null),
  },
  site: async () => (tab?.url ? siteAccess(tab.url) : null),
  keepSite: async () => pattern !== null && keepSite(pattern),
  toolbarOn: toolbarAt,
  setToolbar,
  exportArticles: (articleIds, formatId) => exportLibrary(formatId, articleIds),
  exportRules,
  openLibrary: () => openExtensionPage('library/library.html').then(() => window.close()),
  openOptions: () => openExtensionPage('options/options.html').then(() => window.close()),
  openExtensionSettings: () => openExtensionSettings().then(() => window.close()),
  openSidePanel:
    windowId !== undefined && hasSidePanel() ? () => openSidePanel(windowId).then(() => window.close()) : null,
  draftKeep,
  close: () => window.close(),
});

startPage('extensionName', () => <Popup state={state} />);
// Before the first question: the page may have its answer while the popup still starts.
onStoreChanged(() => void state.loadStore());
onPageAnchored((tabId) => {
  if (tabId === tab?.id) void state.refresh();
});
await state.start();
