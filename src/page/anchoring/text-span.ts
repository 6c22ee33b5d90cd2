/** Where the words of a range stand in the reading text. */
import { cutAfter, cutBefore } from '../../core/text/grapheme.ts';
import type { ReadingText } from './reading-text.ts';

/** What the model takes (`core/model/selector.ts`). */
const LONGEST_QUOTE = 1_000_000;

/** Offsets of a range's words in the reading text; null where there are none or too many, or an end is not in the page. */
export function textSpan(reading: ReadingText, range: AbstractRange): { start: number; end: number } | null {
  const { text } = reading;
  let start = reading.offsetOf(range.startContainer, range.startOffset);
  let end = reading.offsetOf(range.endContainer, range.endOffset);
  if (start < 0) return null;
  while (start < end && text[start] === ' ') start++;
  while (start < end && text[end - 1] === ' ') end--;
  if (start >= end) return null;
  start = cutBefore(text, start);
  end = cutAfter(text, end);
  return end - start <= LONGEST_QUOTE ? { start, end } : null;
}

/** The words of a range as the reading text has them; null where there are none. */
export function wordsIn(reading: ReadingText, range: AbstractRange): string | null {
  const span = textSpan(reading, range);
  return span && reading.text.slice(span.start, span.end);
}
