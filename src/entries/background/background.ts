/**
 * The background: answers content scripts, passes on what has changed to the pages, keeps the context menu and the sites'
 * registration true, and carries out commands. It may die at any moment and keeps no state; every listener is
 * registered here, synchronously, because an event may be what woke it.
 */
import { domainOf } from '../../core/model/domain-of.ts';
import { onStoreChanged, refreshPages } from '../../platform/announce.ts';
import { isFirefox } from '../../platform/browser.ts';
import { onContentMessage } from '../../platform/content-messages.ts';
import { message } from '../../platform/i18n.ts';
import { onCommand, onFirstInstalled, onInstalledOrStarted, onPermissionsChanged } from '../../platform/lifecycle.ts';
import { onMenuChosen } from '../../platform/menus.ts';
import { openSidePanel } from '../../platform/side-panel.ts';
import { injectIntoOpenPages, syncKeptSites } from '../../platform/sites.ts';
import { openExtensionPage } from '../../platform/tabs.ts';
import type { ChangedRecords } from '../../protocol/broadcast.ts';
import { startNewLog } from '../../store/start-new-log.ts';
import { provideMessages } from '../../ui/messages.ts';
import { provideDomains } from '../shared/open-store.ts';
import { answerEditors } from './editor-frames.ts';
import { highlightSelection } from './highlight-selection.ts';
import { rebuildMenu } from './menu.ts';
import { readByKeyboard } from './read-by-keyboard.ts';
import { answerContentScript } from './requests.ts';

/** What the context menu's roles depend on. */
const MENU_RECORDS = new Set<ChangedRecords[number]>(['codebook', 'project', 'setting']);

provideMessages(message);
provideDomains(domainOf);

onContentMessage(answerContentScript);
answerEditors();
onMenuChosen((role, tab, frameId) => void highlightSelection(tab, { roles: [role], frameId }));
onCommand('highlight-last-role', (tab) => void highlightSelection(tab, { roles: 'last', frameId: 0 }));
// Nothing is awaited before: it counts as the reader's own doing only then.
onCommand('open-side-panel', ({ windowId }) => {
  if (windowId !== undefined) void openSidePanel(windowId).catch(() => undefined);
});
onCommand('reading-mode', (tab) => void readByKeyboard(tab));
onStoreChanged(
  (records) => {
    // Also for a setting: the project chosen for a site is one, and with it the roles that its pages offer.
    void refreshPages();
    if (records.some((record) => MENU_RECORDS.has(record))) void rebuildMenu();
  },
  { own: true },
);
onPermissionsChanged((granted) => void keepSitesTrue(granted));
onFirstInstalled(() => void openExtensionPage('welcome/welcome.html'));
onInstalledOrStarted(() => {
  if (!isFirefox()) void startNewLog();
  void Promise.all([rebuildMenu(), keepSitesTrue(true)]);
});

/** What cannot be done now is done at the next start: registration follows the grants whenever it is made. */
async function keepSitesTrue(inject: boolean): Promise<void> {
  await syncKeptSites()
    .then(() => (inject ? injectIntoOpenPages() : undefined))
    .catch(() => undefined);
}
