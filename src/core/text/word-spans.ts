/** The words of a text as the browser's segmenter finds them, in scripts without spaces too. */
import type { Span } from './quote.ts';
import { segmenterFor } from './segmenter.ts';

/**
 * What is a word between two offsets, without punctuation and spaces, in the order of the text.
 *
 * @param language BCP 47 tag of the text, null where it is not known
 * @returns UTF-16 offsets of `text`
 */
export function wordSpans(text: string, start: number, end: number, language: string | null): Span[] {
  const spans: Span[] = [];
  for (const { index, segment, isWordLike } of segmenterFor('word', language).segment(text.slice(start, end)))
    if (isWordLike) spans.push({ start: start + index, end: start + index + segment.length });
  return spans;
}
