import { describe, expect, it } from 'vitest';
import { twinsOf } from '../../../src/core/text/twins.ts';

const twins = (text: string, start: number, exact: string) =>
  twinsOf(text, start, {
    exact,
    prefix: text.slice(Math.max(0, start - 32), start),
    suffix: text.slice(start + exact.length, start + exact.length + 32),
  });

describe('twins of a passage', () => {
  it('are none where its words stand once', () => {
    expect(twins('The alliance spoke.', 4, 'alliance')).toEqual({ count: 0, before: 0, context: 0, letters: 0 });
  });

  it('are counted, with the units of context next to the words that they share', () => {
    const text = 'First the alliance spoke; then a pact; at last our alliance slept.';
    expect(twins(text, text.indexOf('alliance'), 'alliance')).toMatchObject({ count: 1, context: 3 });
  });

  it('share what stands about them in another order too', () => {
    const text = 'Menu News Sport Weather. Home Sport News Weather.';
    expect(twins(text, text.indexOf('Sport'), 'Sport')).toMatchObject({ count: 1, context: 2, letters: 20 });
  });

  it('are counted no further than 200, and overlap', () => {
    expect(twins('a'.repeat(1000), 0, 'aa').count).toBe(200);
  });
});
