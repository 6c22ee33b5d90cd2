/** The browser's own pages on which the extension is set up. */
import { browser } from './browser.ts';

/** Firefox has a call for it; in Chromium it is a page with an address. */
export async function openShortcutSettings(): Promise<void> {
  const commands: { openShortcutSettings?: () => Promise<void> } = browser.commands;
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}

/** The browser's page about this extension, with its site access. Chromium only: Firefox has no address for it. */
export async function openExtensionSettings(): Promise<void> {
  await browser.tabs.create({ url: `chrome://extensions/?id=${browser.runtime.id}` });
}
