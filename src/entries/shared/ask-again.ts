/** Asks the background again, some time later, where it has no answer: its database may only be slow to open. */
import { isExtensionAlive } from './page-browser.ts';

/** Milliseconds from the lack of an answer to the next question. */
const PAUSES = [5_000, 20_000];

export interface Question<T> {
  /** Gives undefined where there is no answer. */
  ask(): Promise<T | undefined>;
  /** @param late whether it did not come at the first question */
  take(answer: T, late: boolean): void | Promise<void>;
  /** Not where something else has been asked since, or nobody is there any more who would want to know. */
  isWanted(): boolean;
}

/** Resolves after the first question, answered or not: nobody waits for those that come later. */
export async function askAgain<T>(
  question: Question<T>,
  pauses: readonly number[] = PAUSES,
  late = false,
): Promise<void> {
  const answer = await question.ask();
  if (!question.isWanted()) return;
  if (answer !== undefined) return question.take(answer, late);
  const [pause, ...later] = pauses;
  if (pause === undefined) return;
  setTimeout(() => {
    if (question.isWanted() && isExtensionAlive()) void askAgain(question, later, true);
  }, pause);
}
