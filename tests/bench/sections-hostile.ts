/** Finding the sections of pages that mean harm: how the time grows with the page, beside Readability. */
import path from 'node:path';
import { HOSTILE_PAGES } from '../hostile/hostile-pages.ts';
import { launchChromiumBare } from './bare-browser.ts';
import type { Benchmark, BenchmarkResult, Figure } from './benchmark.ts';
import { bundleScript } from './bundle.ts';

const GLOBAL = 'margentHostile';
/** Each page is measured at its size divided by these. */
const SMALL = 16;
const LARGE = 4;
/** Four times the page may take six times as long: what is linear and does not fit the caches any more. */
const LIMIT = 6;
/** A shorter time is mostly noise and tells no ratio. */
const LEAST_MS = 2;

const ms = (amount: number) => ({ amount, unit: 'ms' }) as const;

interface Measured {
  readonly name: string;
  readonly size: number;
  readonly small: number;
  readonly large: number;
  /** Readability on the small page; null where it throws. */
  readonly readability: number | null;
}

function figureOf({ name, size, small, large }: Measured): Figure {
  return {
    what: `${name}, ${Math.floor(size / LARGE)}`,
    measured: ms(large),
    against: { name: `${Math.floor(size / SMALL)} of them`, measured: ms(small) },
    ratio: large / Math.max(small, LEAST_MS),
    limit: { on: 'ratio', atMost: LIMIT },
  };
}

async function run(options: Parameters<Benchmark['run']>[0]): Promise<BenchmarkResult> {
  const rounds = options.rounds ?? 5;
  const script = await bundleScript(path.join(import.meta.dirname, 'in-page/hostile.ts'), GLOBAL);
  const measured: Measured[] = [];
  const { browser, server, close } = await launchChromiumBare();
  try {
    const url = 'http://hostile.example/';
    server.route(url, { body: '<!doctype html><title>bench</title><body>' });
    const tab = await browser.newPage();
    await tab.goto(url);
    await tab.evaluate(script);
    for (const { name, size } of HOSTILE_PAGES) {
      options.progress(`hostile pages: ${name}`);
      const call = async (n: number, subject: string): Promise<number | null> =>
        (await tab.evaluate(`${GLOBAL}.run(${JSON.stringify(name)}, ${n}, '${subject}')`)) as number | null;
      // The shortest of the rounds: whatever else runs only makes a call longer.
      const shortest = async (n: number): Promise<number> => {
        let least = Number.POSITIVE_INFINITY;
        for (let round = 0; round < rounds; round += 1) {
          const time = await call(n, 'find-article');
          if (time === null) throw new Error(`${name}: the finder threw`);
          least = Math.min(least, time);
        }
        return least;
      };
      const [small, large] = [Math.floor(size / SMALL), Math.floor(size / LARGE)];
      measured.push({
        name,
        size,
        small: await shortest(small),
        large: await shortest(large),
        readability: await call(small, 'readability'),
      });
    }
  } finally {
    await close();
  }
  const fell = measured.filter(({ readability }) => readability === null).map(({ name }) => name);
  return {
    how:
      `${measured.length} pages made to do harm, each in two sizes of which one is four times the other, in documents that are not shown; ` +
      `the shortest of ${rounds} rounds, wall time. Readability once, on the smaller one.`,
    figures: measured.map(figureOf),
    details: [
      {
        title: 'Each page, ms',
        columns: ['page', 'findArticle, smaller', 'findArticle, larger', 'ratio', 'Readability, smaller'],
        rows: measured.map(({ name, small, large, readability }) => [name, small, large, large / small, readability]),
      },
    ],
    notes: fell.length ? [`Readability throws on: ${fell.join('; ')}`] : [],
  };
}

export const sectionsHostile: Benchmark = {
  name: 'sections-hostile',
  title: 'Finding the sections of pages that mean harm',
  run,
};
