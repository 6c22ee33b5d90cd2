/** The options page's entry: the real store and browser behind its view. */
import { onStoreChanged } from '../../platform/announce.ts';
import { openExtensionSettings, openShortcutSettings } from '../../platform/browser-settings.ts';
import { onPermissionsChanged } from '../../platform/lifecycle.ts';
import { forgetSite, keepSite, listSites } from '../../platform/sites.ts';
import { openExtensionPage } from '../../platform/tabs.ts';
import { Options } from '../../ui/options/Options.tsx';
import { createOptionsState } from '../../ui/state/options-state.ts';
import { exportLibrary, restoreBackup } from '../shared/library-files.ts';
import { openStore } from '../shared/open-store.ts';
import { projectStore } from '../shared/project-store.ts';
import { readingStore } from '../shared/reading-store.ts';
import { exportRules, importRules } from '../shared/rule-files.ts';
import { startPage } from '../shared/start-page.tsx';
import { setToolbarOf, toolbarOff } from '../shared/toolbar-sites.ts';

const state = createOptionsState({
  store: readingStore(),
  rules: openStore(),
  codebooks: {
    store: openStore(),
    newId: () => crypto.randomUUID(),
    copyText: (text) => navigator.clipboard.writeText(text),
    address: {
      read: () => new URLSearchParams(location.hash.slice(1)).get('codebook'),
      write: (id) =>
        history.pushState(null, '', id === null ? location.pathname : `#${new URLSearchParams({ codebook: id })}`),
    },
  },
  projects: projectStore(),
  toolbarSites: { off: toolbarOff, set: setToolbarOf },
  exportRules,
  importRules,
  usage: () => openStore().usage(),
  sites: listSites,
  allowSite: keepSite,
  forgetSite,
  backUp: () => exportLibrary('backup', 'all'),
  restore: restoreBackup,
  openShortcuts: openShortcutSettings,
  openSiteSettings: openExtensionSettings,
  openLibrary: () => openExtensionPage('library/library.html'),
  openWelcome: () => openExtensionPage('welcome/welcome.html'),
});

startPage('optionsTitle', () => <Options state={state} />);
onStoreChanged(() => void state.load());
onPermissionsChanged(() => void state.load());
// It comes with a step back or on, and with an address that was typed.
addEventListener('popstate', state.codebooks.followAddress);
await state.load();
