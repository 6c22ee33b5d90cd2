/** Long work in a page, done in slices between which the page can draw and answer. */
import type { Interruptible } from '../core/interruptible.ts';

/** Milliseconds after which the thread is given back. The steps of the work come on top: they are to stay short. */
const SLICE = 4;

/** Does the work in slices; work that takes no longer than one never gives the thread back. @throws what the work throws */
export async function inSlices<T>(work: Interruptible<T>): Promise<T> {
  for (;;) {
    const end = performance.now() + SLICE;
    do {
      const step = work.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    // Not `scheduler.yield`, whose continuation comes before the page's own tasks.
    await scheduler.postTask(() => undefined);
  }
}
