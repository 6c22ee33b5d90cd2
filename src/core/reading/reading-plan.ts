/**
 * What a reader goes through by keyboard: the sections of a text one after the other, and the sentences of each. A section
 * is divided into sentences when it is come to, so that a long page costs no more than a short one.
 */
import type { Span } from '../text/quote.ts';
import { sentences } from '../text/sentences.ts';

/** A stretch of the text that belongs to one section, `section` being the index of the span it was given by. */
export interface Stretch extends Span {
  readonly section: number;
}

export interface ReadingPlan {
  readonly text: string;
  readonly language: string | null;
  /** In the order of the text, without overlap, each with a sentence at least. */
  readonly stretches: readonly Stretch[];
  /** Those of a stretch by its index; none for an index that is none. */
  sentencesOf(stretch: number): readonly Span[];
}

/**
 * @param sections may stand in one another, as a paragraph in a quotation: what the inner one holds is its own
 * @param breaks offsets at which another block begins, ascending
 */
export function readingPlan(
  text: string,
  sections: readonly Span[],
  breaks: readonly number[],
  language: string | null,
): ReadingPlan {
  const stretches = stretchesOf(text, sections);
  const divided = new Map<number, readonly Span[]>();
  return {
    text,
    language,
    stretches,
    sentencesOf(index) {
      const stretch = stretches[index];
      if (!stretch) return [];
      const known = divided.get(index);
      if (known) return known;
      const { start, end } = stretch;
      const own = breaks.filter((offset) => offset > start && offset < end).map((offset) => offset - start);
      const found = sentences(text.slice(start, end), language, own).map((span) => ({
        start: span.start + start,
        end: span.end + start,
      }));
      divided.set(index, found);
      return found;
    },
  };
}

/** The text between every two ends of sections goes to the smallest section around it. */
function stretchesOf(text: string, sections: readonly Span[]): Stretch[] {
  const smallestFirst = sections
    .map(({ start, end }, section) => ({ start: Math.max(0, start), end: Math.min(end, text.length), section }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.end - a.start - (b.end - b.start) || b.section - a.section);
  let stretches: Stretch[] = [];
  for (const next of smallestFirst) stretches = withGapsFilled(stretches, next);
  return stretches.filter(({ start, end }) => /\S/.test(text.slice(start, end)));
}

/** Ascending stretches with what of `next` is none of theirs. */
function withGapsFilled(stretches: readonly Stretch[], next: Stretch): Stretch[] {
  const filled: Stretch[] = [];
  let from = next.start;
  for (const stretch of stretches) {
    if (stretch.start > from && from < next.end)
      filled.push({ ...next, start: from, end: Math.min(stretch.start, next.end) });
    from = Math.max(from, Math.min(stretch.end, next.end));
    filled.push(stretch);
  }
  if (from < next.end) filled.push({ ...next, start: from });
  return filled.sort((a, b) => a.start - b.start);
}

/** Index of the stretch that holds the unit at `offset`, else of the one that comes after it, else of the last; -1 for none. */
export function stretchAt({ stretches }: ReadingPlan, offset: number): number {
  const index = stretches.findIndex(({ end }) => offset < end);
  return index < 0 ? stretches.length - 1 : index;
}
