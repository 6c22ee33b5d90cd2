/** Opens the popup, where a browser lets an extension do that by itself. */
import { browser } from './browser.ts';

/**
 * Opens it over the tab, if that is the one shown. Chromium lets an extension do so since 127 wherever its window has the
 * focus; Firefox does without a click on the extension itself only from 149 on (before that behind the preference
 * `extensions.openPopupWithoutUserGesture.enabled`), and a click on the page is none. It grants no access to the page.
 */
export async function openPopup(tabId: number): Promise<boolean> {
  try {
    if (!(await browser.tabs.get(tabId)).active) return false;
    await browser.action.openPopup();
    return true;
  } catch {
    return false;
  }
}
