/** Hears what content scripts report, where an extension page wants to know it as well as the background. */
import { browser } from './browser.ts';

/**
 * Calls `listener` with the tab whose page has just resolved its annotations, until the signal aborts. The
 * report itself is answered by the background.
 */
export function onPageAnchored(listener: (tabId: number) => void, signal?: AbortSignal): void {
  onPageReport(['page-anchored'], listener, signal);
}

/**
 * Calls `listener` with the tab whose page asks for what is stored of it, as it does when it has loaded and whenever its
 * address has changed, or has resolved its annotations.
 */
export function onPageTurned(listener: (tabId: number) => void): void {
  onPageReport(['stored-page', 'page-anchored'], listener);
}

function onPageReport(types: readonly string[], listener: (tabId: number) => void, signal?: AbortSignal): void {
  const receive = (
    message: unknown,
    sender: { id?: string | undefined; tab?: { id?: number | undefined } | undefined },
  ): undefined => {
    if (sender.id !== browser.runtime.id || sender.tab?.id === undefined) return;
    if (typeof message !== 'object' || message === null || !('type' in message)) return;
    if (types.includes(String(message.type))) listener(sender.tab.id);
  };
  browser.runtime.onMessage.addListener(receive);
  signal?.addEventListener('abort', () => browser.runtime.onMessage.removeListener(receive));
}
