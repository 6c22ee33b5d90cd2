/**
 * The kind of every section of the pages whose outlines were checked by hand, by words. The floors are what the finder
 * reaches today; the aim is 0.95 over all and 0.85 for each kind.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SectionKind } from '../../src/core/model/section.ts';
import { readOutlines } from '../sections/outline-files.ts';
import {
  accuracy,
  compareOutlines,
  kindF1,
  type OutlineAgreement,
  sumAgreements,
} from '../sections/outline-metrics.ts';
import { type FinderInChromium, readCorpusItems, startFinder } from './finder-in-chromium.ts';

const OVERALL = 0.9;

const FLOORS: Record<SectionKind, number> = {
  headline: 0.9,
  dek: 0.9,
  byline: 0.9,
  provenance: 0.9,
  paragraph: 0.9,
  subheading: 0.9,
  blockquote: 0.9,
  list: 0.9,
  'pull-quote': 0.9,
  caption: 0.9,
  'read-more': 0.9,
  'author-bio': 0.9,
  disclaimer: 0.9,
  references: 0.9,
};

let finder: FinderInChromium;

beforeAll(async () => {
  finder = await startFinder();
});
afterAll(() => finder?.close());

it('names the sections of real pages as well as it has done so far', { timeout: 600_000 }, async () => {
  const items = new Map(readCorpusItems().map((item) => [item.id, item]));
  const agreements: OutlineAgreement[] = [];
  for (const { outline } of readOutlines()) {
    const item = items.get(outline.id);
    if (!item) throw new Error(`${outline.id} is not in the corpus`);
    const { found, pageText } = await finder.lookAt(item);
    const agreement = compareOutlines(outline.sections, found?.sections ?? [], pageText);
    expect.soft(agreement.unplaced, `${outline.id} has sections that its page does not show`).toEqual([]);
    agreements.push(agreement);
  }
  const sum = sumAgreements(agreements);
  expect.soft(accuracy(sum), 'overall').toBeGreaterThanOrEqual(OVERALL);
  for (const [kind, counts] of sum.kinds) {
    expect.soft(kindF1(counts), kind).toBeGreaterThanOrEqual(FLOORS[kind]);
  }
});
