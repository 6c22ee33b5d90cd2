/** Begins and ends reading by keyboard on a page, by the command. */
import { showFaultForAWhile } from '../../platform/badge.ts';
import type { Tabs } from '../../platform/browser.ts';
import { askPage } from '../../platform/page.ts';
import { t } from '../../ui/messages.ts';

/** What fails is said on the toolbar button: there is no other surface open to say it. */
export async function readByKeyboard(tab: Tabs.Tab): Promise<void> {
  if (tab.id === undefined) return;
  const turn = await askPage(tab, 'reading-mode', null).catch(() => 'impossible');
  if (turn === 'impossible') await showFaultForAWhile(tab.id, t('badgeNoAccess'));
}
