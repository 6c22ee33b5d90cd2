/**
 * The background: answers content scripts, keeps the context menu and the sites' registration true, and
 * carries out commands. It may die at any moment and keeps no state; every listener is registered here,
 * synchronously, because an event may be what woke it.
 */
import { onStoreChanged } from '../../platform/announce.ts';
import { onCommand, onInstalledOrStarted, onPermissionsChanged } from '../../platform/lifecycle.ts';
import { onMenuChosen } from '../../platform/menus.ts';
import { injectIntoOpenPages, syncKeptSites } from '../../platform/sites.ts';
import { highlightSelection } from './highlight-selection.ts';
import { rebuildMenu } from './menu.ts';
import { answerContentScripts } from './requests.ts';

answerContentScripts();
onMenuChosen((role, tab) => void highlightSelection(tab, [role]));
onCommand('highlight-last-role', (tab) => void highlightSelection(tab, 'last'));
onStoreChanged((records) => {
  if (records.includes('codebook') || records.includes('project')) void rebuildMenu();
});
onPermissionsChanged(() => void syncKeptSites().then(injectIntoOpenPages));
onInstalledOrStarted(async () => {
  await Promise.all([rebuildMenu(), syncKeptSites().then(injectIntoOpenPages)]);
});
