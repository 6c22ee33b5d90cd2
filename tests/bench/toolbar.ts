/** The toolbar at a selection: script from the end of a selection until it is shown, on a slow machine with many highlights. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import type { Annotation } from '../../src/core/model/annotation.ts';
import type { Article } from '../../src/core/model/article.ts';
import { addressKeys } from '../../src/core/model/page-address.ts';
import { fillLibrary, libraryOf, probedBuild } from '../e2e/support/probed-build.ts';
import { launchChromium } from '../harness/chromium.ts';
import { serveArticles } from '../harness/serve-articles.ts';
import type { Benchmark, BenchmarkResult } from './benchmark.ts';
import { madeUpParagraphs } from './made-up-text.ts';
import { median, percentile } from './statistics.ts';
import { cpuBetweenMarks, recordTrace, type TraceEvent } from './trace.ts';

const URL_OF_PAGE = 'http://pacificcouncil.online/bench/toolbar';
const SEED = 20_261_128;
const LENGTH = 120_000;
const HIGHLIGHTS = 1_000;
const SLOWER = 4;
const FRAME = 1000 / 60;
const MARK = 'margent-toolbar';
/** What was said of the last toolbar has gone, and all of ours with it; in milliseconds. */
const GONE = 4_500;

/** Marks the end of a selection, and the moment at which something of ours lies over the page. */
const SCRIPT = `<script>
  let round = 0;
  addEventListener('pointerup', () => performance.mark('${MARK} ' + ++round + ' start'), true);
  new MutationObserver((records) => {
    if (records.some(({ addedNodes }) => addedNodes.length > 0)) performance.mark('${MARK} ' + round + ' end');
  }).observe(document.documentElement, { childList: true });
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

/** Selects words of a paragraph as a mouse does. */
async function select(page: Page, paragraph: number): Promise<void> {
  const [x, y, to] = (await page.evaluate(`(() => {
    getSelection().removeAllRanges();
    const words = document.querySelectorAll('p')[${paragraph}].firstChild;
    words.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
    const range = document.createRange();
    range.setStart(words, 10);
    range.setEnd(words, 40);
    const [box] = range.getClientRects();
    return [box.left, box.top + box.height / 2, box.right];
  })()`)) as [number, number, number];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(to, y, { steps: 3 });
  await page.mouse.up();
}

/** Milliseconds of our scripts between two marks: compiled, run, called. */
function scriptBetween(events: readonly TraceEvent[], name: string): number {
  const start = events.find((event) => event.name === `${name} start`);
  const end = events.find((event) => event.name === `${name} end`);
  if (!start || !end) throw new Error(`the trace has no marks of ${name}`);
  const ours = events
    .filter(
      ({ name: what, tid, pid, ts, args }) =>
        (what === 'FunctionCall' || what === 'EvaluateScript') &&
        tid === start.tid &&
        pid === start.pid &&
        ts >= start.ts &&
        ts < end.ts &&
        JSON.stringify(args).includes('chrome-extension://'),
    )
    .sort((a, b) => a.ts - b.ts);
  let sum = 0;
  let counted = 0;
  for (const { ts, dur = 0, tdur } of ours) {
    if (ts < counted) continue;
    sum += tdur ?? dur;
    counted = ts + dur;
  }
  return sum / 1000;
}

async function visit(browser: Browser, laterTimes: number): Promise<{ all: number[]; script: number[] }> {
  const page = await browser.newPage();
  try {
    await page.goto(URL_OF_PAGE);
    await page.waitForFunction(
      `[...CSS.highlights].filter(([name]) => name.startsWith('margent-')).reduce((sum, [, { size }]) => sum + size, 0) >= ${HIGHLIGHTS}`,
    );
    const cdp = await page.createCDPSession();
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const events = await recordTrace(browser, ['blink.user_timing', 'devtools.timeline'], async () => {
      for (let round = 0; round <= laterTimes; round += 1) {
        await select(page, 3 + round * 2);
        await page.waitForFunction(`document.querySelector('div[popover=manual]')`);
        await page
          .waitForFunction(`!document.querySelector('div[popover=manual]')`, { timeout: 1 })
          .catch(() => undefined);
        await page.evaluate('getSelection().removeAllRanges()');
        await page.keyboard.press('Escape');
        await new Promise((resolve) => setTimeout(resolve, GONE));
      }
    });
    const { times } = cpuBetweenMarks(events, MARK);
    const names = Array.from({ length: laterTimes + 1 }, (_, round) => `${MARK} ${round + 1}`);
    return {
      all: names.map((name) => times.get(name) ?? Number.NaN),
      script: names.map((name) => scriptBetween(events, name)),
    };
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
  const first: { all: number; script: number }[] = [];
  const later: { all: number; script: number }[] = [];
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
      options.progress(`toolbar: visit ${round + 1} of ${rounds}`);
      const { all, script } = await visit(session.browser, 4);
      const each = all.map((amount, index) => ({ all: amount, script: script[index] ?? Number.NaN }));
      first.push(...each.slice(0, 1));
      later.push(...each.slice(1));
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
  const scripts = (of: typeof first) => of.map(({ script }) => script);
  const alls = (of: typeof first) => of.map(({ all }) => all);
  return {
    how:
      `${rounds} visits to a page of ${LENGTH / 1000} kB with ${HIGHLIGHTS} highlights, the processor slowed down ${SLOWER} times, 5 selections by the mouse in each. ` +
      'From `pointerup` until the toolbar is in the page: CPU time of the main thread in our scripts (compiled, run, called), and in everything together, what the browser does for the selection among it.',
    figures: [
      figure('first selection, script', median(scripts(first)), true),
      figure('the same, worst', Math.max(...scripts(first)), false),
      figure('first selection, everything', median(alls(first)), false),
      figure('later selections, script', median(scripts(later)), true),
      figure('the same, 95th percentile', percentile(scripts(later), 0.95), true),
      figure('later selections, everything', median(alls(later)), false),
    ],
    details: [],
    notes: ['what the browser answers while the script waits (the codebook, the first time) is not script'],
  };
}

export const toolbar: Benchmark = {
  name: 'toolbar',
  title: 'The toolbar at a selection',
  run,
};
