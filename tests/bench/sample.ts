/** `count` of a list, as evenly from all of it as can be, in its order; all of a shorter list. */
export const sampleOf = <T>(all: readonly T[], count: number): T[] =>
  count >= all.length
    ? [...all]
    : all.filter((_, at) => Math.floor((at * count) / all.length) !== Math.floor(((at - 1) * count) / all.length));
