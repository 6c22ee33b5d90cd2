/** The article of the page, found by a script that is brought when it is first wanted. */
import type { SiteRule } from '../../core/model/site-rule.ts';
import type { ReadingText } from '../../page/anchoring/reading-text.ts';
import { type SectionSpan, sectionSpans } from '../../page/anchoring/section-spans.ts';
import type { Article } from '../../page/sections/find-article.ts';
import { finderSlot } from '../shared/finder-slot.ts';
import { askBackground } from '../shared/page-browser.ts';

export interface PageArticle {
  find(): Promise<Article | null>;
  /** Without waiting; undefined while the finder has not been brought. */
  findAtOnce(): Article | null | undefined;
}

/** @param rules the reader's own for the host */
export function createPageArticle(document: Document, rules: () => readonly SiteRule[]): PageArticle {
  const here = (): URL => new URL(location.href);
  let finding: Promise<Article | null> | undefined;

  async function find(): Promise<Article | null> {
    if (!finderSlot.here()) await askBackground('bring-script', 'finder');
    return (await finderSlot.here()?.inSlices(document, here(), rules())) ?? null;
  }

  return {
    /** Who asks while it is being found gets the same. */
    find() {
      finding ??= find().finally(() => {
        finding = undefined;
      });
      return finding;
    },
    findAtOnce: () => finderSlot.here()?.atOnce(document, here(), rules()),
  };
}

export const spansOf = (reading: ReadingText, found: Article | null): SectionSpan[] =>
  sectionSpans(reading, found?.sections ?? []);
