/** Finding stored quotes again: the cost beside what any way must do, and beside the ways of others. */
import path from 'node:path';
import type { Page as Tab } from 'puppeteer-core';
import { EDITS } from '../anchoring/edits.ts';
import { type Page, pageOf, placePage } from '../anchoring/page-words.ts';
import { type Marked, markQuotes, truthOf } from '../anchoring/quotes.ts';
import { chance } from '../harness/chance.ts';
import { launchChromiumBare } from './bare-browser.ts';
import type { Benchmark, BenchmarkResult, Figure } from './benchmark.ts';
import { bundleScript } from './bundle.ts';
import type { Found, Holding, WayName } from './in-page/anchoring.ts';
import { madeUpParagraphs } from './made-up-text.ts';
import { sampleOf } from './sample.ts';
import { median } from './statistics.ts';
import { cpuBetweenMarks, recordTrace } from './trace.ts';

const GLOBAL = 'margentAnchoring';
const MARK = 'margent-anchoring';
const SEED = 20_261_124;
const MEGABYTE = 1_200_000;

interface Task {
  readonly name: string;
  /** UTF-16 code units of its text before the edit. */
  readonly length: number;
  readonly edit: 'unchanged' | 'light' | 'heavy';
  readonly annotations: number;
  /** Calls between two marks: a page of some milliseconds needs many. */
  readonly repeats: number;
  /** Who is measured beside us, on how many of the annotations; the time is scaled up from there. */
  readonly peers: Partial<Record<WayName, number>>;
  readonly limit: { readonly against: WayName; readonly atMost?: number; readonly atLeast?: number };
}

const TASKS: readonly Task[] = [
  {
    name: 'op-ed, 1,300 words, unchanged',
    length: 1_300 * 6,
    edit: 'unchanged',
    annotations: 100,
    repeats: 20,
    peers: { limit: 100, hypothesis: 100, 'apache-annotator': 100, 'dom-anchor-text-quote': 100 },
    limit: { against: 'limit', atMost: 2 },
  },
  {
    name: 'long read, 10,000 words, light edits',
    length: 10_000 * 6,
    edit: 'light',
    annotations: 100,
    repeats: 3,
    peers: { limit: 100, hypothesis: 100, 'dom-anchor-text-quote': 30 },
    limit: { against: 'hypothesis', atLeast: 30 },
  },
  {
    name: '1.2 MB, unchanged',
    length: MEGABYTE,
    edit: 'unchanged',
    annotations: 5_000,
    repeats: 1,
    peers: { limit: 5_000, hypothesis: 50, 'apache-annotator': 10, 'dom-anchor-text-quote': 10 },
    limit: { against: 'limit', atMost: 2 },
  },
  {
    name: '1.2 MB, light edits',
    length: MEGABYTE,
    edit: 'light',
    annotations: 1_000,
    repeats: 1,
    peers: { limit: 1_000, hypothesis: 100, 'dom-anchor-text-quote': 10 },
    limit: { against: 'hypothesis', atLeast: 300 },
  },
  {
    name: '1.2 MB, heavy edits',
    length: MEGABYTE,
    edit: 'heavy',
    annotations: 1_000,
    repeats: 1,
    peers: { limit: 1_000, hypothesis: 100, 'dom-anchor-text-quote': 10 },
    limit: { against: 'hypothesis', atLeast: 200 },
  },
];

const PEERS: Readonly<Record<WayName, string>> = {
  margent: 'Margent',
  limit: 'the limit',
  hypothesis: "Hypothesis' way",
  'apache-annotator': '@apache-annotator/dom',
  'dom-anchor-text-quote': 'dom-anchor-text-quote',
};

/** Peers that take minutes are called less often than the rest. */
const ROUNDS_OF_PEERS = 2;
/** Bytes per UTF-16 code unit of the page. */
const BYTES_PER_UNIT = 6;
const HELD: readonly Holding[] = ['reading text', 'reading text and words', 'resolutions'];

interface Prepared {
  readonly html: string;
  readonly text: string;
  readonly marked: readonly Marked[];
  readonly truths: readonly ReturnType<typeof truthOf>[];
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** Paragraphs with a space between, and a link or emphasis about every 25 words, so that a paragraph is several nodes. */
function htmlOf(page: Page, dice: () => number): string {
  const blocks = page.map((block) => {
    const words = block.map(({ gap, text }, index) => {
      const isMarked = dice() < 0.04;
      const word = isMarked ? `<${dice() < 0.5 ? 'a' : 'em'}>${escaped(text)}</>` : escaped(text);
      return (index > 0 ? gap : '') + word;
    });
    return `<p>${words.join('').replace(/<(a|em)>([^<]*)<\/>/g, '<$1>$2</$1>')}</p>`;
  });
  return `<main>${blocks.join(' ')}</main>`;
}

function prepare({ length, edit, annotations }: Task): Prepared {
  const paragraphs = madeUpParagraphs(length, SEED);
  const text = paragraphs.join(' ');
  const breaks = [0];
  for (const paragraph of paragraphs) breaks.push((breaks.at(-1) ?? 0) + paragraph.length + 1);
  const before = pageOf({ text, breaks });
  const dice = chance(SEED + 1);
  const marked = markQuotes(placePage(before), annotations, dice);
  const after = EDITS[edit]?.(before, dice) ?? before;
  const placed = placePage(after);
  return {
    html: htmlOf(after, dice),
    text: placed.text,
    marked,
    truths: sampleOf(marked, SAMPLE).map((quote) => truthOf(quote, placed)),
  };
}

/** Quotes of which it is looked whether they were put on their words. */
const SAMPLE = 100;

/** The share of those still there that was put on them by more than half. */
function rightShare(found: readonly Found[], { marked, truths }: Prepared): number {
  const truthAt = new Map(sampleOf(marked, SAMPLE).map((quote, at) => [quote, truths[at]]));
  let there = 0;
  let right = 0;
  sampleOf(marked, found.length).forEach((quote, at) => {
    const truth = truthAt.get(quote);
    if (truth?.state !== 'there') return;
    there += 1;
    const span = found[at];
    if (!span) return;
    const common = Math.min(span.end, truth.end) - Math.max(span.start, truth.start);
    const all = Math.max(span.end, truth.end) - Math.min(span.start, truth.start);
    if (common * 2 > all) right += 1;
  });
  return right / there;
}

interface Measured {
  readonly task: Task;
  /** Milliseconds for all annotations, by way: of the first call, and the median of the others. */
  readonly times: ReadonlyMap<WayName, { readonly first: number; readonly median: number }>;
  readonly right: ReadonlyMap<WayName, number>;
  /** Per call the ratio of ours to the limit's beside it; the median of them. */
  readonly toLimit: number;
  readonly onCpu: boolean;
  readonly bytes: ReadonlyMap<Holding, number>;
  readonly units: number;
}

async function usedBytes(tab: Tab): Promise<number> {
  const session = await tab.createCDPSession();
  try {
    // Twice: what a collection finalises is counted only by the next.
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    const usage: Record<string, unknown> = { ...(await session.send('Runtime.getHeapUsage')) };
    const parts = [usage.usedSize, usage.embedderHeapUsedSize, usage.backingStorageSize];
    return parts.reduce<number>((sum, part) => sum + (typeof part === 'number' ? part : 0), 0);
  } finally {
    await session.detach();
  }
}

async function measureBytes(tab: Tab): Promise<Map<Holding, number>> {
  const bytes = new Map<Holding, number>();
  for (const holding of HELD) {
    // Made once before, so that what stays of the code and of wrappers of nodes is there already.
    await tab.evaluate(`${GLOBAL}.hold('${holding}')`);
    await tab.evaluate(`${GLOBAL}.release()`);
    const before = await usedBytes(tab);
    await tab.evaluate(`${GLOBAL}.hold('${holding}')`);
    bytes.set(holding, (await usedBytes(tab)) - before);
    await tab.evaluate(`${GLOBAL}.release()`);
  }
  return bytes;
}

async function run(options: Parameters<Benchmark['run']>[0]): Promise<BenchmarkResult> {
  const rounds = (options.rounds ?? 6) + 1;
  const script = await bundleScript(path.join(import.meta.dirname, 'in-page/anchoring.ts'), GLOBAL);
  const { browser, server, close } = await launchChromiumBare();
  const url = 'http://anchoring.example/';
  server.route(url, { body: '<!doctype html><title>bench</title><body>' });

  async function measure(task: Task): Promise<Measured> {
    options.progress(`anchoring: ${task.name}`);
    const prepared = prepare(task);
    const tab = await browser.newPage();
    try {
      await tab.goto(url);
      await tab.evaluate(script);
      const quotes = prepared.marked.map(({ quote }) => quote);
      const shown = await tab.evaluate(`${GLOBAL}.show(${JSON.stringify(prepared.html)}, ${JSON.stringify(quotes)})`);
      if (shown !== prepared.text) throw new Error(`${task.name}: the page does not read as it was made`);
      const ways: [WayName, number][] = [
        ['margent', task.annotations],
        ...(Object.entries(task.peers) as [WayName, number][]),
      ];
      const right = new Map<WayName, number>();
      const events = await recordTrace(browser, ['blink.user_timing'], async () => {
        for (let round = 0; round < rounds; round += 1) {
          for (const [name, count] of round % 2 ? ways.toReversed() : ways) {
            const isQuick = name === 'margent' || name === 'limit';
            if (!isQuick && round >= ROUNDS_OF_PEERS) continue;
            options.progress(`anchoring: ${task.name}: ${name}, ${round + 1} of ${isQuick ? rounds : ROUNDS_OF_PEERS}`);
            const repeats = isQuick ? task.repeats : 1;
            const mark = `${MARK} ${name} ${round}`;
            const found = (await tab.evaluate(`${GLOBAL}.run('${name}', ${count}, ${repeats}, '${mark}')`)) as Found[];
            right.set(name, rightShare(found, prepared));
          }
        }
      });
      const { times, onCpu } = cpuBetweenMarks(events, MARK);
      const timesOf = (name: WayName): number[] => {
        const repeats = name === 'margent' || name === 'limit' ? task.repeats : 1;
        const scale = task.annotations / (task.peers[name] ?? task.annotations) / repeats;
        return Array.from({ length: rounds }, (_, round) => times.get(`${MARK} ${name} ${round}`)).flatMap((ms) =>
          ms === undefined ? [] : [ms * scale],
        );
      };
      const [ours, least] = [timesOf('margent'), timesOf('limit')];
      return {
        task,
        times: new Map(
          ways.map(([name]) => {
            const [first = Number.NaN, ...others] = timesOf(name);
            return [name, { first, median: median(others) }];
          }),
        ),
        right,
        toLimit: median(ours.slice(1).map((ms, at) => ms / (least[at + 1] ?? Number.NaN))),
        onCpu,
        bytes: task.length === MEGABYTE ? await measureBytes(tab) : new Map(),
        units: prepared.text.length,
      };
    } finally {
      await tab.close();
    }
  }

  try {
    const all: Measured[] = [];
    for (const task of TASKS) all.push(await measure(task));
    return resultOf(all, rounds);
  } finally {
    await close();
  }
}

function figuresOf({ task, times, toLimit, bytes, units }: Measured): Figure[] {
  const ms = (name: WayName) => ({ amount: times.get(name)?.median ?? Number.NaN, unit: 'ms' }) as const;
  const what = `${task.name}, ${task.annotations.toLocaleString('en')} annotations`;
  const figures = Object.entries(task.peers).map(([key, count]): Figure => {
    const peer = key as WayName;
    const scaled = count < task.annotations ? ` (scaled from ${count})` : '';
    const against = { name: PEERS[peer] + scaled, measured: ms(peer) };
    const limit = task.limit.against === peer ? task.limit : undefined;
    // As times faster where that is what is asked for.
    if (limit?.atLeast !== undefined) {
      return {
        what,
        measured: ms('margent'),
        against,
        ratio: against.measured.amount / ms('margent').amount,
        limit: { on: 'ratio', atLeast: limit.atLeast },
      };
    }
    return {
      what,
      measured: ms('margent'),
      against,
      ...(peer === 'limit' && { ratio: toLimit }),
      ...(limit?.atMost !== undefined && { limit: { on: 'ratio', atMost: limit.atMost } as const }),
    };
  });
  for (const [holding, amount] of bytes) {
    figures.push({
      what: `${what}: held by ${holding}`,
      measured: { amount, unit: 'bytes' },
      against: { name: 'code units of the page', measured: { amount: units, unit: 'bytes' } },
      limit: { on: 'ratio', atMost: BYTES_PER_UNIT },
    });
  }
  return figures;
}

function resultOf(all: readonly Measured[], rounds: number): BenchmarkResult {
  const percent = (share: number | undefined): string => (share === undefined ? '-' : `${(100 * share).toFixed(0)} %`);
  return {
    how:
      `Made-up text (seed ${SEED}), edited, each page in a tab of its own, laid out and painted; by turns, ${rounds - 1} calls after a first that is left out ` +
      `(${ROUNDS_OF_PEERS - 1} of a peer that takes long). A ratio with 'at least' says how many times faster.`,
    figures: all.flatMap(figuresOf),
    details: [
      {
        title:
          'Each way: ms for all annotations, and how many of up to 100 that are still there were put on their words',
        columns: ['page', 'way', 'first call', 'later', 'right words'],
        rows: all.flatMap(({ task, times, right }) =>
          [...times].map(([name, time]) => [task.name, PEERS[name], time.first, time.median, percent(right.get(name))]),
        ),
      },
    ],
    notes: [
      '@apache-annotator/dom finds unchanged words only, and web-highlighter a place in the DOM whose words it does not look at: they are not asked about edited pages',
      ...(all.every(({ onCpu }) => onCpu)
        ? []
        : ['this system counts no CPU time per thread: the figures are wall time']),
    ],
  };
}

export const anchoring: Benchmark = {
  name: 'anchoring',
  title: 'Finding stored passages again',
  run,
};
