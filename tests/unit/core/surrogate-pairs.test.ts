/** Surrogate pairs are counted as String iteration counts them. */
import { describe, expect, it } from 'vitest';
import { countSurrogatePairs } from '../../../src/core/text/surrogate-pairs.ts';

describe('countSurrogatePairs', () => {
  it.each(['', 'abc', 'A 🌏 test', '👩‍👩‍👧‍👦', '\ud83c', '\udf0f\ud83c', '\ud83c\ud83c\udf0f\udf0f', '平和'])(
    '%j',
    (text) => {
      expect(countSurrogatePairs(text)).toBe(text.length - [...text].length);
    },
  );

  it('counts only what stands wholly before the end', () => {
    expect([0, 1, 2, 3, 4, 5].map((end) => countSurrogatePairs('a🌏🌏', end))).toEqual([0, 0, 0, 1, 1, 2]);
  });
});
