/** What each surface of the extension loads before it shows anything, and what the popup costs to open, against an empty one. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../harness/chromium.ts';
import { serveArticles } from '../harness/serve-articles.ts';
import type { Benchmark, BenchmarkResult, Figure } from './benchmark.ts';
import { bundleScript } from './bundle.ts';
import { median } from './statistics.ts';
import { cpuBetweenMarks, recordTrace } from './trace.ts';

const SURFACES = ['popup', 'sidepanel', 'editor', 'library', 'options', 'welcome', 'background'];
const EMPTY = 'empty/empty';
const MARK = 'margent-surface';
/** Of the popup before its parts were loaded when they are needed. */
const POPUP_BYTES = 300_000;

/** From the document's beginning until something is in its root. */
const marks = (round: number) => `
  performance.mark('${MARK} ${round} start');
  new MutationObserver((_, observer) => {
    if (!document.getElementById('root')?.textContent) return;
    observer.disconnect();
    performance.mark('${MARK} ${round} end');
  }).observe(document, { childList: true, subtree: true });`;

/** A module of the build with all that it imports from the start, not what it imports later. */
function modulesOf(directory: string, entry: string): string[] {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    const code = readFileSync(path.join(directory, file), 'utf8');
    for (const [, from] of code.matchAll(
      /(?:^|[;\n}])\s*(?:import|export)\s*(?:[\w$*{][^"'`;]*?from\s*)?["']([^"']+)["']/g,
    )) {
      if (from?.startsWith('.')) visit(path.posix.join(path.posix.dirname(file), from));
    }
  };
  visit(entry);
  return [...found];
}

async function openOnce(browser: Browser, url: string, round: number): Promise<void> {
  const page = await browser.newPage();
  try {
    await page.evaluateOnNewDocument(marks(round));
    await page.goto(url);
    await page.waitForFunction(`performance.getEntriesByName('${MARK} ${round} end').length > 0`);
  } finally {
    await page.close();
  }
}

async function run(options: Parameters<Benchmark['run']>[0]): Promise<BenchmarkResult> {
  const built = path.join(options.root, 'dist/chrome');
  if (!existsSync(path.join(built, 'popup/popup.js')))
    throw new Error('dist/chrome is not there: run `npm run build` first');
  const rounds = options.rounds ?? 15;
  const directory = mkdtempSync(path.join(tmpdir(), 'margent-bench-'));
  cpSync(built, directory, { recursive: true });
  mkdirSync(path.join(directory, 'empty'));
  const empty = await bundleScript(path.join(import.meta.dirname, 'in-page/empty-surface.ts'), 'empty');
  writeFileSync(path.join(directory, `${EMPTY}.js`), empty);
  writeFileSync(
    path.join(directory, `${EMPTY}.html`),
    '<!doctype html><meta charset="utf-8"><div id="root"></div><script type="module" src="empty.js"></script>',
  );
  const server = await serveArticles();
  const session = await launchChromium({
    extensionDirectory: directory,
    network: { kind: 'closed', proxyUrl: server.proxyUrl },
  });
  const ours: number[] = [];
  const theirs: number[] = [];
  let onCpu = true;
  try {
    const popup = session.extensionUrl('popup/popup.html');
    const peer = session.extensionUrl(`${EMPTY}.html`);
    await openOnce(session.browser, popup, 0);
    for (let round = 1; round <= rounds; round += 1) {
      options.progress(`surfaces: round ${round} of ${rounds}`);
      const events = await recordTrace(session.browser, ['blink.user_timing'], async () => {
        await openOnce(session.browser, popup, round * 2);
        await openOnce(session.browser, peer, round * 2 + 1);
      });
      const read = cpuBetweenMarks(events, MARK);
      onCpu &&= read.onCpu;
      ours.push(read.times.get(`${MARK} ${round * 2}`) ?? Number.NaN);
      theirs.push(read.times.get(`${MARK} ${round * 2 + 1}`) ?? Number.NaN);
    }
  } finally {
    await session.close();
    await server.close();
    rmSync(directory, { recursive: true, force: true });
  }
  const against = {
    name: 'an empty popup (preact, signals)',
    measured: { amount: empty.length, unit: 'bytes' },
  } as const;
  const loaded = SURFACES.map((surface) => {
    const files = modulesOf(built, `${surface}/${surface}.js`);
    return { surface, files, bytes: files.reduce((sum, file) => sum + readFileSync(path.join(built, file)).length, 0) };
  });
  return {
    how:
      `Bytes: scripts in dist/chrome that a surface imports from the start, minified. Time: ${rounds} rounds by turns, each in a fresh tab and process, ` +
      'from the beginning of the document until something is in its root: CPU time of the main thread, all told. Medians.',
    figures: [
      ...loaded.map(
        ({ surface, bytes }): Figure => ({
          what: `${surface}, scripts`,
          measured: { amount: bytes, unit: 'bytes' },
          against,
          ...(surface === 'popup' ? { limit: { on: 'measured', atMost: POPUP_BYTES } } : {}),
        }),
      ),
      {
        what: 'popup, until it shows something',
        measured: { amount: median(ours), unit: 'ms' },
        against: { name: against.name, measured: { amount: median(theirs), unit: 'ms' } },
      },
    ],
    details: [
      {
        title: 'Scripts of each surface',
        columns: ['surface', 'files', 'bytes'],
        rows: loaded.map(({ surface, files, bytes }) => [surface, files.length, bytes]),
      },
    ],
    notes: [
      'the tab has no page of the web beside it: the popup says so, and asks no page',
      ...(onCpu ? [] : ['the system counts no CPU time here: the times are of the clock on the wall']),
    ],
  };
}

export const surfaces: Benchmark = {
  name: 'surfaces',
  title: 'What the surfaces load',
  run,
};
