/** What the tests of one browser have in common: a running browser, and what is in its library before the first. */
import { afterAll, beforeAll, beforeEach } from 'vitest';

/**
 * Starts it before the first test and ends it after the last. A test that is tried again gets everything anew: what its first
 * try has left (a popup, a highlight, a page that answers no more) would decide the second as well.
 */
export function inCommon(start: () => Promise<void>, end: () => Promise<void>): void {
  beforeAll(start);
  beforeEach(async ({ task }) => {
    if (!task.result?.retryCount) return;
    // Of what hangs nothing is asked but to be gone.
    await end().catch(() => undefined);
    await start();
  });
  afterAll(end);
}
