/** The one import of webextension-polyfill: it throws outside an extension, so nothing else may name it. */
import browser from 'webextension-polyfill';

export type { Menus, Runtime, Tabs } from 'webextension-polyfill';
export { browser };

/** Only Firefox has `getBrowserInfo`. */
export function isFirefox(): boolean {
  return browser.runtime.getBrowserInfo !== undefined;
}
