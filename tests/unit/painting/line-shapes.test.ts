/** The outline around words on several lines. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, lineShapes, type Point } from '../../../src/page/reading-mode/line-shapes.ts';

const line = (top: number, left: number, right: number): Box => ({ left, top, right, bottom: top + 20 });

describe('lineShapes', () => {
  it('is a box around one line, with its pieces', () => {
    const shapes = lineShapes([line(100, 10, 50), line(102, 52, 90), line(100, 90, 200)], 2);
    expect(shapes).toHaveLength(1);
    expect(new Set(shapes[0]?.map(String))).toEqual(new Set(['8,98', '202,98', '202,124', '8,124']));
  });

  it('has corners where lines begin and end in other places, and no gap between them', () => {
    const [shape = []] = lineShapes([line(100, 60, 200), line(130, 10, 200), line(160, 10, 90)], 0);
    const corners = new Set(shape.map(String));
    for (const corner of ['60,100', '200,100', '200,155', '90,155', '90,180', '10,180', '10,125', '60,125'])
      expect(corners).toContain(corner);
  });

  it('is two where the end of a line and the beginning of the next do not touch, and where a column ends', () => {
    expect(lineShapes([line(100, 150, 200), line(130, 10, 60)], 0)).toHaveLength(2);
    expect(lineShapes([line(500, 10, 200), line(20, 300, 480)], 0)).toHaveLength(2);
    expect(lineShapes([line(100, 10, 200), line(100, 300, 480)], 0)).toHaveLength(2);
  });

  it('leaves out what has no size', () => {
    expect(lineShapes([{ left: 5, top: 5, right: 5, bottom: 25 }], 3)).toEqual([]);
    expect(lineShapes([], 3)).toEqual([]);
  });

  it('holds every box, whatever they are', () => {
    const number = fc.integer({ min: 0, max: 300 });
    const box = fc
      .tuple(number, number, fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 40 }))
      .map(([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height }));
    fc.assert(
      fc.property(fc.array(box, { maxLength: 8 }), (boxes) => {
        const shapes = lineShapes(boxes, 1);
        const bounds = shapes.map((points: Point[]) => ({
          left: Math.min(...points.map(([x]) => x)),
          right: Math.max(...points.map(([x]) => x)),
          top: Math.min(...points.map(([, y]) => y)),
          bottom: Math.max(...points.map(([, y]) => y)),
        }));
        for (const each of boxes)
          expect(
            bounds.some(
              ({ left, right, top, bottom }) =>
                left <= each.left && right >= each.right && top <= each.top && bottom >= each.bottom,
            ),
          ).toBe(true);
      }),
    );
  });
});
