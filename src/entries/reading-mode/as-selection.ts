/** Has the passage that is read by keyboard count as selected: in popup and panel, and for what marks the selection. */
import { placeOfWords } from '../../core/reading/keep-place.ts';
import type { Span } from '../../core/text/quote.ts';
import { on } from '../../page/over-page/elements.ts';
import { isSameRange } from '../../page/same-range.ts';
import { selectedRange } from '../../page/selected-range.ts';
import type { PageTools } from '../shared/page-tools.ts';

interface Reading {
  /** The passage before the reader, as offsets in `text`; null where it is a highlight already. */
  passage(): Span | null;
  text(): string;
  /** What is ours on the page. */
  host: Element;
}

/**
 * @returns to be called when the reader goes on by keyboard: what is selected on the page then counts no more, and what she
 *   selects afterwards does
 */
export function countAsSelected(tools: PageTools, { passage, text, host }: Reading, signal: AbortSignal): () => void {
  const selected = (): AbstractRange | null => selectedRange(tools.document, []);
  let left = selected();
  /** Whether she has pressed on the page since: on the words selected, it may be. */
  let isPressed = false;
  const press = (event: Event): void => {
    if (!event.composedPath().includes(host)) isPressed = true;
  };
  on(tools.document, 'pointerdown', press, { capture: true, passive: true, signal });

  function words(): AbstractRange | null | undefined {
    const now = selected();
    if (now && (isPressed || !isSameRange(now, left))) return undefined;
    const span = passage();
    // The page may have changed since it was last looked at.
    const reading = tools.reading();
    const found = span && (reading.text === text() ? span : placeOfWords(text(), span, reading.text));
    const points = found && reading.boundaries(found.start, found.end);
    return points ? new StaticRange(points) : null;
  }
  tools.selectInstead(words, signal);

  return () => {
    left = selected();
    isPressed = false;
  };
}
