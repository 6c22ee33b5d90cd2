/** Where the sections of an article stand in its reading text, for the hint that a passage stores and is resolved by. */
import type { SectionKind } from '../../core/model/section.ts';
import type { ReadingText } from './reading-text.ts';

/** What is needed of a section; `ordinal` counts from 1 among the sections of its kind. */
export interface SectionElement {
  readonly kind: SectionKind;
  readonly ordinal: number;
  readonly element: Element;
}

export interface SectionSpan {
  readonly kind: SectionKind;
  readonly ordinal: number;
  /** UTF-16 offsets in the reading text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/** In the order given; a section that is no longer in the text has an empty span. */
export function sectionSpans(reading: ReadingText, sections: readonly SectionElement[]): SectionSpan[] {
  return sections.map(({ kind, ordinal, element }) => {
    const start = reading.offsetOf(element, 0);
    const end = reading.offsetOf(element, Number.MAX_SAFE_INTEGER);
    return { kind, ordinal, start, end };
  });
}

/**
 * The smallest section around the unit at `offset`, of equal ones the last: a paragraph rather than the quotation that
 * it stands in.
 */
export function sectionAt(spans: readonly SectionSpan[], offset: number): SectionSpan | undefined {
  let found: SectionSpan | undefined;
  for (const span of spans) {
    if (span.start > offset || offset >= span.end) continue;
    if (!found || span.end - span.start <= found.end - found.start) found = span;
  }
  return found;
}
