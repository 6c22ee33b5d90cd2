/** Puts a style sheet into a page from outside, so that neither its DOM nor its CSP has a part in it. */
import { browser } from './browser.ts';

/**
 * Inserts the sheet once; it leaves with the document. As an author sheet: Chromium ignores backgrounds of
 * `::highlight()` in user sheets (docs/browser-facts.md).
 *
 * @throws where the extension may not reach the page
 */
export async function putPageStyle(tabId: number, frameId: number, css: string): Promise<void> {
  const injection = { target: { tabId, frameIds: [frameId] }, css, origin: 'AUTHOR' as const };
  // The same sheet inserted again would pile up; removing one that is not there is no fault.
  await browser.scripting.removeCSS(injection).catch(() => undefined);
  await browser.scripting.insertCSS(injection);
}
