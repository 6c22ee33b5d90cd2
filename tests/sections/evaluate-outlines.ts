/** Compares what is found on the pages of a corpus with their outlines checked by hand. */
import type { CorpusPage } from './corpus.ts';
import type { Finder } from './extractors.ts';
import { readOutlines } from './outline-files.ts';
import { compareOutlines, type OutlineAgreement } from './outline-metrics.ts';
import type { SavedPages } from './saved-pages.ts';

/** The agreement on each page that has an outline, by the page's id. */
export async function evaluateOutlines(
  browser: SavedPages,
  finder: Finder,
  pages: readonly CorpusPage[],
  progress?: (line: string) => void,
): Promise<Map<string, OutlineAgreement>> {
  const outlines = new Map(readOutlines().map(({ name, outline }) => [name, outline]));
  const agreements = new Map<string, OutlineAgreement>();
  for (const page of pages) {
    const outline = outlines.get(page.id);
    if (!outline) continue;
    progress?.(`outline of ${page.id}`);
    const shown = await browser.show(page.readHtml(), page.url);
    const { article } = await finder.find(shown, page.url, 'on');
    const pageText = String(await shown.evaluate('document.body.innerText'));
    agreements.set(page.id, compareOutlines(outline.sections, article?.sections ?? [], pageText));
  }
  return agreements;
}
