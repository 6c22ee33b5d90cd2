/**
 * The section finder on the corpus of real saved pages, in a real browser. The floors are what it reaches today: a change
 * that makes it worse has to say why.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCorpus } from '../sections/corpus.ts';
import { evaluate, summarise } from '../sections/evaluate.ts';
import { bundleFinder, type Finder, ownExtractor } from '../sections/extractors.ts';
import type { Measure } from '../sections/measures.ts';
import { openSavedPages, type SavedPages } from '../sections/saved-pages.ts';
import { sharedPath } from './shared-folder.ts';

/** At least, or for what should not happen at most. */
const FLOORS: { [name in Measure]?: { atLeast: number } | { atMost: number } } = {
  title: { atLeast: 0.94 },
  authors: { atLeast: 0.94 },
  date: { atLeast: 0.975 },
  dek: { atLeast: 0.97 },
  'dek where there is none': { atMost: 0.08 },
  'body F1': { atLeast: 0.977 },
  'body F1 under 0.8': { atMost: 0.015 },
  'text that is not body': { atMost: 0.04 },
  'text that is body': { atLeast: 0.95 },
};

let browser: SavedPages;
let finder: Finder;

beforeAll(async () => {
  finder = await bundleFinder();
  browser = await openSavedPages();
});
afterAll(() => browser?.close());

it('finds articles on real pages as well as it has done so far', { timeout: 600_000 }, async () => {
  const extractor = ownExtractor(finder, 'on');
  const results = await evaluate(browser, readCorpus(sharedPath('corpus')), [extractor]);
  const reached = summarise(results, extractor.name);
  for (const [name, floor] of Object.entries(FLOORS)) {
    const mean = reached[name as Measure]?.mean;
    if ('atLeast' in floor) expect.soft(mean, name).toBeGreaterThanOrEqual(floor.atLeast);
    else expect.soft(mean, name).toBeLessThanOrEqual(floor.atMost);
  }
});
