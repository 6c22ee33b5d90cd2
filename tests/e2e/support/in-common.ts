/** What the tests of one browser have in common: a running browser, and what is in its library before the first. */
import { afterAll, beforeAll, beforeEach } from 'vitest';

export interface InCommon {
  /** What several tests build on: done by the first of them that is run, and anew where the browser is. */
  once<T>(act: () => Promise<T>): () => Promise<T>;
}

/**
 * Starts it before the first test and ends it after the last. A test that is tried again gets everything anew: what its first
 * try has left (a popup, a highlight, a page that answers no more) would decide the second as well.
 */
export function inCommon(start: () => Promise<void>, end: () => Promise<void>): InCommon {
  const forgets: (() => void)[] = [];
  const startAnew = (): Promise<void> => {
    for (const forget of forgets) forget();
    return start();
  };
  beforeAll(startAnew);
  beforeEach(async ({ task }) => {
    if (!task.result?.retryCount) return;
    // Of what hangs nothing is asked but to be gone.
    await end().catch(() => undefined);
    await startAnew();
  });
  afterAll(end);
  return {
    once(act) {
      let done: ReturnType<typeof act> | undefined;
      forgets.push(() => {
        done = undefined;
      });
      return () => {
        done ??= act().catch((fault: unknown) => {
          done = undefined;
          throw fault;
        });
        return done;
      };
    },
  };
}
