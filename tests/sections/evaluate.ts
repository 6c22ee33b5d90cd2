/** Runs extractors over the pages of a corpus and sums up how well they did. */
import type { CorpusPage } from './corpus.ts';
import type { Extraction } from './extraction.ts';
import type { Extractor } from './extractors.ts';
import { MEASURE_NAMES, type Measure, measure, type Values } from './measures.ts';
import type { SavedPages, ShownPage } from './saved-pages.ts';

/** What one extractor gave on one page. */
export interface Result {
  readonly found: Extraction;
  readonly values: Values;
  /** What it threw, which counts as having found nothing. */
  readonly error?: string;
}

export interface PageResult {
  readonly id: string;
  readonly url: string;
  readonly kind: string;
  /** By the extractor's name. */
  readonly results: Readonly<Record<string, Result>>;
}

export interface EvaluationOptions {
  readonly progress?: (line: string) => void;
  /** Called with each page as it is shown, before all extractors. */
  readonly beforePage?: (page: ShownPage) => Promise<void>;
  /** Called with each page while it is shown, after all extractors. */
  readonly afterPage?: (page: ShownPage, item: CorpusPage) => Promise<void>;
}

/** A library that throws has found nothing; an error of our own finder ends the evaluation. */
const NOTHING: Extraction = { title: null, authors: [], date: null, dek: null, body: '' };

/** The results per page, in the order of `pages`; extractors run one after the other on the same shown page. */
export async function evaluate(
  browser: SavedPages,
  pages: readonly CorpusPage[],
  own: readonly Extractor[],
  peers: readonly Extractor[] = [],
  { progress, beforePage, afterPage }: EvaluationOptions = {},
): Promise<PageResult[]> {
  const evaluated: PageResult[] = [];
  for (const [at, item] of pages.entries()) {
    progress?.(`page ${at + 1} of ${pages.length}: ${item.id}`);
    const html = item.readHtml();
    const body = item.readBody();
    const shown = await browser.show(html, item.url);
    await beforePage?.(shown);
    const results: Record<string, Result> = {};
    for (const extractor of own) {
      const found = await extractor.extract(shown, html, item.url);
      results[extractor.name] = { found, values: measure(item.truth, body, found) };
    }
    for (const extractor of peers) {
      try {
        const found = await extractor.extract(shown, html, item.url);
        results[extractor.name] = { found, values: measure(item.truth, body, found) };
      } catch (error) {
        results[extractor.name] = { found: NOTHING, values: measure(item.truth, body, NOTHING), error: String(error) };
      }
    }
    await afterPage?.(shown, item);
    evaluated.push({ id: item.id, url: item.url.href, kind: item.kind, results });
  }
  return evaluated;
}

export interface Summary {
  readonly mean: number;
  /** How many values it is the mean of: pages, or snippets. */
  readonly count: number;
}

/** The mean of each measure that an extractor has values of, over the pages given. */
export function summarise(pages: readonly PageResult[], extractor: string): { [name in Measure]?: Summary } {
  const summaries: { [name in Measure]?: Summary } = {};
  for (const name of MEASURE_NAMES) {
    const values = pages.flatMap(({ results }) => results[extractor]?.values[name] ?? []);
    if (!values.length) continue;
    const sum = values.reduce((total, { value }) => total + value, 0);
    summaries[name] = { mean: sum / values.length, count: values.length };
  }
  return summaries;
}
