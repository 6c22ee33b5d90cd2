/** What there is to read on a page: the sections of its article, or where it is none, the blocks of its text. */
import { type ReadingPlan, readingPlan } from '../../core/reading/reading-plan.ts';
import type { Span } from '../../core/text/quote.ts';
import type { ReadingText } from '../../page/anchoring/reading-text.ts';
import { type SectionSpan, sectionSpans } from '../../page/anchoring/section-spans.ts';
import { shownIn } from '../../page/anchoring/shown.ts';
import { documentElementOf, getAttribute } from '../../page/dom.ts';
import type { PageTools } from '../shared/page-tools.ts';

export interface PageToRead {
  readonly reading: ReadingText;
  readonly plan: ReadingPlan;
  /** By the index that a stretch of the plan names; none on a page that is no article. */
  readonly sections: readonly SectionSpan[];
}

export async function readPage(tools: PageTools): Promise<PageToRead> {
  const [found, { description }] = await Promise.all([tools.sections(), tools.pageFacts()]);
  // After what was waited for: the page may have gone on meanwhile.
  const reading = tools.reading();
  const sections = sectionSpans(reading, found);
  const top = documentElementOf(tools.document);
  const language = description?.language ?? (top && getAttribute(top, 'lang')) ?? null;
  const breaks = reading.breaks.filter((offset) => isBreak(reading.text, offset));
  const inArticle = readingPlan(reading.text, sections, breaks, language || null);
  if (inArticle.stretches.length > 0) return { reading, plan: inArticle, sections };
  return { reading, plan: readingPlan(reading.text, blocksOf(reading), breaks, language || null), sections: [] };
}

/**
 * Whether a sentence ends where a line is broken: not where the next one goes on in lower case after words without a stop,
 * as in a headline that is broken by hand.
 */
function isBreak(text: string, offset: number): boolean {
  return !(
    /^\p{Ll}/u.test(text.slice(offset, offset + 2)) && /[\p{L}\p{N},;–-]$/u.test(text.slice(0, offset - 1).slice(-1))
  );
}

/** Everything on the page that is shown. */
function blocksOf(reading: ReadingText): Span[] {
  const isShown = shownIn(reading);
  const starts = [0, ...reading.breaks];
  return starts
    .map((start, index) => ({ start, end: (starts[index + 1] ?? reading.text.length + 1) - 1 }))
    .filter((block) => block.start < block.end && isShown(block));
}
