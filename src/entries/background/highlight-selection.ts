/** Highlights what is selected on a page without the popup: from the context menu or by a command. */
import { showFault } from '../../platform/badge.ts';
import type { Tabs } from '../../platform/browser.ts';
import { interfaceLanguage, message } from '../../platform/i18n.ts';
import { askPage, PageUnreachable } from '../../platform/page.ts';
import { provideMessages, t } from '../../ui/messages.ts';
import { readingStore } from '../shared/reading-store.ts';

/** What fails is said on the toolbar button: there is no other surface open to say it. */
export async function highlightSelection(tab: Tabs.Tab, roles: string[] | 'last'): Promise<void> {
  provideMessages(message, interfaceLanguage());
  if (tab.id === undefined) return;
  try {
    const page = await askPage(tab, 'describe-page', null);
    if (!page.selection) {
      await showFault(tab.id, t('badgeNoSelection'));
      return;
    }
    const store = readingStore();
    await store.annotate({
      page: { addresses: page.addresses, documentTitle: page.documentTitle, description: page.article },
      selectors: page.selection.selectors,
      roles: roles === 'last' ? (await store.codingContext()).lastRoles : roles,
      tags: [],
      note: '',
    });
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    await showFault(tab.id, error instanceof PageUnreachable ? t('badgeNoAccess') : t('badgeFault', fault));
  }
}
