/** Where the words of a range stand in the reading text. */
import { LONGEST_QUOTE } from '../../core/model/limits.ts';
import { cutAfter, cutBefore } from '../../core/text/grapheme.ts';
import { trimmed } from '../../core/text/trimmed.ts';
import type { ReadingText } from './reading-text.ts';

/** Offsets of a range's words in the reading text; null where there are none or too many, or an end is not in the page. */
export function textSpan(reading: ReadingText, range: AbstractRange): { start: number; end: number } | null {
  const { text } = reading;
  const from = reading.offsetOf(range.startContainer, range.startOffset);
  const to = reading.offsetOf(range.endContainer, range.endOffset);
  if (from < 0) return null;
  const words = trimmed(text, from, to);
  if (words.start >= words.end) return null;
  const start = cutBefore(text, words.start);
  const end = cutAfter(text, words.end);
  return end - start <= LONGEST_QUOTE ? { start, end } : null;
}

/** The words of a range as the reading text has them; null where there are none. */
export function wordsIn(reading: ReadingText, range: AbstractRange): string | null {
  const span = textSpan(reading, range);
  return span && reading.text.slice(span.start, span.end);
}
