// Removes a browser's folder once nobody writes into it any more.

import { rm } from 'node:fs/promises';

/**
 * A browser that has ended leaves processes that end a little later and write into its profile until then, on a busy machine for
 * seconds: what they add in between makes the removal fail, and it is tried again.
 */
export function removeFolder(directory: string): Promise<void> {
  return rm(directory, { recursive: true, force: true, maxRetries: 30, retryDelay: 100 });
}
