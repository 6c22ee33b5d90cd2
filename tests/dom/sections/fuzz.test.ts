/** Damaged fixtures, the same ones each time. Others, and those of a corpus: `npm run fuzz`. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { findArticle } from '../../../src/page/sections/find-article.ts';
import { type Damage, damaged, damages } from '../../fuzz/damage.ts';
import { faultsOf } from '../../hostile/faults.ts';
import { showPage } from './in-frame.ts';

const pages = Object.values(
  import.meta.glob<string>('../../fixtures/articles/*/*/index.html', { query: '?raw', import: 'default', eager: true }),
);

it('finds nothing that is not there on 200 damaged pages, and changes none', { timeout: 0 }, async () => {
  let articles = 0;
  const property = fc.asyncProperty(fc.nat(pages.length - 1), damages, async (at: number, all: Damage[]) => {
    const { document, close } = await showPage(damaged(pages[at] ?? '', all));
    try {
      const before = document.documentElement?.outerHTML;
      const article = findArticle(document, new URL('https://damaged.example/2026/10/an-essay/'));
      if (article) articles += 1;
      expect(faultsOf(article)).toEqual([]);
      expect(document.documentElement?.outerHTML).toBe(before);
    } finally {
      close();
    }
  });
  await fc.assert(property, { seed: 20_261_124, numRuns: 200 });
  expect(articles).toBeGreaterThan(60);
});
