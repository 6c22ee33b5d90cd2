/** Finds the passages around a place of the reading text among thousands that overlap. */

import { lowerBound } from '../../core/lower-bound.ts';

export interface Interval {
  readonly id: string;
  /** UTF-16 offsets in the reading text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/**
 * A search for the intervals that hold an offset: O(log n) for each that is found. Intervals are sorted by start, and over
 * them stands a tree of the greatest end in each half, in an array like a heap's. Numbers alone are looked at on the way.
 */
export function intervalsAround(intervals: Iterable<Interval>): (offset: number) => Interval[] {
  const sorted = [...intervals].sort((a, b) => a.start - b.start || b.end - a.end);
  const starts = Float64Array.from(sorted, ({ start }) => start);
  let size = 1;
  while (size < sorted.length) size *= 2;
  const latest = new Float64Array(size * 2);
  latest.set(
    sorted.map(({ end }) => end),
    size,
  );
  for (let node = size - 1; node > 0; node--) {
    latest[node] = Math.max(latest[node * 2] ?? 0, latest[node * 2 + 1] ?? 0);
  }
  /** How many begin at an offset or before it. */
  const begunAt = (offset: number): number => lowerBound(starts.length, (index) => (starts[index] ?? 0) <= offset);
  return (offset) => {
    const found: Interval[] = [];
    const begun = begunAt(offset);
    const visit = (node: number, first: number, width: number): void => {
      if (first >= begun || (latest[node] ?? 0) <= offset) return;
      if (width === 1) {
        const interval = sorted[first];
        if (interval) found.push(interval);
        return;
      }
      const half = width / 2;
      visit(node * 2, first, half);
      visit(node * 2 + 1, first + half, half);
    };
    visit(1, 0, size);
    return found;
  };
}
