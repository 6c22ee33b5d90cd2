/** Finding the sections, in one page that has been at work for a while: every page of a folder, one after another. */
import path from 'node:path';
import { launchChromiumBare } from './bare-browser.ts';
import type { Benchmark, BenchmarkResult, Figure } from './benchmark.ts';
import { bundleScript } from './bundle.ts';
import { type BenchPage, readPages } from './pages.ts';
import { median, percentile } from './statistics.ts';
import { cpuBetweenMarks, recordTrace } from './trace.ts';

const SUBJECTS = ['find-article', 'readability'] as const;
type Subject = (typeof SUBJECTS)[number];

const GLOBAL = 'margentCompare';
const MARK = 'margent-compare';
const LIMITS = { median: 0.15, p95: 0.35, worst: 1 } as const;

interface Measured {
  readonly page: BenchPage;
  /** Milliseconds, the median of the rounds. */
  readonly times: Readonly<Record<Subject, number>>;
  /** Median over the rounds of the ratio of the two calls of that round. */
  readonly ratio: number;
  readonly sections: number;
}

function figuresOf(set: BenchPage['set'], all: readonly Measured[]): Figure[] {
  const measured = all.filter(({ page }) => page.set === set);
  if (measured.length === 0) return [];
  const ratios = measured.map(({ ratio }) => ratio);
  const time = (subject: Subject, share: number) =>
    ({
      amount: percentile(
        measured.map(({ times }) => times[subject]),
        share,
      ),
      unit: 'ms',
    }) as const;
  const figure = (what: string, share: number, atMost: number): Figure => ({
    what,
    measured: time('find-article', share),
    against: { name: 'Readability on a clone', measured: time('readability', share) },
    ratio: percentile(ratios, share),
    limit: { on: 'ratio', atMost },
  });
  return [
    figure(`${set}: findArticle, median of ${measured.length} pages`, 0.5, LIMITS.median),
    figure(`${set}: the same, 95th percentile of pages`, 0.95, LIMITS.p95),
    figure(`${set}: the same, worst page`, 1, LIMITS.worst),
  ];
}

async function run(options: Parameters<Benchmark['run']>[0]): Promise<BenchmarkResult> {
  const pages = readPages(options.root, options.corpus);
  const rounds = options.rounds ?? 3;
  const script = await bundleScript(path.join(import.meta.dirname, 'in-page/compare.ts'), GLOBAL);
  const calls = new Map<string, number>();
  const found = new Map<BenchPage, number>();
  let onCpu = true;
  const key = (round: number, at: number, subject: Subject) => `${MARK} ${round} ${at} ${subject}`;
  const { browser, server, close } = await launchChromiumBare();
  try {
    const url = 'http://one-page.example/';
    server.route(url, { body: '<!doctype html><title>bench</title><body>' });
    const tab = await browser.newPage();
    await tab.goto(url);
    await tab.evaluate(script);
    for (let round = 0; round < rounds; round += 1) {
      const events = await recordTrace(browser, ['blink.user_timing'], async () => {
        for (const [at, page] of pages.entries()) {
          options.progress(`sections, one page: round ${round + 1} of ${rounds}, ${at + 1} of ${pages.length}`);
          const html = JSON.stringify(new TextDecoder().decode(page.read()));
          const subjects = (round + at) % 2 === 0 ? SUBJECTS : SUBJECTS.toReversed();
          for (const subject of subjects) {
            const call = [html, JSON.stringify(page.url), `'${subject}'`, `'${key(round, at, subject)}'`].join(', ');
            const value = Number(await tab.evaluate(`${GLOBAL}.run(${call})`));
            if (subject === 'find-article') found.set(page, value);
          }
        }
      });
      const read = cpuBetweenMarks(events, MARK);
      onCpu &&= read.onCpu;
      for (const [name, ms] of read.times) calls.set(name, ms);
    }
  } finally {
    await close();
  }
  const timeOf = (round: number, at: number, subject: Subject): number => {
    const ms = calls.get(key(round, at, subject));
    if (ms === undefined) throw new Error(`the trace has no marks of ${key(round, at, subject)}`);
    return ms;
  };
  const all = pages.map((page, at): Measured => {
    const over = (pick: (round: number) => number) => median(Array.from({ length: rounds }, (_, round) => pick(round)));
    return {
      page,
      times: {
        'find-article': over((round) => timeOf(round, at, 'find-article')),
        readability: over((round) => timeOf(round, at, 'readability')),
      },
      ratio: over((round) => timeOf(round, at, 'find-article') / timeOf(round, at, 'readability')),
      sections: found.get(page) ?? 0,
    };
  });
  const nothing = all.filter(({ sections }) => sections === 0).length;
  return {
    how:
      `${pages.length} pages, ${rounds} rounds, all in one page of one Chromium, each page in a frame that is loaded and painted anew for each call; ` +
      'the two by turns first. The layout that a call forces is counted, and the clone that Readability needs.',
    figures: [...figuresOf('fixtures', all), ...figuresOf('corpus', all)],
    details: [
      {
        title: 'Each page, ms (median of the rounds)',
        columns: ['page', 'findArticle', 'Readability', 'ratio', 'sections found'],
        rows: all.map(({ page, times, ratio, sections }) => [
          page.name,
          times['find-article'],
          times.readability,
          ratio,
          sections,
        ]),
      },
    ],
    notes: [
      ...(onCpu ? [] : ['this system counts no CPU time per thread: the figures are wall time']),
      ...(nothing ? [`findArticle says 'no article' on ${nothing} of ${pages.length} pages; they count too`] : []),
    ],
  };
}

export const sectionsInOnePage: Benchmark = {
  name: 'sections-in-one-page',
  title: 'Finding the sections of many articles in one page',
  run,
};
