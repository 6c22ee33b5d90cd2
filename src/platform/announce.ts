/** Tells every context of the extension that stored data changed, and hears it from the others. */
import type { ChangedRecords, StoreChanged } from '../protocol/broadcast.ts';
import { browser, type Runtime } from './browser.ts';

type Listener = (records: ChangedRecords) => void;

/** Those in this context that want to hear of its own writes too: a message does not come back to its sender. */
const ownListeners = new Set<Listener>();

/**
 * Announces a committed write. One message, sent before anything is waited for: a popup may be gone the next moment. The
 * background wakes for it and tells the pages (`refreshPages`). Nobody need be listening.
 */
export function announceChange(records: ChangedRecords): void {
  const message: StoreChanged = { to: 'everyone', type: 'store-changed', records };
  browser.runtime.sendMessage(message).catch(() => undefined);
  for (const listener of ownListeners) listener(records);
}

/** Tells every page with a content script to ask for its annotations again. */
export async function refreshPages(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.allSettled(
    tabs.map(
      ({ id }) => id !== undefined && browser.tabs.sendMessage(id, { to: 'content', type: 'refresh', ask: null }),
    ),
  );
}

/** Calls `listener` after each write of another context, and with `own` of this one too, for the context's life. */
export function onStoreChanged(listener: Listener, { own = false } = {}): void {
  if (own) ownListeners.add(listener);
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender): undefined => {
    if (isOurPage(sender) && isStoreChanged(message)) listener(message.records);
  });
}

/** Content scripts bear the extension's id too, but not its address. */
function isOurPage({ id, url }: Runtime.MessageSender): boolean {
  return id === browser.runtime.id && url?.startsWith(browser.runtime.getURL('')) === true;
}

function isStoreChanged(message: unknown): message is StoreChanged {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    message.type === 'store-changed' &&
    'records' in message &&
    Array.isArray(message.records)
  );
}
