/** Where reading by keyboard begins. */
import { type Cursor, cursorAt } from '../../core/reading/cursor.ts';
import type { Span } from '../../core/text/quote.ts';
import { textSpan } from '../../page/anchoring/text-span.ts';
import type { Where } from '../../page/reading-mode/stage.ts';
import { selectedRange } from '../../page/selected-range.ts';
import type { PageToRead } from './page-to-read.ts';

/**
 * What the reader has selected in the article; else the first sentence that she sees; else the next one below, or where
 * there is none, the last.
 *
 * @returns null where there is no sentence
 */
export function startPlace(
  document: Document,
  { reading, plan }: PageToRead,
  where: (span: Span) => Where,
): Cursor | null {
  const range = selectedRange(document, []);
  const selected = range && textSpan(reading, range);
  const from = plan.stretches[0]?.start ?? 0;
  const until = plan.stretches.at(-1)?.end ?? 0;
  if (selected && selected.start >= from && selected.end <= until) return { ...selected, moving: 'end', mark: null };
  for (const [index, stretch] of plan.stretches.entries()) {
    const place = where(stretch);
    if (place === 'above' || place === 'nowhere') continue;
    if (place === 'below') return cursorAt(plan, stretch.start);
    const seen = plan.sentencesOf(index).find((sentence) => where(sentence) === 'seen');
    if (seen) return cursorAt(plan, seen.start);
  }
  return cursorAt(plan, until);
}
