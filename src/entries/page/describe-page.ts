/** Says of the page what the surfaces of the extension show of it: its sections, what is selected, what became of each passage. */
import type { SectionOutline } from '../../core/model/section.ts';
import type { ReadingText } from '../../page/anchoring/reading-text.ts';
import type { Resolution } from '../../page/anchoring/resolve.ts';
import type { SectionSpan } from '../../page/anchoring/section-spans.ts';
import type { Article } from '../../page/sections/find-article.ts';
import type { AnchoredPassage, PageDescription } from '../../protocol/content.ts';
import { describePassage, placeAt } from '../shared/describe-passage.ts';
import { spansOf } from './page-article.ts';

export function describePage(
  article: Article | null,
  reading: ReadingText,
  selection: AbstractRange | null,
  resolutions: readonly Resolution[],
): Pick<PageDescription, 'outline' | 'selection' | 'anchored'> {
  const spans = spansOf(reading, article);
  return {
    outline: (article?.sections ?? []).map(
      ({ kind, index, ordinal, text }): SectionOutline => ({ kind, index, ordinal, text }),
    ),
    selection: selection && describePassage(reading, selection, spans),
    anchored: resolutions.toSorted((a, b) => startOf(a) - startOf(b)).map((found) => anchoredPassage(found, spans)),
  };
}

function anchoredPassage(found: Resolution, spans: readonly SectionSpan[]): AnchoredPassage {
  const { id, state } = found;
  if (found.state === 'orphan') return { id, state, place: null, difference: [] };
  return { id, state, place: placeAt(spans, found.start), difference: [...found.difference] };
}

const startOf = (found: Resolution): number => (found.state === 'orphan' ? Number.MAX_SAFE_INTEGER : found.start);
