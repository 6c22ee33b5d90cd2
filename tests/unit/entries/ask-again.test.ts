/** How often a content script asks where nobody answers, and when it lets go. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askAgain, type Question } from '../../../src/entries/shared/ask-again.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('chrome', { runtime: { id: 'margent' } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function question(...answers: (string | undefined)[]) {
  const ask = vi.fn(async () => answers.shift());
  const take = vi.fn<Question<string>['take']>();
  const state = { isWanted: true };
  return { ask, take, state, asked: { ask, take, isWanted: () => state.isWanted } };
}

it('asks once where it is answered', async () => {
  const { ask, take, asked } = question('stored');
  await askAgain(asked);
  expect(take.mock.calls).toEqual([['stored', false]]);
  await vi.runAllTimersAsync();
  expect(ask).toHaveBeenCalledTimes(1);
});

it('asks twice more where it is not, and takes a late answer as one', async () => {
  const { ask, take, asked } = question(undefined, undefined, 'stored');
  await askAgain(asked);
  await vi.advanceTimersByTimeAsync(4_999);
  expect(ask).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(ask).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(take.mock.calls).toEqual([['stored', true]]);
});

it('lets go after three questions', async () => {
  const { ask, take, asked } = question();
  await askAgain(asked);
  await vi.runAllTimersAsync();
  expect(ask).toHaveBeenCalledTimes(3);
  expect(take).not.toHaveBeenCalled();
});

it('asks no more for a page that has become another one, and takes no answer for it', async () => {
  const { ask, take, state, asked } = question(undefined, 'stored');
  await askAgain(asked);
  state.isWanted = false;
  await vi.runAllTimersAsync();
  expect(ask).toHaveBeenCalledTimes(1);
  await askAgain(asked);
  expect(take).not.toHaveBeenCalled();
});

it('asks no more once the extension was updated or removed', async () => {
  const { ask, asked } = question();
  await askAgain(asked);
  vi.stubGlobal('chrome', { runtime: {} });
  await vi.runAllTimersAsync();
  expect(ask).toHaveBeenCalledTimes(1);
});
