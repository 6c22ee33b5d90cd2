/** Finds the passages around a place of the reading text among thousands that overlap. */

export interface Interval {
  readonly id: string;
  /** UTF-16 offsets in the reading text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/**
 * A search for the intervals that hold an offset: O(log n) for each that is found. Intervals are sorted by start, and over
 * them stands a tree of the greatest end in each half, in an array like a heap's.
 */
export function intervalsAround(intervals: Iterable<Interval>): (offset: number) => Interval[] {
  const sorted = [...intervals].sort((a, b) => a.start - b.start || b.end - a.end);
  let size = 1;
  while (size < sorted.length) size *= 2;
  const latest = new Int32Array(size * 2);
  sorted.forEach(({ end }, index) => {
    latest[size + index] = end;
  });
  for (let node = size - 1; node > 0; node--) {
    latest[node] = Math.max(latest[node * 2] ?? 0, latest[node * 2 + 1] ?? 0);
  }
  return (offset) => {
    const found: Interval[] = [];
    const visit = (node: number, first: number, width: number): void => {
      const interval = sorted[first];
      if (!interval || interval.start > offset || (latest[node] ?? 0) <= offset) return;
      if (width === 1) {
        found.push(interval);
        return;
      }
      visit(node * 2, first, width / 2);
      visit(node * 2 + 1, first + width / 2, width / 2);
    };
    visit(1, 0, size);
    return found;
  };
}
