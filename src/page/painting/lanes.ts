/** Gives passages that overlap different lanes, so that their underlines lie one under the other. */

export const LANES = 4;

export interface Strip {
  /** UTF-16 offsets in the reading text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** How many lanes it takes: one per role. At most `LANES` are given. */
  readonly width: number;
}

/**
 * Lanes of each strip, by its index: greedy colouring of intervals from left to right, which needs no more lanes than
 * strips overlap at a point. Where more than four do, the lane that is free soonest is shared.
 */
export function assignLanes(strips: readonly Strip[]): number[][] {
  const lanes: number[][] = strips.map(() => []);
  const order = strips.map((_, index) => index);
  const startOf = (index: number): number => strips[index]?.start ?? 0;
  const endOf = (index: number): number => strips[index]?.end ?? 0;
  // The longer of two that start together lies nearer to the words, as the one it would be read into.
  order.sort((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a) || a - b);
  const freeFrom = new Array<number>(LANES).fill(0);
  for (const index of order) {
    const start = startOf(index);
    const free = freeFrom.map((from, lane) => ({ lane, from: Math.max(from, start) }));
    free.sort((a, b) => a.from - b.from || a.lane - b.lane);
    const taken = free.slice(0, strips[index]?.width ?? 0).map(({ lane }) => lane);
    lanes[index] = taken;
    for (const lane of taken) freeFrom[lane] = Math.max(freeFrom[lane] ?? 0, endOf(index));
  }
  return lanes;
}
