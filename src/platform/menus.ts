/** The context menu on a selection: 'Highlight as' with a role each. */
import { browser, type Tabs } from './browser.ts';

export interface MenuChoice {
  id: string;
  title: string;
  /** Where it is offered; everywhere unless told. Those that begin with `www.` are meant too. */
  onHosts?: readonly string[];
}

/** Replaces the menu. The browser keeps it while the background sleeps. */
export async function replaceSelectionMenu(title: string, choices: readonly MenuChoice[]): Promise<void> {
  await browser.contextMenus.removeAll();
  const parent = browser.contextMenus.create({ id: 'highlight-as', title, contexts: ['selection'] });
  for (const choice of choices) {
    // `&` marks an access key in Chrome's menus and must be doubled to be itself.
    browser.contextMenus.create({
      parentId: parent,
      id: choice.id,
      title: choice.title.replaceAll('&', '&&'),
      contexts: ['selection'],
      ...(choice.onHosts ? { documentUrlPatterns: choice.onHosts.flatMap(patternsOf) } : {}),
    });
  }
}

function patternsOf(host: string): string[] {
  return [`*://${host}/*`, `*://www.${host}/*`];
}

/** Must be called synchronously when the background starts: the click may be what woke it. */
export function onMenuChosen(listener: (choiceId: string, tab: Tabs.Tab, frameId: number) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId = 0 }, tab) => {
    if (tab) listener(String(menuItemId), tab, frameId);
  });
}
