/** Puts a style sheet into a page from outside, so that neither its DOM nor its CSP has a part in it. */
import { browser, isFirefox } from './browser.ts';

/**
 * An author sheet paints the same in both browsers; but Firefox's does not reach into shadow trees, where a user sheet
 * does. Chromium ignores backgrounds of `::highlight()` in user sheets (docs/browser-facts.md).
 */
const origins = (): ('AUTHOR' | 'USER')[] => (isFirefox() ? ['USER', 'AUTHOR'] : ['AUTHOR']);

/**
 * Inserts the sheet once: into the page with all its frames that the extension may reach, or into one frame. It leaves
 * with the document.
 *
 * @throws where the extension may not reach the page
 */
export async function putPageStyle(tabId: number, frameId: number, css: string): Promise<void> {
  const target = frameId === 0 ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] };
  for (const origin of origins()) {
    const injection = { target, css, origin };
    // The same sheet inserted again would pile up; removing one that is not there is no fault.
    await browser.scripting.removeCSS(injection).catch(() => undefined);
    await browser.scripting.insertCSS(injection);
  }
}
