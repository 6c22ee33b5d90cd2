/** Marking on the page with all that stands over it, looked at closely: where it lies, choice, relations, dragging, what it tells. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ESSAY_ARGUMENT } from '../english-codebooks.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { inCommon } from './support/in-common.ts';
import { cardQuote, clickWords, mark, markingPages, SITE, select, shoot, TEXT } from './support/marking.ts';
import { paintedWords, selectedText, selectWords } from './support/on-page.ts';
import { buttonNamed, overPage } from './support/over-page.ts';
import { filler } from './support/pages.ts';
import { type Reader, serveFixtures, startReader } from './support/reader.ts';

const [majorClaim, , premise] = ESSAY_ARGUMENT.roles;

let server: ArticleServer;
let serve: ReturnType<typeof markingPages>;
beforeAll(async () => {
  server = await serveFixtures();
  serve = markingPages(server);
});
afterAll(() => server.close());

describe('marking on the page in Chromium', () => {
  let reader: Reader;
  inCommon(
    async () => {
      reader = await startReader('chromium', server, { viewport: { width: 1000, height: 700 } });
    },
    () => reader.close(),
  );

  it('brings its scripts with the first selection and not before, the toolbar’s first', async () => {
    const page = await reader.open(serve());
    const cdp = await page.createCDPSession();
    const scripts: string[] = [];
    cdp.on('Debugger.scriptParsed', ({ url }) => scripts.push(url));
    await cdp.send('Debugger.enable');
    const brought = () => scripts.flatMap((url) => /(?:toolbar|marking)\.js$/.exec(url) ?? []);
    await clickWords(page, 'Others');
    await page.keyboard.press('Enter');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(brought()).toEqual([]);
    await select(page, 'Others disagree');
    expect(brought()[0]).toBe('toolbar.js');
    await expect.poll(brought).toContain('marking.js');
    await page.close();
  });

  it.each([
    ['at the upper edge', 'council voted', 0],
    ['at the lower edge', 'The second paragraph', 690],
  ])('lies over none of the words selected %s', async (_, words, edge) => {
    const page = await reader.open(serve({ paragraphs: [...TEXT, ...filler(30)] }));
    await selectWords(page, words);
    // What stands beside words that have been scrolled follows them in the next frame.
    await page.evaluate(`(() => {
      const { top, bottom } = getSelection().getRangeAt(0).getBoundingClientRect();
      scrollBy({ top: ${edge} === 0 ? top : bottom - ${edge}, behavior: 'instant' });
      return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    })()`);
    const over = overPage(page);
    const bar = await over.boxOf(`root?.querySelector('[role=toolbar]:not([data-away])')`);
    const rects = `[...getSelection().getRangeAt(0).getClientRects()].map(({ left, top, right, bottom }) => ({ left, top, right, bottom }))`;
    const lines = (await page.evaluate(rects)) as DOMRect[];
    for (const line of lines)
      expect(line.left < bar.right && bar.left < line.right && line.top < bar.bottom && bar.top < line.bottom).toBe(
        false,
      );
    expect(bar.top).toBeGreaterThanOrEqual(0);
    expect(bar.bottom).toBeLessThanOrEqual(700);
    await page.close();
  });

  it('is not printed', async () => {
    const page = await reader.open(serve());
    await select(page, 'council voted');
    const isShown = () => overPage(page).see(`root?.querySelector('[role=toolbar]')?.checkVisibility()`);
    expect(await isShown()).toBe(true);
    await page.emulateMediaType('print');
    expect(await isShown()).toBe(false);
    await page.close();
  });

  it('follows a link in a highlight, and takes no drag for a click', async () => {
    const page = await reader.open(serve());
    await select(page, 'a mistake, said');
    await page.keyboard.press('s');
    await expect.poll(() => selectedText(page)).toContain('runs the port.');
    await page.keyboard.press('2');
    await expect.poll(async () => (await paintedWords(page)).join('')).toContain('Tanaka');
    await selectWords(page, 'who runs');
    await expect
      .poll(() => overPage(page).see(`Boolean(root?.querySelector('[role=toolbar]:not([data-away])'))`))
      .toBe(true);
    expect(await cardQuote(page)).toBe(null);
    await page.keyboard.press('Escape');
    await expect.poll(() => overPage(page).see(`Boolean(root?.querySelector('[role=toolbar]'))`)).toBe(false);
    await Promise.all([page.waitForNavigation(), clickWords(page, 'Tanaka')]);
    expect(page.url()).toBe(`${SITE}/elsewhere`);
    await page.close();
  });

  it('asks which of several highlights is meant', async () => {
    const page = await reader.open(serve());
    await mark(page, 'the dues were too low for years', '1');
    await mark(page, 'too low', '3');
    await clickWords(page, 'low for');
    const over = overPage(page);
    await expect.poll(() => over.see(`root?.querySelector('[role=dialog]')?.ariaLabel`)).toBe('Which highlight?');
    await shoot('choice', page);
    expect(await over.see(`[...root.querySelectorAll('.list button')].map(({ textContent }) => textContent)`)).toEqual([
      `${premise?.name} too low`,
      `${majorClaim?.name} the dues were too low for years`,
    ]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => cardQuote(page)).toBe('the dues were too low for years');
    await page.keyboard.press('Escape');
    await expect.poll(() => cardQuote(page)).toBe(null);
    await page.close();
  });

  it('relates two highlights by click and by keys, and marks the other end', async () => {
    const page = await reader.open(serve());
    const over = overPage(page);
    await mark(page, 'voted against', '2');
    await mark(page, 'Others disagree', '3');
    await mark(page, 'nobody denies', '3');
    await clickWords(page, 'Others');
    await expect.poll(() => cardQuote(page)).toBe('Others disagree');
    await over.click(buttonNamed('Relate…'));
    await shoot('card-kinds', page);
    await over.click(buttonNamed('supports'));
    await expect.poll(() => over.see(`Boolean(root?.querySelector('.bar'))`)).toBe(true);
    await shoot('pick', page);
    await clickWords(page, 'Others');
    await expect
      .poll(() => over.see(`root?.querySelector('.bar [role=status]')?.textContent`))
      .toBe('A passage cannot be related to itself.');
    await clickWords(page, 'voted');
    await expect.poll(() => cardQuote(page)).toBe('Others disagree');
    await expect
      .poll(() => over.see(`root.querySelector('.list')?.textContent`))
      .toContain('supports: “voted against”');
    const { left, top } = await over.boxOf(`root?.querySelector('.list button')`);
    const row = { x: left + 20, y: top + 10 };
    await page.mouse.move(row.x, row.y);
    await expect.poll(() => over.see(`root.querySelectorAll('.box[data-kind=related]').length`)).toBe(1);
    await shoot('card-related', page);
    await page.mouse.click(row.x, row.y);
    await expect.poll(() => cardQuote(page)).toBe('voted against');
    await expect
      .poll(() => over.see(`root.querySelector('.list')?.textContent`))
      .toContain('“Others disagree” supports this');
    await page.keyboard.press('Escape');
    await clickWords(page, 'nobody denies');
    await expect.poll(() => cardQuote(page)).toBe('nobody denies');
    await over.click(buttonNamed('Relate…'));
    await over.click(buttonNamed('attacks'));
    await expect.poll(() => over.see(`Boolean(root?.querySelector('.bar'))`)).toBe(true);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect.poll(() => over.see(`root?.querySelector('.list')?.textContent ?? ''`)).toContain('attacks: ');
    await page.close();
  });

  it('gives roles by digits on the card, and deletes the highlight there, each to be taken back', async () => {
    const page = await reader.open(serve());
    const over = overPage(page);
    const notice = () => over.see<string>(`root?.querySelector('.notice')?.textContent ?? ''`);
    const title = () => over.see<string>(`root?.querySelector('.card h2')?.textContent ?? ''`);
    await mark(page, 'nobody denies', '2');
    await clickWords(page, 'nobody');
    await expect.poll(() => cardQuote(page)).toBe('nobody denies');
    await page.keyboard.press('3');
    await expect.poll(title).toContain(premise?.name);
    await expect.poll(notice).toContain('Roles now: ');
    await over.click(buttonNamed('Roles'));
    await shoot('card-roles', page);
    await page.keyboard.press('3');
    await expect.poll(title).not.toContain(premise?.name);
    // The list stays open for the next role.
    await expect.poll(() => over.see(`root?.querySelector('.card [aria-pressed]')?.checkVisibility()`)).toBe(true);
    await over.click(buttonNamed('Delete'));
    await expect.poll(notice).toContain('Annotation deleted.');
    await expect.poll(() => paintedWords(page)).toEqual([]);
    expect(await cardQuote(page)).toBe(null);
    await over.click(buttonNamed('Undo'));
    await expect.poll(() => paintedWords(page)).toEqual(['nobody denies']);
    await page.close();
  });

  it('an end is dragged by its handle', async () => {
    const page = await reader.open(serve());
    const over = overPage(page);
    await mark(page, 'dues were too low', '2');
    await clickWords(page, 'were too');
    await expect.poll(() => cardQuote(page)).toBe('dues were too low');
    await over.click(buttonNamed('Adjust ends'));
    await expect.poll(() => over.see(`root.querySelectorAll('.handle').length`)).toBe(2);
    const { left, top } = await over.boxOf(`root?.querySelectorAll('.handle')[1]`);
    const from = { x: left + 12, y: top + 12 };
    const to = (await page.evaluate(`(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf('years');
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 5);
        const { right, bottom } = range.getBoundingClientRect();
        return { x: right - 1, y: bottom + 4 };
      }
    })()`)) as { x: number; y: number };
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 6 });
    await shoot('dragging', page);
    await page.mouse.up();
    await expect
      .poll(() => over.see(`root.querySelector('.card .quote').textContent`))
      .toBe('dues were too low for years');
    await over.click(buttonNamed('Keep'));
    await expect.poll(() => paintedWords(page)).toEqual(['dues were too low for years']);
    await page.close();
  });

  it('the page scrolls under an end that is held near its edge, until it is let go', async () => {
    const page = await reader.open(serve({ paragraphs: [...TEXT, ...filler(40)] }));
    const over = overPage(page);
    await mark(page, 'dues were too low', '2');
    await clickWords(page, 'were too');
    await expect.poll(() => cardQuote(page)).toBe('dues were too low');
    await over.click(buttonNamed('Adjust ends'));
    const { left, top } = await over.boxOf(`root?.querySelectorAll('.handle')[1]`);
    await page.mouse.move(left + 12, top + 12);
    await page.mouse.down();
    await page.mouse.move(left + 12, 694, { steps: 4 });
    await expect.poll(() => page.evaluate('scrollY > 900')).toBe(true);
    await page.mouse.up();
    const at = await page.evaluate('scrollY');
    await page.evaluate('new Promise((done) => setTimeout(done, 200))');
    expect(await page.evaluate('scrollY')).toBe(at);
    await shoot('dragged-far', page);
    await over.click(buttonNamed('Keep'));
    // Words that were below the window when it began.
    await expect.poll(async () => (await paintedWords(page)).join(' ')).toContain('Filler paragraph 12');
    await page.close();
  });

  it('tells and changes nothing of other sites and pages, whatever a page’s script asks', async () => {
    const theirs = await reader.open(serve());
    await mark(theirs, 'nobody denies', '2');
    const page = await reader.open(serve());
    await mark(page, 'voted against', '2');
    const [inTheirs, inOurs] = [await contentWorld(theirs), await contentWorld(page)];
    const addressesOf = (url: string) => ({ url, canonicalUrl: null, ogUrl: null });
    const idAt = async (ask: typeof inOurs, url: string) =>
      ((await ask('stored-page', { addresses: addressesOf(url), places: [] })) as { passages: { id: string }[] })
        .passages[0]?.id;
    const [foreign, own] = [await idAt(inTheirs, theirs.url()), await idAt(inOurs, page.url())];
    const addresses = addressesOf(page.url());
    const gone = { fault: 'This highlight is no longer here.' };
    const role = premise?.id;
    expect(await inOurs('annotation', { addresses, id: own })).toMatchObject({ quote: 'voted against' });
    expect(await inOurs('annotation', { addresses, id: foreign })).toBe(null);
    expect(await inOurs('open-editor', { addresses, id: foreign, focus: 'note' })).toBe(null);
    expect(await inOurs('change-annotation', { addresses, id: foreign, change: 'add', role })).toEqual(gone);
    const kindId = ESSAY_ARGUMENT.relationKinds[0]?.id;
    expect(await inOurs('relate', { addresses, kindId, fromId: foreign, toId: foreign })).toEqual(gone);
    // What is no role of any codebook is given to nothing, and a page of another site has no say here.
    expect(await inOurs('change-annotation', { addresses, id: own, change: 'add', role: own })).toHaveProperty('fault');
    const elsewhere = addressesOf('https://thediplomat.com/2026/01/a-piece/');
    expect(await inOurs('coding', { addresses })).toMatchObject({ toolbar: true });
    expect(await inOurs('coding', { addresses: elsewhere })).toBe(null);
    expect(await inOurs('coding', { addresses, more: 1 })).toBe(null);
    expect(await inOurs('annotation', { addresses: addressesOf(theirs.url()), id: foreign })).not.toBe(null);
    await theirs.close();
    await page.close();
  });

  it('an editor that nobody asked for shows nothing', async () => {
    const page = await reader.open(serve());
    await mark(page, 'nobody denies', '2');
    const alone = await reader.openExtensionPage('editor/editor.html#0b4f9c53-3f3c-4b8c-9d7c-3f1f4b1f9a10');
    await alone.waitForFunction(`document.body.textContent.includes('out of date')`);
    expect(await alone.$('form')).toBe(null);
    await alone.close();
    await page.close();
  });
});

/** Asks the background as the content script of a page does, by any message; null where it does not answer. */
async function contentWorld(page: Page): Promise<(type: string, ask: unknown) => Promise<unknown>> {
  const cdp = await page.createCDPSession();
  const found = new Promise<number>((resolve) => {
    cdp.on('Runtime.executionContextCreated', ({ context: { id, origin, auxData } }) => {
      if (origin.startsWith('chrome-extension://') && auxData?.type === 'isolated') resolve(id);
    });
  });
  await cdp.send('Runtime.enable');
  const contextId = await found;
  return async (type, ask) => {
    const message = JSON.stringify({ to: 'background', type, ask });
    const { result } = await cdp.send('Runtime.evaluate', {
      expression: `chrome.runtime.sendMessage(${message}).then((answer) => answer ?? null, () => null)`,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    return result.value;
  };
}
