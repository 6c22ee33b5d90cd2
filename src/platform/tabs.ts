/** Finds and opens tabs. */
import { browser, type Tabs } from './browser.ts';

/** The tab a popup speaks of: the active one of its window. */
export async function activeTab(): Promise<Tabs.Tab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab;
}

/** Opens a page of the extension, or goes to it where it is open already; `fragment` names a place on it. */
export async function openExtensionPage(
  path: 'library/library.html' | 'options/options.html' | 'welcome/welcome.html',
  fragment?: string,
): Promise<void> {
  const url = browser.runtime.getURL(path);
  const contexts = await browser.tabs.query({});
  // An extension always sees the addresses of its own pages, without the `tabs` permission.
  const open = contexts.find((tab) => tab.url?.split(/[?#]/)[0] === url);
  if (open?.id === undefined) {
    await browser.tabs.create({ url: fragment === undefined ? url : `${url}#${fragment}` });
    return;
  }
  if (fragment !== undefined) await browser.tabs.update(open.id, { url: `${url}#${fragment}` });
  await showTab(open);
}

/** Brings a tab and its window to the front. */
export async function showTab(tab: Tabs.Tab): Promise<void> {
  if (tab.id !== undefined) await browser.tabs.update(tab.id, { active: true });
  if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true }).catch(() => undefined);
}

export async function openTab(url: string): Promise<Tabs.Tab> {
  return browser.tabs.create({ url });
}

export async function allTabs(): Promise<Tabs.Tab[]> {
  return browser.tabs.query({});
}
