/** A page that listens first of all hears nothing of the keys that are for what lies over it, and all of its own. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { inCommon } from './support/in-common.ts';
import { paintedWords, selectWords } from './support/on-page.ts';
import { overPage } from './support/over-page.ts';
import { filler, plainPage } from './support/pages.ts';
import { BROWSER_NAMES, type Reader, serveFixtures, startReader } from './support/reader.ts';
import { pressKeys, pressReadingCommand, readingWords, startReading } from './support/reading-mode.ts';

const URL_OF_PAGE = 'http://pacificcouncil.online/first-keys';
/** The first script there is: at the window, in the capture phase. */
const FIRST = `<script>
  const heard = [];
  for (const type of ['keydown', 'keypress', 'keyup'])
    window.addEventListener(type, (event) => heard.push(type + ' ' + event.key), true);
</script>`;

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
  server.route(URL_OF_PAGE, {
    body: plainPage({
      title: 'A page that listens first',
      head: FIRST,
      paragraphs: ['The first sentence stands here. The second one follows it at once.', ...filler(4)],
    }),
  });
});
afterAll(() => server.close());

describe.each(BROWSER_NAMES)('a page that listens first in %s', (name) => {
  let reader: Reader;
  inCommon(
    async () => {
      reader = await startReader(name, server);
    },
    () => reader.close(),
  );

  const heard = (page: Page) => page.evaluate('heard.join()');

  it('hears what it is for, and nothing of reading by keyboard', async () => {
    const page = await reader.open(URL_OF_PAGE);
    await page.mouse.click(10, 400);
    await pressKeys(page, 'j');
    // It does listen, and first.
    expect(await heard(page)).toBe('keydown j,keypress j,keyup j');
    await startReading(reader, page);
    await page.evaluate('heard.length = 0');
    // From the headline.
    await pressKeys(page, 'ArrowDown k j 2');
    await expect.poll(() => readingWords(page)).toBe('The first sentence stands here.');
    await expect.poll(() => paintedWords(page)).toEqual(['The first sentence stands here.']);
    expect(await heard(page)).toBe('');
    await pressReadingCommand(reader, page);
    await page.waitForFunction(`!CSS.highlights.has('margent-reading')`);
    await page.evaluate('heard.length = 0');
    await pressKeys(page, 'j');
    expect(await heard(page)).toBe('keydown j,keypress j,keyup j');
    await page.close();
  });

  it('hears nothing of the digit that gives a role', async () => {
    const page = await reader.open(URL_OF_PAGE);
    await selectWords(page, 'The first sentence');
    await page.waitForFunction(`document.querySelector('div[popover=manual]') !== null`);
    await expect
      .poll(() => overPage(page).see(`root?.querySelector('[role=toolbar]:not([data-away])') !== null`))
      .toBe(true);
    await page.evaluate('heard.length = 0');
    await pressKeys(page, '3');
    await expect.poll(() => paintedWords(page)).toContain('The first sentence');
    expect(await heard(page)).toBe('');
    await page.close();
  });
});
