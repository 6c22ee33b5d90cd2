/** Of questions asked one over the other the newest counts. */
import { expect, it } from 'vitest';
import { newestAnswer } from '../../../src/ui/state/newest-answer.ts';

/** A question whose answers come when the test says so. */
function question() {
  const answers: (() => void)[] = [];
  const taken: number[] = [];
  const ask = newestAnswer(async (isNewest) => {
    const number = answers.length;
    await new Promise<void>((resolve) => answers.push(resolve));
    if (isNewest()) taken.push(number);
  });
  return { ask, answers, taken };
}

it('does not take an answer that comes after a newer one', async () => {
  const { ask, answers, taken } = question();
  const asked = [ask(), ask()];
  answers[1]?.();
  answers[0]?.();
  await Promise.all(asked);
  expect(taken).toEqual([1]);
});

it('has whoever asked first wait for the newest answer', async () => {
  const { ask, answers, taken } = question();
  const first = ask().then(() => [...taken]);
  const second = ask();
  answers[0]?.();
  await Promise.resolve();
  answers[1]?.();
  await second;
  expect(await first).toEqual([1]);
});

it('takes each of two that are asked one after the other', async () => {
  const { ask, answers, taken } = question();
  for (const number of [0, 1]) {
    const asked = ask();
    answers[number]?.();
    await asked;
  }
  expect(taken).toEqual([0, 1]);
});
