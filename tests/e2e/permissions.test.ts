/**
 * Permissions in both browsers: nothing of the extension is on a site it was not let on, the reader lets it on and
 * takes it back, and where no page can be annotated the popup says why and what to do.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FirefoxSession } from '../harness/firefox.ts';
import { removeFolder } from '../harness/remove-folder.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { highlight, openLists } from './support/annotate.ts';
import { inCommon } from './support/in-common.ts';
import { flashesOf, paintedWords, rememberFlashes, selectWords } from './support/on-page.ts';
import {
  BROWSER_NAMES,
  clickInSurface,
  type PopupDriver,
  type Reader,
  serveFixtures,
  startReader,
} from './support/reader.ts';

const HOST = 'review-forum.example';
const WORDS = 'The story is a good one, which should make us careful.';
/** The button that keeps a site. */
const OFFER = `[...document.querySelectorAll('button')].find(({ textContent }) => textContent.startsWith('Keep my highlights'))`;
/** A PDF of one empty page. */
const PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF';

let server: ArticleServer;
let url: string;
beforeAll(async () => {
  server = await serveFixtures();
  url = server.article(HOST, 'five-tests-for-a-debt-swap').url;
  // An address that does not give it away, and one that does.
  server.route('http://thediplomat.com/report', { headers: { 'content-type': 'application/pdf' }, body: PDF });
  server.route('http://papers.example/report.pdf', { headers: { 'content-type': 'application/pdf' }, body: PDF });
  server.route('http://bare.example/', {
    body: '<!doctype html><title>Bare</title><p>Only these few words stand here.</p>',
  });
  server.route('http://addons.mozilla.org/', { body: '<!doctype html><title>Add-ons</title><p>A store.</p>' });
});
afterAll(() => server.close());

/** Whether a content script of ours is in the page of the tab in front: it would answer an extension page. */
async function isThere(reader: Reader, page: Page): Promise<boolean> {
  const options = await reader.openExtensionPage('options/options.html');
  const there = (await options.evaluate(`chrome.tabs.query({}).then((tabs) => Promise.all(tabs.map(({ id }) =>
    chrome.tabs.sendMessage(id, { to: 'content', type: 'scroll-to', ask: { annotation: '' } }).then((answer) => answer === false, () => false))))
    .then((answers) => answers.includes(true))`)) as boolean;
  await options.close();
  await page.bringToFront();
  return there;
}

/** Opens an address that the browser may not let automation wait for. */
async function openAny({ session }: Reader, address: string): Promise<Page> {
  const page = await session.browser.newPage();
  await page.bringToFront();
  if ('inBrowserChrome' in session) {
    // Firefox's remote agent goes to no page of the browser's own.
    await session.inBrowserChrome(
      `const browser = window.gBrowser.selectedBrowser;
       browser.fixupAndLoadURIString(args, { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() });
       while (!browser.currentURI.spec.startsWith(args.slice(0, 20)) || browser.webProgress?.isLoadingDocument)
         await new Promise((resolve) => window.setTimeout(resolve, 20));`,
      address,
    );
  } else {
    await page.goto(address);
  }
  return page;
}

describe.each(BROWSER_NAMES)('a site that is not built in, in %s', (name) => {
  let profile: string;
  let reader: Reader;
  const start = () => startReader(name, server, { profile, grantedOnRequest: [`*://${HOST}/*`] });
  beforeEach(async () => {
    profile = mkdtempSync(join(tmpdir(), `margent-permissions-${name}-`));
    reader = await start();
  });
  afterEach(async () => {
    await reader.close();
    await removeFolder(profile);
  });

  it('is left alone until the button is pressed, kept when the reader says so, and let go again', async () => {
    let page = await reader.open(url);
    expect(await isThere(reader, page)).toBe(false);

    // By the button, for this visit.
    await selectWords(page, WORDS);
    let popup = await reader.openPopup(page);
    await popup.waitFor(`document.querySelector('form input')`);
    await popup.waitFor(
      `document.body.innerText.includes('On ${HOST}, highlights come back only when you press the Margent button')`,
    );
    await popup.press('2');
    await popup.press('Enter');
    await popup.waitFor(`document.body.innerText.includes('Highlighted as Claim')`);
    await expect.poll(() => paintedWords(page)).toEqual([WORDS]);
    await popup.close();

    // Gone with the visit, and back by the button.
    await page.reload();
    expect(await isThere(reader, page)).toBe(false);
    expect(await paintedWords(page)).toEqual([]);
    popup = await reader.openPopup(page);
    await popup.waitFor(`document.querySelector('[data-annotation]')`);
    await expect.poll(() => paintedWords(page)).toEqual([WORDS]);

    // Kept.
    await popup.waitFor(OFFER);
    await popup.evaluate(`${OFFER}.id = 'keep'`);
    await popup.waitFor(`document.querySelector('#keep')?.textContent === 'Keep my highlights on ${HOST}'`);
    await popup.click('#keep');
    await popup.waitFor(
      `!document.body.innerText.includes('highlights come back only when you press the Margent button')`,
    );
    await popup.close();
    await page.reload();
    await expect.poll(() => paintedWords(page)).toEqual([WORDS]);
    await reader.close();
    reader = await start();
    page = await reader.open(url);
    await expect.poll(() => paintedWords(page)).toEqual([WORDS]);

    // Taken back.
    const options = await reader.openExtensionPage('options/options.html');
    await options.waitForFunction(`document.body.innerText.includes('${HOST}')`);
    await clickInSurface(options, `button[aria-label="Remove: ${HOST}"]`);
    await options.waitForFunction(`document.body.innerText.includes('Margent no longer stays on ${HOST}.')`);
    await options.waitForFunction(`!document.querySelector('button[aria-label="Remove: ${HOST}"]')`);
    await options.close();
    await page.reload();
    expect(await isThere(reader, page)).toBe(false);
    expect(await paintedWords(page)).toEqual([]);
  });
});

describe('a built-in site in firefox', () => {
  it('that the reader has switched off is said to be missing, asked for and back at once', async () => {
    const reader = await startReader('firefox', server);
    try {
      const article = server.article('pacificcouncil.online', 'russia-north-korea-military-alliance').url;
      const words = 'a mutual defense treaty';
      const page = await reader.open(article);
      await highlight(reader, page, words);
      await (reader.session as FirefoxSession).revokeOrigins(['*://pacificcouncil.online/*']);
      await page.reload();
      expect(await isThere(reader, page)).toBe(false);
      expect(await paintedWords(page)).toEqual([]);

      const popup = await openLists(reader, page);
      await popup.waitFor(`document.body.innerText.includes('Margent has no access to pacificcouncil.online')`);
      await popup.waitFor(OFFER);
      await popup.evaluate(`${OFFER}.id = 'keep'`);
      await popup.click('#keep');
      await popup.waitFor(`!document.body.innerText.includes('Margent has no access to')`);
      await popup.close();
      await page.reload();
      await expect.poll(() => paintedWords(page)).toEqual([words]);
    } finally {
      await reader.close();
    }
  });
});

describe.each(BROWSER_NAMES)('what cannot be annotated in %s', (name) => {
  let reader: Reader;
  let popup: PopupDriver | undefined;
  inCommon(
    async () => {
      reader = await startReader(name, server);
    },
    () => reader.close(),
  );
  afterEach(async () => {
    // A popup that a failing test leaves open would fail the next one.
    await popup?.close().catch(() => undefined);
    popup = undefined;
  });

  const browserPage = name === 'chromium' ? 'chrome://version/' : 'about:config';
  const cases: { what: string; address: string; title: string; hint: string }[] = [
    {
      what: 'a page of the browser',
      address: browserPage,
      title: 'This page belongs to the browser',
      hint: 'Open an article and press the Margent button there.',
    },
    {
      what: 'an empty tab',
      address: 'about:blank',
      title: 'This page belongs to the browser',
      hint: 'Open an article and press the Margent button there.',
    },
    {
      what: 'a PDF whose address says so',
      address: 'http://papers.example/report.pdf',
      title: 'This is a PDF',
      hint: 'If the article also has a web page, open that and press the Margent button there.',
    },
    {
      what: 'a PDF whose address does not say so, on a built-in site',
      address: 'http://thediplomat.com/report',
      // Firefox lets nobody ask its viewer what it shows.
      title: name === 'chromium' ? 'This is a PDF' : 'The browser keeps extensions out of this page',
      hint: 'If the article also has a web page, open that and press the Margent button there.',
    },
    // Each browser protects its own store; Chromium's cannot be served here (tests/unit/platform/page-support.test.ts).
    ...(name === 'firefox'
      ? [
          {
            what: 'an extension store',
            address: 'http://addons.mozilla.org/',
            title: 'Browsers protect extension stores',
            hint: 'No extension may read or change these pages.',
          },
        ]
      : []),
    {
      what: 'an address without a page',
      address: 'data:text/html,<p>Hello</p>',
      // Chromium tells an extension no more of it than of its own pages.
      title: name === 'chromium' ? 'This page belongs to the browser' : 'This address is not a page',
      hint: 'Open an article and press the Margent button there.',
    },
  ];

  it.each(cases)('is said of $what, with what to do', async ({ address, title, hint }) => {
    const page = await openAny(reader, address);
    popup = await reader.openPopup(page);
    // Until the browser has refused, the popup says that it is reading the page.
    await popup.waitFor(
      `document.querySelector('h1') && document.querySelector('h1').innerText !== 'Reading the page…'`,
    );
    const shown = await popup.text();
    expect(shown).toContain(title);
    expect(shown).toContain(hint);
    expect(await popup.evaluate(`Boolean(document.querySelector('form, [role=tab]'))`)).toBe(false);
    await page.close();
  });

  it.each([
    { what: 'a front page', address: () => server.article('gazette-front.example', 'front-page').url, words: '' },
    { what: 'a bare page', address: () => 'http://bare.example/', words: 'Only these few words' },
  ])('is not $what: it is no article, and a passage can be highlighted all the same', async ({ address, words }) => {
    const page = await reader.open(address());
    // On the front page, the first words of its first link with some length.
    const chosen =
      words ||
      ((await page.evaluate(`(() => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const { data, parentElement } = walker.currentNode;
          if (parentElement.checkVisibility() && !parentElement.closest('a, script, style') && /^\\s*\\w+ \\w+ \\w+ \\w+ \\w+/.test(data))
            return data.trim().split(/\\s+/).slice(0, 4).join(' ');
        }
        return '';
      })()`)) as string);
    await selectWords(page, chosen);
    popup = await reader.openPopup(page);
    await popup.waitFor(`document.querySelector('form input')`);
    expect(await popup.text()).toContain('No article was found here. You can still highlight any passage.');
    expect(await popup.text()).toContain(chosen);
    await popup.press('2');
    await popup.press('Enter');
    await popup.waitFor(`document.body.innerText.includes('Highlighted as Claim')`);
    await expect.poll(() => paintedWords(page)).toEqual([chosen]);
    await rememberFlashes(page);
    await popup.click('[data-annotation] button[title="Show on the page"]');
    await expect.poll(() => flashesOf(page)).toEqual([chosen]);
    await page.close();
  });
});
