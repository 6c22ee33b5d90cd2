/** The browser's own page on which shortcuts are changed. */
import { browser } from './browser.ts';

/** Firefox has a call for it; in Chromium it is a page with an address. */
export async function openShortcutSettings(): Promise<void> {
  const commands: { openShortcutSettings?: () => Promise<void> } = browser.commands;
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
