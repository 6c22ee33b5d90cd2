/** The side panel (Chromium) or sidebar (Firefox): opened beside the page by the reader. */
import { browser } from './browser.ts';

/** What Chromium has of it; webextension-polyfill passes on what it does not know, but has no type for it. */
const chromium: { sidePanel?: typeof chrome.sidePanel } = browser as { sidePanel?: typeof chrome.sidePanel };

/** Where the browser has one: not in Firefox for Android, nor in some browsers made of Chromium. */
export function hasSidePanel(): boolean {
  return chromium.sidePanel !== undefined || browser.sidebarAction !== undefined;
}

/**
 * Opens it in a window. Must be called straight from a click, a key or a command, before anything is awaited: the browsers
 * refuse otherwise.
 */
export async function openSidePanel(windowId: number): Promise<void> {
  if (chromium.sidePanel) await chromium.sidePanel.open({ windowId });
  else await browser.sidebarAction.open();
}
