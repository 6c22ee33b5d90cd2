/** Makes what the extension asks of its database wait, as a step of many thousand records would. */
import type { Page } from 'puppeteer-core';

/** Begins a write on a page of the extension, behind which all others wait, and gives what ends it. */
export async function holdDatabase(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('margent');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
      let isHeld = true;
      globalThis.releaseDatabase = () => new Promise((released) => {
        isHeld = false;
        transaction.oncomplete = () => {
          database.close();
          released(null);
        };
      });
      // A transaction ends as soon as nothing more is asked of it.
      const stay = () => {
        const request = transaction.objectStore('history').count();
        request.onsuccess = () => {
          resolve(null);
          if (isHeld) stay();
        };
      };
      stay();
    };
  })`);
  return async () => {
    await page.evaluate('releaseDatabase()');
  };
}
