/** The toolbar at a selection: script from the end of a selection until it is shown, on a slow machine with many highlights. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import type { Annotation } from '../../src/core/model/annotation.ts';
import type { Article } from '../../src/core/model/article.ts';
import { addressKeys } from '../../src/core/model/page-address.ts';
import { overPage } from '../e2e/support/over-page.ts';
import { fillLibrary, libraryOf, probedBuild } from '../e2e/support/probed-build.ts';
import { launchChromium } from '../harness/chromium.ts';
import { serveArticles } from '../harness/serve-articles.ts';
import type { Benchmark, BenchmarkResult } from './benchmark.ts';
import { madeUpParagraphs } from './made-up-text.ts';
import { SCRIPT_COST_CATEGORIES } from './script-cost.ts';
import { median, percentile } from './statistics.ts';
import { recordTrace, type TraceEvent } from './trace.ts';

const URL_OF_PAGE = 'http://pacificcouncil.online/bench/toolbar';
const SEED = 20_261_128;
const LENGTH = 120_000;
const HIGHLIGHTS = 1_000;
/** Selections of a visit after its first. */
const LATER = 2;
const SLOWER = 4;
const FRAME = 1000 / 60;
const MARK = 'margent-toolbar';
/** By then it is mostly there; where it is not, the bench looks again so often. In milliseconds. */
const SHOWN = 1_500;
const LOOKS = 4;
/** What was said of the last toolbar has gone, and all of ours with it; in milliseconds. */
const GONE = 4_500;

/** Marks the end of a selection: when the button was let go, not when a page that was busy heard of it. */
const SCRIPT = `<script>
  let round = 0;
  // Not of the first click of two.
  addEventListener('pointerup', ({ timeStamp }) => {
    if (!getSelection().isCollapsed) performance.mark('${MARK} ' + ++round, { startTime: timeStamp });
  }, true);
</script>`;

/** A thousand passages of a few words, one after the other through the page. */
function annotationsOf(
  paragraphs: readonly string[],
  { articleId, projectId, coderId, role }: { articleId: string; projectId: string; coderId: string; role: string },
): Annotation[] {
  const text = paragraphs.join(' ');
  const every = Math.floor(text.length / HIGHLIGHTS);
  const at = new Date(Date.UTC(2026, 0, 1)).toISOString();
  return Array.from({ length: HIGHLIGHTS }, (_, index): Annotation => {
    const start = text.indexOf(' ', index * every) + 1;
    const end = text.indexOf(' ', start + every / 2);
    return {
      id: crypto.randomUUID(),
      articleId,
      projectId,
      selectors: [
        {
          type: 'TextQuoteSelector',
          exact: text.slice(start, end),
          prefix: text.slice(Math.max(0, start - 32), start),
          suffix: text.slice(end, end + 32),
        },
        { type: 'TextPositionSelector', start, end, astralBefore: 0 },
      ],
      roles: [role],
      tags: [],
      note: '',
      coderId,
      createdAt: at,
      updatedAt: at,
    };
  });
}

/**
 * How words are selected: dragged as a hand does, which takes a third of a second; by a double click, as long as a finger
 * presses and rests; or dragged as fast as the protocol lets it, which no hand does.
 */
const WAYS = ['by hand', 'by a double click', 'at once'] as const;
type Way = (typeof WAYS)[number];
const HAND = { steps: 12, pause: 25 };
/** Milliseconds that a button is held down in a click, and that it rests between the two of a double click. */
const PRESS = 80;
const REST = 100;

/** UTF-16 code units that are dragged over. */
const DRAGGED = 30;

/** Selects words of a paragraph by the mouse: from a word that is not highlighted, or its first click would open a card. */
async function select(page: Page, paragraph: number, way: Way): Promise<void> {
  const place = (await page.evaluate(`(() => {
    getSelection().removeAllRanges();
    const words = document.querySelectorAll('p')[${paragraph}].firstChild;
    words.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
    const boxesOf = (start, length) => {
      const range = document.createRange();
      range.setStart(words, start);
      range.setEnd(words, Math.min(words.length, start + length));
      return [...range.getClientRects()];
    };
    for (const { index, 0: word } of words.data.matchAll(/\\S{5,}/g)) {
      const [[box], [line, ...others]] = [boxesOf(index, word.length), boxesOf(index, ${DRAGGED})];
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      if (others.length === 0 && CSS.highlights.highlightsFromPoint(x, y).length === 0) return { x, y, to: line.right };
    }
    return null;
  })()`)) as { x: number; y: number; to: number } | null;
  if (!place) throw new Error(`paragraph ${paragraph} has no free word`);
  const { x, y, to } = place;
  await page.mouse.move(x, y);
  if (way === 'by a double click') {
    await page.mouse.click(x, y, { delay: PRESS });
    await pause(REST);
    await page.mouse.down({ clickCount: 2 });
    await pause(PRESS);
    return page.mouse.up({ clickCount: 2 });
  }
  await page.mouse.down();
  if (way === 'at once') await page.mouse.move(to, y, { steps: 3 });
  else
    for (let step = 1; step <= HAND.steps; step += 1) {
      await page.mouse.move(x + ((to - x) * step) / HAND.steps, y);
      await pause(HAND.pause);
    }
  await page.mouse.up();
}

const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

interface Cost {
  /** Milliseconds of CPU time of the main thread until the toolbar is shown: everything, and our scripts among it. */
  all: number;
  script: number;
}

const endOf = ({ ts, dur = 0 }: TraceEvent): number => ts + dur;

/**
 * What it cost from a mark on until the browser styles a toolbar that is seen, which it tells of because that comes in by an
 * animation. A task that brings a message of the extension counts as a whole: what a promise then calls carries no address.
 */
function costAfter(events: readonly TraceEvent[], mark: string): Cost {
  const start = events.find(({ name }) => name === mark);
  if (!start) throw new Error(`the trace has no mark ${mark}`);
  const shown = events
    .filter(({ name, pid, ts, args }) => {
      if (name !== 'Animation' || pid !== start.pid || ts < start.ts) return false;
      return JSON.stringify(args ?? {}).includes('panel toolbar');
    })
    .sort((a, b) => a.ts - b.ts)[0];
  if (!shown) throw new Error(`the trace shows no toolbar after ${mark}`);
  const between = events
    .filter(({ pid, tid, ph }) => pid === start.pid && tid === start.tid && ph === 'X')
    .filter((event) => event.ts < shown.ts && endOf(event) > start.ts)
    .sort((a, b) => a.ts - b.ts || endOf(b) - endOf(a));
  /** Of what had begun before the mark, or shows the toolbar, the part in between. */
  const cpu = (found: readonly TraceEvent[]): number => {
    let sum = 0;
    let counted = 0;
    for (const event of found) {
      const { ts, dur = 0, tdur = dur } = event;
      // A call inside the one before is part of it.
      if (ts < counted) continue;
      const within = dur === 0 ? 0 : (Math.min(endOf(event), shown.ts) - Math.max(ts, start.ts)) / dur;
      sum += tdur * within;
      counted = endOf(event);
    }
    return sum / 1000;
  };
  const tasks = between.filter(({ name }) => name === 'RunTask');
  const messages = between.filter(
    ({ name, args }) =>
      name === 'Receive mojo message' && JSON.stringify(args ?? {}).includes('extensions.mojom.MessagePort'),
  );
  const ours = between.filter(
    (event) =>
      (/^(?:FunctionCall|EvaluateScript|v8\.compile)$/.test(event.name) &&
        JSON.stringify(event.args ?? {}).includes('chrome-extension://')) ||
      (event.name === 'RunTask' && messages.some(({ ts }) => ts >= event.ts && ts <= endOf(event))),
  );
  return { all: cpu(tasks), script: cpu(ours) };
}

/** Of the first selection of a visit, and of those that come after it. */
async function visit(browser: Browser, laterTimes: number, way: Way): Promise<Cost[]> {
  const page = await browser.newPage();
  try {
    await page.goto(URL_OF_PAGE);
    await page.waitForFunction(
      `[...CSS.highlights].filter(([name]) => name.startsWith('margent-')).reduce((sum, [, { size }]) => sum + size, 0) >= ${HIGHLIGHTS}`,
    );
    const cdp = await page.createCDPSession();
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const events = await recordTrace(browser, ['blink.user_timing', ...SCRIPT_COST_CATEGORIES], async () => {
      for (let round = 0; round <= laterTimes; round += 1) {
        await select(page, 3 + round * 2, way);
        let isShown = false;
        for (let looks = 0; looks < LOOKS && !isShown; looks += 1) {
          await pause(SHOWN);
          isShown =
            (await overPage(page).see(`root?.querySelector('[role=toolbar]:not([data-away])') != null`)) === true;
        }
        if (!isShown) throw new Error('no toolbar came up');
        await page.evaluate('getSelection().removeAllRanges()');
        await page.keyboard.press('Escape');
        await pause(GONE);
      }
    });
    return Array.from({ length: laterTimes + 1 }, (_, round) => costAfter(events, `${MARK} ${round + 1}`));
  } finally {
    await page.close();
  }
}

async function run(options: Parameters<Benchmark['run']>[0]): Promise<BenchmarkResult> {
  if (!existsSync(path.join(options.root, 'dist/chrome/marking/marking.js')))
    throw new Error('dist/chrome is not there: run `npm run build` first');
  const rounds = options.rounds ?? 5;
  const build = await probedBuild('chromium');
  const server = await serveArticles();
  const paragraphs = madeUpParagraphs(LENGTH, SEED);
  server.route(URL_OF_PAGE, {
    body: `<!doctype html><html lang="en"><title>Bench</title><body style="font:16px/1.6 serif;max-width:50em">${paragraphs.map((words) => `<p>${words}</p>`).join('')}${SCRIPT}`,
  });
  const session = await launchChromium({
    extensionDirectory: build.directory,
    network: { kind: 'closed', proxyUrl: server.proxyUrl },
  });
  const costs: Record<Way, { first: Cost[]; later: Cost[] }> = {
    'by hand': { first: [], later: [] },
    'by a double click': { first: [], later: [] },
    'at once': { first: [], later: [] },
  };
  try {
    const probe = await session.browser.newPage();
    await probe.goto(session.extensionUrl('probe/probe.html'));
    await probe.waitForFunction('typeof store === "object"');
    const library = await libraryOf(probe);
    const [project] = library.projects;
    const coder = project?.coders[0];
    const role = library.codebooks.find(({ id }) => id === project?.codebookId)?.roles[1];
    if (!project || !coder || !role) throw new Error('a new library has no project, coder or role');
    const at = new Date(Date.UTC(2026, 0, 1)).toISOString();
    const article: Article = {
      id: crypto.randomUUID(),
      description: {
        title: 'Bench',
        dek: null,
        authors: [],
        published: { date: null, text: '' },
        siteName: null,
        language: 'en',
        canonicalUrl: null,
        firstPublished: null,
        readMoreUrl: null,
      },
      urls: [URL_OF_PAGE],
      addressKeys: addressKeys([URL_OF_PAGE]),
      createdAt: at,
      updatedAt: at,
    };
    const ids = { articleId: article.id, projectId: project.id, coderId: coder.id, role: role.id };
    await fillLibrary(probe, { ...library, articles: [article], annotations: annotationsOf(paragraphs, ids) });
    await probe.close();
    for (let round = 0; round < rounds; round += 1) {
      for (const way of WAYS) {
        options.progress(`toolbar: visit ${round + 1} of ${rounds}, ${way}`);
        const [first, ...later] = await visit(session.browser, LATER, way);
        if (first) costs[way].first.push(first);
        costs[way].later.push(...later);
      }
    }
  } finally {
    await session.close();
    await server.close();
    build.remove();
  }
  const frame = { name: 'a frame', measured: { amount: FRAME, unit: 'ms' } } as const;
  const figure = (what: string, amount: number, isLimited: boolean) => ({
    what,
    measured: { amount, unit: 'ms' } as const,
    against: frame,
    ...(isLimited ? { limit: { on: 'measured', atMost: FRAME } as const } : {}),
  });
  const scripts = (of: readonly Cost[]) => of.map(({ script }) => script);
  const alls = (of: readonly Cost[]) => of.map(({ all }) => all);
  return {
    how:
      `${rounds} visits each to a page of ${LENGTH / 1000} kB with ${HIGHLIGHTS} highlights, the processor slowed down ${SLOWER} times, ${1 + LATER} selections by the mouse in each: ` +
      `dragged as a hand does in ${(HAND.steps * HAND.pause) / 1000} s, by a double click of ${PRESS} ms a press and ${REST} ms between, and at once, as fast as the browser takes it. ` +
      'From when the button is let go until the toolbar is styled to be seen: CPU time of the main thread in our scripts (compiled, run, called, brought a message), and in everything together, what the browser does for the selection among it.',
    figures: WAYS.flatMap((way) => {
      const { first, later } = costs[way];
      return [
        figure(`first selection ${way}, script`, median(scripts(first)), true),
        figure('the same, worst', Math.max(...scripts(first)), false),
        figure(`first selection ${way}, everything`, median(alls(first)), false),
        figure(`later selections ${way}, script`, median(scripts(later)), true),
        figure('the same, 95th percentile', percentile(scripts(later), 0.95), true),
        figure(`later selections ${way}, everything`, median(alls(later)), false),
      ];
    }),
    details: [],
    notes: ['what the browser answers while the script waits (the codebook, the first time) is not script'],
  };
}

export const toolbar: Benchmark = {
  name: 'toolbar',
  title: 'The toolbar at a selection',
  run,
};
