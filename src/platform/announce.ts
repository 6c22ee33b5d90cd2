/** Tells every open context that stored data changed, and hears it from the others. */
import type { ChangedRecords, StoreChanged } from '../protocol/broadcast.ts';
import { browser } from './browser.ts';

/**
 * Announces a committed write to the extension's other contexts (the background wakes for it) and to the
 * pages that show highlights. Nobody need be listening.
 */
export async function announceChange(records: ChangedRecords): Promise<void> {
  const message: StoreChanged = { to: 'everyone', type: 'store-changed', records };
  const tabs = await browser.tabs.query({});
  await Promise.allSettled([
    browser.runtime.sendMessage(message),
    ...tabs.map(
      ({ id }) => id !== undefined && browser.tabs.sendMessage(id, { to: 'content', type: 'refresh', ask: null }),
    ),
  ]);
}

/** Calls `listener` after each write of another context, until the signal aborts. */
export function onStoreChanged(listener: (records: ChangedRecords) => void, signal?: AbortSignal): void {
  const receive = (message: unknown, sender: { id?: string | undefined }): undefined => {
    if (sender.id === browser.runtime.id && isStoreChanged(message)) listener(message.records);
  };
  browser.runtime.onMessage.addListener(receive);
  signal?.addEventListener('abort', () => browser.runtime.onMessage.removeListener(receive));
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
