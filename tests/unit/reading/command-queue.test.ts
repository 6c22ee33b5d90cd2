/** The order in which keys are obeyed, and whose those are that come before what was opened is there. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ReadingCommand } from '../../../src/core/reading/keys.ts';
import { CommandQueue } from '../../../src/entries/reading-mode/command-queue.ts';

const LEAVE: ReadingCommand = { do: 'leave' };
const CARD: ReadingCommand = { do: 'card' };
const UNDO: ReadingCommand = { do: 'undo' };
const NEXT: ReadingCommand = { do: 'sentence', direction: 1 };

let done: string[];
let ended: AbortController;
let queue: CommandQueue;
/** Whether it cannot even be said that something failed. */
let isSilent: boolean;
/** What is being opened, until the test has it there. */
let opening: { signal: AbortSignal; isThere: () => void } | undefined;

beforeEach(() => {
  done = [];
  isSilent = false;
  opening = undefined;
  ended = new AbortController();
  queue = new CommandQueue({
    signal: ended.signal,
    async act(command) {
      done.push(command.do);
      if (command.do === 'undo') throw new Error('the store is gone');
      if (command.do !== 'card') return;
      await queue.open(
        (signal) =>
          new Promise((isThere) => {
            opening = { signal, isThere: () => isThere() };
            signal.addEventListener('abort', () => isThere());
          }),
      );
    },
    failed() {
      done.push('failed');
      if (isSilent) throw new Error('the page is gone');
    },
  });
});

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('commands', () => {
  it('are done in turn, also after one that failed', async () => {
    for (const command of [NEXT, UNDO, NEXT]) queue.take(command);
    expect(queue.isIdle).toBe(false);
    await settled();
    expect(done).toEqual(['sentence', 'undo', 'failed', 'sentence']);
    expect(queue.isIdle).toBe(true);
  });

  it('are done also after one that failed and could not say so', async () => {
    isSilent = true;
    for (const command of [UNDO, NEXT]) queue.take(command);
    await settled();
    expect(done).toEqual(['undo', 'failed', 'sentence']);
    expect(queue.isIdle).toBe(true);
  });

  it('are not done any more when the mode has ended', async () => {
    queue.take(NEXT);
    ended.abort();
    await settled();
    expect(done).toEqual([]);
  });
});

describe('what is opened', () => {
  it('has the keys pressed until it was there, and none after', async () => {
    queue.take(CARD);
    await settled();
    for (const command of [NEXT, UNDO]) queue.take(command);
    opening?.isThere();
    await settled();
    expect(done).toEqual(['card']);
    queue.take(NEXT);
    await settled();
    expect(done).toEqual(['card', 'sentence']);
  });

  it('is what Escape closes while it is on its way', async () => {
    queue.take(CARD);
    await settled();
    for (const command of [NEXT, LEAVE, NEXT, LEAVE]) queue.take(command);
    await settled();
    // What came after Escape is the mode's again.
    expect([opening?.signal.aborted, done]).toEqual([true, ['card', 'sentence', 'leave']]);
  });

  it('does not come where Escape was pressed before its turn', async () => {
    queue.take(CARD);
    queue.take(LEAVE);
    await settled();
    expect([opening, done]).toEqual([undefined, ['card']]);
    queue.take(CARD);
    await settled();
    expect(opening?.signal.aborted).toBe(false);
  });

  it('goes with the mode', async () => {
    queue.take(CARD);
    await settled();
    ended.abort();
    expect(opening?.signal.aborted).toBe(true);
  });
});
