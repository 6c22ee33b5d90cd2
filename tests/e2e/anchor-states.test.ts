/** What the reader does with a highlight whose words have changed or are gone: accepts, keeps as lost, finds by hand. */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { highlight, openLists } from './support/annotate.ts';
import { inCommon } from './support/in-common.ts';
import { cardQuote, clickWords, shoot } from './support/marking.ts';
import { isInView, paintedWords, selectWords } from './support/on-page.ts';
import { buttonNamed, overPage } from './support/over-page.ts';
import { filler, plainPage } from './support/pages.ts';
import { BROWSER_NAMES, type PopupDriver, type Reader, serveFixtures, startReader } from './support/reader.ts';

const SITE = 'http://pacificcouncil.online';
const WORDS = 'The harbour board has never once published its minutes in time.';
const CHANGED = 'The harbour board has seldom published its minutes in good time.';
const AGAIN = 'The harbour board has often published its minutes in good time.';
const OTHER = 'What the pilots wrote in their own log is another matter.';

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
});
afterAll(() => server.close());

/** Serves a page with these words between its paragraphs, from now on. */
function serve(path: string, words: string, more: string[] = []): string {
  const url = `${SITE}${path}`;
  server.route(url, {
    body: plainPage({ title: 'Harbour', paragraphs: [...filler(9), words, OTHER, ...filler(2).reverse(), ...more] }),
  });
  return url;
}

const status = `document.querySelector('[role=status]')?.innerText`;
const counts = `[...document.querySelectorAll('[data-state]')].map((count) => count.innerText.trim()).join(', ')`;
const firstMarked = new RegExp(`First marked as:\\s+${WORDS}`);
const button = (words: string) => `[data-annotation] button[aria-label^="${words}: "]`;

describe.each(BROWSER_NAMES)('states of a highlight in %s', (name) => {
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

  /** A page whose words have been marked and are others at the next visit; nothing is selected. */
  async function changedPage(path: string, now: string): Promise<Page> {
    const page = await reader.open(serve(path, WORDS));
    await highlight(reader, page, WORDS);
    serve(path, now);
    await page.reload();
    await page.evaluate('getSelection().removeAllRanges()');
    return page;
  }

  async function openPopup(page: Page, counted: string): Promise<PopupDriver> {
    popup = await openLists(reader, page);
    await popup.waitFor(`document.querySelector('[data-annotation]')`);
    await popup.waitFor(`${counts} === ${JSON.stringify(counted)}`);
    return popup;
  }

  it('changed: the new text is accepted, stays, and is undone and redone', async () => {
    const page = await changedPage('/accept/', CHANGED);
    await expect.poll(() => paintedWords(page)).toEqual([CHANGED]);
    const lists = await openPopup(page, '1 changed');
    const item = `document.querySelector('[data-annotation]').innerText`;
    await lists.waitFor(`${item}.includes('Changed · Paragraph 10')`);
    const id = await lists.evaluate(`document.querySelector('[data-annotation]').dataset.annotation`);

    await lists.click(button('Accept the new text'));
    await lists.waitFor(`${status}.includes('New text accepted')`);
    await lists.waitFor(`${counts} === '1 in place'`);
    await lists.waitFor(`!document.querySelector('[data-annotation] ins')`);
    await expect.poll(() => lists.evaluate(item)).toContain(CHANGED);
    await expect.poll(() => lists.evaluate(item)).toMatch(firstMarked);
    expect(await lists.evaluate(`document.querySelector('[data-annotation]').dataset.annotation`)).toBe(id);
    // The button is gone, the focus is not.
    await lists.waitFor(`document.activeElement?.closest('[data-annotation]')`);
    await lists.close();

    await page.reload();
    await expect.poll(() => paintedWords(page)).toEqual([CHANGED]);
    const again = await openPopup(page, '1 in place');
    await again.press('Control+z');
    await again.waitFor(`${status}.includes('Undone: accepted text.')`);
    await again.waitFor(`${counts} === '1 changed'`);
    await expect.poll(() => again.evaluate(item)).not.toContain('First marked as');
    await again.press('Control+Shift+Z');
    await again.waitFor(`${status}.includes('Redone: accepted text.')`);
    await again.waitFor(`${counts} === '1 in place'`);
    await again.close();
    await page.close();
  });

  it('changed once more under the eyes of the reader: what she has not seen is not accepted', async () => {
    const page = await changedPage('/again/', CHANGED);
    const lists = await openPopup(page, '1 changed');
    await page.evaluate(`{
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        if (walker.currentNode.data === ${JSON.stringify(CHANGED)}) walker.currentNode.data = ${JSON.stringify(AGAIN)};
      }
    }`);
    await expect.poll(() => paintedWords(page)).toEqual([AGAIN]);
    await lists.click(button('Accept the new text'));
    await lists.waitFor(`${status}.includes('The page has changed again')`);
    // Now she sees it.
    await lists.waitFor(`[...document.querySelectorAll('ins')].some(({ innerText }) => innerText.includes('often'))`);
    await lists.click(button('Accept the new text'));
    await lists.waitFor(`${status}.includes('New text accepted')`);
    await lists.waitFor(`document.querySelector('[data-annotation]').innerText.includes(${JSON.stringify(AGAIN)})`);
    await lists.close();
    await page.close();
  });

  it('changed: kept as lost, found again when its own words are back, looked for again', async () => {
    const page = await changedPage('/lost/', CHANGED);
    await expect.poll(() => paintedWords(page)).toEqual([CHANGED]);
    const lists = await openPopup(page, '1 changed');
    await lists.click(button('Keep as lost'));
    await lists.waitFor(`${status}.includes('Kept as lost')`);
    await lists.waitFor(`${counts} === '1 not found'`);
    await lists.waitFor(
      `document.body.innerText.includes('You marked this as lost: the text there now is not this passage')`,
    );
    await lists.close();
    await expect.poll(() => paintedWords(page)).toEqual([]);
    await expect.poll(() => reader.buttonTitle(page)).toContain('1 not found on the page');

    await page.reload();
    await expect.poll(() => reader.buttonTitle(page)).toContain('1 not found on the page');
    serve('/lost/', WORDS);
    await page.reload();
    await expect.poll(() => paintedWords(page)).toEqual([WORDS]);
    serve('/lost/', CHANGED);
    await page.reload();
    await expect.poll(() => reader.buttonTitle(page)).toContain('1 not found on the page');

    const again = await openPopup(page, '1 not found');
    await again.click(button('Look for it again'));
    await again.waitFor(`${counts} === '1 changed'`);
    await again.press('Control+z');
    await again.waitFor(`${status}.includes('Undone: highlight looked for again.')`);
    await again.waitFor(`${counts} === '1 not found'`);
    await again.press('Control+z');
    await again.waitFor(`${status}.includes('Undone: highlight kept as lost.')`);
    await again.waitFor(`${counts} === '1 changed'`);
    await again.close();
    await expect.poll(() => paintedWords(page)).toEqual([CHANGED]);
    await page.close();
  });

  it('changed: on the page itself, its card shows the words then and now; they are accepted, and kept as lost', async () => {
    const page = await changedPage('/on-the-card/', CHANGED);
    await expect.poll(() => paintedWords(page)).toEqual([CHANGED]);
    const over = overPage(page);
    const words = (name: string) =>
      over.see(`[...(root?.querySelectorAll('.difference ${name}') ?? [])].map((each) => each.lastChild.data)`);
    const notice = () => over.see<string>(`root?.querySelector('.notice')?.textContent ?? ''`);
    await clickWords(page, 'The harbour board');
    await expect.poll(() => cardQuote(page)).toBe(WORDS);
    expect([await words('del'), await words('ins')]).toEqual([['never once'], ['seldom', 'good']]);
    await shoot(`${name}-card-changed`, page);
    await over.click(buttonNamed('Accept the new text'));
    await expect.poll(notice).toContain('New text accepted.');
    // The card stays, and says what is so now.
    await expect.poll(() => cardQuote(page)).toBe(CHANGED);
    expect(await words('del')).toEqual([]);
    await over.click(buttonNamed('Undo'));
    await expect.poll(notice).toContain('Undone: accepted text.');
    await clickWords(page, 'The harbour board');
    await expect.poll(() => words('ins')).toEqual(['seldom', 'good']);

    // By keys alone, after what closes it.
    for (const key of ['Tab', 'Tab', 'Tab', 'Enter'] as const) await page.keyboard.press(key);
    await expect.poll(notice).toContain('Kept as lost.');
    await expect.poll(() => paintedWords(page)).toEqual([]);
    await expect.poll(() => cardQuote(page)).toBe(null);
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await expect.poll(notice).toContain('Undone: highlight kept as lost.');
    await expect.poll(() => paintedWords(page)).toEqual([CHANGED]);
    await page.close();
  });

  it('not found: the reader selects its place herself, and the highlight stays the same one', async () => {
    const page = await changedPage('/by-hand/', 'Nothing of the kind stands here any more.');
    await expect.poll(() => reader.buttonTitle(page)).toContain('1 not found on the page');
    const lists = await openPopup(page, '1 not found');
    const item = `document.querySelector('[data-annotation]').innerText`;
    const id = await lists.evaluate(`document.querySelector('[data-annotation]').dataset.annotation`);
    // The passage as it was, and the way to find it.
    expect(await lists.evaluate(item)).toContain(WORDS);
    expect(await lists.evaluate(item)).not.toContain('Select the words on the page');
    await lists.click(button('Find by hand'));
    await lists.waitFor(`${item}.includes('Select the words on the page')`);
    // It stood in paragraph 10.
    await expect.poll(() => isInView(page, 'Nothing of the kind')).toBe(true);
    await lists.close();

    await selectWords(page, OTHER);
    popup = await reader.openPopup(page);
    await popup.waitFor(`document.querySelector('form') && document.querySelector('[data-annotation]')`);
    await popup.click(button('Use the selected words'));
    await popup.waitFor(`${status}.includes('Placed on the selected words')`);
    await popup.waitFor(`${item}.includes(${JSON.stringify(OTHER)})`);
    await popup.waitFor(`${counts} === '1 in place'`);
    const placed = popup;
    await expect.poll(() => placed.evaluate(item)).toMatch(firstMarked);
    expect(await popup.evaluate(`document.querySelector('[data-annotation]').dataset.annotation`)).toBe(id);
    // The selected words have been used: they are not offered for another highlight.
    await popup.waitFor(`document.querySelector('section form') === null`);
    await expect.poll(() => paintedWords(page)).toEqual([OTHER]);
    await popup.press('Control+z');
    await popup.waitFor(`${status}.includes('Undone: highlight placed by hand.')`);
    await popup.waitFor(`${counts} === '1 not found'`);
    await popup.press('Control+y');
    await popup.waitFor(`${status}.includes('Redone: highlight placed by hand.')`);
    await popup.close();
    await expect.poll(() => paintedWords(page)).toEqual([OTHER]);
    await page.reload();
    await expect.poll(() => paintedWords(page)).toEqual([OTHER]);
    await page.close();
  });

  it('changed on another copy of the piece: its own page keeps its words, nothing is offered', async () => {
    const full = 'http://thediplomat.com/2024/07/harbour-minutes/';
    const excerpt = serve('/excerpt/', WORDS, [`To read the full article, click <a href="${full}">here</a>.`]);
    server.route(full, { body: plainPage({ title: 'Harbour', paragraphs: [...filler(9), CHANGED, OTHER] }) });
    const page = await reader.open(excerpt);
    await highlight(reader, page, WORDS);
    await page.close();
    const other = await reader.open(full);
    const lists = await openPopup(other, '1 changed');
    await lists.waitFor(`document.body.innerText.includes('From your highlights on pacificcouncil.online')`);
    await lists.waitFor(`document.querySelector('[data-annotation] ins')`);
    expect(await lists.evaluate(`document.querySelector(${JSON.stringify(button('Accept the new text'))})`)).toBeNull();
    expect(await lists.evaluate(`document.querySelector(${JSON.stringify(button('Keep as lost'))})`)).toBeNull();
    await lists.close();
    await other.close();
  });
});
