/** The page as the extension sees it: its article, its selection, and the stored annotations painted on it. */
import type { Place, SectionOutline } from '../../core/model/section.ts';
import { describeIn, textSpan } from '../../page/anchoring/describe.ts';
import { type ReadingText, readingText } from '../../page/anchoring/reading-text.ts';
import { type Resolution, resolveIn } from '../../page/anchoring/resolve.ts';
import { sectionAt, sectionSpans } from '../../page/anchoring/section-spans.ts';
import { watchPage } from '../../page/anchoring/watch.ts';
import { bodyOf, documentTitle, selectionOf } from '../../page/dom.ts';
import { readAddresses } from '../../page/page-addresses.ts';
import { createPainter } from '../../page/painting/paint.ts';
import { scrollToRange } from '../../page/painting/scroll-to-range.ts';
import { type Article, findArticle } from '../../page/sections/find-article.ts';
import type { StoredPassage } from '../../protocol/background.ts';
import type { PageDescription, PassageDescription, ScrollTarget } from '../../protocol/content.ts';
import { askBackground } from './browser.ts';

export interface Page {
  describe(): PageDescription;
  /** null where there is no such section any more. */
  describeSection(index: number): PassageDescription | null;
  scrollTo(target: ScrollTarget): boolean;
  /** Asks the background for this page's annotations and paints them. */
  refresh(): void;
}

/** How often is looked whether the page has deleted our highlights from the registry it shares, in milliseconds. */
const REPAIR_INTERVAL = 1_000;

export function createPage(document: Document, signal: AbortSignal): Page {
  const painter = createPainter(document);
  let repairing: ReturnType<typeof setInterval> | undefined;
  signal.addEventListener('abort', () => {
    clearInterval(repairing);
    painter.clear();
  });

  let passages: StoredPassage[] = [];
  let resolutions: Resolution[] = [];
  /** Address the passages were asked for. */
  let askedFor = '';
  /** Counts requests, so that a late answer does not undo a later one. */
  let asked = 0;
  let watching: AbortController | undefined;

  const root = (): Node => bodyOf(document) ?? document;
  const article = (): Article | null => findArticle(document, new URL(location.href));
  const spansOf = (reading: ReadingText, found: Article | null) => sectionSpans(reading, found?.sections ?? []);

  async function refresh(): Promise<void> {
    const request = ++asked;
    const addresses = readAddresses(document, location.href);
    const answer = await askBackground('page-passages', addresses);
    if (signal.aborted || request !== asked) return;
    // No answer is no reason to take away what is painted, unless it belongs to another address.
    if (answer === undefined && askedFor === addresses.url) return;
    passages = answer ?? [];
    const hadSome = resolutions.length > 0;
    askedFor = addresses.url;
    resolve();
    watch();
    if (passages.length > 0 || hadSome) void report();
  }

  function resolve(): void {
    if (passages.length === 0) {
      resolutions = [];
    } else {
      const reading = readingText(root());
      resolutions = resolveIn(reading, passages, () => spansOf(reading, article()));
    }
    const roles = new Map(passages.map((passage) => [passage.id, passage.roles]));
    painter.paint(
      resolutions.flatMap((found) =>
        found.state === 'orphan' ? [] : [{ ...found, roles: roles.get(found.id) ?? [] }],
      ),
    );
    clearInterval(repairing);
    repairing = passages.length > 0 ? setInterval(() => painter.repair(), REPAIR_INTERVAL) : undefined;
  }

  async function report(): Promise<void> {
    const orphans = resolutions.filter(({ state }) => state === 'orphan').length;
    await askBackground('page-anchored', { anchored: resolutions.length - orphans, orphans });
  }

  /** The text is watched only while something is to be found in it; the address always. */
  function watch(): void {
    if (watching && passages.length > 0 === watchesText) return;
    watching?.abort();
    watching = new AbortController();
    watchesText = passages.length > 0;
    watchPage(document, {
      signal: AbortSignal.any([signal, watching.signal]),
      onAddress: () => void refresh(),
      ...(watchesText ? { onText: changed } : {}),
    });
  }
  let watchesText = false;

  function changed(): void {
    const before = states();
    resolve();
    if (states() !== before) void report();
  }

  const states = (): string => resolutions.map(({ state }) => state).join();

  function passage(range: AbstractRange, reading: ReadingText, found: Article | null): PassageDescription | null {
    const spans = spansOf(reading, found);
    const selectors = describeIn(reading, range, spans);
    const span = textSpan(reading, range);
    return span && selectors.length > 0 ? { selectors, place: placeAt(spans, span.start) } : null;
  }

  return {
    refresh: () => void refresh(),

    describe() {
      const found = article();
      const reading = readingText(root());
      const spans = spansOf(reading, found);
      const selection = selectionOf(document);
      const range = selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
      const { sections, ...description } = found ?? { sections: [] };
      return {
        addresses: readAddresses(document, location.href),
        documentTitle: documentTitle(document),
        article: found ? (description as Omit<Article, 'sections'>) : null,
        outline: sections.map(({ kind, index, ordinal, text }): SectionOutline => ({ kind, index, ordinal, text })),
        selection: range && passage(range, reading, found),
        anchored: [...resolutions]
          .sort((a, b) => startOf(a) - startOf(b))
          .map((resolution) => ({
            id: resolution.id,
            state: resolution.state,
            place: resolution.state === 'orphan' ? null : placeAt(spans, resolution.start),
          })),
      };
    },

    describeSection(index) {
      const found = article();
      const section = found?.sections[index];
      if (!section) return null;
      const range = new Range();
      range.selectNodeContents(section.element);
      return passage(range, readingText(root()), found);
    },

    scrollTo(target) {
      const range = 'section' in target ? sectionRange(article(), target.section) : annotationRange(target.annotation);
      if (!range) return false;
      scrollToRange(range);
      painter.flash(range);
      return true;
    },
  };

  function annotationRange(id: string): Range | undefined {
    const found = resolutions.find((resolution) => resolution.id === id);
    return found?.range;
  }
}

function sectionRange(article: Article | null, index: number): Range | undefined {
  const section = article?.sections[index];
  if (!section) return undefined;
  const range = new Range();
  range.selectNodeContents(section.element);
  return range;
}

function startOf(resolution: Resolution): number {
  return resolution.state === 'orphan' ? Number.MAX_SAFE_INTEGER : resolution.start;
}

function placeAt(spans: Parameters<typeof sectionAt>[0], offset: number): Place | null {
  const span = sectionAt(spans, offset);
  return span ? { kind: span.kind, ordinal: span.ordinal } : null;
}
