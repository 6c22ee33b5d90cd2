/**
 * The section finder on the corpus of real saved pages, in a real browser. The floors are what it reaches today: a change
 * that makes it worse has to say why.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Measure, measure } from './corpus-metrics.ts';
import { type FinderInChromium, readCorpusItems, startFinder } from './finder-in-chromium.ts';
import { sharedPath } from './shared-folder.ts';

/** At least, or for what should not happen at most. */
const FLOORS: Record<Measure, { atLeast: number } | { atMost: number }> = {
  title: { atLeast: 0.93 },
  authors: { atLeast: 0.83 },
  date: { atLeast: 0.965 },
  dek: { atLeast: 0.75 },
  'dek where there is none': { atMost: 0.24 },
  'body F1': { atLeast: 0.959 },
  'body F1 under 0.8': { atMost: 0.035 },
  'text that is not body': { atMost: 0.092 },
};

let finder: FinderInChromium;

beforeAll(async () => {
  finder = await startFinder();
});
afterAll(() => finder?.close());

it('finds articles on real pages as well as it has done so far', { timeout: 600_000 }, async () => {
  const measured = new Map<Measure, number[]>();
  for (const item of readCorpusItems()) {
    const { found } = await finder.lookAt(item);
    const body = item.truth.body ? readFileSync(sharedPath(`corpus/${item.truth.body}`), 'utf8') : null;
    for (const [name, values] of Object.entries(measure(item, found, body)) as [Measure, number[]][]) {
      measured.set(name, [...(measured.get(name) ?? []), ...values]);
    }
  }
  const means = Object.fromEntries(
    [...measured].map(([name, values]) => [name, values.reduce((sum, value) => sum + value, 0) / values.length]),
  );
  for (const [name, floor] of Object.entries(FLOORS)) {
    if ('atLeast' in floor) expect.soft(means[name], name).toBeGreaterThanOrEqual(floor.atLeast);
    else expect.soft(means[name], name).toBeLessThanOrEqual(floor.atMost);
  }
});
