/** Relating passages: in the popup by keys alone, in the library across articles, refused, undone, drawn; kept tags. */
import { writeFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { highlight, openEditor, openLists } from './support/annotate.ts';
import { inCommon } from './support/in-common.ts';
import { paintedWords, selectWords } from './support/on-page.ts';
import { overPage } from './support/over-page.ts';
import { filler, plainPage } from './support/pages.ts';
import {
  BROWSER_NAMES,
  type PopupDriver,
  clickInSurface as press,
  type Reader,
  serveFixtures,
  startReader,
} from './support/reader.ts';
import { oneArticle, restoreLibrary } from './support/restore.ts';
import { highlightWithKey } from './support/without-popup.ts';

const SITE = 'http://pacificcouncil.online';
const CLAIM = 'Ferries ought to run at night.';
const REASON = 'Dock workers finish after the last boat.';
const DOUBT = 'Night crews are paid double.';
const MAJOR = 'The harbour belongs to the town.';

const shots = process.env.MARGENT_SHOTS;

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
});
afterAll(() => server.close());

function serve(path: string, paragraphs: readonly string[]): string {
  const url = `${SITE}/relations/${path}`;
  server.route(url, { body: plainPage({ title: path, paragraphs: [...paragraphs, ...filler(2)] }) });
  return url;
}

/** What is said, wherever on the surface. */
const status = `[...document.querySelectorAll('[role=status]')].map((region) => region.innerText).join('\\n')`;
const focusIs = (selector: string) => `document.activeElement?.matches(${JSON.stringify(selector)})`;

/** The relations shown at the annotation with these words: 'supports … ' and the words of the other end. */
const relationsAt = (words: string) =>
  `[...document.querySelectorAll('[data-annotation]')]
    .find((item) => item.querySelector('[dir=auto]').textContent.includes(${JSON.stringify(words)}))
    ?.querySelectorAll('[data-relation]').values()
    .map((item) => item.querySelector('span').textContent.trim() + ' | ' + item.querySelector('[dir=auto]')?.textContent)
    .toArray() ?? []`;

/** A selector of the annotation with these words. */
async function itemOf(evaluate: (expression: string) => Promise<unknown>, words: string): Promise<string> {
  const id = await evaluate(
    `[...document.querySelectorAll('[data-annotation]')]
      .find((item) => item.querySelector('[dir=auto]').textContent.includes(${JSON.stringify(words)})).dataset.annotation`,
  );
  return `[data-annotation="${String(id)}"]`;
}

async function tabTo(popup: PopupDriver, selector: string): Promise<void> {
  await popup.waitFor(`document.querySelector(${JSON.stringify(selector)})`);
  for (let presses = 0; presses < 60; presses++) {
    if (await popup.evaluate<boolean>(focusIs(selector))) return;
    await popup.press('Tab');
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

describe.each(BROWSER_NAMES)('relations in %s', (name) => {
  let reader: Reader;
  let popup: PopupDriver | undefined;
  inCommon(
    async () => {
      reader = await startReader(name, server);
    },
    () => reader.close(),
  );
  afterEach(async () => {
    await popup?.close().catch(() => undefined);
    popup = undefined;
  });

  const picture = async (what: string, take: () => Promise<Uint8Array>): Promise<void> => {
    if (shots) writeFileSync(`${shots}/relations-${name}-${what}.png`, await take());
  };

  it('makes one in the popup by keys alone, shows it at both passages, keeps it, and takes it back', async () => {
    const page = await reader.open(serve('ferries', [CLAIM, REASON]));
    await highlight(reader, page, CLAIM, '2');
    await highlight(reader, page, REASON, '3');
    popup = await openLists(reader, page);
    await popup.waitFor(`document.querySelectorAll('[data-annotation]').length === 2`);
    await tabTo(
      popup,
      `${await itemOf((expression) => (popup as PopupDriver).evaluate(expression), REASON)} [data-relate]`,
    );
    await popup.press('Enter');
    await popup.waitFor(focusIs('form input[type=radio]:checked'));
    await tabTo(popup, '[role=combobox]');
    await popup.type('ferries');
    await popup.waitFor(`document.querySelectorAll('[role=option]').length === 1`);
    await picture('popup-choosing', () => (popup as PopupDriver).screenshot());
    await popup.press('ArrowDown');
    await popup.waitFor(`document.querySelector('[role=option][aria-selected=true]')`);
    await popup.press('Enter');
    await popup.waitFor(focusIs('form select'));
    await tabTo(popup, 'form textarea');
    await popup.type('They say so.');
    await popup.press('Control+Enter');
    await popup.waitFor(`${status}.includes('Related.')`);
    const atReason = () => (popup as PopupDriver).evaluate<string[]>(relationsAt(REASON));
    const atClaim = () => (popup as PopupDriver).evaluate<string[]>(relationsAt(CLAIM));
    await expect.poll(atReason).toEqual([`supports … | ${CLAIM}`]);
    await expect.poll(atClaim).toEqual([`… supports this | ${REASON}`]);
    await picture('popup-related', () => (popup as PopupDriver).screenshot());
    // In a field the key would be the field's.
    await popup.waitFor(focusIs('[data-relate]'));

    await popup.press('Control+z');
    await popup.waitFor(`${status}.includes('Undone')`);
    await expect.poll(atReason).toEqual([]);
    await popup.press('Control+Shift+z');
    await expect.poll(atReason).toEqual([`supports … | ${CLAIM}`]);
    await popup.close();

    popup = await openLists(reader, page);
    await expect.poll(atClaim).toEqual([`… supports this | ${REASON}`]);
    // Deleted with the button, brought back with Undo beside what is said.
    await popup.click('[data-relation] button[title="Delete relation"]');
    await popup.waitFor(`${status}.includes('Relation deleted.')`);
    await expect.poll(atReason).toEqual([]);
    await popup.click('[role=status] button');
    await expect.poll(atReason).toEqual([`supports … | ${CLAIM}`]);
    await page.close();
  });

  // In one browser: the library is the same page in both.
  if (name === 'chromium')
    it('relates passages of two articles in the library, says why others do not fit, and draws the argument', async () => {
      const [first, second] = [serve('one', [MAJOR, CLAIM]), serve('two', [DOUBT])];
      const roles = [0, 1];
      await restoreLibrary(
        reader,
        oneArticle({ url: first, title: 'One', quotes: [MAJOR, CLAIM], role: (index) => roles[index] ?? 1 }),
      );
      await restoreLibrary(reader, oneArticle({ url: second, title: 'Two', quotes: [DOUBT], role: () => 2 }));
      const library = await reader.openExtensionPage('library/library.html');
      await library.waitForFunction(
        `document.body.innerText.includes('Two') && document.querySelectorAll('[data-annotation]').length >= 3`,
      );
      const item = await itemOf((expression) => library.evaluate(expression), DOUBT);
      await relate(library, item, { kind: 'attacks …', search: 'harbour town', words: MAJOR });
      await library.waitForFunction(`${status}.includes('Related.')`);
      await expect.poll(() => library.evaluate(relationsAt(DOUBT))).toEqual([`attacks … | ${MAJOR}`]);
      await expect.poll(() => library.evaluate(relationsAt(MAJOR))).toEqual([`… attacks this | ${DOUBT}`]);
      // On the page of the one, the popup says which article the other is of, and does not pretend to lead there.
      const page = await reader.open(second);
      popup = await openLists(reader, page);
      await popup.waitFor(`document.querySelector('[data-relation]')?.textContent.includes('in “One”')`);
      expect(await popup.evaluate(relationsAt(DOUBT))).toEqual([`attacks … | ${MAJOR}`]);
      expect(await popup.evaluate(`document.querySelectorAll('[data-relation] button:not([title])').length`)).toBe(0);
      await popup.close();
      popup = undefined;
      await library.bringToFront();
      await relate(library, await itemOf((expression) => library.evaluate(expression), CLAIM), {
        kind: 'supports …',
        search: 'harbour town',
        words: MAJOR,
      });

      // The same again is refused, and a major claim supports nothing: both are said where they would be chosen.
      await press(library, `${item} [data-relate]`);
      await library.waitForSelector('form input[type=radio]');
      await chooseKind(library, 'attacks …');
      await library.waitForSelector('[role=combobox]');
      await library.type('[role=combobox]', 'harbour town');
      await library.waitForFunction(
        `document.querySelector('[role=option][aria-disabled=true]')?.textContent.includes('The relation “attacks” is there already.')`,
      );
      await picture('library-refused', () => library.screenshot());
      await library.keyboard.press('ArrowDown');
      await library.keyboard.press('Enter');
      expect(await library.evaluate(`document.querySelector('[role=combobox]') !== null`)).toBe(true);
      await library.keyboard.press('Escape');
      await library.waitForFunction(`document.querySelector('[role=combobox]') === null`);
      await press(library, `${await itemOf((expression) => library.evaluate(expression), MAJOR)} [data-relate]`);
      await library.waitForSelector('form input[type=radio]');
      expect(await library.evaluate(`document.querySelector('form details').textContent`)).toContain(
        '“supports” starts from Claim or Premise.',
      );
      await library.keyboard.press('Escape');
      await library.waitForFunction(`document.querySelector('form') === null`);

      await library.evaluate(`[...document.querySelectorAll('article')]
      .find((article) => article.querySelector('h2').textContent === 'One')
      .querySelector('button[aria-expanded]').click()`);
      await library.waitForFunction(`document.querySelectorAll('[data-passage]').length === 3`);
      await library.evaluate(`document.querySelector('[data-passage]').focus()`);
      await library.keyboard.press('ArrowRight');
      const hasFocus = (words: string) =>
        `document.activeElement.matches('[data-passage]') && document.activeElement.textContent.includes(${JSON.stringify(words)})`;
      await library.waitForFunction([CLAIM, DOUBT].map((words) => `(${hasFocus(words)})`).join(' || '));
      await library.evaluate(`document.querySelector('[data-passage]').scrollIntoView({ block: 'center' })`);
      await picture('library-map', () => library.screenshot());
      await library.keyboard.press('ArrowLeft');
      await library.waitForFunction(hasFocus(MAJOR));
      // Enter goes to the passage: its article opens.
      await library.keyboard.press('Enter');
      await expect
        .poll(async () => (await reader.session.browser.pages()).some((page) => page.url().startsWith(first)))
        .toBe(true);
      await library.bringToFront();
      await library.close();
    });

  it('changes kind, direction and other end of a relation, one step each', async () => {
    const url = serve('change', [CLAIM, REASON]);
    await restoreLibrary(
      reader,
      oneArticle({ url, title: 'Change', quotes: ['Cranes creak.', 'Oil is dear.', 'Ropes fray.'] }),
    );
    const library = await reader.openExtensionPage('library/library.html');
    await library.waitForFunction(`document.body.textContent.includes('Cranes creak.')`);
    await relate(library, await itemOf((expression) => library.evaluate(expression), 'Cranes creak.'), {
      kind: 'supports …',
      search: 'oil dear',
      words: 'Oil is dear.',
    });
    const shown = () => library.evaluate(relationsAt('Cranes creak.'));
    await expect.poll(shown).toEqual(['supports … | Oil is dear.']);
    const item = await itemOf((expression) => library.evaluate(expression), 'Cranes creak.');
    await press(library, `${item} button[title="Edit relation"]`);
    await library.waitForSelector('form input[type=radio]');
    await chooseKind(library, '… attacks this');
    await press(library, 'form button[type=submit]');
    await expect.poll(shown).toEqual(['… attacks this | Oil is dear.']);
    await library.waitForFunction(`document.querySelector('form') === null`);
    await library.keyboard.down('Control');
    await library.keyboard.press('z');
    await library.keyboard.up('Control');
    await library.waitForFunction(`${status}.includes('Undone: edited relation.')`);
    await expect.poll(shown).toEqual(['supports … | Oil is dear.']);

    // To another passage, as the same relation.
    const ids = () =>
      library.evaluate(
        `[...new Set([...document.querySelectorAll('[data-relation]')].map(({ dataset }) => dataset.relation))].sort()`,
      );
    const before = await ids();
    await press(library, `${item} button[title="Edit relation"]`);
    await library.waitForSelector('form input[type=radio]');
    await library.evaluate(
      `[...document.querySelectorAll('form button')].find(({ textContent }) => textContent === 'Choose another').focus()`,
    );
    await library.keyboard.press('Enter');
    await library.waitForFunction(focusIs('[role=combobox]'));
    await library.keyboard.type('ropes fray');
    await library.waitForFunction(`document.querySelectorAll('[role=option]').length === 1`);
    await library.keyboard.press('ArrowDown');
    await library.keyboard.press('Enter');
    await library.waitForFunction(focusIs('form select'));
    await press(library, 'form button[type=submit]');
    await expect.poll(shown).toEqual(['supports … | Ropes fray.']);
    await expect.poll(() => library.evaluate(relationsAt('Oil is dear.'))).toEqual([]);
    expect(await ids()).toEqual(before);
    await library.keyboard.down('Control');
    await library.keyboard.press('z');
    await library.keyboard.up('Control');
    await expect.poll(shown).toEqual(['supports … | Oil is dear.']);
    await library.close();
  });

  it('keeps a relation that other roles forbid, marked with the reason at both ends', async () => {
    const url = serve('forbidden', [CLAIM]);
    const quotes = ['Piers are long.', 'Sheds leak.'];
    await restoreLibrary(reader, oneArticle({ url, title: 'Forbidden', quotes }));
    const library = await reader.openExtensionPage('library/library.html');
    await library.waitForFunction(`document.body.textContent.includes('Piers are long.')`);
    const item = await itemOf((expression) => library.evaluate(expression), 'Piers are long.');
    await relate(library, item, { kind: 'supports …', search: 'sheds leak', words: 'Sheds leak.' });
    const marks = () =>
      library.evaluate(
        `[...document.querySelectorAll('[data-relation] [data-forbidden]')].map((mark) => mark.textContent.trim())`,
      );
    await expect.poll(() => library.evaluate(relationsAt('Piers are long.'))).toEqual(['supports … | Sheds leak.']);
    expect(await marks()).toEqual([]);
    await press(library, `${item} button[title="Edit"]`);
    await library.waitForSelector('form input[type=checkbox]');
    // From claim to major claim.
    await library.keyboard.press('2');
    await library.keyboard.press('1');
    await press(library, 'form button[type=submit]');
    const said = 'The codebook no longer allows this: “supports” starts from Claim or Premise.';
    await expect.poll(marks).toEqual([said, said]);
    await picture('library-forbidden', () => library.screenshot());
    expect(await library.evaluate(relationsAt('Piers are long.'))).toEqual(['supports … | Sheds leak.']);
    await library.evaluate('document.activeElement.blur()');
    await library.keyboard.down('Control');
    await library.keyboard.press('z');
    await library.keyboard.up('Control');
    await expect.poll(marks).toEqual([]);
    await library.close();
  });

  it('gives kept tags to the next passages, in the popup, by the toolbar and by the shortcut, until they are let go', async () => {
    const words = [
      'The first has tags.',
      'The second has them too.',
      'The third gets them by key.',
      'The fourth has none.',
      'Another is told by the toolbar.',
    ];
    const page = await reader.open(serve('tags', words));
    const tags = () =>
      (popup as PopupDriver).evaluate<string[]>(
        `[...document.querySelectorAll('form button[aria-label^="Remove"]')].map((button) => button.parentElement.textContent)`,
      );
    const keep = `[...document.querySelectorAll('form label')].find((label) => label.textContent === 'Keep these tags for the next highlights').querySelector('input')`;
    await selectWords(page, words[0] ?? '');
    popup = await openEditor(reader, page);
    await popup.press('2');
    await tabTo(popup, 'form [role=combobox]');
    await popup.type('harbour,');
    await expect.poll(tags).toEqual(['harbour']);
    await popup.evaluate(`(${keep}.click(), 0)`);
    await picture('popup-keep', () => (popup as PopupDriver).screenshot());
    await popup.evaluate(`(document.querySelector('form').requestSubmit(), 0)`);
    await popup.waitFor(`${status}.includes('Highlighted as')`);
    await popup.close();

    await selectWords(page, words[1] ?? '');
    popup = await openEditor(reader, page);
    await expect.poll(tags).toEqual(['harbour']);
    await popup.press('Enter');
    await popup.waitFor(`${status}.includes('Highlighted as')`);
    await popup.close();

    await selectWords(page, words[4] ?? '');
    const over = overPage(page);
    await expect
      .poll(() => over.see(`root?.querySelector('[role=toolbar]:not([data-away]) .kept')?.textContent`))
      .toBe('+ harbour');
    await page.keyboard.press('2');
    await expect
      .poll(() => over.see(`root?.querySelector('.notice')?.textContent`))
      .toContain('Highlighted as Claim. Tags: harbour.');

    await selectWords(page, words[2] ?? '');
    await highlightWithKey(reader, page);
    await expect.poll(() => paintedWords(page)).toContain(words[2]);

    await selectWords(page, words[3] ?? '');
    popup = await openEditor(reader, page);
    await expect.poll(tags).toEqual(['harbour']);
    await popup.click('form button[aria-label^="Remove"]');
    await popup.evaluate(`(${keep}.click(), 0)`);
    await popup.evaluate(`(document.querySelector('form').requestSubmit(), 0)`);
    await popup.waitFor(`${status}.includes('Highlighted as')`);
    const given = () =>
      (popup as PopupDriver).evaluate<string[]>(
        `[...document.querySelectorAll('[data-annotation]')].map((item) => [...item.querySelectorAll('ul[aria-label=Tags] li')].map((tag) => tag.textContent).join())`,
      );
    await expect.poll(given).toEqual(['harbour', 'harbour', 'harbour', '', 'harbour']);
    await popup.close();

    await selectWords(page, words[3] ?? '');
    popup = await openEditor(reader, page);
    expect(await tags()).toEqual([]);
    await popup.close();
    await page.close();
  });
});

async function chooseKind(page: Page, kind: string): Promise<void> {
  await page.evaluate(`[...document.querySelectorAll('form label')]
    .find((label) => label.textContent === ${JSON.stringify(kind)}).querySelector('input').click()`);
}

async function relate(
  page: Page,
  item: string,
  { kind, search, words }: { kind: string; search: string; words: string },
): Promise<void> {
  await page.bringToFront();
  await press(page, `${item} [data-relate]`);
  await page.waitForSelector('form input[type=radio]');
  await chooseKind(page, kind);
  await page.waitForSelector('[role=combobox]');
  await page.type('[role=combobox]', search);
  await page.waitForFunction(`document.querySelectorAll('[role=option]').length === 1`);
  await page.waitForFunction(`document.querySelector('[role=option]')?.textContent.includes(${JSON.stringify(words)})`);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForFunction(focusIs('form select'));
  await press(page, 'form button[type=submit]');
  await page.waitForFunction(`document.querySelector('form select') === null`);
}
