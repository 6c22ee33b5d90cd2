/** Keeps a reader's place in a text that has changed under her, by the words she was at. */
import { agreesAfter, agreesBefore } from '../text/agreement.ts';
import type { Span } from '../text/quote.ts';
import type { Cursor } from './cursor.ts';
import { cursorAt } from './cursor.ts';
import type { ReadingPlan } from './reading-plan.ts';

/** UTF-16 units on each side by which equal words are told apart. */
const CONTEXT = 60;
/** Places of the same words that are looked at: a page that repeats itself a thousand times has no place to keep. */
const MOST_PLACES = 200;

/**
 * The same passage in the text as it is now: the place with its words that has most of what stood around it, the nearest of
 * equal ones; where the words are gone, the sentence that stands behind what is left before it.
 *
 * @returns null where the text has no sentence left
 */
export function keepPlace(before: string, cursor: Cursor, plan: ReadingPlan): Cursor | null {
  if (plan.stretches.length === 0) return null;
  const kept = placeOfWords(before, cursor, plan.text);
  return kept ? { ...cursor, ...kept } : cursorAt(plan, placeOfGone(before, cursor.start, plan.text));
}

/** Where the same words stand in the text as it is now; null where they are gone. */
export function placeOfWords(before: string, { start, end }: Span, text: string): Span | null {
  const words = before.slice(start, end);
  const prefix = before.slice(Math.max(0, start - CONTEXT), start);
  const suffix = before.slice(end, end + CONTEXT);
  let best: { start: number; context: number } | null = null;
  let looked = 0;
  for (
    let at = text.indexOf(words);
    at >= 0 && words !== '' && looked < MOST_PLACES;
    at = text.indexOf(words, at + 1), looked++
  ) {
    const context = agreesBefore(text, at, prefix) + agreesAfter(text, at + words.length, suffix);
    const isNearer = best !== null && Math.abs(at - start) < Math.abs(best.start - start);
    if (!best || context > best.context || (context === best.context && isNearer)) best = { start: at, context };
  }
  return best && { start: best.start, end: best.start + words.length };
}

/** Where the words before the place end by now; the place itself where those are gone too. */
function placeOfGone(before: string, start: number, text: string): number {
  for (const length of [CONTEXT, CONTEXT / 3]) {
    const context = before.slice(Math.max(0, start - length), start).trimEnd();
    const at = context === '' ? -1 : text.lastIndexOf(context, start + text.length - before.length);
    const found = at >= 0 || context === '' ? at : text.indexOf(context);
    if (found >= 0) return found + context.length;
  }
  return Math.min(start, text.length);
}
