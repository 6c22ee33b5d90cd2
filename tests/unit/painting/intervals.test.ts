import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalsAround } from '../../../src/page/painting/intervals.ts';

const intervals = fc.array(
  fc.record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 40 }) }).map(({ start, length }) => ({
    start,
    end: start + length,
  })),
  { maxLength: 40 },
);

describe('intervalsAround', () => {
  it('finds those that hold the offset and no others, outer before inner', () => {
    fc.assert(
      fc.property(intervals, fc.nat(110), (spans, offset) => {
        const all = spans.map((span, index) => ({ ...span, id: String(index) }));
        const found = intervalsAround(all)(offset);
        const wanted = all.filter(({ start, end }) => start <= offset && offset < end);
        expect(found.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort());
        found.forEach((interval, at) => {
          const before = found[at - 1];
          if (!before) return;
          expect(before.start).toBeLessThanOrEqual(interval.start);
          if (before.start === interval.start) expect(before.end).toBeGreaterThanOrEqual(interval.end);
        });
      }),
    );
  });

  it('finds none among none', () => {
    expect(intervalsAround([])(0)).toEqual([]);
  });
});
