/** Finding the sections: our finder on the live page against Readability on a clone, in the same browser. */
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import { isolatedWorld } from '../harness/isolated-world.ts';
import { launchChromiumBare } from './bare-browser.ts';
import type { Benchmark, BenchmarkResult, Figure } from './benchmark.ts';
import { bundleScript } from './bundle.ts';
import { type BenchPage, readPages } from './pages.ts';
import { median, percentile } from './statistics.ts';
import { cpuBetweenMarks, recordTrace } from './trace.ts';

/** Each is a file in `in-page/` whose `run` is measured. */
const SUBJECTS = ['find-article', 'readability', 'clone-document', 'walk-document'] as const;
type Subject = (typeof SUBJECTS)[number];

/** Calls in one visit: the first is what a reader waits for, the others show what the optimised code costs. */
const CALLS = 4;
const GLOBAL = 'margentBench';
const MARK = 'margent-bench';

/** What is compared; the other two are for scale. */
const COMPARED: readonly Subject[] = ['find-article', 'readability'];

/** A saved page must stay as it was saved, and must not ask for what nobody serves. */
const HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline' data:; img-src data:; font-src data:",
};

interface Visit {
  readonly page: BenchPage;
  readonly subject: Subject;
  /** CPU milliseconds of each call, in order. */
  readonly calls: readonly number[];
}

/** Mark names hold the visit and the call, so that one recording can span many visits. */
const markName = (visit: number, call: number): string => `${MARK} ${visit} ${call}`;

function measuringCode(visit: number, url: string): string {
  return `(() => {
    const found = [];
    for (let call = 0; call < ${CALLS}; call += 1) {
      performance.mark('${MARK} ${visit} ' + call + ' start');
      found.push(${GLOBAL}.run(document, ${JSON.stringify(url)}));
      performance.mark('${MARK} ${visit} ' + call + ' end');
    }
    return found[0];
  })()`;
}

/**
 * Opens the page in a tab of its own (so in a process of its own, where nothing is compiled yet), waits until it has been laid
 * out and painted once, and calls the subject in an isolated world, as a content script is.
 */
async function visit(browser: Browser, servedUrl: string, script: string, measure: string): Promise<number> {
  const tab = await browser.newPage();
  try {
    await tab.goto(servedUrl, { waitUntil: 'load' });
    const session = await tab.createCDPSession();
    const evaluate = await isolatedWorld(session);
    await evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))');
    await evaluate(`${script}; 0`);
    return Number(await evaluate(measure));
  } finally {
    await tab.close();
  }
}

interface PageFigures {
  readonly page: BenchPage;
  /** Median over the rounds of the first call. */
  readonly cold: Readonly<Record<Subject, number>>;
  /** Median over the rounds of the median of the other calls. */
  readonly warm: Readonly<Record<Subject, number>>;
}

function summarise(page: BenchPage, visits: readonly Visit[]): PageFigures {
  const of = (pick: (calls: readonly number[]) => number): Record<Subject, number> => {
    const values = SUBJECTS.map((subject): [Subject, number] => [
      subject,
      median(visits.filter((each) => each.page === page && each.subject === subject).map(({ calls }) => pick(calls))),
    ]);
    return Object.fromEntries(values) as Record<Subject, number>;
  };
  return { page, cold: of(([first]) => first ?? Number.NaN), warm: of(([, ...others]) => median(others)) };
}

function figuresFor(set: BenchPage['set'], pages: readonly PageFigures[]): Figure[] {
  const ofSet = pages.filter(({ page }) => page.set === set);
  if (ofSet.length === 0) return [];
  const over = (kind: 'cold' | 'warm', subject: Subject) => ofSet.map((page) => page[kind][subject]);
  const ratios = (kind: 'cold' | 'warm') => ofSet.map((page) => page[kind]['find-article'] / page[kind].readability);
  const ms = (amount: number) => ({ amount, unit: 'ms' }) as const;
  const readability = (kind: 'cold' | 'warm', share: number) => ({
    name: 'Readability on a clone',
    measured: ms(percentile(over(kind, 'readability'), share)),
  });
  const scale = (subject: Subject, name: string): Figure => ({
    what: `${set}: findArticle, first call, median of ${ofSet.length} pages`,
    measured: ms(median(over('cold', 'find-article'))),
    against: { name, measured: ms(median(over('cold', subject))) },
    ratio: median(ofSet.map(({ cold }) => cold['find-article'] / cold[subject])),
  });
  return [
    {
      what: `${set}: findArticle, first call, median of ${ofSet.length} pages`,
      measured: ms(median(over('cold', 'find-article'))),
      against: readability('cold', 0.5),
      ratio: median(ratios('cold')),
    },
    {
      what: `${set}: the same, 95th percentile of pages`,
      measured: ms(percentile(over('cold', 'find-article'), 0.95)),
      against: readability('cold', 0.95),
      ratio: percentile(ratios('cold'), 0.95),
    },
    {
      what: `${set}: the same, worst page`,
      measured: ms(Math.max(...over('cold', 'find-article'))),
      against: readability('cold', 1),
      ratio: Math.max(...ratios('cold')),
    },
    {
      what: `${set}: findArticle, called again, median`,
      measured: ms(median(over('warm', 'find-article'))),
      against: readability('warm', 0.5),
      ratio: median(ratios('warm')),
    },
    scale('clone-document', 'cloning the document'),
    scale('walk-document', 'one walk that reads the text'),
  ];
}

async function run(options: Parameters<Benchmark['run']>[0]): Promise<BenchmarkResult> {
  const pages = readPages(options.root, options.corpus);
  const rounds = options.rounds ?? 3;
  const notes: string[] = [];
  const scripts = new Map<Subject, string>();
  for (const subject of SUBJECTS) {
    scripts.set(subject, await bundleScript(path.join(import.meta.dirname, 'in-page', `${subject}.ts`), GLOBAL));
  }
  const visits: Visit[] = [];
  const found = new Map<BenchPage, number>();
  let useCpu = true;
  const { browser, server, close } = await launchChromiumBare();
  try {
    for (let round = 0; round < rounds; round += 1) {
      // For scale once is enough; what is compared is measured in every round, by turns in one order and the other.
      const subjects = round === 0 ? SUBJECTS : round % 2 === 1 ? COMPARED.toReversed() : COMPARED;
      const planned = pages.flatMap((page, at) => subjects.map((subject) => ({ page, at, subject })));
      // One recording for the whole round: starting and ending one takes longer than a visit.
      const recorded = await recordTrace(browser, ['blink.user_timing'], async () => {
        for (const [number, { page, at, subject }] of planned.entries()) {
          options.progress(
            `sections: round ${round + 1} of ${rounds}, page ${at + 1} of ${pages.length}, ${page.name}`,
          );
          // A host of its own, not the page's: Chromium knows many real hosts as https only, and there is no TLS here.
          const servedUrl = `http://page-${at}.example${new URL(page.url).pathname}`;
          server.route(servedUrl, { headers: HEADERS, body: page.read() });
          const value = await visit(browser, servedUrl, scripts.get(subject) ?? '', measuringCode(number, page.url));
          server.unroute(servedUrl);
          if (subject === 'find-article') found.set(page, value);
        }
      });
      const { times, onCpu } = cpuBetweenMarks(recorded, `${MARK} `);
      useCpu &&= onCpu;
      for (const [number, { page, subject }] of planned.entries()) {
        const calls = Array.from({ length: CALLS }, (_, call) => times.get(markName(number, call)) ?? Number.NaN);
        if (calls.includes(Number.NaN)) throw new Error(`the trace has no marks of visit ${number}`);
        visits.push({ page, subject, calls });
      }
    }
  } finally {
    await close();
  }
  if (!useCpu)
    notes.push('this system counts no CPU time per thread: the figures are wall time and feel other programs');
  const summaries = pages.map((page) => summarise(page, visits));
  const nothing = pages.filter((page) => found.get(page) === 0);
  if (nothing.length > 0)
    notes.push(`findArticle says 'no article' on ${nothing.length} of ${pages.length} pages; they count too`);
  return {
    how:
      `${pages.length} pages, ${rounds} rounds; each call in a fresh tab and process, in an isolated world, on a page that has been laid out once. ` +
      `CPU time of the page's main thread; the layout that a call forces is counted, the clone that Readability needs too. The ratio is the median (p95, worst) of the pages' ratios.`,
    figures: [...figuresFor('fixtures', summaries), ...figuresFor('corpus', summaries)],
    details: [
      {
        title: 'Each page, first call, ms (median of the rounds)',
        columns: ['page', 'findArticle', 'Readability', 'ratio', 'called again', 'clone', 'walk', 'sections found'],
        rows: summaries.map(({ page, cold, warm }) => [
          page.name,
          cold['find-article'],
          cold.readability,
          cold['find-article'] / cold.readability,
          warm['find-article'] / warm.readability,
          cold['clone-document'],
          cold['walk-document'],
          found.get(page) ?? null,
        ]),
      },
    ],
    notes,
  };
}

export const sections: Benchmark = { name: 'sections', title: 'Finding the sections of an article', run };
