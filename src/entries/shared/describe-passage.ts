/** Describes a range of a page as the passage that could be made of it, and its article without the live sections. */
import type { Place } from '../../core/model/section.ts';
import { describeIn } from '../../page/anchoring/describe.ts';
import type { ReadingText } from '../../page/anchoring/reading-text.ts';
import { type SectionSpan, sectionAt } from '../../page/anchoring/section-spans.ts';
import { textSpan } from '../../page/anchoring/text-span.ts';
import type { Article } from '../../page/sections/find-article.ts';
import type { PassageDescription } from '../../protocol/content.ts';

/** null for a range without words that could be marked. */
export function describePassage(
  reading: ReadingText,
  range: AbstractRange,
  spans: readonly SectionSpan[],
): PassageDescription | null {
  const selectors = describeIn(reading, range, spans);
  const span = textSpan(reading, range);
  return span && selectors.length > 0 ? { selectors, place: placeAt(spans, span.start) } : null;
}

/** Where in the article a place of the text is. */
export function placeAt(spans: readonly SectionSpan[], offset: number): Place | null {
  const span = sectionAt(spans, offset);
  return span ? { kind: span.kind, ordinal: span.ordinal } : null;
}

/** What is told of an article: its sections are live nodes, and stay where they are. */
export function descriptionOf(article: Article | null): Omit<Article, 'sections'> | null {
  if (!article) return null;
  const { sections: _sections, ...description } = article;
  return description;
}
