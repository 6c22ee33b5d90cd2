/** Messages of content scripts, which live in hostile pages: heard only where they come from a script of ours in a tab. */
import { browser, type Runtime } from './browser.ts';

/** Where a message comes from, by the browser's word. */
export interface ContentSender {
  tabId: number;
  frameId: number;
  url: string;
}

/**
 * Answers content scripts; a message answered with undefined is not one of ours. Must be called synchronously when the
 * background starts.
 */
export function onContentMessage(
  answer: (message: unknown, sender: ContentSender) => Promise<unknown> | undefined,
): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const from = contentSender(sender);
    return from ? answer(message, from) : undefined;
  });
}

function contentSender({ id, tab, frameId, url }: Runtime.MessageSender): ContentSender | null {
  if (id !== browser.runtime.id || tab?.id === undefined || frameId === undefined || !url) return null;
  return /^(?:https?|file):/i.test(url) ? { tabId: tab.id, frameId, url } : null;
}
