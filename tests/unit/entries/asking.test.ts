import { expect, it } from 'vitest';
import { createAsking } from '../../../src/entries/page/asking.ts';

/** Questions that wait to be answered, in their order. */
function questions() {
  const waiting: (() => void)[] = [];
  let asked = 0;
  const asking = createAsking(() => {
    asked++;
    return new Promise((resolve) => waiting.push(resolve));
  });
  const answer = async (): Promise<void> => {
    waiting.shift()?.();
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  return { asking, answer, asked: () => asked };
}

it('asks once more for all that has come while one question is under way', async () => {
  const { asking, answer, asked } = questions();
  asking.start('/one');
  for (let call = 0; call < 30; call++) asking.start('/one');
  expect(asked()).toBe(1);
  await answer();
  expect(asked()).toBe(2);
  let isDone = false;
  void asking.done.then(() => {
    isDone = true;
  });
  await answer();
  expect(isDone).toBe(true);
  expect(asked()).toBe(2);
  asking.start('/one');
  expect(asked()).toBe(3);
});

it('asks for another address at once, and for the same where no answer may come any more', async () => {
  const { asking, answer, asked } = questions();
  asking.start('/one');
  asking.start('/one');
  asking.start('/two');
  expect(asked()).toBe(2);
  // That of the first page, for which nothing is asked again.
  await answer();
  expect(asked()).toBe(2);
  asking.start('/two');
  expect(asked()).toBe(2);
  asking.startAnew('/two');
  expect(asked()).toBe(3);
});

it('does first what is given to be done instead', async () => {
  const { asking, answer, asked } = questions();
  let goOn = () => undefined as unknown;
  asking.startAnew(
    '/one',
    () =>
      new Promise((resolve) => {
        goOn = () => resolve();
      }),
  );
  asking.start('/one');
  expect(asked()).toBe(0);
  goOn();
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  expect(asked()).toBe(1);
  await answer();
});
