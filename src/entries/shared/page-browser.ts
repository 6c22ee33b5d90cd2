/**
 * The content script's own way to the extension: the promise API both browsers have under `chrome`.
 * webextension-polyfill would cost more to start than everything else here; `browser` may be an element of
 * the page in Chromium's isolated world (`<form id=browser>`), while `chrome` is always the browser's own.
 */
import type { BackgroundRequests } from '../../protocol/background.ts';

/** Whether the extension that put this script here still runs: not after it was updated or removed. */
export function isExtensionAlive(): boolean {
  return chrome.runtime?.id !== undefined;
}

/** The words of the message catalogue. */
export function message(key: string, substitutions: string[]): string {
  return chrome.i18n.getMessage(key, substitutions);
}

/** How webextension-polyfill, by which the background speaks, hands on in Chromium that an answer has failed. */
const REJECTED = '__mozWebExtensionPolyfillReject__';

/** Asks the background; undefined where it does not answer (it was updated, or its database is not to be had). */
export async function askBackground<T extends keyof BackgroundRequests>(
  type: T,
  ask: BackgroundRequests[T]['ask'],
): Promise<BackgroundRequests[T]['answer'] | undefined> {
  if (!isExtensionAlive()) return undefined;
  try {
    const answer = await chrome.runtime.sendMessage({ to: 'background', type, ask });
    // Null is an answer: there is none of what was asked for.
    return typeof answer === 'object' && answer !== null && REJECTED in answer ? undefined : answer;
  } catch {
    return undefined;
  }
}

/**
 * Calls `answer` with each message from the extension's own pages and background; messages of other
 * extensions, of pages and of other content scripts are not heard. A message answered with undefined is not ours.
 */
export function onExtensionMessage(
  answer: (message: unknown) => Promise<unknown> | undefined,
  signal: AbortSignal,
): void {
  const listener = (
    message: unknown,
    sender: chrome.runtime.MessageSender,
    respond: (answer: unknown) => void,
  ): boolean => {
    if (sender.id !== chrome.runtime.id || !sender.url?.startsWith(chrome.runtime.getURL(''))) return false;
    const answered = answer(message);
    if (!answered) return false;
    answered.then(respond, () => respond(undefined));
    // Keeps the channel open: Chromium has not always taken a promise from a listener.
    return true;
  };
  chrome.runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => chrome.runtime.onMessage?.removeListener(listener));
}
