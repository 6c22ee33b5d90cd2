/** A small text with sections and sentences, for what is moved through it. */
import { type ReadingPlan, readingPlan } from '../../../src/core/reading/reading-plan.ts';
import type { Span } from '../../../src/core/text/quote.ts';

/** Sections as lists of their sentences, with words between them that are of none. */
export function planOf(sections: readonly (readonly string[])[], language = 'en'): ReadingPlan {
  let text = 'Menu ';
  const spans: Span[] = [];
  for (const sentences of sections) {
    const words = sentences.join(' ');
    spans.push({ start: text.length, end: text.length + words.length });
    text += `${words} Share `;
  }
  return readingPlan(text, spans, [], language);
}

export const SECTIONS = [
  ['A Headline'],
  ['The U.S. came first.', '“Why?” asked Dr. Kim.', 'Nobody knew.'],
  ['It ended in 1953.', 'Then came 70 years of peace.'],
] as const;

export const wordsAt = (plan: ReadingPlan, span: Span | null): string =>
  span ? plan.text.slice(span.start, span.end) : '';
