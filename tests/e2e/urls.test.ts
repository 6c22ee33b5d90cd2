/** One article under many addresses is one article in the library, and a page that claims to be another is not believed. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { highlight } from './support/annotate.ts';
import { inCommon } from './support/in-common.ts';
import { paintedWords } from './support/on-page.ts';
import { filler, plainPage } from './support/pages.ts';
import { type Reader, serveFixtures, startReader } from './support/reader.ts';
import { oneArticle, restoreLibrary } from './support/restore.ts';

const SITE = 'http://pacificcouncil.online';
const FIRST = 'The first sentence that is marked is to be found at every address.';
const SECOND = 'The second one is marked at another address of the same article.';

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
});
afterAll(() => server.close());

/** Serves the same text at an address, with a title and a head of its own. */
function serve(url: string, title: string, head = ''): void {
  server.route(url, { body: plainPage({ title, paragraphs: [FIRST, SECOND, ...filler(4)], head }) });
}

// In one browser: one place, and no browser, says what address an article has.
describe.each(['chromium'] as const)('addresses in %s', (name) => {
  let reader: Reader;
  let page: Page;
  inCommon(
    async () => {
      reader = await startReader(name, server);
      page = await reader.open('about:blank');
    },
    () => reader.close(),
  );

  /** Sees in the library, once all of it is there, which words are marked in the articles of these titles. */
  async function expectInLibrary(expected: Record<string, unknown>): Promise<void> {
    const library = await reader.openExtensionPage('library/library.html');
    const articles = () =>
      library.evaluate(
        `Object.fromEntries([...document.querySelectorAll('article')].map((article) => [
          article.querySelector('h2').textContent,
          [...article.querySelectorAll('[data-annotation] [dir=auto]')].map((quote) => quote.textContent),
        ]))`,
      );
    await expect.poll(articles).toMatchObject(expected);
    await library.close();
  }

  it('tracking parameters, fragments, slashes and www are no part of an address', async () => {
    const base = `${SITE}/urls/plain`;
    const others = [
      `${base}/`,
      `${base}?utm_source=newsletter&utm_medium=email&utm_campaign=weekly`,
      `${base}/?fbclid=IwAR0123456789&gclid=abc`,
      `${base}?mc_cid=1&mc_eid=2&ref_src=twsrc#text`,
      `${base}#:~:text=second`,
      'http://www.pacificcouncil.online/urls/plain',
    ];
    for (const url of [base, ...others]) serve(url, 'Plain addresses');
    await page.goto(base);
    await highlight(reader, page, FIRST);
    for (const url of others) {
      await page.goto('about:blank');
      await page.goto(url);
      await expect.poll(() => paintedWords(page), { message: url }).toEqual([FIRST]);
    }
    await highlight(reader, page, SECOND);
    await expectInLibrary({ 'Plain addresses': [FIRST, SECOND] });
  });

  it('what tells articles apart stays: other parameters and other paths', async () => {
    const base = `${SITE}/urls/view`;
    serve(`${base}?id=1`, 'View one');
    for (const url of [`${base}?id=2`, `${base}?id=1&part=2`, `${base}/1`]) serve(url, `Not view one`);
    await page.goto(`${base}?id=1`);
    await highlight(reader, page, FIRST);
    for (const url of [`${base}?id=2`, `${base}?id=1&part=2`, `${base}/1`]) {
      await page.goto(url);
      await highlight(reader, page, SECOND);
      await expect.poll(() => paintedWords(page), { message: url }).toEqual([SECOND]);
    }
    await expectInLibrary({ 'View one': [FIRST] });
  });

  it('an article kept at its https address is found where it is served by http', async () => {
    const url = `${SITE}/urls/secure`;
    serve(url, 'Secure');
    await restoreLibrary(reader, oneArticle({ url: url.replace('http:', 'https:'), title: 'Secure', quotes: [FIRST] }));
    await page.goto(url);
    await expect.poll(() => paintedWords(page)).toEqual([FIRST]);
    await highlight(reader, page, SECOND);
    await expectInLibrary({ Secure: expect.arrayContaining([FIRST, SECOND]) });
  });

  it.each([
    ['rel=canonical', (url: string) => `<link rel="canonical" href="${url}">`],
    ['a relative rel=canonical', (url: string) => `<link href="${new URL(url).pathname}" rel="nofollow canonical">`],
    ['og:url', (url: string) => `<meta property="og:url" content="${url}">`],
  ])('%s of the same site is believed: print and AMP pages are the article', async (kind, claim) => {
    const title = `Claimed by ${kind}`;
    const base = `${SITE}/urls/${kind.replace(/\W+/g, '-')}`;
    serve(base, title);
    const others = [`${base}/amp`, `${base}/print/`, `${SITE}/print.php?article=${kind.length}`];
    for (const url of others) serve(url, title, claim(base));
    await page.goto(`${base}/amp`);
    await highlight(reader, page, FIRST);
    for (const url of [base, ...others]) {
      await page.goto(url);
      await expect.poll(() => paintedWords(page), { message: url }).toEqual([FIRST]);
    }
    await highlight(reader, page, SECOND);
    await expectInLibrary({ [title]: [FIRST, SECOND] });
  });

  it('no page is believed that claims to be of another site, or calls a front page its own', async () => {
    const real = `${SITE}/urls/real`;
    const front = `${SITE}/`;
    serve(real, 'Real');
    await page.goto(real);
    await highlight(reader, page, FIRST);
    const claims = (url: string) => `<link rel="canonical" href="${url}"><meta property="og:url" content="${url}">`;
    const impostors: [string, string][] = [
      ['http://thediplomat.com/urls/impostor', real],
      [
        'http://thediplomat.com/urls/impostor-2',
        `https://pacificcouncil.online.thediplomat.com@pacificcouncil.online/urls/real`,
      ],
      [`${SITE}/urls/lazy-1`, front],
      [`${SITE}/urls/lazy-2`, front],
    ];
    for (const [url, claimed] of impostors) {
      serve(url, `At ${new URL(url).pathname}`, claims(claimed));
      await page.goto(url);
      await highlight(reader, page, SECOND);
      await expect.poll(() => paintedWords(page), { message: url }).toEqual([SECOND]);
    }
    const theirs = impostors.map(([url]) => [`At ${new URL(url).pathname}`, [SECOND]]);
    await expectInLibrary({ Real: [FIRST], ...Object.fromEntries(theirs) });
    await page.goto(real);
    await expect.poll(() => paintedWords(page)).toEqual([FIRST]);
  });
});
