/** Marking in a frame of the page's own origin, with the mouse and by keys; a frame of another origin is left alone. */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { inCommon } from './support/in-common.ts';
import { type Box, buttonNamed, overPage } from './support/over-page.ts';
import { filler, plainPage } from './support/pages.ts';
import { BROWSER_NAMES, type Reader, serveFixtures, startReader } from './support/reader.ts';

const shots = process.env.MARGENT_SHOTS;
if (shots) mkdirSync(shots, { recursive: true });

const SITE = 'http://pacificcouncil.online';
const PAGE = `${SITE}/frames/page`;
const INNER = `${SITE}/frames/inner`;
const AGAIN = `${SITE}/frames/again`;
/** Of another origin, which the extension may read as a page. */
const FOREIGN = 'http://thediplomat.com/frames/foreign';
const WORDS = 'the ferry never sailed';
/** So small that all of it is seen. */
const innerPage = (sentence: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Inner</title><body style="font:16px/1.6 sans-serif;margin:8px">
  <p>${sentence}</p>`;
const inner = (words: string) => innerPage(`They say that ${words} that night, which is odd.`);
/** Nothing about these words is as it is about those: a highlight of the one page would be found, changed, on the other. */
const AGAIN_WORDS = 'the bridge never stood';

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
  server.route(INNER, { body: inner(WORDS) });
  server.route(AGAIN, { body: innerPage(`Nobody asks whether ${AGAIN_WORDS}, or what it would have carried.`) });
  server.route(FOREIGN, { body: inner('nobody looks here') });
  server.route(PAGE, {
    body: plainPage({
      title: 'Page with frames',
      paragraphs: [
        'Words above the frames.',
        `<iframe id="own" src="${INNER}" style="width:600px;height:100px;border:5px solid #777;padding:7px"></iframe>`,
        `<iframe id="foreign" src="${FOREIGN}" style="width:600px;height:80px"></iframe>`,
        ...filler(8),
      ],
    }),
  });
});
afterAll(() => server.close());

/** An element of ours in the top layer of the page. */
const isOver = `document.querySelector('html > div[popover=manual]') !== null`;

/** Whether the toolbar can be seen: what it lies in is there before it. */
const hasToolbar = (page: Page): Promise<boolean> =>
  overPage(page).see<boolean>(`root?.querySelector('[role=toolbar]:not([data-away])') != null`);

describe.each(BROWSER_NAMES)('marking in a frame in %s', (name) => {
  let reader: Reader;
  inCommon(
    async () => {
      reader = await startReader(name, server, { viewport: { width: 1000, height: 700 } });
    },
    () => reader.close(),
  );

  async function frameAt(page: Page, address: string): Promise<Frame> {
    await expect.poll(() => page.frames().some((frame) => frame.url() === address)).toBe(true);
    const frame = page.frames().find((each) => each.url() === address);
    if (!frame) throw new Error(`no frame of ${address}`);
    return frame;
  }

  /** Selects words of a frame by the mouse; where they stand in the page's window. */
  async function drag(page: Page, id: string, frame: Frame, words: string): Promise<Box> {
    await frame.waitForFunction(
      `document.readyState === 'complete' && document.body.textContent.includes(${JSON.stringify(words)})`,
    );
    let box = await place(page, id, frame, words);
    for (;;) {
      const next = await place(page, id, frame, words);
      // A page that is still being laid out moves under the mouse.
      if (JSON.stringify(next) === JSON.stringify(box)) break;
      box = next;
    }
    const middle = (box.top + box.bottom) / 2;
    await page.mouse.move(box.left + 0.5, middle);
    await page.mouse.down();
    await page.mouse.move(box.right - 0.5, middle, { steps: 6 });
    await page.mouse.up();
    await expect.poll(() => frame.evaluate('getSelection().toString()')).toBe(words);
    return box;
  }

  async function place(page: Page, id: string, frame: Frame, words: string): Promise<Box> {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const box = (await frame.evaluate(`(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(${JSON.stringify(words)});
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + ${words.length});
        const { left, top, right, bottom } = range.getBoundingClientRect();
        return { left, top, right, bottom };
      }
    })()`)) as Box;
    const [x, y] = (await page.evaluate(`(() => {
      const frame = document.querySelector('#${id}');
      const { left, top } = frame.getBoundingClientRect();
      const { paddingLeft, paddingTop } = getComputedStyle(frame);
      return [left + frame.clientLeft + parseFloat(paddingLeft), top + frame.clientTop + parseFloat(paddingTop)];
    })()`)) as [number, number];
    return { left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y };
  }

  const painted = (frame: Frame) =>
    frame.evaluate(`[...CSS.highlights].filter(([name]) => name.startsWith('margent-') && name !== 'margent-flash').flatMap(([, highlight]) => [...highlight].map((boundary) => {
      const range = document.createRange();
      range.setStart(boundary.startContainer, boundary.startOffset);
      range.setEnd(boundary.endContainer, boundary.endOffset);
      return range.toString();
    }))`) as Promise<string[]>;

  it('a selection there gets the toolbar, a key gives a role, a press opens the card', async () => {
    const page = await reader.open(PAGE);
    const frame = await frameAt(page, INNER);
    const words = await drag(page, 'own', frame, WORDS);
    const box = await overPage(page).boxOf(`root?.querySelector('[role=toolbar]:not([data-away])')`);
    // Beside the words, where they are in the page's window.
    expect(Math.min(Math.abs(box.top - words.bottom), Math.abs(words.top - box.bottom))).toBeLessThan(12);
    expect(box.left).toBeLessThan(words.right);
    expect(box.right).toBeGreaterThan(words.left);
    if (shots) writeFileSync(`${shots}/${name}-frame-toolbar.png`, await page.screenshot());
    // The keys go to the frame, which has the focus.
    await page.keyboard.press('2');
    await expect.poll(() => painted(frame)).toEqual([WORDS]);
    await expect.poll(() => frame.evaluate('getSelection().toString()')).toBe('');
    // Away from what was said of it, which goes by itself.
    await page.mouse.click((words.left + words.right) / 2, (words.top + words.bottom) / 2);
    if (name === 'chromium') {
      await expect.poll(() => overPage(page).see(`root?.querySelector('.quote')?.textContent`)).toBe(WORDS);
      await expect.poll(() => overPage(page).see<boolean>(`${buttonNamed('Edit')} !== undefined`)).toBe(true);
      if (shots) writeFileSync(`${shots}/${name}-frame-card.png`, await page.screenshot());
    }
    await page.close();
  });

  it('goes with its words where what comes late makes the frame longer, and the page hears of no error', async () => {
    const page = await reader.open(PAGE);
    const frame = await frameAt(page, INNER);
    const listen = 'globalThis.heard = []; addEventListener("error", ({ message }) => heard.push(message))';
    for (const each of [page.mainFrame(), frame]) await each.evaluate(listen);
    const words = await drag(page, 'own', frame, WORDS);
    await expect.poll(() => hasToolbar(page)).toBe(true);
    const top = async () => (await overPage(page).boxOf(`root?.querySelector('[role=toolbar]:not([data-away])')`)).top;
    const away = (await top()) - words.top;
    for (let count = 1; count <= 2; count++) {
      await frame.evaluate(
        `document.body.prepend(Object.assign(document.createElement('div'), { style: 'height: 15px' }))`,
      );
      const moved = await place(page, 'own', frame, WORDS);
      expect(moved.top - words.top).toBeGreaterThanOrEqual(15 * count);
      await expect.poll(async () => (await top()) - moved.top).toBeCloseTo(away, 0);
    }
    for (const each of [page.mainFrame(), frame]) expect(await each.evaluate('heard')).toEqual([]);
    await page.close();
  });

  it('a frame of another origin never gets it, one of the page’s own does after that', async () => {
    const page = await reader.open(PAGE);
    const foreign = await frameAt(page, FOREIGN);
    await drag(page, 'foreign', foreign, 'nobody looks here');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await page.evaluate(isOver)).toBe(false);
    expect(await foreign.evaluate(isOver)).toBe(false);

    const own = await frameAt(page, INNER);
    await drag(page, 'own', own, 'which is odd');
    await expect.poll(() => hasToolbar(page)).toBe(true);
    await page.close();
  });

  it('another page in the same frame gets it too', async () => {
    const page = await reader.open(PAGE);
    const own = await frameAt(page, INNER);
    await drag(page, 'own', own, 'which is odd');
    await expect.poll(() => hasToolbar(page)).toBe(true);
    await page.keyboard.press('Escape');
    // What was said of it has gone too.
    await page.waitForFunction(`!(${isOver})`);
    // With the focus in it.
    await own.evaluate(`location.href = '${AGAIN}'`);
    const again = await frameAt(page, AGAIN);
    await drag(page, 'own', again, AGAIN_WORDS);
    await expect.poll(() => hasToolbar(page)).toBe(true);
    await page.keyboard.press('3');
    await expect.poll(() => painted(again)).toEqual([AGAIN_WORDS]);
    await page.close();
  });
});
