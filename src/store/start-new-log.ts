/** Makes Chromium begin a new log for the extension's databases. */

/** Its own database: what is written here is thrown away. */
const NAME = 'margent-padding';
/** Larger values would be kept as files, outside the log. */
const VALUE_BYTES = 50_000;
/** Chromium begins a new log after 4 MB. */
const LOG_BYTES = 6_000_000;

/**
 * A process that is killed in the midst of a write leaves a torn record at the end of the log. Chromium reads around it at
 * the next start and goes on writing behind it; the start after that takes the log for corrupt and deletes every database
 * of the extension (docs/browser-facts.md). So at each start the log is filled up once: Chromium then begins a new one, and
 * the torn one is gone with all that was in it safely stored. Costs a few MB of writing, and nothing that stays.
 *
 * Where the database is not to be had it does nothing: the store says so when it is asked.
 */
export async function startNewLog(): Promise<void> {
  try {
    const database = await settled(indexedDB.open(NAME, 1), (request) => {
      request.result.createObjectStore('padding');
    });
    const transaction = database.transaction('padding', 'readwrite', { durability: 'relaxed' });
    const padding = transaction.objectStore('padding');
    for (let key = 0; key * VALUE_BYTES < LOG_BYTES; key++) padding.put(new Uint8Array(VALUE_BYTES), key);
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    database.close();
    await settled(indexedDB.deleteDatabase(NAME));
  } catch {
    // Said above.
  }
}

function settled<R extends IDBOpenDBRequest>(request: R, upgrade?: (request: R) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    request.onupgradeneeded = () => upgrade?.(request);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
