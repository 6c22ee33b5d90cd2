/** Grows a selection to whole sentences, or to the whole of its paragraph. */
import type { Span } from '../../core/text/quote.ts';
import { trimmed, wholeBlocks, wholeSentences } from '../../core/text/whole-spans.ts';
import type { ReadingText } from '../anchoring/reading-text.ts';
import { textSpan } from '../anchoring/text-span.ts';
import { getAttribute, isElement, localName, parentElement, shownParent } from '../dom.ts';
import { isInline } from '../sections/section-text.ts';

/** The nodes a section of an article reaches from and to. */
export interface SectionNodes {
  readonly first: Node;
  readonly last: Node;
}

/** The words that a range would grow to; null where it has none. */
export function snapRange(
  reading: ReadingText,
  range: AbstractRange,
  to: 'sentence' | 'paragraph',
  sections: readonly SectionNodes[],
): StaticRangeInit | null {
  const span = textSpan(reading, range);
  if (!span) return null;
  const blocks = blocksAround(reading, range, span, sections);
  const grown =
    to === 'sentence'
      ? wholeSentences(reading.text, span, blocks, languageOf(range.startContainer))
      : wholeBlocks(reading.text, span, blocks);
  return reading.boundaries(grown.start, grown.end);
}

/** The sections that a range touches; the blocks of the page that it begins and ends in where it stands in none. */
function blocksAround(
  reading: ReadingText,
  range: AbstractRange,
  span: Span,
  sections: readonly SectionNodes[],
): Span[] {
  const touched = sections
    .map((section) => sectionSpan(reading, section))
    .filter(({ start, end }) => start < span.end && end > span.start);
  // Of one that holds others (a quotation of several paragraphs) the others count.
  const innermost = touched.filter(
    (outer) => !touched.some((inner) => inner !== outer && inner.start >= outer.start && inner.end <= outer.end),
  );
  if (innermost.length > 0) return innermost;
  const ends = [range.startContainer, range.endContainer].map((node) => blockSpan(reading, node));
  const [first, last] = ends;
  return first && last && (first.start !== last.start || first.end !== last.end) ? [first, last] : ends.slice(0, 1);
}

function sectionSpan(reading: ReadingText, { first, last }: SectionNodes): Span {
  const range = new Range();
  try {
    range.setStartBefore(first);
    range.setEndAfter(last);
  } catch {
    // It has left the page since.
    return { start: 0, end: 0 };
  }
  return trimmed(reading.text, {
    start: reading.offsetOf(range.startContainer, range.startOffset),
    end: reading.offsetOf(range.endContainer, range.endOffset),
  });
}

/** The words of the nearest element around a node that starts a line of its own. */
function blockSpan(reading: ReadingText, node: Node): Span {
  let block = isElement(node) ? node : parentElement(node);
  while (block && isInline(localName(block)) && parentElement(block)) block = parentElement(block);
  if (!block) return { start: 0, end: 0 };
  return trimmed(reading.text, {
    start: reading.offsetOf(block, 0),
    end: reading.offsetOf(block, Number.MAX_SAFE_INTEGER),
  });
}

/** The language that the page says a node is in. */
export function languageOf(node: Node): string | null {
  for (let at: Node | null = node; at; at = shownParent(at)) {
    const language = isElement(at) ? getAttribute(at, 'lang') : null;
    if (language) return language;
  }
  return null;
}
