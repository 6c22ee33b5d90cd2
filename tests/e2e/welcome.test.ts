/** The welcome page in both browsers: opens once, leads through the main job with the real parts, and can be left at any step. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder } from '../harness/remove-folder.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { clickWords } from './support/marking.ts';
import { flashesOf, isInView, paintedWords, rememberFlashes, selectWords } from './support/on-page.ts';
import { libraryOf, openProbe, type ProbedBuild, probedBuild } from './support/probed-build.ts';
import { BROWSER_NAMES, clickInSurface, type Reader, serveFixtures, startReader } from './support/reader.ts';
import { keepShot } from './support/shots.ts';

const STANCE = 'The regional council should keep the night train for one more winter.';
const EVIDENCE = 'In a survey by the hospital, one passenger in three was on the way to a shift there or to treatment.';
const FILE = 'welcome/welcome.html';

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
});
afterAll(() => server.close());

const says = (page: Page, words: string) =>
  page.waitForFunction(`document.body.innerText.includes(${JSON.stringify(words)})`);
const titleOf = (page: Page) => page.evaluate(`document.querySelector('main section h2[tabindex]').innerText`);
const marks = '[data-annotation]';
const button = (words: string) => `::-p-xpath(//button[normalize-space()=${JSON.stringify(words)}])`;

describe.each(BROWSER_NAMES)('the welcome page in %s', (name) => {
  let build: ProbedBuild;
  let reader: Reader | undefined;
  beforeAll(async () => {
    build = await probedBuild(name);
  });
  afterEach(async () => {
    await reader?.close();
    reader = undefined;
  });
  afterAll(() => build?.remove());

  async function start(options: Parameters<typeof startReader>[2] = {}): Promise<Reader> {
    reader = await startReader(name, server, { build: build.directory, ...options });
    return reader;
  }

  /** The tabs that show a page of the extension; of those puppeteer is told nothing in Firefox. */
  async function tabsWith(file: string): Promise<string[]> {
    if (!reader) return [];
    const { session } = reader;
    const urls =
      'inBrowserChrome' in session
        ? await session.inBrowserChrome<string[]>(
            'return window.gBrowser.tabs.map(({ linkedBrowser }) => linkedBrowser.currentURI.spec)',
          )
        : (await session.browser.pages()).map((page) => page.url());
    return urls.filter((url) => url.endsWith(file));
  }
  const shown = () => tabsWith(FILE);

  it('opens after the first installation, and never again', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'margent-welcome-'));
    try {
      await start({ keepWelcome: true });
      await expect.poll(shown).toHaveLength(1);
      await reader?.close();

      // A profile that keeps the extension: started with it, and started again.
      await start({ profile });
      await reader?.close();
      const again = await start({ profile });
      // What opens at a start has opened by the time the background has answered another page.
      await (await again.openExtensionPage('options/options.html')).waitForSelector('input[type=radio]');
      expect(await shown()).toEqual([]);
    } finally {
      // First the browser, which would write into it again.
      await reader?.close();
      reader = undefined;
      await removeFolder(profile);
    }
  });

  it('leads from a passage to a relation and to the library, and takes everything away again', async () => {
    const own = await start();
    const page = await own.openExtensionPage(FILE);
    await says(page, 'Select a passage');
    await page.waitForFunction(`document.querySelectorAll('main ul:not([aria-label]) li').length === 3`);
    await keepShot(page, `welcome-1-${name}`);

    // 1 and 2: the mouse, then the key of a role.
    await selectWords(page, STANCE);
    await page.waitForFunction(`document.activeElement?.matches('form input[type=checkbox]')`);
    await expect.poll(() => titleOf(page)).toContain('Say what it does');
    await says(page, 'Paragraph 1');
    await keepShot(page, `welcome-2-${name}`);
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await says(page, 'Highlighted as Major claim.');
    await expect.poll(() => paintedWords(page)).toEqual([STANCE]);
    await expect.poll(() => titleOf(page)).toContain('Relate two passages');

    // A click on the highlight leads to it beside the article.
    await clickWords(page, STANCE);
    await page.waitForFunction(`document.activeElement?.closest('${marks}') !== null`);

    // 3: another passage, and how they go together.
    await selectWords(page, EVIDENCE);
    await page.waitForFunction(`document.activeElement?.matches('form input[type=checkbox]')`);
    await page.keyboard.press('3');
    await page.keyboard.press('Enter');
    await page.waitForFunction(`document.activeElement?.matches('input[name=relation]')`);
    await expect.poll(() => paintedWords(page)).toEqual(expect.arrayContaining([STANCE, EVIDENCE]));
    await keepShot(page, `welcome-3-${name}`);
    await clickInSurface(page, button('Relate'));
    await says(page, 'Related.');
    // In the list, from both ends.
    await page.waitForFunction(`document.querySelectorAll('${marks} [data-relation]').length === 2`);
    await expect.poll(() => titleOf(page)).toContain('Find it in the library');

    const probe = await openProbe(own);
    const library = await libraryOf(probe);
    expect(library.articles[0]?.description).toMatchObject({
      title: 'Give the Night Train Another Winter',
      authors: ['Mara Lindqvist'],
    });
    expect(library.annotations).toHaveLength(2);
    const marked = (words: string) => library.annotations.find((one) => JSON.stringify(one).includes(words))?.id;
    expect(library.relations).toMatchObject([{ from: { id: marked(EVIDENCE) }, to: { id: marked(STANCE) } }]);

    // 4: the library, and from there back to the passage.
    await page.bringToFront();
    await clickInSurface(page, button('Open the library'));
    await expect.poll(() => tabsWith('library/library.html')).toHaveLength(1);
    const listed = await own.openExtensionPage('library/library.html');
    await listed.waitForFunction(`document.querySelectorAll('${marks}').length === 2`);
    await page.evaluate('scrollTo(0, 0)');
    await rememberFlashes(page);
    await listed.evaluate(`document.querySelector('${marks}:last-child button').click()`);
    await expect.poll(() => flashesOf(page)).toEqual([EVIDENCE]);
    await expect.poll(() => isInView(page, EVIDENCE)).toBe(true);

    await page.bringToFront();
    await says(page, '2 highlights from here are in your library.');
    await keepShot(page, `welcome-4-${name}`);
    await clickInSurface(page, button('Delete the highlights made here'));
    await says(page, 'The highlights made here are deleted.');
    await page.waitForFunction(`document.activeElement?.innerText === 'Open the library'`);
    await expect.poll(() => paintedWords(page)).toEqual([]);
    const left = await libraryOf(probe);
    expect([left.articles, left.annotations, left.relations]).toEqual([[], [], []]);

    // It is a step like any other.
    await clickInSurface(page, button('Undo'));
    await expect.poll(() => paintedWords(page)).toHaveLength(2);
    await page.reload({ waitUntil: [] });
    await says(page, '2 highlights from here are in your library.');
    await expect.poll(() => paintedWords(page)).toHaveLength(2);
  });

  // In one browser: the same code answers in both.
  if (name === 'chromium')
    it('can be done by keyboard alone, and left at every step', async () => {
      const page = await (await start()).openExtensionPage(FILE);
      await says(page, 'Select a passage');
      const press = async (words: string) => {
        await page.focus(button(words));
        await page.keyboard.press('Enter');
      };
      await press('Select a sentence for me');
      await page.waitForFunction(`document.activeElement?.matches('form input[type=checkbox]')`);
      await expect
        .poll(() => page.evaluate(`document.querySelector('main [role=status]').textContent`))
        .toBe('Step 2 of 4: Say what it does');
      await page.keyboard.press('2');
      await page.keyboard.press('Enter');
      // The focus goes along with the step, so that a screen reader says it.
      await page.waitForFunction(`document.activeElement?.textContent.includes('Step 3 of 4: Relate two passages')`);
      await expect.poll(() => paintedWords(page)).toEqual([STANCE]);

      await press('Skip this step');
      await page.waitForFunction(`document.activeElement?.textContent.includes('Step 4 of 4')`);
      await press('Skip this step');
      await page.waitForFunction(`document.activeElement?.textContent === 'You’re done'`);
      await press('Try it again');
      for (const title of ['Select a passage', 'Say what it does', 'Relate two passages', 'Find it in the library']) {
        await page.waitForFunction(
          `document.querySelector('main section h2[tabindex]')?.innerText.includes(${JSON.stringify(title)})`,
        );
        await press('Skip this step');
      }
      await says(page, 'You’re done');
      await press('Try it again');
      await says(page, 'Select a sentence for me');
      await press('Skip all');
      await says(page, '1 highlight from here is in your library.');
    });
});
