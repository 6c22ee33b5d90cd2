/** Long work in a page, done in slices between which the page can draw and answer. */
import type { Interruptible } from '../core/interruptible.ts';

/** Milliseconds after which the thread is given back. The steps of the work come on top: they are to stay short. */
const SLICE = 4;

/** How long something has worked, in milliseconds, without what waited between its slices. */
export interface Meter {
  spent: number;
}

/**
 * Does the work in slices; work that takes no longer than one never gives the thread back.
 *
 * @param meter goes on with each slice
 * @throws what the work throws
 */
export async function inSlices<T>(work: Interruptible<T>, meter?: Meter): Promise<T> {
  for (;;) {
    const begun = performance.now();
    const end = begun + SLICE;
    try {
      do {
        const step = work.next();
        if (step.done) return step.value;
      } while (performance.now() < end);
    } finally {
      if (meter) meter.spent += performance.now() - begun;
    }
    // Not `scheduler.yield`, whose continuation comes before the page's own tasks.
    await scheduler.postTask(() => undefined);
  }
}
