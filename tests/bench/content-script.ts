/** The content script: its size, and what it costs the main thread of a page that has no annotations, against peers. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../harness/chromium.ts';
import { serveArticles } from '../harness/serve-articles.ts';
import type { Benchmark, BenchmarkResult, Figure, Quantity } from './benchmark.ts';
import { makePeers } from './peer-extensions.ts';
import { readScriptCost, SCRIPT_COST_CATEGORIES, type ScriptCost } from './script-cost.ts';
import { median, percentile } from './statistics.ts';
import { recordTrace } from './trace.ts';

/** A page of a site that the manifest names, without a script of its own. */
const PAGE = { host: 'pacificcouncil.online', name: 'russia-north-korea-military-alliance' };

/** 25 kB: min + gzip -9. */
const SIZE_LIMIT = 25_000;

/** What the answer of the background may take. Later than this the bench says that it has seen none. */
const SETTLE = 300;

const gzipped = (bytes: string | Uint8Array): number => gzipSync(bytes, { level: 9 }).length;

interface Subject {
  readonly name: string;
  readonly url: string;
  readonly origin: string;
}

/** One visit of each, in a tab (and so a process) of its own; one recording for all, for starting one takes longer than a visit. */
async function visitAll(browser: Browser, subjects: readonly Subject[]): Promise<Map<string, ScriptCost>> {
  const events = await recordTrace(browser, SCRIPT_COST_CATEGORIES, async () => {
    for (const { url } of subjects) {
      const tab = await browser.newPage();
      try {
        await tab.goto(url, { waitUntil: 'load' });
        await new Promise((resolve) => setTimeout(resolve, SETTLE));
      } finally {
        await tab.close();
      }
    }
  });
  return new Map(
    subjects.map(({ name, url, origin }): [string, ScriptCost] => {
      const found = readScriptCost(events, origin);
      if (!found) throw new Error(`${name}: its content script did not run on ${url}`);
      return [name, found];
    }),
  );
}

async function run(options: Parameters<Benchmark['run']>[0]): Promise<BenchmarkResult> {
  const extensionDirectory = path.join(options.root, 'dist/chrome');
  const file = path.join(extensionDirectory, 'content/content.js');
  if (!existsSync(file)) throw new Error(`${file} is not there: run \`npm run build\` first`);
  const script = readFileSync(file);
  const rounds = options.rounds ?? 15;
  const folder = mkdtempSync(path.join(tmpdir(), 'margent-bench-'));
  const peers = await makePeers(folder);
  const server = await serveArticles({ root: path.join(options.root, 'tests/fixtures/articles') });
  const article = server.article(PAGE.host, PAGE.name);
  const body = readFileSync(path.join(article.directory, 'index.html'));
  const costs = new Map<string, ScriptCost[]>();
  const session = await launchChromium({
    extensionDirectory,
    network: { kind: 'closed', proxyUrl: server.proxyUrl },
  });
  try {
    const subjects: Subject[] = [{ name: 'margent', url: article.url, origin: session.extensionUrl('') }];
    for (const peer of Object.values(peers)) {
      const id = await session.browser.installExtension(peer.directory);
      const url = `http://${peer.host}${new URL(article.url).pathname}`;
      // The same page for all; only the host differs, by which each extension knows its page.
      server.route(url, { body });
      subjects.push({ name: peer.name, url, origin: `chrome-extension://${id}/` });
    }
    // The first visit of all starts the service worker and makes the database: not what a page costs.
    await visitAll(session.browser, subjects);
    for (let round = 0; round < rounds; round += 1) {
      options.progress(`content script: round ${round + 1} of ${rounds}`);
      // Each round begins with another one, so that nobody is always the first.
      const first = round % subjects.length;
      const inTurn = [...subjects.slice(first), ...subjects.slice(0, first)];
      for (const [name, cost] of await visitAll(session.browser, inTurn)) {
        costs.set(name, [...(costs.get(name) ?? []), cost]);
      }
    }
  } finally {
    await session.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }

  const of = (name: string) => costs.get(name) ?? [];
  const ms = (name: string, pick: (cost: ScriptCost) => number, share = 0.5): Quantity => ({
    amount: percentile(of(name).map(pick), share),
    unit: 'ms',
  });
  const load = (cost: ScriptCost) => cost.load;
  const all = (cost: ScriptCost) => cost.load + cost.later;
  const bytes = (amount: number): Quantity => ({ amount, unit: 'bytes' });
  const against = (name: string, title: string): Figure => ({
    what: 'content script: compile + run + first answer',
    measured: ms('margent', all),
    against: { name: title, measured: ms(name, all) },
  });
  const answered = of('margent').filter(({ messages }) => messages > 0).length;
  const notes = [
    `the background's answer was seen in ${answered} of ${rounds} visits`,
    'the 3 ms were set where loading Readability (as published, not minified) took 3.6 ms: on another machine look at the ratios',
  ];
  return {
    how:
      `Size: dist/chrome/content/content.js as built (minified), gzip -9. Time: ${rounds} rounds, the page ${PAGE.host}/${PAGE.name} with no annotations, ` +
      'each visit in a fresh tab and process; CPU time of the main thread in the tasks that compile and run the script, bring it the answer to its message, or call it. ' +
      'Peers are content scripts of throw-away extensions on the same page, bundled and minified alike, loaded and not used. Medians.',
    figures: [
      {
        what: 'content script, min + gzip',
        measured: bytes(gzipped(script)),
        against: { name: 'the limit', measured: bytes(SIZE_LIMIT) },
        limit: { on: 'measured', atMost: SIZE_LIMIT },
      },
      {
        what: 'content script, min + gzip',
        measured: bytes(gzipped(script)),
        against: { name: 'Readability, min + gzip', measured: bytes(gzipped(peers.readability.script)) },
      },
      { what: 'content script, min', measured: bytes(script.length) },
      {
        what: 'content script: compile + run',
        measured: ms('margent', load),
        against: { name: 'Readability, loaded', measured: ms('readability', load) },
        limit: { on: 'measured', atMost: 3 },
      },
      against('readability', 'Readability, loaded'),
      against('polyfill', 'webextension-polyfill, loaded'),
      against('empty', 'an empty content script'),
      {
        what: 'the same, 95th percentile of visits',
        measured: ms('margent', all, 0.95),
        against: { name: 'Readability, loaded', measured: ms('readability', all, 0.95) },
      },
    ],
    details: [
      {
        title: 'Each content script, ms (median of the visits)',
        columns: ['content script', 'min + gzip, bytes', 'compile + run', 'later', 'together', 'tasks with a message'],
        rows: [
          ['margent', gzipped(script)] as const,
          ...Object.values(peers).map((peer) => [peer.name, gzipped(peer.script)] as const),
        ].map(([name, size]) => [
          name,
          size,
          median(of(name).map(load)),
          median(of(name).map((cost) => cost.later)),
          median(of(name).map(all)),
          median(of(name).map(({ messages }) => messages)),
        ]),
      },
    ],
    notes,
  };
}

export const contentScript: Benchmark = {
  name: 'content-script',
  title: 'The content script on a page without annotations',
  run,
};
