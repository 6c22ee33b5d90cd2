/** The library: finding, opening on the page, mending and taking out what has been annotated. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FirefoxSession } from '../harness/firefox.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { highlight, openLists } from './support/annotate.ts';
import { holdDatabase } from './support/held-database.ts';
import { inCommon } from './support/in-common.ts';
import { overflowing } from './support/layout.ts';
import { isInView, paintedWords } from './support/on-page.ts';
import { filler, plainPage } from './support/pages.ts';
import { BROWSER_NAMES, clickInSurface, type Reader, serveFixtures, startReader } from './support/reader.ts';
import { oneArticle, restoreLibrary } from './support/restore.ts';

const SITE = 'http://pacificcouncil.online';
const KEPT_LATER = 'http://kept-later.example';
const NEVER_KEPT = 'http://never-kept.example';
const ITEM = '[data-annotation]';
const WAR = ['War budgets are the last to be read aloud.', 'The résumé of a treaty is its annex.'] as const;
const HARBOUR = [
  'Harbours remember what ministries forget.',
  'A pilot’s ladder is a kind of argument.',
  'Dues rise with the tide and stay up.',
] as const;

/** Remembers in the page that it was made to flash, for a flash is over soon. */
const WATCH_FLASH = `setInterval(() => {
  for (const range of CSS.highlights.get('margent-flash') ?? []) globalThis.flashed = range.startContainer.data;
}, 20);`;

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
  serve(`${SITE}/library/war`, 'Économie de guerre', WAR);
  serve(`${SITE}/library/harbours`, 'Harbour notes', HARBOUR);
});
afterAll(() => server.close());

/** Serves an article whose passages stand far below the fold. */
function serve(url: string, title: string, quotes: readonly string[]): void {
  server.route(url, {
    body: plainPage({ title, paragraphs: [...filler(20), ...quotes, ...filler(30).slice(20)], script: WATCH_FLASH }),
  });
}

/** The words shown, under the title of their article. */
function shown(library: Page): Promise<Record<string, string[]>> {
  return library.evaluate(
    `Object.fromEntries([...document.querySelectorAll('article')].map((article) => [
      article.querySelector('h2').textContent,
      [...article.querySelectorAll('${ITEM} [title="Open on the page"] [dir=auto]')].map((quote) => quote.textContent),
    ]))`,
  ) as Promise<Record<string, string[]>>;
}

async function search(library: Page, text: string): Promise<void> {
  await library.bringToFront();
  await library.click('input[type=search]', { count: 3 });
  await library.keyboard.press('Backspace');
  if (text) await library.keyboard.type(text);
}

/**
 * The selector of the item with these words. By its `textContent`: the `innerText` of what is out of view is empty, as
 * the library leaves it unrendered (`content-visibility`).
 */
async function itemOf(library: Page, words: string): Promise<string> {
  await library.waitForFunction(
    `[...document.querySelectorAll('${ITEM}')].some((item) => item.textContent.includes(${JSON.stringify(words)}))`,
  );
  const id = await library.evaluate(
    `[...document.querySelectorAll('${ITEM}')].find((item) => item.textContent.includes(${JSON.stringify(words)})).dataset.annotation`,
  );
  return `[data-annotation="${id}"]`;
}

async function openOnPage(library: Page, words: string): Promise<void> {
  await library.bringToFront();
  // A list that is still drawn anew moves away under the mouse.
  await clickInSurface(library, `${await itemOf(library, words)} [title="Open on the page"]`);
}

/** Addresses of the open tabs as far as the extension may know them, the active one marked. */
function tabs(library: Page): Promise<{ active: boolean; url?: string }[]> {
  return library.evaluate(
    `chrome.tabs.query({}).then((tabs) => tabs.map(({ active, url }) => ({ active, url })))`,
  ) as Promise<{ active: boolean; url?: string }[]>;
}

function isKept(library: Page, site: string): Promise<boolean> {
  return library.evaluate(
    `chrome.permissions.contains({ origins: ['*://${new URL(site).hostname}/*'] })`,
  ) as Promise<boolean>;
}

async function pageAt(reader: Reader, url: string): Promise<Page> {
  const find = async () => (await reader.session.browser.pages()).find((page) => page.url().startsWith(url));
  await expect.poll(find, { message: `a tab at ${url}` }).toBeTruthy();
  const page = await find();
  if (!page) throw new Error(`the tab at ${url} is gone again`);
  return page;
}

async function expectShownOnPage(page: Page, words: string): Promise<void> {
  await expect.poll(() => paintedWords(page)).toContain(words);
  await expect.poll(() => page.evaluate('String(globalThis.flashed)')).toContain(words);
  await expect.poll(() => isInView(page, words)).toBe(true);
}

describe.each(BROWSER_NAMES)('the library in %s', (name) => {
  let downloads: string;
  let reader: Reader;
  let library: Page;
  inCommon(
    async () => {
      downloads = mkdtempSync(join(tmpdir(), `margent-saved-${name}-`));
      reader = await startReader(name, server, {
        downloads,
        ...(name === 'chromium' ? { grantedOnRequest: ['*://kept-later.example/*'] } : {}),
      });
      await restoreLibrary(
        reader,
        oneArticle({
          url: `${SITE}/library/war`,
          title: 'Économie de guerre',
          authors: ['Zoë Ångström'],
          quotes: WAR,
          tags: () => ['budget'],
          note: (index) => (index === 0 ? 'Compare **Kissinger**.' : ''),
          role: (index) => index * 2,
        }),
      );
      await restoreLibrary(
        reader,
        oneArticle({ url: `${SITE}/library/harbours`, title: 'Harbour notes', quotes: HARBOUR, role: () => 1 }),
      );
      library = await reader.openExtensionPage('library/library.html');
      await library.waitForSelector(ITEM);
    },
    async () => {
      await reader.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  );
  afterEach(() => search(library, ''));

  /** The text of the file that has just been saved. */
  async function savedFile(ending: string): Promise<string> {
    const find = () => readdirSync(downloads).find((file) => file.endsWith(ending));
    await expect.poll(find, { message: `a file ${ending}` }).toBeTruthy();
    const file = join(downloads, find() ?? '');
    // The name may be there before the content is.
    await expect.poll(() => readFileSync(file, 'utf8').length).toBeGreaterThan(0);
    const text = readFileSync(file, 'utf8');
    rmSync(file);
    return text;
  }

  it('lists annotations with their article, the newest article first, and searches them', async () => {
    await expect.poll(() => shown(library)).toEqual({ 'Harbour notes': [...HARBOUR], 'Économie de guerre': [...WAR] });
    expect(Object.keys(await shown(library))).toEqual(['Harbour notes', 'Économie de guerre']);
    for (const [text, found] of [
      ['RESUME', { 'Économie de guerre': [WAR[1]] }],
      ['aloud war', { 'Économie de guerre': [WAR[0]] }],
      ['kissinger', { 'Économie de guerre': [WAR[0]] }],
      ['angstrom budget', { 'Économie de guerre': [...WAR] }],
      ['economie annex', { 'Économie de guerre': [WAR[1]] }],
      ['dues harbour', { 'Harbour notes': [HARBOUR[2]] }],
      ['dues aloud', {}],
    ] as const) {
      await search(library, text);
      await expect.poll(() => shown(library), { message: text }).toEqual(found);
    }
    await expect.poll(() => library.evaluate('document.body.innerText')).toContain('0 of 5 annotations');
    await clickInSurface(library, 'main button');
    await expect.poll(async () => Object.keys(await shown(library)).length).toBe(2);
  });

  it('has room in a narrow window, in fonts of wide letters too', async () => {
    await library.setViewport({ width: 320, height: 640 });
    for (const language of ['ko', 'ja', 'zh-CN', 'en']) {
      await library.evaluate(`document.documentElement.lang = '${language}'`);
      expect(await overflowing(library), language).toEqual([]);
    }
    await library.setViewport({ width: 1280, height: 900 });
  });

  it('filters by roles, any of those chosen', async () => {
    const read = () =>
      library.evaluate(
        `[...document.querySelectorAll('fieldset label')].map((label) => label.innerText.trim())`,
      ) as Promise<string[]>;
    await expect.poll(async () => (await read()).sort()).toEqual(['Claim', 'Major claim', 'Premise']);
    const roles = await read();
    const box = (role: string) => `fieldset label:nth-of-type(${roles.indexOf(role) + 1}) input`;
    await clickInSurface(library, box('Premise'));
    await expect.poll(() => shown(library)).toEqual({ 'Économie de guerre': [WAR[1]] });
    await clickInSurface(library, box('Claim'));
    await expect.poll(() => shown(library)).toEqual({ 'Harbour notes': [...HARBOUR], 'Économie de guerre': [WAR[1]] });
    await search(library, 'ladder');
    await expect.poll(() => shown(library)).toEqual({ 'Harbour notes': [HARBOUR[1]] });
    await clickInSurface(library, box('Premise'));
    await clickInSurface(library, box('Claim'));
    await library.waitForFunction(`!document.querySelector('fieldset input:checked')`);
  });

  it('opens an annotation on its page, and goes to the tab that has it', async () => {
    await openOnPage(library, HARBOUR[1]);
    const page = await pageAt(reader, `${SITE}/library/harbours`);
    await expectShownOnPage(page, HARBOUR[1]);

    await page.evaluate('scrollTo(0, 0); globalThis.flashed = ""');
    const before = (await tabs(library)).length;
    await openOnPage(library, HARBOUR[2]);
    await expectShownOnPage(page, HARBOUR[2]);
    const active = async () => (await tabs(library)).find((tab) => tab.active)?.url;
    await expect.poll(active).toBe(`${SITE}/library/harbours`);
    expect((await tabs(library)).length).toBe(before);
    await page.close();
  });

  it('opens a page whose text arrives late, and goes to the passage when it is there', async () => {
    const url = `${SITE}/library/late`;
    const words = 'This passage is fetched after everything else.';
    const gate: { open?: () => void } = {};
    server.route(`${SITE}/library/late-text`, async () => {
      await new Promise<void>((resolve) => {
        gate.open = resolve;
      });
      return { body: `<p>${words}</p>` };
    });
    server.route(url, {
      body: plainPage({
        title: 'Late text',
        paragraphs: filler(30),
        script: `${WATCH_FLASH} fetch('/library/late-text').then((answer) => answer.text()).then((text) =>
          document.querySelector('#text').insertAdjacentHTML('beforeend', text))`,
      }),
    });
    await restoreLibrary(reader, oneArticle({ url, title: 'Late text', quotes: [words] }));
    await openOnPage(library, words);
    const page = await pageAt(reader, url);
    await expect.poll(() => reader.buttonTitle(page)).toContain('1 not found on the page');
    await expect.poll(() => gate.open !== undefined).toBe(true);
    gate.open?.();
    await expectShownOnPage(page, words);
    await page.close();
  });

  it('asks for a site that is not kept, and shows the passage there once it is', async () => {
    const url = `${KEPT_LATER}/article`;
    const words = 'This site is kept from the library.';
    serve(url, 'Kept later', [words]);
    await restoreLibrary(reader, oneArticle({ url, title: 'Kept later', quotes: [words] }));
    await openOnPage(library, words);
    const page = await pageAt(reader, url);
    await expectShownOnPage(page, words);
    expect(await isKept(library, KEPT_LATER)).toBe(true);
    // And it stays kept.
    await page.reload();
    await expect.poll(() => paintedWords(page)).toEqual([words]);
    await page.close();
  });

  it('where it may not stay, the browser itself goes to the words', async () => {
    const url = `${NEVER_KEPT}/article`;
    const words =
      'This site is never kept - and its words are found all the same, long as they are, by their two ends.';
    serve(url, 'Never kept', [words]);
    await restoreLibrary(reader, oneArticle({ url, title: 'Never kept', quotes: [words] }));
    await openWithoutGesture(reader, words);
    const page = await pageAt(reader, url);
    // Firefox does not go to the words in a tab that an extension opens (docs/browser-facts.md).
    if (name === 'chromium') await expect.poll(() => isInView(page, words)).toBe(true);
    await page.waitForFunction(`document.body.innerText.includes(${JSON.stringify(words)})`);
    expect(await paintedWords(page)).toEqual([]);
    expect(await isKept(library, NEVER_KEPT)).toBe(false);
    await page.close();
  });

  it('edits, deletes, and undoes by button and key', async () => {
    const item = await itemOf(library, WAR[1]);
    await library.bringToFront();
    await clickInSurface(library, `${item} [title=Edit]`);
    await clickInSurface(library, `${item} textarea`);
    await library.waitForFunction(`document.activeElement?.matches('${item} textarea')`);
    await library.keyboard.type('Noted in the library.');
    await clickInSurface(library, `${item} button[type=submit]`);
    await library.waitForFunction(`document.querySelector('${item}').textContent.includes('Noted in the library.')`);
    await library.waitForFunction(`!document.querySelector('${item} form')`);

    await clickInSurface(library, `${item} [title=Delete]`);
    await library.waitForFunction(`!document.querySelector('${item}')`);
    await library.waitForFunction(`document.body.innerText.includes('Annotation deleted.')`);
    const undo = `[...document.querySelectorAll('button')].find(({ innerText }) => innerText === 'Undo')`;
    await library.waitForFunction(undo);
    await library.evaluate(`${undo}.click()`);
    await library.waitForSelector(item);
    await library.waitForFunction(`document.body.innerText.includes('Undone: delete')`);

    await library.keyboard.down('Control');
    await library.keyboard.press('z');
    await library.keyboard.up('Control');
    await library.waitForFunction(`!document.querySelector('${item}').textContent.includes('Noted in the library.')`);
  });

  it('says what takes long, does nothing twice meanwhile, and then what came of it', async () => {
    const said = `[...document.querySelectorAll('[role=status]')].map(({ textContent }) => textContent).join(' ')`;
    const waitingButtons = () =>
      library.evaluate(
        `[...document.querySelectorAll('section button[aria-disabled=true]:not([popover] *)')].map(({ textContent }) => textContent)`,
      );
    await library.bringToFront();
    await clickInSurface(library, '[data-choose="0"]');
    await clickInSurface(library, 'input[list]');
    await library.keyboard.type('weighed');
    let release = await holdDatabase(library);
    await library.keyboard.press('Enter');
    await library.waitForFunction(`${said}.includes('Changing 1 annotation…')`);
    expect(await waitingButtons()).toEqual(
      expect.arrayContaining(['Add role', 'Remove role', 'Replace role', 'Delete 1', 'Add']),
    );
    // The focus stays where it was, and what is pressed now is not done.
    expect(await library.evaluate(`document.activeElement.matches('input[list]')`)).toBe(true);
    await library.keyboard.press('Enter');
    await library.evaluate(
      `[...document.querySelectorAll('section button')].find(({ textContent }) => textContent === 'Delete 1').click()`,
    );
    await release();
    await library.waitForFunction(`${said}.includes('1 annotation changed')`);
    expect(await library.evaluate(said)).not.toContain('Changing');
    expect(await waitingButtons()).toEqual([]);

    release = await holdDatabase(library);
    const undo = `[...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Undo')`;
    await library.evaluate(`(() => { const button = ${undo}; button.focus(); button.click(); button.click(); })()`);
    await library.waitForFunction(`${said}.includes('Undoing…') && document.activeElement.textContent === 'Undoing…'`);
    await release();
    await library.waitForFunction(`${said}.includes('Undone: edited annotation')`);
    await library.waitForFunction('document.activeElement !== document.body');
    await clickInSurface(library, '[data-choose-none]');
  });

  it('exports an article from the popup and everything from here', async () => {
    const words = 'Counted in code points, this passage begins here 🎈 and ends.';
    const url = `${SITE}/library/emoji`;
    server.route(url, {
      body: plainPage({ title: 'Balloons', paragraphs: ['🎈🎈🎈 Up they go.', words, ...filler(3)] }),
    });
    const page = await reader.open(url);
    await highlight(reader, page, words, '3');
    const [start, end] = (await page.evaluate(`(() => {
      const text = document.body.innerText.replace(/\\s+/g, ' ').trim();
      const at = text.indexOf(${JSON.stringify(words)});
      const before = [...text.slice(0, at)].length;
      return [before, before + [...${JSON.stringify(words)}].length];
    })()`)) as [number, number];

    const popup = await openLists(reader, page);
    await popup.waitFor(`document.querySelector('button[popovertarget]')`);
    const item = (format: string) =>
      `[...document.querySelectorAll('[popover] button')].find(({ innerText }) => innerText.includes('${format}'))`;
    const exportFromPopup = async (format: string) => {
      await popup.click('button[popovertarget]');
      await popup.waitFor(item(format));
      await popup.evaluate(`${item(format)}.click()`);
    };
    await exportFromPopup('Markdown');
    const markdown = await savedFile('Balloons.md');
    expect(markdown).toContain('# Balloons');
    expect(markdown).toContain('## Premise');
    expect(markdown).toContain(`> ${words}`);
    expect(markdown).not.toContain(HARBOUR[0]);
    await exportFromPopup('W3C');
    const [annotation, ...others] = JSON.parse(await savedFile('Balloons.jsonld'));
    expect(others).toEqual([]);
    expect(annotation.target).toMatchObject({
      source: url,
      selector: [
        { type: 'TextQuoteSelector', exact: words },
        { type: 'TextPositionSelector', start, end },
      ],
    });
    expect(annotation.body).toContainEqual(expect.objectContaining({ purpose: 'classifying', value: 'Premise' }));
    await popup.close();
    await page.close();

    await library.bringToFront();
    const exportFromHere = async (format: string) => {
      await library.click('header button[popovertarget]');
      await library.evaluate(
        `[...document.querySelectorAll('header [popover] button')].find(({ innerText }) => innerText.includes('${format}')).click()`,
      );
    };
    await itemOf(library, words);
    await exportFromHere('Markdown');
    const everything = await savedFile('.md');
    for (const quote of [words, WAR[0], ...HARBOUR]) expect(everything).toContain(`> ${quote}`);
    for (const title of ['# Balloons', '# Économie de guerre', '# Harbour notes']) expect(everything).toContain(title);
    await exportFromHere('W3C');
    const all = JSON.parse(await savedFile('.jsonld')) as unknown[];
    await expect.poll(() => library.evaluate(`document.querySelectorAll('${ITEM}').length`)).toBe(all.length);
  });

  // In one browser: the same code answers in both.
  if (name === 'chromium')
    it('draws a few of many, the next before the reader is there, and says of each which of how many it is', async () => {
      const quotes = Array.from({ length: 300 }, (_, index) => `Long list, entry ${index + 1} of three hundred.`);
      await restoreLibrary(reader, oneArticle({ url: `${SITE}/library/long`, title: 'A long list', quotes }));
      await search(library, 'three hundred');
      const count = () => library.evaluate(`document.querySelectorAll('${ITEM}').length`);
      const lastPlace = () =>
        library.evaluate(`(() => {
        const last = [...document.querySelectorAll('${ITEM}')].at(-1);
        return [last.ariaPosInSet, last.ariaSetSize];
      })()`);
      await library.waitForFunction(`document.body.innerText.includes('300 of')`);
      await expect.poll(count).toBeGreaterThanOrEqual(30);
      expect(await count()).toBeLessThan(300);
      expect(await lastPlace()).toEqual([String(await count()), '300']);
      // The next rows take the focus from nothing, and draw nothing anew that is there.
      await library.evaluate(`(() => {
      globalThis.third = document.querySelectorAll('${ITEM}')[2];
      third.querySelector('button').focus({ preventScroll: true });
    })()`);
      await expect
        .poll(async () => {
          await library.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
          return count();
        })
        .toBe(300);
      expect((await shown(library))['A long list']).toEqual(quotes);
      expect(await lastPlace()).toEqual(['300', '300']);
      expect(await library.evaluate(`third.isConnected && third.contains(document.activeElement)`)).toBe(true);
      expect(
        await library.evaluate(
          `[...document.querySelectorAll('main > button')].some(({ innerText }) => /^Show/.test(innerText))`,
        ),
      ).toBe(false);
    });

  // In one browser: the same code answers in both.
  if (name === 'chromium')
    it('begins with the newest article of many, and has all when it is searched', async () => {
      const page = await reader.openExtensionPage('library/library.html');
      await page.waitForFunction(`document.querySelectorAll('${ITEM}').length >= 30`);
      const [newest] = Object.keys(await shown(page));
      expect(newest).toBe(Object.keys(await shown(library))[0]);
      await search(page, 'harbours remember');
      await page.waitForFunction(`document.querySelectorAll('${ITEM}').length === 1`);
      await page.close();
      await library.bringToFront();
      await search(library, '');
    });

  // Firefox cannot be made to look like paper.
  if (name === 'chromium')
    it('is printed without what lies over its words on a screen, and with whole quotes', async () => {
      const quote = 'A quote of many lines that a list cuts off. '.repeat(20).trim();
      await restoreLibrary(reader, oneArticle({ url: `${SITE}/library/print`, title: 'On paper', quotes: [quote] }));
      const page = await reader.openExtensionPage('library/library.html');
      await search(page, 'cuts off');
      await page.waitForFunction(`document.querySelectorAll('${ITEM}').length === 1`);
      await page.evaluate(`document.querySelector('${ITEM} input[type=checkbox]').click()`);
      await page.waitForFunction(`document.querySelector('[data-choose-none]')`);
      const laidOver = () =>
        page.evaluate(`[...document.querySelectorAll('#root *')].filter((element) =>
          element.checkVisibility() && ['sticky', 'fixed'].includes(getComputedStyle(element).position)).length`);
      const isCutOff = () =>
        page.evaluate(`(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1)(
          document.querySelector('${ITEM} [title] [dir=auto]'))`);
      expect(await laidOver()).toBeGreaterThan(0);
      expect(await isCutOff()).toBe(true);
      await page.emulateMediaType('print');
      expect(await laidOver()).toBe(0);
      expect(await isCutOff()).toBe(false);
      await page.close();
      await library.bringToFront();
    });
});

/**
 * Presses 'Open on the page' by a script, in a library page that nobody has touched: both browsers refuse a request for
 * permission that no click or key stands behind, which is the same to the extension as a reader's no.
 */
async function openWithoutGesture(reader: Reader, words: string): Promise<void> {
  const page = await reader.openExtensionPage('library/library.html');
  const press = `(() => {
    const item = [...document.querySelectorAll('${ITEM}')].find((each) => each.textContent.includes(${JSON.stringify(words)}));
    item?.querySelector('[title="Open on the page"]').click();
    return item !== undefined;
  })()`;
  if (reader.name === 'firefox') await expect.poll(() => page.evaluate(press)).toBe(true);
  else {
    // In Chromium puppeteer's own evaluation counts as a gesture.
    const devTools = await page.createCDPSession();
    const evaluate = () => devTools.send('Runtime.evaluate', { expression: press, userGesture: false });
    await expect.poll(async () => (await evaluate()).result.value).toBe(true);
  }
  await expect
    .poll(async () => (await reader.session.browser.pages()).some((each) => each.url().startsWith(NEVER_KEPT)))
    .toBe(true);
  await page.close();
}

describe('the library in firefox, asking', () => {
  it('opens the article without its highlights when the reader says no', async () => {
    const reader = await startReader('firefox', server, { asksForPermissions: true });
    try {
      const url = `${NEVER_KEPT}/asked`;
      const words = 'Here she is asked and says no.';
      serve(url, 'Asked', [words]);
      await restoreLibrary(reader, oneArticle({ url, title: 'Asked', quotes: [words] }));
      const library = await reader.openExtensionPage('library/library.html');
      await openOnPage(library, words);
      await (reader.session as FirefoxSession).inBrowserChrome(`
        const panel = window.PopupNotifications.panel;
        for (let tries = 0; tries < 200 && panel.state !== 'open'; tries += 1) await new Promise((resolve) => window.setTimeout(resolve, 50));
        panel.querySelector('.popup-notification-secondary-button').click();`);
      const page = await pageAt(reader, url);
      await page.waitForFunction(`document.body.innerText.includes(${JSON.stringify(words)})`);
      expect(await paintedWords(page)).toEqual([]);
      expect(await isKept(library, NEVER_KEPT)).toBe(false);
    } finally {
      await reader.close();
    }
  });
});
