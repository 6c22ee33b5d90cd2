/**
 * The article of the welcome page as the content script would have it: its sections found, its passages described, found
 * again and painted by the same code. Browsers run no content script in a page of an extension.
 */
import { quoteOf } from '../../core/model/annotation.ts';
import { rolesOf } from '../../core/model/codebook.ts';
import { sentences } from '../../core/text/sentences.ts';
import { readingText } from '../../page/anchoring/page-reader.ts';
import { type Resolution, resolveAll } from '../../page/anchoring/resolve.ts';
import { sectionSpans } from '../../page/anchoring/section-spans.ts';
import { createHitTest } from '../../page/painting/hit-test.ts';
import { createPainter } from '../../page/painting/paint.ts';
import { scrollToRange } from '../../page/painting/scroll-to-range.ts';
import { highlightCss } from '../../page/painting/stylesheet.ts';
import { findArticle } from '../../page/sections/find-article.ts';
import { selectedRange } from '../../page/selected-range.ts';
import type { PracticeArticle } from '../../ui/state/welcome-state.ts';
import { describePassage, descriptionOf } from '../shared/describe-passage.ts';
import { PRACTICE_ADDRESS, PRACTICE_RULE } from '../shared/practice.ts';

/** @param root the article alone: what is said of its passages beside it repeats their words */
export function createPracticeArticle(root: HTMLElement): PracticeArticle {
  const found = findArticle(document, new URL(PRACTICE_ADDRESS), [PRACTICE_RULE]);
  const sections = found?.sections ?? [];
  const painter = createPainter(document);
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  let resolutions: Resolution[] = [];
  let marked: string[] = [];

  return {
    page: {
      addresses: { url: PRACTICE_ADDRESS },
      documentTitle: document.title,
      description: descriptionOf(found),
    },

    selection() {
      const range = selectedRange(document, []);
      if (!range || !root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
      const reading = readingText(root);
      return describePassage(reading, range, sectionSpans(reading, sections));
    },

    selectSuggestion() {
      const sentences = [...root.querySelectorAll('[data-suggested]')].flatMap(firstSentence);
      const next = sentences.find((range) => !marked.includes(range.toString())) ?? sentences[0];
      if (!next) return;
      const selection = document.getSelection();
      selection?.removeAllRanges();
      selection?.addRange(next);
    },

    clearSelection: () => document.getSelection()?.removeAllRanges(),

    paint(annotations, codebooks) {
      sheet.replaceSync(highlightCss(codebooks.flatMap(({ roles }) => roles)));
      marked = annotations.map(quoteOf);
      resolutions = resolveAll(root, annotations, sections);
      const rolesById = new Map(
        annotations.map(({ id, roles }) => [id, rolesOf(roles, codebooks).map((role) => role.id)]),
      );
      painter.paint(
        resolutions.flatMap((resolution) =>
          resolution.state === 'orphan'
            ? []
            : resolution.parts.map((part) => ({
                ...part,
                id: resolution.id,
                roles: rolesById.get(resolution.id) ?? [],
              })),
        ),
      );
    },

    scrollTo(annotationId) {
      const range = resolutions.find(({ id }) => id === annotationId)?.range;
      if (!range) return;
      scrollToRange(range);
      painter.flash(range);
    },

    markAt(x, y) {
      const found = resolutions.filter((resolution) => resolution.state !== 'orphan');
      return createHitTest(document, readingText(root), found)(x, y).at(-1) ?? null;
    },
  };
}

/** As reading by keyboard would take it, and snapping to sentences. */
function firstSentence(element: Element): Range[] {
  const text = element.firstChild;
  if (!(text instanceof Text)) return [];
  const [sentence] = sentences(text.data, document.documentElement.lang);
  if (!sentence) return [];
  const range = new Range();
  range.setStart(text, sentence.start);
  range.setEnd(text, sentence.end);
  return [range];
}

/** Tells of each selection once it is finished: the button or the Shift key that makes it has been let go. */
export function onSelected(listener: () => void, signal: AbortSignal): void {
  let held = false;
  let frame = 0;
  const tell = (): void => {
    cancelAnimationFrame(frame);
    // A click on selected words takes the selection away only after the button is let go.
    frame = requestAnimationFrame(listener);
  };
  const hold = (): void => {
    held = true;
  };
  const release = (): void => {
    held = false;
    tell();
  };
  document.addEventListener('pointerdown', hold, { signal });
  document.addEventListener('pointerup', release, { signal });
  document.addEventListener('pointercancel', release, { signal });
  document.addEventListener('keydown', ({ key }) => key === 'Shift' && hold(), { signal });
  document.addEventListener('keyup', ({ key }) => key === 'Shift' && release(), { signal });
  document.addEventListener('selectionchange', () => !held && tell(), { signal });
}

/** Tells where the article was clicked, in CSS pixels of the window, unless the click ended a selection. */
export function onPressed(root: HTMLElement, listener: (x: number, y: number) => void): void {
  root.addEventListener('click', ({ clientX, clientY }) => {
    if (document.getSelection()?.isCollapsed !== false) listener(clientX, clientY);
  });
}
