/**
 * What a reader who reads by keyboard has before her: a passage of the text, one sentence or grown by sentences and words.
 * All that can be done with it is a pure function from one cursor to the next; where there is nowhere to go, the cursor
 * stays as it is, the same object.
 *
 * Growing is like selecting with the shift key: one end stays, the other moves, and where nothing would be left between
 * them, it is the other end that moves on.
 */
import type { Span } from '../text/quote.ts';
import { wordSpans } from '../text/word-spans.ts';
import { type ReadingPlan, stretchAt } from './reading-plan.ts';

type End = 'start' | 'end';

export interface Cursor extends Span {
  /** The end that growing and shrinking move. */
  readonly moving: End;
  /** The highlight that was gone to or made, of which there may be several at one place. */
  readonly mark: string | null;
}

/** A highlight, as far as reading needs it. */
export interface Mark extends Span {
  readonly id: string;
}

export type Unit = 'sentence' | 'word';
export type Direction = 1 | -1;

const at = ({ start, end }: Span): Cursor => ({ start, end, moving: 'end', mark: null });

/** The sentence that holds the unit at `offset`, or the next one, or the last; null in a text without any. */
export function cursorAt(plan: ReadingPlan, offset: number): Cursor | null {
  const stretch = stretchAt(plan, offset);
  const own = plan.sentencesOf(stretch);
  const sentence = own.find(({ end }) => offset < end) ?? plan.sentencesOf(stretch + 1)[0] ?? own.at(-1);
  return sentence ? at(sentence) : null;
}

/** The sentence after the passage, or the one before it. */
export function toSentence(plan: ReadingPlan, cursor: Cursor, direction: Direction): Cursor {
  const sentence =
    direction > 0
      ? unitFrom(plan, cursor.end, 'sentence', (span) => span.start >= cursor.end)
      : unitBefore(plan, cursor.start, 'sentence', (span) => span.end <= cursor.start);
  return sentence ? at(sentence) : cursor;
}

/** The first sentence of the next section; backwards, of this one, and from there of the one before. */
export function toSection(plan: ReadingPlan, cursor: Cursor, direction: Direction): Cursor {
  const stretch = stretchAt(plan, direction > 0 ? cursor.end - 1 : cursor.start);
  const own = plan.sentencesOf(stretch)[0];
  const isInside = own !== undefined && own.start < cursor.start;
  const first = direction < 0 && isInside ? own : plan.sentencesOf(stretch + direction)[0];
  return first ? at(first) : cursor;
}

/** The first sentence of the text, or the last. */
export function toEdge(plan: ReadingPlan, cursor: Cursor, direction: Direction): Cursor {
  const sentence = direction < 0 ? plan.sentencesOf(0)[0] : plan.sentencesOf(plan.stretches.length - 1).at(-1);
  return sentence && !isAt(cursor, sentence) ? at(sentence) : cursor;
}

/** All of the section that the passage begins in. */
export function toWholeSection(plan: ReadingPlan, cursor: Cursor): Cursor {
  const own = plan.sentencesOf(stretchAt(plan, cursor.start));
  const whole = { start: own[0]?.start ?? cursor.start, end: own.at(-1)?.end ?? cursor.end };
  return isAt(cursor, whole) ? cursor : at(whole);
}

/** Moves the moving end to the next or the last end of a sentence or word. */
export function grow(plan: ReadingPlan, cursor: Cursor, unit: Unit, direction: Direction): Cursor {
  const { start, end, moving } = cursor;
  if (direction > 0) {
    if (moving === 'start') {
      const next = unitFrom(plan, start, unit, (span) => span.start > start);
      if (next && next.start < end) return settled(next, { ...cursor, start: next.start, mark: null });
    }
    const next = unitFrom(plan, end - 1, unit, (span) => span.end > end);
    return next ? { start, end: next.end, moving: 'end', mark: null } : cursor;
  }
  if (moving === 'end') {
    const next = unitBefore(plan, end, unit, (span) => span.end < end);
    if (next && next.end > start) return { ...cursor, end: next.end, mark: null };
  }
  const next = unitBefore(plan, start, unit, (span) => span.start < start);
  return next ? { start: next.start, end, moving: 'start', mark: null } : cursor;
}

/** The words by which a passage became larger or smaller at one of its ends. */
export function growth(before: Span, after: Span): { isLarger: boolean; span: Span } {
  const isLarger = after.end - after.start > before.end - before.start;
  const [outer, inner] = isLarger ? [after, before] : [before, after];
  const span =
    outer.start < inner.start ? { start: outer.start, end: inner.start } : { start: inner.end, end: outer.end };
  return { isLarger, span };
}

/** Shrunk back to one sentence or word, a passage is as it was before it grew: its end moves. */
const settled = (unit: Span, cursor: Cursor): Cursor => (isAt(cursor, unit) ? { ...cursor, moving: 'end' } : cursor);

/** Lets the other end move. */
export const swapEnds = (cursor: Cursor): Cursor => ({ ...cursor, moving: cursor.moving === 'end' ? 'start' : 'end' });

/** The next highlight by where it begins, or the one before; the longer first where several begin together. */
export function toMark(cursor: Cursor, marks: readonly Mark[], direction: Direction): Cursor {
  const ordered = [...marks].sort(inOrder);
  const current = markAt(cursor, marks);
  const place = { ...cursor, id: current?.id ?? '' };
  const mark =
    direction > 0
      ? ordered.find((other) => other.id !== current?.id && inOrder(place, other) < 0)
      : ordered.findLast((other) => other.id !== current?.id && inOrder(other, place) < 0);
  return mark ? { ...at(mark), mark: mark.id } : cursor;
}

/** Text order; of those that stand at one place, by their ids, so that each has a place of its own. */
const inOrder = (a: Mark, b: Mark): number =>
  a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : Number(a.id > b.id));

/** The highlight that is exactly the passage; of several, the one that was gone to. */
export function markAt(cursor: Cursor, marks: readonly Mark[]): Mark | null {
  const here = marks.filter((mark) => isAt(cursor, mark));
  return here.find(({ id }) => id === cursor.mark) ?? here[0] ?? null;
}

/** The highlight that the passage is, else the smallest that has words of it. */
export function markAround(cursor: Cursor, marks: readonly Mark[]): Mark | null {
  const touching = marks.filter(({ start, end }) => start < cursor.end && end > cursor.start);
  return markAt(cursor, marks) ?? touching.sort((a, b) => a.end - a.start - (b.end - b.start))[0] ?? null;
}

const isAt = (cursor: Span, span: Span): boolean => cursor.start === span.start && cursor.end === span.end;

/** The first unit from the stretch at `offset` on for which `holds`. */
function unitFrom(plan: ReadingPlan, offset: number, unit: Unit, holds: (span: Span) => boolean): Span | undefined {
  for (let stretch = Math.max(0, stretchAt(plan, offset)); stretch < plan.stretches.length; stretch++) {
    const found = unitsOf(plan, stretch, unit).find(holds);
    if (found) return found;
  }
  return undefined;
}

/** The last unit up to the stretch at `offset` for which `holds`. */
function unitBefore(plan: ReadingPlan, offset: number, unit: Unit, holds: (span: Span) => boolean): Span | undefined {
  for (let stretch = stretchAt(plan, offset); stretch >= 0; stretch--) {
    const found = unitsOf(plan, stretch, unit).findLast(holds);
    if (found) return found;
  }
  return undefined;
}

/** Words take the signs at the ends of their sentence with them: a quotation mark, a full stop. */
function unitsOf(plan: ReadingPlan, stretch: number, unit: Unit): readonly Span[] {
  const own = plan.sentencesOf(stretch);
  if (unit === 'sentence') return own;
  return own.flatMap(({ start, end }) => {
    const words = wordSpans(plan.text, start, end, plan.language);
    if (words.length === 0) return [{ start, end }];
    return words.map((word, index) => ({
      start: index === 0 ? start : word.start,
      end: index === words.length - 1 ? end : word.end,
    }));
  });
}
