/** Libraries of many annotations: the first list, work in it, and steps that change all, beside bare IndexedDB in the same run. */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { fillLibrary, libraryOf, probedBuild } from '../e2e/support/probed-build.ts';
import { type ChromiumSession, launchChromium } from '../harness/chromium.ts';
import { serveArticles } from '../harness/serve-articles.ts';
import type { Benchmark, BenchmarkResult, Figure } from './benchmark.ts';
import { bundleScript } from './bundle.ts';
import { madeUpLibrary } from './made-up-library.ts';
import { median } from './statistics.ts';

const SIZES = [100, 1_000, 10_000];
const PER_ARTICLE = 50;
const SEED = 20_261_129;
const BARE = 'probe/bare.html';

/** What the steps of many may take of the bare puts of as many. */
const BULK_LIMIT = 3;
/** What the first list of the largest library may take of that of the smallest. */
const FIRST_LIST_LIMIT = 2;

/** The least a list can be: all annotations read, and as many rows of plain text as a window shows. */
const BARE_LIST = `
const opening = indexedDB.open('margent');
opening.onsuccess = () => {
  const all = opening.result.transaction('annotations').objectStore('annotations').getAll();
  all.onsuccess = () => {
    const list = document.createElement('ol');
    for (const { id, selectors } of all.result.slice(-12)) {
      const row = document.createElement('li');
      row.dataset.annotation = id;
      row.textContent = selectors[0].exact;
      list.append(row);
    }
    document.body.append(list);
  };
};`;

/** From the beginning of the document until a row is on screen, and until all is read. */
const WATCH = `
  const painted = (name) => requestAnimationFrame(() => setTimeout(() => { globalThis[name] = performance.now(); }));
  const seen = new MutationObserver(() => {
    if (!document.querySelector('[data-annotation]')) return;
    seen.disconnect();
    painted('firstList');
  });
  seen.observe(document, { childList: true, subtree: true });`;

type Times = Record<string, number>;

async function openList(session: ChromiumSession, file: string): Promise<{ page: Page; first: number }> {
  const page = await session.browser.newPage();
  await page.evaluateOnNewDocument(WATCH);
  await page.goto(session.extensionUrl(file), { waitUntil: 'domcontentloaded' });
  await page.waitForFunction('globalThis.firstList > 0', { timeout: 0 });
  return { page, first: Number(await page.evaluate('firstList')) };
}

async function measure(size: number, rounds: number, progress: (line: string) => void): Promise<Times[]> {
  const build = await probedBuild('chromium');
  writeFileSync(path.join(build.directory, 'probe/bare.js'), BARE_LIST);
  writeFileSync(
    path.join(build.directory, 'probe/bare.html'),
    '<!doctype html><meta charset="utf-8"><body><script type="module" src="bare.js"></script>',
  );
  const [steps, work] = await Promise.all(
    ['bulk-steps', 'library-page'].map((name) =>
      bundleScript(path.join(import.meta.dirname, `in-page/${name}.ts`), 'bench'),
    ),
  );
  const server = await serveArticles();
  const session = await launchChromium({
    extensionDirectory: build.directory,
    network: { kind: 'closed', proxyUrl: server.proxyUrl },
  });
  try {
    const probe = await session.browser.newPage();
    await probe.goto(session.extensionUrl('probe/probe.html'));
    await probe.waitForFunction('typeof store === "object"');
    const library = madeUpLibrary(await libraryOf(probe), { annotations: size, perArticle: PER_ARTICLE, seed: SEED });
    await fillLibrary(probe, library);
    await probe.evaluate(`${steps};globalThis.bench = bench`);
    await probe.evaluate('bench.prepare()');
    const measured: Times[] = [];
    for (let round = 0; round < rounds; round += 1) {
      progress(`library: ${size} annotations, round ${round + 1} of ${rounds}`);
      const bare = await openList(session, BARE);
      await bare.page.close();
      const ours = await openList(session, 'library/library.html');
      await ours.page.bringToFront();
      await ours.page.evaluate(`${work};globalThis.bench = bench`);
      await ours.page.waitForFunction(`document.querySelector('[role=status]')?.textContent.includes('annotation')`);
      const inPage = (await ours.page.evaluate('bench.work()')) as Times;
      await ours.page.close();
      await probe.bringToFront();
      const bulk = (await probe.evaluate('bench.steps()')) as Times;
      measured.push({ 'bare list': bare.first, 'first list': ours.first, ...inPage, ...bulk });
    }
    return measured;
  } finally {
    await session.close();
    await server.close();
    build.remove();
  }
}

async function run(options: Parameters<Benchmark['run']>[0]): Promise<BenchmarkResult> {
  if (!existsSync(path.join(options.root, 'dist/chrome/library/library.js')))
    throw new Error('dist/chrome is not there: run `npm run build` first');
  const rounds = options.rounds ?? 3;
  const bySize = new Map<number, Times[]>();
  for (const size of SIZES) bySize.set(size, await measure(size, rounds, options.progress));
  const of = (size: number, name: string) =>
    ({ amount: median((bySize.get(size) ?? []).map((times) => times[name] ?? Number.NaN)), unit: 'ms' }) as const;
  const figures: Figure[] = [];
  const add = (size: number, name: string, peer: string, limit?: number) =>
    figures.push({
      what: `${size.toLocaleString('en')}: ${name}`,
      measured: of(size, name),
      against: { name: peer, measured: of(size, peer) },
      ...(limit === undefined ? {} : { limit: { on: 'ratio', atMost: limit } }),
    });
  const [smallest = 0] = SIZES;
  const largest = SIZES.at(-1) ?? 0;
  for (const size of SIZES) add(size, 'first list', 'bare list');
  figures.push({
    what: `first list of ${largest.toLocaleString('en')}`,
    measured: of(largest, 'first list'),
    against: { name: `first list of ${smallest}`, measured: of(smallest, 'first list') },
    limit: { on: 'ratio', atMost: FIRST_LIST_LIMIT },
  });
  for (const name of ['first letter', 'second letter', 'cleared', 'one role', 'all roles']) {
    for (const size of SIZES) figures.push({ what: `${size.toLocaleString('en')}: ${name}`, measured: of(size, name) });
  }
  const bulk = [
    'tag on all',
    'undo of that',
    'merge of roles',
    'undo of the merge',
    'deletion of all',
    'undo of the deletion',
  ];
  for (const name of bulk)
    for (const size of SIZES) add(size, name, 'bare puts', size === largest ? BULK_LIMIT : undefined);
  for (const size of SIZES) add(size, 'export', 'bare read');
  for (const size of SIZES)
    figures.push({ what: `${size.toLocaleString('en')}: edit of one`, measured: of(size, 'edit of one') });
  return {
    how:
      `Made-up libraries, ${PER_ARTICLE} annotations to an article, in the extension as built; ${rounds} rounds by turns, medians, on the wall. ` +
      'Bare list: a page of the extension that reads all annotations by one getAll and shows a dozen as plain text. Bare puts: one strict ' +
      'transaction of as many puts into a database of the same stores and indexes. Bare read: getAll of the same.',
    figures,
    details: [],
    notes: ['times are of the clock on the wall, for the work is mostly in the process that holds the database'],
  };
}

export const library: Benchmark = {
  name: 'library',
  title: 'Libraries of many annotations',
  run,
};
