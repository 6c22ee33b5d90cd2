/** Spans of a text grown to the whole of its sentences or blocks. */
import type { Span } from './quote.ts';
import { sentences } from './sentences.ts';

/** The span without the white space at its ends. */
export function trimmed(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text[from] ?? '')) from++;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to--;
  return { start: from, end: to };
}

/**
 * A span grown to whole sentences.
 *
 * @param blocks of the text, in its order: a sentence does not lead from one into the next
 * @returns the span as it is where it touches none of the blocks
 */
export function wholeSentences(text: string, span: Span, blocks: readonly Span[], language: string | null): Span {
  const touched = blocks
    .flatMap((block) =>
      sentences(text.slice(block.start, block.end), language).map(({ start, end }) => ({
        start: block.start + start,
        end: block.start + end,
      })),
    )
    .filter(({ start, end }) => start < span.end && end > span.start);
  return touched.length > 0 ? unionOf([...touched, span]) : span;
}

/** A span grown to the whole of the blocks that it touches; as it is where it touches none. */
export function wholeBlocks(text: string, span: Span, blocks: readonly Span[]): Span {
  const touched = blocks
    .filter(({ start, end }) => start < span.end && end > span.start)
    .map((block) => trimmed(text, block))
    .filter(({ start, end }) => start < end);
  return touched.length > 0 ? unionOf([...touched, span]) : span;
}

function unionOf(spans: readonly Span[]): Span {
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}
