/** Highlights what is selected on a page without the popup: from the context menu or by a command. */
import { showFaultForAWhile } from '../../platform/badge.ts';
import type { Tabs } from '../../platform/browser.ts';
import { askPage, PageUnreachable } from '../../platform/page.ts';
import { t } from '../../ui/messages.ts';
import { describeFault } from '../../ui/state/faults.ts';
import { readingStore } from '../shared/reading-store.ts';

interface Choice {
  /** Role ids, or those given last. */
  roles: string[] | 'last';
  /** Where the reader clicked; 0 is the page itself. */
  frameId: number;
}

/** What fails is said on the toolbar button: there is no other surface open to say it. */
export async function highlightSelection(tab: Tabs.Tab, { roles, frameId }: Choice): Promise<void> {
  if (tab.id === undefined) return;
  try {
    const page = await askPage(tab, 'describe-page', null);
    // The page looks into frames of its own origin only.
    if (!page.selection) return await showFaultForAWhile(tab.id, t(frameId === 0 ? 'badgeNoSelection' : 'badgeFrame'));
    const store = readingStore();
    await store.annotate({
      page: { addresses: page.addresses, documentTitle: page.documentTitle, description: page.article },
      selectors: page.selection.selectors,
      roles: roles === 'last' ? (await store.codingContext(page.addresses.url)).lastRoles : roles,
      tags: [],
      note: '',
    });
  } catch (error) {
    const unreachable = error instanceof PageUnreachable;
    await showFaultForAWhile(tab.id, unreachable ? t('badgeNoAccess') : t('badgeFault', describeFault(error)));
  }
}
