import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inTextOrder } from '../../../src/core/text/text-order.ts';

describe('inTextOrder', () => {
  it('gives the places that there are by where they begin, and equals by their index, be they few or many', () => {
    const place = fc.option(
      fc.integer({ min: 0, max: 2_000_000 }).map((start) => ({ start: start - (start % 3), end: start + 1 })),
      { nil: null },
    );
    const few = fc.array(place, { maxLength: 40 });
    const many = fc.array(place, { minLength: 2_500, maxLength: 2_600, size: 'max' });
    fc.assert(
      fc.property(fc.oneof(few, many), (places) => {
        const expected = places
          .flatMap((one, index) => (one ? [{ index, start: one.start }] : []))
          .sort((a, b) => a.start - b.start || a.index - b.index)
          .map(({ index }) => index);
        expect(inTextOrder(places)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });
});
