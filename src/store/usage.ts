/** How much is kept, and how much room there is. */
import type { Database } from './database.ts';

export interface Usage {
  articles: number;
  annotations: number;
  relations: number;
  /** Bytes used and allowed by the browser's own estimate; null where it gives none. */
  bytes: number | null;
  quota: number | null;
}

export async function usageOf(database: Database): Promise<Usage> {
  const counts = await database.read(async (transaction) => {
    const [articles, annotations, relations] = await Promise.all([
      transaction.objectStore('articles').count(),
      transaction.objectStore('annotations').count(),
      transaction.objectStore('relations').count(),
    ]);
    return { articles, annotations, relations };
  });
  const { usage, quota } = await estimate();
  return { ...counts, bytes: usage ?? null, quota: quota ?? null };
}

async function estimate(): Promise<StorageEstimate> {
  // Absent in Node, and where the page is not in a secure context.
  if (!globalThis.navigator?.storage?.estimate) return {};
  return navigator.storage.estimate();
}
