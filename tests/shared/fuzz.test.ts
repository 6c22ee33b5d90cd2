/** Damaged pages of the corpus, the same ones each time. */
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPages } from '../bench/pages.ts';
import { fuzz } from '../fuzz/run.ts';
import { openSavedPages, type SavedPages } from '../sections/saved-pages.ts';
import { sharedPath } from './shared-folder.ts';

let browser: SavedPages;
beforeAll(async () => {
  browser = await openSavedPages();
});
afterAll(() => browser?.close());

it('finds nothing that is not there on 100 damaged pages of the corpus', { timeout: 0 }, async () => {
  const pages = readPages(path.resolve(import.meta.dirname, '../..'), sharedPath('corpus'));
  const { failure, articles } = await fuzz(browser, pages, { seed: 20_261_124, rounds: 100 });
  expect(failure).toBeNull();
  expect(articles).toBeGreaterThan(60);
});
