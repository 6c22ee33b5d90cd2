/** Long work that can be stopped between its steps and gone on with later. */

/** Work that stops at every `yield`, where it may be interrupted. What it gives at its end is its result. */
export type Interruptible<T> = Generator<void, T, void>;

/** Does the work at once. @throws what the work throws */
export function atOnce<T>(work: Interruptible<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
