/** The toolbar button's badge: how many highlights are on the page, or that something needs the reader. */
import { browser } from './browser.ts';

const COUNT_COLOR = '#5a554c';
const FAULT_COLOR = '#a3271c';
const FAULT = '!';

/** How long what a command could not do is said, in milliseconds: long enough to be looked up, and within the background's life. */
const SAID_TIME = 15_000;

interface Badge {
  text: string;
  title: string;
}

/** By tab, what stood there before a fault that is said for a while. A background that ends earlier leaves it said. */
const before = new Map<number, Badge>();

export async function showCount(tabId: number, count: number, title: string): Promise<void> {
  before.delete(tabId);
  await show(tabId, count > 0 ? String(count) : '', COUNT_COLOR, title);
}

/** Says in the button's title what went wrong, until there is something else to say; the badge draws the eye to it. */
export async function showFault(tabId: number, title: string): Promise<void> {
  before.delete(tabId);
  await show(tabId, FAULT, FAULT_COLOR, title);
}

/** Says what a command could not do, which is soon of no interest any more, and then what was said before. */
export async function showFaultForAWhile(tabId: number, title: string): Promise<void> {
  const shown = await shownOn(tabId);
  const first = shown?.text === FAULT ? (before.get(tabId) ?? shown) : shown;
  // One of its own, so that a later fault is said for its whole time.
  const kept = first && { ...first };
  if (kept) before.set(tabId, kept);
  await show(tabId, FAULT, FAULT_COLOR, title);
  setTimeout(() => void takeBack(tabId, kept, title), SAID_TIME);
}

async function takeBack(tabId: number, kept: Badge | undefined, title: string): Promise<void> {
  const shown = await shownOn(tabId);
  // Something else has been said since; or the tab shows another page, for which the browser has forgotten it.
  if (!kept || before.get(tabId) !== kept) return;
  before.delete(tabId);
  if (shown?.text !== FAULT || shown.title !== title) return;
  await show(tabId, kept.text, kept.text === FAULT ? FAULT_COLOR : COUNT_COLOR, kept.title);
}

/** Undefined where the tab has gone. */
async function shownOn(tabId: number): Promise<Badge | undefined> {
  try {
    const [text, title] = await Promise.all([
      browser.action.getBadgeText({ tabId }),
      browser.action.getTitle({ tabId }),
    ]);
    return { text, title };
  } catch {
    return undefined;
  }
}

async function show(tabId: number, text: string, color: string, title: string): Promise<void> {
  // The tab may be gone by now.
  await Promise.allSettled([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setBadgeBackgroundColor({ tabId, color }),
    browser.action.setTitle({ tabId, title }),
  ]);
}
