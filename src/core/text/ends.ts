/** Moves the ends of a passage through a text, by graphemes or by words, so that no end is ever within a grapheme. */
import { cutAfter, cutBefore } from './grapheme.ts';
import type { Span } from './quote.ts';
import { segmenterFor } from './segmenter.ts';

export type End = 'start' | 'end';
/** Through the text, whatever its direction on the page. */
export type Direction = 'forward' | 'back';

/** How far around an end is looked for words, in UTF-16 code units. */
const REACH = 400;

/** The span with one end moved by a grapheme or by a word; the same where that end can go no further. */
export function moveEnd(
  text: string,
  span: Span,
  {
    end,
    direction,
    by,
    language,
  }: { end: End; direction: Direction; by: 'grapheme' | 'word'; language: string | null },
): Span {
  const at = span[end];
  const to = by === 'grapheme' ? graphemeFrom(text, at, direction) : wordFrom(text, at, { end, direction, language });
  return withEnd(text, span, end, to);
}

/** The span with one end put at an offset, as far as something is left between the two. */
export function putEnd(text: string, span: Span, end: End, offset: number): Span {
  return withEnd(text, span, end, end === 'start' ? cutBefore(text, offset) : cutAfter(text, offset));
}

function withEnd(text: string, span: Span, end: End, offset: number): Span {
  const moved = { ...span, [end]: Math.max(0, Math.min(text.length, offset)) };
  return /\S/.test(text.slice(moved.start, moved.end)) ? moved : span;
}

function graphemeFrom(text: string, at: number, direction: Direction): number {
  return direction === 'forward' ? cutAfter(text, Math.min(text.length, at + 1)) : cutBefore(text, Math.max(0, at - 1));
}

/** The next beginning of a word for the start, the next end of one for the end. */
function wordFrom(
  text: string,
  at: number,
  { end, direction, language }: { end: End; direction: Direction; language: string | null },
): number {
  const from = cutBefore(text, Math.max(0, at - REACH));
  const around = text.slice(from, cutAfter(text, Math.min(text.length, at + REACH)));
  const cuts = [...segmenterFor('word', language).segment(around)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => from + (end === 'start' ? index : index + segment.length));
  const next = direction === 'forward' ? cuts.find((cut) => cut > at) : cuts.findLast((cut) => cut < at);
  return next ?? graphemeFrom(text, at, direction);
}
