/** Several contexts at once, in both browsers: what one writes the others show, and highlighting without the popup. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ESSAY_ARGUMENT, POLICY_COMMENTARY } from '../english-codebooks.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { highlight } from './support/annotate.ts';
import { inCommon } from './support/in-common.ts';
import { paintedHighlights, paintedWords, selectWords } from './support/on-page.ts';
import { BROWSER_NAMES, type Reader, serveFixtures, startReader } from './support/reader.ts';
import { badgeOf, highlightWithKey, highlightWithMenu } from './support/without-popup.ts';

const FIRST = 'This pact apparently amounts to an official bilateral military alliance';
const SECOND = 'a mutual defense treaty';

let server: ArticleServer;
let url: string;
beforeAll(async () => {
  server = await serveFixtures();
  url = server.article('pacificcouncil.online', 'russia-north-korea-military-alliance').url;
});
afterAll(() => server.close());

const roleNamed = (name: string): string => {
  const role = [ESSAY_ARGUMENT, POLICY_COMMENTARY].flatMap(({ roles }) => roles).find((one) => one.name === name);
  if (!role) throw new Error(`no role ${name}`);
  return role.id;
};

/** Deletes the first annotation shown by a page of the extension. */
const deleteFirst = (page: Page): Promise<void> =>
  page.evaluate(`document.querySelector('[data-annotation] button[title="Delete"]').click()`) as Promise<void>;

describe.each(BROWSER_NAMES)('several contexts in %s', (name) => {
  let reader: Reader;
  inCommon(
    async () => {
      reader = await startReader(name, server);
    },
    () => reader.close(),
  );

  it('see each other’s writes at once: two tabs, the popup and the library', async () => {
    const [one, two] = [await reader.open(url), await reader.open(url)];
    const library = await reader.openExtensionPage('library/library.html');
    await library.waitForFunction(`document.body.innerText.includes('Nothing here yet')`);

    await selectWords(one, FIRST);
    const popup = await reader.openPopup(one);
    await popup.waitFor(`document.querySelector('form input')`);
    await popup.press('2');
    await popup.press('Enter');
    for (const tab of [one, two]) await expect.poll(() => paintedWords(tab)).toEqual([FIRST]);
    // Asked from here: a page in a tab behind another draws no frames to look in.
    const inLibrary = () =>
      library.evaluate(`[...document.querySelectorAll('[data-annotation]')].map(({ textContent }) => textContent)`);
    await expect.poll(inLibrary).toEqual([expect.stringContaining(FIRST)]);

    await popup.waitFor(`document.querySelector('[data-annotation]')`);
    await deleteFirst(library);
    await popup.waitFor(`!document.querySelector('[data-annotation]')`);
    for (const tab of [one, two]) await expect.poll(() => paintedWords(tab)).toEqual([]);

    const undo = `[...document.querySelectorAll('[role=status] button')].find(({ innerText }) => innerText === 'Undo')`;
    await expect.poll(() => library.evaluate(`${undo} !== undefined`)).toBe(true);
    await library.evaluate(`${undo}.click()`);
    await popup.waitFor(`document.querySelector('[data-annotation]')`);
    for (const tab of [one, two]) await expect.poll(() => paintedWords(tab)).toEqual([FIRST]);

    // Leaves the library empty for the next test.
    await expect.poll(inLibrary).toHaveLength(1);
    await deleteFirst(library);
    for (const tab of [one, two]) await expect.poll(() => paintedWords(tab)).toEqual([]);
    await popup.close();
    for (const page of [one, two, library]) await page.close();
  });

  it('highlight by the context menu, which follows the codebook, and by the command, without the popup', async () => {
    const page = await reader.open(url);
    await selectWords(page, FIRST);
    await highlightWithMenu(reader, page, { id: roleNamed('Claim'), name: 'Claim' });
    await expect.poll(() => paintedWords(page)).toEqual([FIRST]);
    const [claim] = await paintedHighlights(page);
    expect(claim?.name).toContain(roleNamed('Claim'));
    await expect.poll(() => badgeOf(reader, page)).toMatchObject({ text: '1', title: 'Margent: 1 highlight here' });

    // The last role is the menu's.
    await selectWords(page, SECOND);
    await highlightWithKey(reader, page);
    await expect.poll(async () => (await paintedWords(page)).sort()).toEqual([FIRST, SECOND].sort());
    expect((await paintedHighlights(page)).every((highlight) => highlight.name.includes(roleNamed('Claim')))).toBe(
      true,
    );

    // Another codebook, chosen in the options, is in the menu.
    const options = await reader.openExtensionPage('options/options.html');
    await options.waitForFunction(`document.querySelector('input[type=radio]')`);
    await options.evaluate(
      `[...document.querySelectorAll('label')].find(({ innerText }) => innerText.startsWith('Policy commentary')).querySelector('input').click()`,
    );
    await options.waitForFunction(`document.body.innerText.includes('Codebook changed')`);
    await options.close();
    await selectWords(page, 'apparently amounts');
    await highlightWithMenu(reader, page, { id: roleNamed('Recommendation'), name: 'Recommendation' });
    await expect
      .poll(async () => (await paintedHighlights(page)).map(({ name }) => name).join())
      .toContain(roleNamed('Recommendation'));
    await page.close();
  });

  it('say on the button what kept the command from highlighting', async () => {
    const page = await reader.open(server.article('thediplomat.com', 'southeast-asia-quiet-rearmament').url);
    await highlight(reader, page, 'That silence is my subject');
    await expect.poll(() => badgeOf(reader, page)).toMatchObject({ text: '1' });
    await page.evaluate('getSelection().removeAllRanges()');
    await highlightWithKey(reader, page);
    await expect
      .poll(() => badgeOf(reader, page))
      .toMatchObject({ text: '!', title: 'Margent: select a passage first, then highlight it.' });
    // After a while the button says again what is on the page.
    await expect
      .poll(() => badgeOf(reader, page), { timeout: 60_000 })
      .toMatchObject({ text: '1', title: 'Margent: 1 highlight here' });
    await page.close();

    const settings = await reader.open('about:blank');
    await highlightWithKey(reader, settings);
    await expect
      .poll(() => badgeOf(reader, settings))
      .toMatchObject({ text: '!', title: 'Margent cannot reach this page.' });
    await settings.close();
  });
});
