/** How much is kept. */
import type { Database } from './database.ts';

export interface Usage {
  articles: number;
  annotations: number;
  /** Bytes used, by the browser's own estimate; null where it gives none. */
  bytes: number | null;
}

export async function usageOf(database: Database): Promise<Usage> {
  const counts = await database.read(async (transaction) => {
    const [articles, annotations] = await Promise.all([
      transaction.objectStore('articles').count(),
      transaction.objectStore('annotations').count(),
    ]);
    return { articles, annotations };
  });
  const { usage } = await estimate();
  return { ...counts, bytes: usage ?? null };
}

async function estimate(): Promise<StorageEstimate> {
  // Absent in Node, and where the page is not in a secure context.
  if (!globalThis.navigator?.storage?.estimate) return {};
  // A number that may be missing; a browser that will not tell it is no reason to show nothing.
  return navigator.storage.estimate().catch(() => ({}));
}
