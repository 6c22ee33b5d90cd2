/** Opens the popup, where a browser lets an extension do that by itself. */
import { browser } from './browser.ts';

/**
 * Opens it over the tab, if that is the one shown. Chromium lets an extension do so since 127 where its window has the
 * focus; Firefox only straight from a click on the extension itself, which a click on the page is not (unless the preference
 * `extensions.openPopupWithoutUserGesture.enabled` is on). It grants no access to the page.
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
