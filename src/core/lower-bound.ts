/**
 * The first index below `count` that is not before what is looked for, where all that are before come first; else `count`.
 *
 * On the hottest paths (fold.ts, reading-text.ts) the same is written out for one kind of list: a call for each place, and
 * lists of several kinds in one function, cost more than the search.
 */
export function lowerBound(count: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
