/** Describes a range of a page as selectors, so that it can be found again (`resolve.ts`). */
import type { Selector } from '../../core/model/selector.ts';
import { cutAfter, cutBefore } from '../../core/text/grapheme.ts';
import { countSurrogatePairs } from '../../core/text/surrogate-pairs.ts';
import { twinsOf } from '../../core/text/twins.ts';
import { readingText } from './page-reader.ts';
import type { ReadingText } from './reading-text.ts';
import { type SectionElement, type SectionSpan, sectionAt, sectionSpans } from './section-spans.ts';
import { seenText, shownIn } from './shown.ts';
import { textSpan } from './text-span.ts';

/** Length of prefix and suffix in UTF-16 code units, less where that would tear a grapheme or the text ends. */
const CONTEXT = 32;

/**
 * The selectors of a range: its words with up to 32 code units before and after and how like other places they are, its
 * place in the reading text of `root`, and the section it begins in where sections are given. Its words as they are seen are
 * told apart where the page has others among them that it does not show (for screen readers, of a formula). White space at its ends is
 * left out, and an end inside a grapheme moves outward to take in the whole of it.
 *
 * @returns an empty list for a range without text a reader can see, outside of `root`, or of more than a million code
 *   units: it cannot be an annotation
 */
export function describe(root: Node, range: AbstractRange, sections: readonly SectionElement[] = []): Selector[] {
  const reading = readingText(root);
  return describeIn(reading, range, sectionSpans(reading, sections));
}

/** `describe` over a reading text that is there already. */
export function describeIn(reading: ReadingText, range: AbstractRange, spans: readonly SectionSpan[] = []): Selector[] {
  const span = textSpan(reading, range);
  if (!span) return [];
  const { text } = reading;
  const { start, end } = span;
  const words = {
    exact: text.slice(start, end),
    prefix: text.slice(cutAfter(text, Math.max(0, start - CONTEXT)), start),
    suffix: text.slice(end, Math.max(end, cutBefore(text, Math.min(text.length, end + CONTEXT)))),
  };
  const twins = twinsOf(text, start, words, shownIn(reading));
  const shown = seenText(reading, span);
  const isAsSeen = shown === null || shown === words.exact;
  const selectors: Selector[] = [
    { type: 'TextQuoteSelector', ...words, ...(isAsSeen ? {} : { shown }), twins },
    { type: 'TextPositionSelector', start, end, astralBefore: countSurrogatePairs(text, start) },
  ];
  const section = sectionAt(spans, start);
  if (section) selectors.push({ type: 'SectionSelector', kind: section.kind, ordinal: section.ordinal });
  return selectors;
}
