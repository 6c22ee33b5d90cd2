/** Finding the sections of pages that mean harm: how the time grows with the page, beside Readability. */
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'puppeteer-core';
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
/** How long Readability may take before it is given up: on some of these pages it does not come back. */
const PATIENCE_MS = 20_000;
/** A shorter time is mostly noise and tells no ratio. */
const LEAST_MS = 2;

const ms = (amount: number) => ({ amount, unit: 'ms' }) as const;

interface Measured {
  readonly name: string;
  readonly size: number;
  readonly small: number;
  readonly large: number;
  /** Readability on the small page; null where it throws or is given up. */
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

/** Milliseconds; null where it throws, or takes longer than anybody would wait. */
type Call = (name: string, n: number, subject: 'find-article' | 'readability') => Promise<number | null>;

/** In a tab of its own, for one that does not come back blocks all others of its tab. */
async function inTab<T>(browser: Browser, url: string, script: string, act: (call: Call) => Promise<T>): Promise<T> {
  const tab = await browser.newPage();
  try {
    await tab.goto(url);
    await tab.evaluate(script);
    return await act(async (name, n, subject) => {
      const time = tab.evaluate(`${GLOBAL}.run(${JSON.stringify(name)}, ${n}, '${subject}')`).catch(() => null);
      const patience = new AbortController();
      const given = setTimeout(PATIENCE_MS, null, { signal: patience.signal }).catch(() => null);
      try {
        return (await Promise.race([time, given])) as number | null;
      } finally {
        patience.abort();
      }
    });
  } finally {
    await tab.close();
  }
}

async function run(options: Parameters<Benchmark['run']>[0]): Promise<BenchmarkResult> {
  const rounds = options.rounds ?? 5;
  const script = await bundleScript(path.join(import.meta.dirname, 'in-page/hostile.ts'), GLOBAL);
  const measured: Measured[] = [];
  const { browser, server, close } = await launchChromiumBare();
  try {
    const url = 'http://hostile.example/';
    server.route(url, { body: '<!doctype html><title>bench</title><body>' });
    for (const { name, size } of HOSTILE_PAGES) {
      options.progress(`hostile pages: ${name}`);
      const [small, large] = [Math.floor(size / SMALL), Math.floor(size / LARGE)];
      const times = await inTab(browser, url, script, async (call) => {
        // The shortest of the rounds: whatever else runs only makes a call longer.
        const shortest = async (n: number): Promise<number> => {
          let least = Number.POSITIVE_INFINITY;
          for (let round = 0; round < rounds; round += 1) {
            const time = await call(name, n, 'find-article');
            if (time === null) throw new Error(`${name}: the finder threw, or did not come back`);
            least = Math.min(least, time);
          }
          return least;
        };
        return { small: await shortest(small), large: await shortest(large) };
      });
      const readability = await inTab(browser, url, script, (call) => call(name, small, 'readability'));
      measured.push({ name, size, ...times, readability });
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
    notes: fell.length
      ? [`Readability throws, or does not come back in ${PATIENCE_MS / 1_000} s, on: ${fell.join('; ')}`]
      : [],
  };
}

export const sectionsHostile: Benchmark = {
  name: 'sections-hostile',
  title: 'Finding the sections of pages that mean harm',
  run,
};
