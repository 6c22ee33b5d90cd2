/**
 * The extension is updated, or taken away, while a page that it has marked stays open: what it had put there gives way. In
 * Chromium the scripts of before live on in a world of their own; Firefox takes theirs away itself.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChromiumSession } from '../harness/chromium.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { inCommon } from './support/in-common.ts';
import { mark, markingPages, select } from './support/marking.ts';
import { paintedWords } from './support/on-page.ts';
import { libraryOf, openProbe, type ProbedBuild, probedBuild } from './support/probed-build.ts';
import { type Reader, serveFixtures, startReader } from './support/reader.ts';

const [FIRST, SECOND] = ['was a mistake, said', 'The second paragraph'];

/** What is shown over the page: each script that marks has one of its own. */
const SHOWN = `document.querySelectorAll('div[popover=manual]').length`;

/** Longer than it takes a script to look after what it has painted. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 2_500));

let server: ArticleServer;
let serve: ReturnType<typeof markingPages>;
beforeAll(async () => {
  server = await serveFixtures();
  serve = markingPages(server);
});
afterAll(() => server.close());

describe('a marked page in Chromium', () => {
  let build: ProbedBuild;
  let reader: Reader;
  let session: ChromiumSession;
  inCommon(
    async () => {
      build = await probedBuild('chromium');
      reader = await startReader('chromium', server, {
        build: build.directory,
        viewport: { width: 1000, height: 700 },
      });
      session = reader.session as ChromiumSession;
    },
    async () => {
      await reader.close();
      build.remove();
    },
  );

  /** Loading it again is an update; gives a page of the new one, once its script is in the marked page. */
  async function update(page: Page): Promise<Page> {
    await session.browser.installExtension(build.directory);
    const probe = await openProbe(reader);
    const isThere = `chrome.tabs.query({ url: ${JSON.stringify(page.url())} })
      .then(([tab]) => chrome.tabs.sendMessage(tab.id, { to: 'content', type: 'refresh', ask: null }))
      .then(() => true, () => false)`;
    await expect.poll(() => probe.evaluate(isThere)).toBe(true);
    await page.bringToFront();
    return probe;
  }

  it('keeps no deleted highlight after an update', async () => {
    const page = await reader.open(serve());
    await mark(page, FIRST);
    const probe = await update(page);
    const [{ id } = { id: '' }] = (await libraryOf(probe)).annotations;
    await aWhile();
    // What the old script took away with it the new one has put back.
    expect(await paintedWords(page)).toEqual([FIRST]);
    await probe.evaluate(`store.deleteAnnotations([${JSON.stringify(id)}]).then(() => null)`);
    await expect.poll(() => paintedWords(page)).toEqual([]);
    await aWhile();
    expect(await paintedWords(page)).toEqual([]);
    await probe.close();
    await page.close();
  });

  it('shows one toolbar after an update, whose key gives one role', async () => {
    const url = serve();
    const page = await reader.open(url);
    await mark(page, FIRST);
    const probe = await update(page);
    await aWhile();
    await select(page, SECOND);
    expect(await page.evaluate(SHOWN)).toBe(1);
    await page.keyboard.press('1');
    await expect.poll(() => paintedWords(page)).toContain(SECOND);
    const { articles, annotations } = await libraryOf(probe);
    const [article] = articles.filter(({ urls }) => urls.includes(url));
    expect(annotations.filter(({ articleId }) => articleId === article?.id)).toHaveLength(2);
    await probe.close();
    await page.close();
  });

  it('shows one toolbar at the first selection after an update, also where nothing is painted', async () => {
    const page = await reader.open(serve());
    // Nothing is marked; the script that marks has been brought.
    await select(page, FIRST);
    await page.keyboard.press('Escape');
    const probe = await update(page);
    await select(page, SECOND);
    await aWhile();
    expect(await page.evaluate(SHOWN)).toBe(1);
    await page.keyboard.press('1');
    await expect.poll(() => paintedWords(page)).toEqual([SECOND]);
    await probe.close();
    await page.close();
  });

  it('is as it was once the extension has been taken away', async () => {
    const page = await reader.open(serve());
    await mark(page, FIRST);
    await session.browser.uninstallExtension(session.extensionId);
    await expect.poll(() => paintedWords(page)).toEqual([]);
    await expect.poll(() => page.evaluate(SHOWN)).toBe(0);
    await page.close();
  });
});
