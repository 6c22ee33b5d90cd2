/** Keeps a cut in a text between two graphemes, so that no emoji, accent or surrogate pair is torn. */

/** Made when first needed: making it takes longer than all the rest of the content script's start (docs/bench.md). */
let segmenter: Intl.Segmenter | undefined;

/** How far around a cut is looked, in UTF-16 code units: a family emoji has 11, a flag of a region 14. */
const REACH = 40;

/** Below U+0300 every unit is a grapheme of its own (CR LF aside, which a reading text does not hold). */
const isPlain = (unit: number): boolean => unit < 0x300;

/** Whether a cut is between two graphemes for sure, which nearly all are. */
const isBetween = (text: string, offset: number): boolean =>
  offset <= 0 || offset >= text.length || (isPlain(text.charCodeAt(offset)) && isPlain(text.charCodeAt(offset - 1)));

/** Half of a flag: a regional indicator. */
const isHalfFlag = (text: string, at: number): boolean =>
  text.charCodeAt(at) === 0xd83c && text.charCodeAt(at + 1) >= 0xdde6 && text.charCodeAt(at + 1) <= 0xddff;

/** An offset, or one before it, that parts no flag in two: which two halves are one goes by the beginning of their row. */
function betweenFlags(text: string, offset: number): number {
  const at = isHalfFlag(text, offset - 1) ? offset - 1 : offset;
  let first = at;
  while (isHalfFlag(text, first - 2)) first -= 2;
  return at - ((at - first) % 4);
}

/** The bounds of the grapheme that the cut at `offset` runs through, both equal to it where it is between two. */
function around(text: string, offset: number): { start: number; end: number } {
  const whole = { start: offset, end: offset };
  if (isBetween(text, offset)) return whole;
  // A window may itself begin inside a grapheme: only the first segments are then wrong, and REACH is longer than any.
  const from = betweenFlags(text, Math.max(0, offset - REACH));
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const segment = segmenter.segment(text.slice(from, offset + REACH)).containing(offset - from);
  if (!segment) return whole;
  return { start: from + segment.index, end: from + segment.index + segment.segment.length };
}

/** The last cut at or before `offset` that is between graphemes. */
export const cutBefore = (text: string, offset: number): number => around(text, offset).start;

/** Whether both ends of a stretch are between graphemes. */
export function isWhole(text: string, start: number, end: number): boolean {
  const isCut = (offset: number): boolean => isBetween(text, offset) || cutBefore(text, offset) === offset;
  return isCut(start) && isCut(end);
}

/** The first cut at or after `offset` that is between graphemes. */
export function cutAfter(text: string, offset: number): number {
  const { start, end } = around(text, offset);
  return start === offset ? offset : end;
}
