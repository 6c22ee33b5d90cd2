import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, placeBeside } from '../../../src/page/marking/place.ts';

const WINDOW: Box = { left: 0, top: 0, right: 1000, bottom: 700 };
const SIZE = { width: 300, height: 80 };
const line = (left: number, top: number, width: number, height = 24): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

describe('placeBeside', () => {
  it('stands below the words, near where the reader is', () => {
    expect(placeBeside([line(400, 100, 200)], SIZE, WINDOW, { x: 500, y: 110 })).toEqual({ left: 350, top: 132 });
  });

  it('stands above them at the lower edge, and keeps away from the sides', () => {
    expect(placeBeside([line(900, 660, 90)], SIZE, WINDOW, { x: 980, y: 670 })).toEqual({ left: 692, top: 572 });
    expect(placeBeside([line(0, 100, 90)], SIZE, WINDOW, { x: 5, y: 110 })).toEqual({ left: 8, top: 132 });
  });

  it('stands beside words that reach from the upper to the lower edge', () => {
    const column = Array.from({ length: 30 }, (_, at) => line(100, at * 24, 400));
    expect(placeBeside(column, SIZE, WINDOW, { x: 300, y: 350 })).toEqual({ left: 508, top: 310 });
  });

  it('finds none where words fill the window, or none of them is seen', () => {
    const page = Array.from({ length: 30 }, (_, at) => line(0, at * 24, 1000));
    expect(placeBeside(page, SIZE, WINDOW, { x: 300, y: 350 })).toBe(null);
    expect(placeBeside([line(100, 900, 50)], SIZE, WINDOW, { x: 300, y: 350 })).toBe(null);
  });

  it('never lies over the words and never leaves the window', () => {
    const box = fc
      .tuple(
        fc.integer({ min: -200, max: 1_100 }),
        fc.integer({ min: -200, max: 900 }),
        fc.integer({ min: 1, max: 900 }),
      )
      .map(([left, top, width]) => line(left, top, width));
    const size = fc.record({ width: fc.integer({ min: 40, max: 900 }), height: fc.integer({ min: 20, max: 400 }) });
    const near = fc.record({ x: fc.integer({ min: -50, max: 1_050 }), y: fc.integer({ min: -50, max: 750 }) });
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 12 }), size, near, (words, wanted, at) => {
        const place = placeBeside(words, wanted, WINDOW, at);
        if (!place) return;
        const right = place.left + wanted.width;
        const bottom = place.top + wanted.height;
        expect(place.left).toBeGreaterThanOrEqual(0);
        expect(place.top).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(WINDOW.right);
        expect(bottom).toBeLessThanOrEqual(WINDOW.bottom);
        for (const each of words)
          expect(each.left < right && place.left < each.right && each.top < bottom && place.top < each.bottom).toBe(
            false,
          );
      }),
      { numRuns: 500 },
    );
  });
});
