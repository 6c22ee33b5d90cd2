/** Options' switch for single keys: without them digits and `/` act only where the focus is on what they belong to. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { inCommon } from './support/in-common.ts';
import { markingPages, select } from './support/marking.ts';
import { paintedWords } from './support/on-page.ts';
import { BROWSER_NAMES, type Reader, serveFixtures, startReader } from './support/reader.ts';

const SWITCH = 'main section > label > input[type=checkbox]';

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
});
afterAll(() => server.close());

describe.each(BROWSER_NAMES)('single keys in %s', (name) => {
  let reader: Reader;
  inCommon(
    async () => {
      reader = await startReader(name, server, { viewport: { width: 1000, height: 700 } });
    },
    () => reader.close(),
  );

  it('are left to whoever needs them, once they are switched off', async () => {
    const options = await reader.openExtensionPage('options/options.html');
    await options.waitForSelector(SWITCH);
    expect(await options.evaluate(`document.querySelector('${SWITCH}').checked`)).toBe(true);
    const library = await reader.openExtensionPage('library/library.html');
    await library.waitForSelector('[data-search]');
    const isSearching = () => library.evaluate(`document.activeElement.hasAttribute('data-search')`);
    await expect
      .poll(async () => {
        await library.keyboard.press('/');
        return isSearching();
      })
      .toBe(true);
    await library.evaluate('document.activeElement.blur()');

    await options.bringToFront();
    await options.evaluate(`document.querySelector('${SWITCH}').click()`);
    await expect.poll(() => options.evaluate(`document.querySelector('${SWITCH}').checked`)).toBe(false);
    await options.close();

    const page = await reader.open(markingPages(server)());
    await select(page, 'was a mistake');
    await page.keyboard.press('2');
    await page.keyboard.press('s');
    await page.keyboard.press('Tab');
    await page.keyboard.press('3');
    await expect.poll(() => paintedWords(page)).toEqual(['was a mistake']);
    await page.close();

    await library.bringToFront();
    await library.keyboard.press('/');
    expect(await isSearching()).toBe(false);
    await library.close();
  });
});
