import { describe, expect, it } from 'vitest';
import { assignLanes } from '../../../src/page/painting/lanes.ts';

const strip = (start: number, end: number, width = 1) => ({ start, end, width });

describe('lanes', () => {
  it('are one for passages that do not overlap, in any order', () => {
    expect(assignLanes([strip(20, 30), strip(0, 10), strip(10, 20)])).toEqual([[0], [0], [0]]);
  });

  it('differ where passages overlap, and are used again after', () => {
    expect(assignLanes([strip(0, 10), strip(5, 15), strip(8, 9), strip(12, 20)])).toEqual([[0], [1], [2], [0]]);
  });

  it('put the longer of two that start together first', () => {
    expect(assignLanes([strip(0, 5), strip(0, 50)])).toEqual([[1], [0]]);
  });

  it('are one for each role of a passage', () => {
    expect(assignLanes([strip(0, 10, 3), strip(5, 8), strip(20, 30, 9)])).toEqual([[0, 1, 2], [3], [0, 1, 2, 3]]);
  });

  it('are shared where more than four overlap, by the one that is free soonest', () => {
    expect(assignLanes([strip(0, 90), strip(1, 80), strip(2, 20), strip(3, 70), strip(4, 60)])[4]).toEqual([2]);
  });

  it('never repeat among up to four that overlap, in a thousand random passages', () => {
    const strips = Array.from({ length: 1_000 }, (_, index) =>
      strip(index * 10, index * 10 + 1 + ((index * 7919) % 38)),
    );
    const lanes = assignLanes(strips).map(([lane]) => lane);
    for (let index = 0; index < strips.length; index++) {
      for (let other = index + 1; other < strips.length; other++) {
        if ((strips[other]?.start ?? 0) < (strips[index]?.end ?? 0)) expect(lanes[other]).not.toBe(lanes[index]);
      }
    }
  });
});
