/** Puts a style sheet into a page from outside, so that neither its DOM nor its CSP has a part in it. */
import { browser } from './browser.ts';

/**
 * Inserts the sheet once, into the page itself with its frames, as far as the extension may reach them; it leaves with the document. As an author sheet: Chromium ignores backgrounds of
 * `::highlight()` in user sheets (docs/browser-facts.md).
 *
 * @throws where the extension may not reach the page
 */
export async function putPageStyle(tabId: number, frameId: number, css: string): Promise<void> {
  const target = frameId === 0 ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] };
  const injection = { target, css, origin: 'AUTHOR' as const };
  // The same sheet inserted again would pile up; removing one that is not there is no fault.
  await browser.scripting.removeCSS(injection).catch(() => undefined);
  await browser.scripting.insertCSS(injection);
}
