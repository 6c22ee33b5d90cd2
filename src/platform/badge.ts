/** The toolbar button's badge: how many highlights are on the page, or that something needs the reader. */
import { browser } from './browser.ts';

const COUNT_COLOR = '#5a554c';
const FAULT_COLOR = '#a3271c';

export async function showCount(tabId: number, count: number, title: string): Promise<void> {
  await show(tabId, count > 0 ? String(count) : '', COUNT_COLOR, title);
}

/** Says in the button's title what went wrong; the badge draws the eye to it. */
export async function showFault(tabId: number, title: string): Promise<void> {
  await show(tabId, '!', FAULT_COLOR, title);
}

async function show(tabId: number, text: string, color: string, title: string): Promise<void> {
  // The tab may be gone by now.
  await Promise.allSettled([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setBadgeBackgroundColor({ tabId, color }),
    browser.action.setTitle({ tabId, title }),
  ]);
}
