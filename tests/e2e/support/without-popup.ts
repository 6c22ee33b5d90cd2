/**
 * Highlighting from the context menu and by the command, and the toolbar button's badge: for real in Firefox; in
 * headless Chromium, which has neither menu nor accelerators, by calling the extension's own listeners.
 */
import type { Page } from 'puppeteer-core';
import type { ChromiumSession } from '../../harness/chromium.ts';
import type { FirefoxSession } from '../../harness/firefox.ts';
import type { Reader } from './reader.ts';

const isFirefox = (session: ChromiumSession | FirefoxSession): session is FirefoxSession =>
  'chooseContextMenu' in session;

/** Chooses a role in the context menu of what is selected. */
export async function highlightWithMenu(
  { session }: Reader,
  page: Page,
  role: { id: string; name: string },
): Promise<void> {
  if (!isFirefox(session)) {
    await session.fireContextMenu(role.id, page);
    return;
  }
  // On the selected words: a right-click elsewhere would drop the selection.
  const { x, y } = (await page.evaluate(`(() => {
    const box = getSelection().getRangeAt(0).getClientRects()[0];
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  })()`)) as { x: number; y: number };
  // The menu hears of another codebook a moment after the store has it.
  for (let tries = 0; ; tries += 1) {
    try {
      return await session.chooseContextMenu(page, { x, y }, role.name);
    } catch (fault) {
      if (tries === 40 || !String(fault).includes('no menu item')) throw fault;
    }
  }
}

/** Presses the shortcut of 'highlight with the last role'. */
export async function highlightWithKey({ session }: Reader, page: Page): Promise<void> {
  await page.bringToFront();
  if (isFirefox(session)) await session.pressShortcut('L', ['Alt', 'Shift']);
  else await session.fireCommand('highlight-last-role', page);
}

/** What the toolbar button shows for the page's tab. */
export async function badgeOf({ session }: Reader, page: Page): Promise<{ text: string; title: string }> {
  await page.bringToFront();
  const ask = `(async () => {
    const [{ id: tabId }] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return { text: await chrome.action.getBadgeText({ tabId }), title: await chrome.action.getTitle({ tabId }) };
  })()`;
  if (!isFirefox(session))
    return (await (await session.serviceWorker()).evaluate(ask)) as { text: string; title: string };
  return session.inBrowserChrome(
    `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
     const action = ExtensionParent.apiManager.global.browserActionFor(WebExtensionPolicy.getByID(args).extension);
     const tab = window.gBrowser.selectedTab;
     return { text: action.action.getProperty(tab, 'badgeText'), title: action.action.getProperty(tab, 'title') };`,
    session.extensionId,
  );
}
