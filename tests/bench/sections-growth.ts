/** Finding the sections of made-up pages of a thousand to a million nodes: whether time grows as the page does. */
import path from 'node:path';
import { launchChromiumBare } from './bare-browser.ts';
import type { Benchmark, BenchmarkResult, Detail, Figure } from './benchmark.ts';
import { bundleScript } from './bundle.ts';
import { median } from './statistics.ts';
import { cpuBetweenMarks, recordTrace } from './trace.ts';

const GLOBAL = 'margentGrowth';
const MARK = 'margent-growth';
const SLICE = 'margent-slice';
const URL = 'http://growth.example/2026/on-clerks';
const FRONT = 'http://growth.example/';

const SIZES = [1_000, 10_000, 100_000, 1_000_000] as const;
const REFERENCE = 10_000;
const LARGEST = 1_000_000;
/** Readability takes minutes, and the tab with it, for more. */
const SURVIVED = 100_000;
const FRONT_SIZE = 10_000;
const SUBJECTS = ['walk', 'find-article', 'readability'] as const;
type Subject = (typeof SUBJECTS)[number];

/** Times the ratio to a walk that it has at the reference. */
const GROWTH = 2;
/** Milliseconds. */
const LONGEST_SLICE = 8;
/** Walks that read the text, that a page without an article may cost. */
const WALKS = 3;
/** Calls of each subject in a page: the first compiles it, and is left out. */
const CALLS = 3;

type PageKind = 'article' | 'front';
interface Visit {
  readonly times: ReadonlyMap<string, number>;
  readonly slices: readonly number[];
  readonly onCpu: boolean;
}

const timeOf = ({ times }: Visit, subject: Subject): number =>
  median(
    Array.from({ length: CALLS - 1 }, (_, call) => {
      const ms = times.get(`${MARK} ${subject} ${call + 1}`);
      if (ms === undefined) throw new Error(`the trace has no marks of ${subject}`);
      return ms;
    }),
  );

async function run(options: Parameters<Benchmark['run']>[0]): Promise<BenchmarkResult> {
  const script = await bundleScript(path.join(import.meta.dirname, 'in-page/growth.ts'), GLOBAL);
  const { browser, server, close } = await launchChromiumBare();
  for (const url of [URL, FRONT]) server.route(url, { body: '<!doctype html><title>On Clerks</title><body>' });

  async function visit(kind: PageKind, size: number, subjects: readonly Subject[], inSlices: boolean): Promise<Visit> {
    options.progress(`sections, growth: ${kind} of ${size} nodes`);
    const url = kind === 'front' ? FRONT : URL;
    const tab = await browser.newPage();
    try {
      await tab.goto(url);
      await tab.evaluate(script);
      await tab.evaluate(`${GLOBAL}.fill('${kind}', ${size})`);
      const events = await recordTrace(browser, ['blink.user_timing'], async () => {
        for (let call = 0; call < CALLS; call += 1)
          for (const subject of subjects)
            await tab.evaluate(`${GLOBAL}.run('${subject}', '${url}', '${MARK} ${subject} ${call}')`);
        if (inSlices) await tab.evaluate(`${GLOBAL}.runInSlices('${url}', '${SLICE}')`);
      });
      const { times, onCpu } = cpuBetweenMarks(events, MARK);
      return { times, slices: [...cpuBetweenMarks(events, SLICE).times.values()], onCpu };
    } finally {
      await tab.close();
    }
  }

  try {
    const visits = new Map<number, Visit>();
    for (const size of SIZES)
      visits.set(
        size,
        await visit('article', size, size > SURVIVED ? ['walk', 'find-article'] : SUBJECTS, size === LARGEST),
      );
    const front = await visit('front', FRONT_SIZE, ['walk', 'find-article'], false);
    return resultOf(visits, front);
  } finally {
    await close();
  }
}

function resultOf(visits: ReadonlyMap<number, Visit>, front: Visit): BenchmarkResult {
  const ms = (amount: number) => ({ amount, unit: 'ms' }) as const;
  const walks = (visit: Visit): number => timeOf(visit, 'find-article') / timeOf(visit, 'walk');
  const against = (visit: Visit, subject: Subject, name: string): Pick<Figure, 'measured' | 'against'> => ({
    measured: ms(timeOf(visit, 'find-article')),
    against: { name, measured: ms(timeOf(visit, subject)) },
  });
  const reference = visits.get(REFERENCE);
  const figures: Figure[] = [];
  const rows: Detail['rows'][number][] = [];
  for (const [size, visit] of visits) {
    const what = `findArticle, ${size.toLocaleString('en')} nodes`;
    const limit =
      size === LARGEST && reference
        ? { limit: { on: 'ratio', atMost: Math.round(GROWTH * walks(reference)) } as const }
        : {};
    figures.push({ what, ...against(visit, 'walk', 'one walk that reads the text'), ...limit });
    if (size <= SURVIVED) figures.push({ what, ...against(visit, 'readability', 'Readability on a clone') });
    if (visit.slices.length)
      figures.push({
        what: `in slices, ${size.toLocaleString('en')} nodes: the longest of ${visit.slices.length}`,
        measured: ms(Math.max(...visit.slices)),
        limit: { on: 'measured', atMost: LONGEST_SLICE },
      });
    rows.push([
      size,
      timeOf(visit, 'walk'),
      timeOf(visit, 'find-article'),
      (1e6 * timeOf(visit, 'find-article')) / size,
    ]);
  }
  figures.push({
    what: `no article: a front page of ${FRONT_SIZE.toLocaleString('en')} nodes`,
    ...against(front, 'walk', 'one walk that reads the text'),
    limit: { on: 'ratio', atMost: WALKS },
  });
  const onCpu = [...visits.values(), front].every((visit) => visit.onCpu);
  return {
    how: `Each page in a tab of its own, laid out and painted; each subject is called ${CALLS} times by turns, the first call is left out.`,
    figures,
    details: [{ title: 'Each size', columns: ['nodes', 'walk, ms', 'findArticle, ms', 'ns per node'], rows }],
    notes: onCpu ? [] : ['this system counts no CPU time per thread: the figures are wall time'],
  };
}

export const sectionsGrowth: Benchmark = {
  name: 'sections-growth',
  title: 'Finding the sections of ever larger pages',
  run,
};
