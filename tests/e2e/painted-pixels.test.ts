/** What is painted really shows: by the colours of screenshots, under a strict CSP, and where passages overlap. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleServer, RouteReply } from '../harness/serve-articles.ts';
import { highlight } from './support/annotate.ts';
import { inCommon } from './support/in-common.ts';
import { paintedHighlights } from './support/on-page.ts';
import { filler, plainPage } from './support/pages.ts';
import { type Picture, readPng } from './support/png.ts';
import { BROWSER_NAMES, type Reader, serveFixtures, startReader } from './support/reader.ts';

const SITE = 'http://pacificcouncil.online';
const FIRST = 'Alpha beta gamma delta';
const SECOND = 'gamma delta epsilon zeta';
const THIRD = 'epsilon zeta eta theta';
const TEXT = `${FIRST} epsilon zeta eta theta iota kappa lambda mu.`;

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
});
afterAll(() => server.close());

/** The part of the window that these words take, with some pixels below, where deeper underlines lie. */
async function pictureOf(page: Page, words: string, below = 0): Promise<Picture> {
  await page.bringToFront();
  const box = (await page.evaluate(`(async () => {
    getSelection().removeAllRanges();
    // What stood beside it gives way.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(${JSON.stringify(words)});
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + ${words.length});
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: Math.ceil(x), y: Math.floor(y), width: Math.floor(width), height: Math.ceil(height) + ${below} };
    }
  })()`)) as { x: number; y: number; width: number; height: number };
  return readPng(await page.screenshot({ clip: box }));
}

describe.each(BROWSER_NAMES)('painted in %s', (name) => {
  let reader: Reader;
  inCommon(
    async () => {
      reader = await startReader(name, server);
    },
    () => reader.close(),
  );

  it.each<[string, string, RouteReply['headers']]>([
    ['a plain page', '/plain/', {}],
    [
      'a page whose policy allows no style of anybody',
      '/strict/',
      { 'content-security-policy': "default-src 'none'; style-src 'none'; require-trusted-types-for 'script'" },
    ],
  ])('the colour behind the words differs on %s', async (_, path, headers) => {
    server.route(`${SITE}/pixels${path}`, {
      body: plainPage({ title: 'Pixels', paragraphs: [TEXT, ...filler(2)] }),
      headers: headers ?? {},
    });
    const page = await reader.open(`${SITE}/pixels${path}`);
    const bare = (await pictureOf(page, 'beta')).mainColor();
    expect(bare).toBe('#ffffff');
    await highlight(reader, page, FIRST, '1');
    await expect.poll(async () => (await paintedHighlights(page)).length).toBe(1);
    await expect.poll(async () => (await pictureOf(page, 'beta')).mainColor()).not.toBe(bare);
    expect((await pictureOf(page, 'theta iota')).mainColor()).toBe(bare);
    await page.reload();
    await expect.poll(async () => (await pictureOf(page, 'beta')).mainColor()).not.toBe(bare);
    await page.close();
  });

  it('words that no colour may lie behind without making them hard to read are underlined alone', async () => {
    const body = plainPage({ title: 'Gray', paragraphs: [TEXT, ...filler(2)] });
    server.route(`${SITE}/pixels/gray/`, { body: body.replaceAll('<p>', '<p style="color:#767676">') });
    const page = await reader.open(`${SITE}/pixels/gray/`);
    await highlight(reader, page, FIRST, '1');
    await expect.poll(async () => (await paintedHighlights(page)).length).toBe(1);
    const underlined = async () => (await pictureOf(page, 'beta', 6)).colors().get('#7a4fd0') ?? 0;
    await expect.poll(underlined).toBeGreaterThan(10);
    expect((await pictureOf(page, 'beta', 6)).mainColor()).toBe('#ffffff');
    await page.close();
  });

  it.each([
    ['root', `document.documentElement.classList.add('night')`],
    ['element', `document.querySelector('article').classList.add('night')`],
    [
      'sheet',
      `document.head.append(Object.assign(document.createElement('style'), { textContent: 'p { color: #767676 }' }))`,
    ],
  ])('in a page that changes its colours, by its %s, passages are painted anew', async (path, change) => {
    server.route(`${SITE}/pixels/theme-${path}/`, {
      body: plainPage({
        title: 'Theme',
        paragraphs: [TEXT, ...filler(2)],
        head: '<style>.night p { color: #767676; transition: color .2s }</style>',
      }),
    });
    const page = await reader.open(`${SITE}/pixels/theme-${path}/`);
    await highlight(reader, page, FIRST, '1');
    await expect.poll(async () => (await pictureOf(page, 'beta')).mainColor()).not.toBe('#ffffff');
    await page.evaluate(change);
    // Gray that has 4.5:1 on white and no more keeps its line alone.
    await expect.poll(async () => (await pictureOf(page, 'beta')).mainColor()).toBe('#ffffff');
    expect(await paintedHighlights(page)).toHaveLength(1);
    await page.close();
  });

  it('passages that overlap, of two roles and of one, are told apart from each alone', async () => {
    server.route(`${SITE}/pixels/overlap/`, {
      body: plainPage({ title: 'Overlap', paragraphs: [TEXT, ...filler(2)] }),
    });
    const page = await reader.open(`${SITE}/pixels/overlap/`);
    await highlight(reader, page, FIRST, '1');
    await highlight(reader, page, SECOND, '3');
    await highlight(reader, page, THIRD, '3');
    await expect.poll(async () => (await paintedHighlights(page)).length).toBe(3);
    // Only the first; first and second; second and third, of one role; only the third; none.
    const parts = ['beta', 'gamma delta', 'epsilon zeta', 'eta theta', 'iota kappa'];
    await expect
      .poll(async () => {
        const colors: string[] = [];
        for (const part of parts) colors.push((await pictureOf(page, part)).mainColor());
        return new Set(colors).size;
      })
      .toBe(parts.length);
    // The underline of each passage is in the picture of the part that both share.
    const shared = (await pictureOf(page, 'gamma delta', 8)).colors();
    expect(shared.get('#7a4fd0') ?? 0).toBeGreaterThan(20);
    expect(shared.get('#00908a') ?? 0).toBeGreaterThan(20);
    await page.close();
  });
});
