/**
 * The kind of every section of the pages whose outlines were checked by hand, by words. The floors are what the finder
 * reaches today; the aim is 0.95 over all and 0.85 for each kind.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SectionKind } from '../../src/core/model/section.ts';
import { readCorpus } from '../sections/corpus.ts';
import { evaluateOutlines } from '../sections/evaluate-outlines.ts';
import { bundleFinder, type Finder } from '../sections/extractors.ts';
import { readOutlines } from '../sections/outline-files.ts';
import { accuracy, kindF1, type OutlineAgreement, sumAgreements } from '../sections/outline-metrics.ts';
import { openSavedPages, type SavedPages } from '../sections/saved-pages.ts';
import { sharedPath } from './shared-folder.ts';

const OVERALL = 0.98;

const FLOORS: Record<SectionKind, number> = {
  headline: 0.99,
  dek: 0.98,
  byline: 0.91,
  provenance: 0.85,
  paragraph: 0.99,
  subheading: 0.89,
  blockquote: 0.91,
  list: 0.9,
  'pull-quote': 0.96,
  caption: 0.91,
  'read-more': 0,
  'author-bio': 0.92,
  disclaimer: 0.95,
  references: 0.99,
};

/** What to look at first: the longest runs of words that are or should be of this kind and are not both. */
const worst = ({ disagreements }: OutlineAgreement, kind: SectionKind): string =>
  disagreements
    .filter(({ expected, found }) => expected === kind || found === kind)
    .toSorted((one, other) => other.words - one.words)
    .slice(0, 5)
    .map(({ expected, found, words, text }) => `${expected} found as ${found}, ${words} words: ${text}`)
    .join('\n');

let browser: SavedPages;
let finder: Finder;

beforeAll(async () => {
  finder = await bundleFinder();
  browser = await openSavedPages();
});
afterAll(() => browser?.close());

it('names the sections of real pages as well as it has done so far', { timeout: 600_000 }, async () => {
  const agreements = await evaluateOutlines(browser, finder, readCorpus(sharedPath('corpus')));
  for (const { name } of readOutlines()) {
    expect
      .soft(agreements.get(name)?.unplaced, `${name} is in the corpus, and its page shows all its sections`)
      .toEqual([]);
  }
  const sum = sumAgreements([...agreements.values()]);
  expect.soft(accuracy(sum), 'overall').toBeGreaterThanOrEqual(OVERALL);
  for (const [kind, counts] of sum.kinds) {
    expect.soft(kindF1(counts), `${kind}\n${worst(sum, kind)}`).toBeGreaterThanOrEqual(FLOORS[kind]);
  }
});
