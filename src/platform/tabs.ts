/** Finds and opens tabs. */
import { browser, type Tabs } from './browser.ts';

/** The tab a popup speaks of: the active one of its window. */
export async function activeTab(): Promise<Tabs.Tab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab;
}

/** null where it is gone. */
export async function tabById(id: number): Promise<Tabs.Tab | null> {
  return browser.tabs.get(id).catch(() => null);
}

/** The window this page of the extension stands in, or beside. */
export async function ownWindow(): Promise<number | undefined> {
  return (await browser.windows.getCurrent()).id;
}

interface TabListener {
  /** Another tab of the window is in front. */
  onShown(tabId: number): void;
  /** A tab goes to another page, or the page in it has loaded. */
  onLoading(tabId: number): void;
  onClosed(tabId: number): void;
}

/** Tells what becomes of the tabs of a window, for the context's life. No permission is needed: addresses are not told. */
export function watchTabs(windowId: number, { onShown, onLoading, onClosed }: TabListener): void {
  browser.tabs.onActivated.addListener((shown) => {
    if (shown.windowId === windowId) onShown(shown.tabId);
  });
  browser.tabs.onUpdated.addListener((tabId, { status, url }, tab) => {
    // In-page navigation has a new address and no status; it is told where the extension may know the address.
    if (tab.windowId === windowId && (status !== undefined || url !== undefined)) onLoading(tabId);
  });
  browser.tabs.onRemoved.addListener(onClosed);
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
