/** Painting many passages: what it adds to the page, what the browser does for it after, and what stands at a point. */
import path from 'node:path';
import { launchChromiumBare } from './bare-browser.ts';
import type { Benchmark, BenchmarkResult, Figure } from './benchmark.ts';
import { bundleScript } from './bundle.ts';
import type { WayName } from './in-page/painting.ts';
import { madeUpParagraphs } from './made-up-text.ts';
import { median, percentile } from './statistics.ts';
import { cpuBetweenMarks, recordTrace, type TraceEvent } from './trace.ts';

const GLOBAL = 'margentPainting';
const MARK = 'margent-painting';
const SEED = 20_261_125;
const LENGTH = 1_200_000;
const PASSAGES = 5_000;
/** Code units of the longest: a paragraph; and, where a point is asked for, so much that a dozen lie over one another. */
const LONGEST = 600;
const OVERLAPPING = 6_000;
/** Of them web-highlighter is given so many: with all the page does not come back. */
const FEW = 50;
const FRAMES = 120;
const FRAME = 1000 / 60;
const STOPS = 20;
const POINTS = 15;
/** What the main thread does to show a change (https://developer.chrome.com/docs/devtools/performance/timeline-reference). */
const RENDERING = new Set(['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize', 'Commit']);
const CATEGORIES = ['blink.user_timing', 'devtools.timeline'];

interface Painted {
  readonly nodes: number;
  readonly script: number;
  readonly rendering: number;
  /** Milliseconds of rendering of each frame while it scrolls. */
  readonly scrolling: readonly number[];
}

/** Milliseconds of CPU the main thread spent on rendering between two marks. */
function renderingBetween(events: readonly TraceEvent[], name: string): number {
  const start = events.find((event) => event.name === `${name} start`);
  const end = events.find((event) => event.name === `${name} end`);
  if (!start || !end) throw new Error(`the trace has no marks of ${name}`);
  const steps = events.filter(
    ({ ph, tid, pid, name, ts }) =>
      ph === 'X' && tid === start.tid && pid === start.pid && RENDERING.has(name) && ts >= start.ts && ts < end.ts,
  );
  let sum = 0;
  // A step may be told of once more within itself, as the painting of a frame is: it counts once.
  let until = 0;
  for (const { ts, dur = 0, tdur } of steps.sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    if (ts < until) continue;
    until = ts + dur;
    sum += tdur ?? dur;
  }
  return sum / 1000;
}

async function run(options: Parameters<Benchmark['run']>[0]): Promise<BenchmarkResult> {
  const script = await bundleScript(path.join(import.meta.dirname, 'in-page/painting.ts'), GLOBAL);
  const rounds = options.rounds ?? 3;
  const text = JSON.stringify(madeUpParagraphs(LENGTH, SEED));
  const { browser, server, close } = await launchChromiumBare();
  const url = 'http://painting.example/';
  server.route(url, { body: '<!doctype html><title>bench</title><body>' });

  async function inTab<T>(work: (evaluate: (code: string) => Promise<unknown>) => Promise<T>): Promise<T> {
    const tab = await browser.newPage();
    try {
      await tab.goto(url);
      await tab.evaluate(script);
      return await work((code) => tab.evaluate(`${GLOBAL}.${code}`));
    } finally {
      await tab.close();
    }
  }

  const measure = (name: WayName, count: number): Promise<Painted> =>
    inTab(async (evaluate) => {
      options.progress(`painting: ${name}, ${count} passages`);
      const before = Number(await evaluate(`show(${text}, ${PASSAGES}, ${LONGEST})`));
      const events = await recordTrace(browser, CATEGORIES, async () => {
        await evaluate(`paint('${name}', ${count}, '${MARK}')`);
        await evaluate(`scroll(${FRAMES}, '${MARK} scroll')`);
      });
      return {
        nodes: Number(await evaluate('nodeCount()')) - before,
        script: cpuBetweenMarks(events, MARK).times.get(`${MARK} script`) ?? Number.NaN,
        rendering: renderingBetween(events, `${MARK} script`) + renderingBetween(events, `${MARK} shown`),
        scrolling: Array.from({ length: FRAMES }, (_, at) => renderingBetween(events, `${MARK} scroll ${at}`)),
      };
    });

  const several = async (name: WayName, count: number, times: number): Promise<Painted[]> => {
    const all: Painted[] = [];
    for (let round = 0; round < times; round++) all.push(await measure(name, count));
    return all;
  };

  try {
    const painted = {
      nothing: await several('nothing', PASSAGES, rounds),
      margent: await several('margent', PASSAGES, rounds),
      wrapping: await several('wrapping', PASSAGES, rounds),
      few: await several('margent', FEW, rounds),
      'web-highlighter': await several('web-highlighter', FEW, 1),
    };
    options.progress('painting: points');
    const asked = await inTab(async (evaluate) => {
      await evaluate(`show(${text}, ${PASSAGES}, ${OVERLAPPING})`);
      await evaluate(`paint('margent', ${PASSAGES}, '${MARK}')`);
      // Once before, so that the code is compiled.
      await evaluate(`ask(2, 5, 'warm')`);
      let found: unknown;
      const events = await recordTrace(browser, ['blink.user_timing'], async () => {
        found = await evaluate(`ask(${STOPS}, ${POINTS}, '${MARK}')`);
      });
      const { times, onCpu } = cpuBetweenMarks(events, MARK);
      const of = (name: string) => [...times].filter(([key]) => key.startsWith(`${MARK} ${name} `)).map(([, ms]) => ms);
      return {
        ours: of('margent'),
        caret: of('caretPositionFromPoint'),
        browsers: of('highlightsFromPoint'),
        found: JSON.stringify(found),
        onCpu,
      };
    });
    return resultOf(painted, asked);
  } finally {
    await close();
  }
}

function resultOf(
  painted: Readonly<Record<'nothing' | 'margent' | 'wrapping' | 'few' | 'web-highlighter', readonly Painted[]>>,
  asked: { ours: number[]; caret: number[]; browsers: number[]; found: string; onCpu: boolean },
): BenchmarkResult {
  const ms = (amount: number) => ({ amount, unit: 'ms' }) as const;
  const of = (name: keyof typeof painted, pick: (one: Painted) => number): number => median(painted[name].map(pick));
  const late = ({ scrolling }: Painted): number => scrolling.filter((time) => time > FRAME).length;
  const many = PASSAGES.toLocaleString('en');
  const figures: Figure[] = [
    {
      what: `${many} passages: nodes added`,
      measured: { amount: of('margent', ({ nodes }) => nodes), unit: 'nodes' },
      against: { name: 'wrapping', measured: { amount: of('wrapping', ({ nodes }) => nodes), unit: 'nodes' } },
      limit: { on: 'measured', atMost: 0 },
    },
    {
      what: `${many} passages: style, layout and paint after`,
      measured: ms(of('margent', ({ rendering }) => rendering)),
      against: { name: 'wrapping', measured: ms(of('wrapping', ({ rendering }) => rendering)) },
      limit: { on: 'ratio', atMost: 0.1 },
    },
    {
      what: `${many} passages: script`,
      measured: ms(of('margent', ({ script }) => script)),
      against: { name: 'wrapping', measured: ms(of('wrapping', ({ script }) => script)) },
    },
    {
      what: `${FEW} passages: script, style, layout and paint`,
      measured: ms(of('few', ({ script, rendering }) => script + rendering)),
      against: {
        name: 'web-highlighter',
        measured: ms(of('web-highlighter', ({ script, rendering }) => script + rendering)),
      },
    },
    {
      what: `scrolling with ${many} passages: rendering of a frame, median`,
      measured: ms(of('margent', ({ scrolling }) => median(scrolling))),
      against: { name: 'the page without', measured: ms(of('nothing', ({ scrolling }) => median(scrolling))) },
    },
    {
      what: `the same: of ${FRAMES} frames those that take over ${FRAME.toFixed(1)} ms`,
      measured: { amount: of('margent', late), unit: 'frames' },
      against: { name: 'the page without', measured: { amount: of('nothing', late), unit: 'frames' } },
      limit: { on: 'measured', atMost: of('nothing', late) },
    },
    {
      what: `what stands at a point, ${many} passages, median`,
      measured: ms(median(asked.ours)),
      against: { name: 'highlightsFromPoint', measured: ms(median(asked.browsers)) },
    },
    {
      what: 'the same, median',
      measured: ms(median(asked.ours)),
      against: { name: 'caretPositionFromPoint alone', measured: ms(median(asked.caret)) },
    },
    {
      what: 'the same, 95th percentile of points',
      measured: ms(percentile(asked.ours, 0.95)),
      against: { name: 'highlightsFromPoint', measured: ms(percentile(asked.browsers, 0.95)) },
      limit: { on: 'measured', atMost: 0.1 },
    },
  ];
  return {
    how:
      `A made-up page of 1.2 MB (seed ${SEED}), passages of up to ${LONGEST} code units; each painting in a tab of its own, median of the rounds. ` +
      "Wrapping leaves the elements that Hypothesis' client leaves, one for each run of text of each passage, all made at once.",
    figures,
    details: [
      {
        title: 'Scrolling, ms of rendering of a frame',
        columns: ['painted', 'median', 'p95', 'worst'],
        rows: (['nothing', 'margent', 'wrapping'] as const).map((name) => {
          const all = painted[name].flatMap(({ scrolling }) => scrolling);
          return [name, median(all), percentile(all, 0.95), Math.max(...all)];
        }),
      },
      {
        title: 'What stands at a point, ms',
        columns: ['way', 'median', 'p95', 'worst'],
        rows: [
          ['Margent', asked.ours] as const,
          ['caretPositionFromPoint alone', asked.caret] as const,
          ['highlightsFromPoint', asked.browsers] as const,
        ].map(([name, all]) => [name, median(all), percentile(all, 0.95), Math.max(...all)]),
      },
    ],
    notes: [
      `passages found at all points together: ${asked.found}`,
      ...(asked.onCpu ? [] : ['this system counts no CPU time per thread: the figures are wall time']),
    ],
  };
}

export const painting: Benchmark = { name: 'painting', title: 'Painting passages', run };
