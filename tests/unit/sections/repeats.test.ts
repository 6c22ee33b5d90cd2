/** How much of a short text a long one says too. */
import { expect, it } from 'vitest';
import { atOnce } from '../../../src/core/interruptible.ts';
import { repeatedShares as shares } from '../../../src/page/sections/repeats.ts';

const repeatedShares = (quotes: string[], texts: Iterable<string>): number[] => atOnce(shares(quotes, texts));

const TEXT = ['“The sexy sells,” said Baker. “The upside sells.', 'But folks don’t talk about the downside.”'];

it('finds words that stand again, whatever stands between them', () => {
  const [whole, edited, other, short] = repeatedShares(
    [
      '“But folks don’t talk about the downside”',
      'The upside sells. But folks don’t talk',
      'Nobody in it said this',
      'the upside sells',
    ],
    TEXT,
  );
  expect(whole).toBe(1);
  expect(edited).toBeGreaterThan(0.5);
  expect(edited).toBeLessThan(1);
  expect(other).toBe(0);
  expect(short).toBe(0);
});

it('takes one pass over the texts', () => {
  let passes = 0;
  const texts = {
    *[Symbol.iterator]() {
      passes += 1;
      yield* TEXT;
    },
  };
  repeatedShares(Array(50).fill('But folks don’t talk about it'), texts);
  expect(passes).toBe(1);
});
