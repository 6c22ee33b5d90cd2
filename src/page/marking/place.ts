/** Finds a place in the window for what is shown beside words, where it lies over none of them. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between the words and what stands beside them, and between that and the window's edge, in CSS pixels. */
const GAP = 8;

/**
 * The left upper corner of a free place: below the words near where they end, above them, beside them; null where there is
 * none, because the words fill the window.
 *
 * @param words what must stay free, a box for each line
 * @param near where the reader is, which decides between places that are equally free
 */
export function placeBeside(
  words: readonly Box[],
  size: Size,
  window: Box,
  near: { x: number; y: number },
): { left: number; top: number } | null {
  const seen = words.filter((box) => overlaps(box, window));
  const least = { left: window.left + GAP, top: window.top + GAP };
  const most = { left: window.right - GAP - size.width, top: window.bottom - GAP - size.height };
  const left = clamp(near.x - size.width / 2, least.left, most.left);
  if (seen.length === 0) return null;
  const above = Math.min(...seen.map(({ top }) => top)) - GAP - size.height;
  const below = Math.max(...seen.map(({ bottom }) => bottom)) + GAP;
  const top = clamp(near.y - size.height / 2, least.top, most.top);
  const before = Math.min(...seen.map((box) => box.left)) - GAP - size.width;
  const after = Math.max(...seen.map(({ right }) => right)) + GAP;
  const candidates = [
    { left, top: below },
    { left, top: above },
    { left: after, top },
    { left: before, top },
    // A last line that is short leaves room beside its end, and so does a first one before its beginning.
    ...seen.flatMap((box) => [
      { left: box.right + GAP, top: clamp(box.top, least.top, most.top) },
      { left: box.left - GAP - size.width, top: clamp(box.top, least.top, most.top) },
    ]),
  ];
  const fits = candidates.find(
    (place) =>
      place.left >= least.left - 0.5 &&
      place.left <= most.left + 0.5 &&
      place.top >= least.top - 0.5 &&
      place.top <= most.top + 0.5 &&
      !seen.some((box) => overlaps(box, { ...place, right: place.left + size.width, bottom: place.top + size.height })),
  );
  return fits ?? null;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
