/** One piece that stands on several sites and says so nowhere: the reader is asked, or says it herself, and can take it back. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { highlight, openLists } from './support/annotate.ts';
import { inCommon } from './support/in-common.ts';
import { paintedWords } from './support/on-page.ts';
import { filler, plainPage } from './support/pages.ts';
import { BROWSER_NAMES, type PopupDriver, type Reader, serveFixtures, startReader } from './support/reader.ts';
import { keepShot } from './support/shots.ts';

const FULL = 'http://thediplomat.com/2024/08/what-harbour-dues-hide/';
const REPRINT = 'http://pacificcouncil.online/commentary/what-harbour-dues-hide';
const NAMELESS = 'http://pacificcouncil.online/ko/nameless';
const CLAIMS = 'http://pacificcouncil.online/commentary/claims-the-title';
const SHARED = 'The harbour board has never once published its minutes in time.';
const ONLY_IN_REPRINT = 'The editors of the reprint put in this line of their own.';

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
  const lines = filler(10);
  server.route(FULL, {
    body: plainPage({ title: 'Opinion | What Harbour Dues Hide - The Diplomat', paragraphs: [...lines, SHARED] }),
  });
  server.route(REPRINT, {
    body: plainPage({
      title: 'What harbour dues “hide”',
      paragraphs: [...lines.slice(2), `${SHARED} ${ONLY_IN_REPRINT}`],
    }),
  });
  server.route(CLAIMS, {
    body: plainPage({
      title: 'What Harbour Dues Hide',
      head: `<link rel="canonical" href="${FULL}">`,
      paragraphs: [...lines.slice(4), SHARED],
    }),
  });
  server.route(NAMELESS, {
    body: plainPage({ title: 'Dues, Told Anew', paragraphs: [...lines.slice(1), SHARED] }).replace(
      /<meta name="author"[^>]*>/,
      '',
    ),
  });
});
afterAll(() => server.close());

const button = (words: string) =>
  `[...document.querySelectorAll('button')].find((each) => each.innerText.trim() === ${JSON.stringify(words)})`;

/** A button by its words, to be clicked by the id it gets. */
async function press(surface: PopupDriver, words: string): Promise<void> {
  await surface.waitFor(button(words));
  await surface.evaluate(`document.querySelector('#pressed')?.removeAttribute('id'), ${button(words)}.id = 'pressed'`);
  await surface.click('#pressed');
}

const says = (surface: PopupDriver, words: string) =>
  surface.waitFor(`document.body.innerText.includes(${JSON.stringify(words)})`);

const items = (surface: PopupDriver) =>
  surface.evaluate<number>(`document.querySelectorAll('[data-annotation]').length`);

const idle = 'Margent: mark the argument';

describe.each(BROWSER_NAMES)('the same piece elsewhere in %s', (name) => {
  let reader: Reader;
  const { once } = inCommon(
    async () => {
      reader = await startReader(name, server);
      const full = await reader.open(FULL);
      await highlight(reader, full, SHARED, '1');
      await full.close();
    },
    () => reader.close(),
  );

  const unpainted = async (page: Page) => {
    await expect.poll(() => reader.buttonTitle(page)).toBe(idle);
    expect(await paintedWords(page)).toEqual([]);
  };

  const sayYes = once(async () => {
    const page = await reader.open(REPRINT);
    await unpainted(page);
    const popup = await openLists(reader, page);
    await says(popup, 'You have highlights on an article with this title on thediplomat.com. Show them here?');
    // Asked, and not answered: nothing yet.
    expect(await items(popup)).toBe(0);
    expect(await paintedWords(page)).toEqual([]);
    await keepShot(popup, `same-piece-offer-${name}`);
    await press(popup, 'Show them here');
    await says(popup, 'From your highlights on thediplomat.com');
    await expect.poll(() => paintedWords(page)).toEqual([SHARED]);
    await says(popup, 'The same article on thediplomat.com · 1 annotation');
    await keepShot(popup, `same-piece-joined-${name}`);
    await popup.close();

    await page.reload();
    await expect.poll(() => paintedWords(page)).toEqual([SHARED]);
    await highlight(reader, page, ONLY_IN_REPRINT, '2');
    await page.close();
  });

  it('nothing is on the page for its title and author before the reader has said yes; then it stays', async () => {
    await sayYes();
    // The other way round; what is not there is not missed.
    const full = await reader.open(FULL);
    await expect.poll(() => reader.buttonTitle(full)).toBe('Margent: 1 highlight here');
    const there = await openLists(reader, full);
    await says(there, 'The same article on pacificcouncil.online');
    expect(await there.text()).not.toContain('Show them here?');
    await there.close();
    await full.close();
  });

  it('can be taken back, for good, and that undone', async () => {
    await sayYes();
    const page = await reader.open(REPRINT);
    await expect.poll(async () => (await paintedWords(page)).sort()).toEqual([SHARED, ONLY_IN_REPRINT].sort());
    let popup = await openLists(reader, page);
    await press(popup, 'Not the same article');
    await says(popup, 'Not the same article: your highlights on thediplomat.com are not shown here.');
    await expect.poll(() => paintedWords(page)).toEqual([ONLY_IN_REPRINT]);
    await press(popup, 'Undo');
    await expect.poll(async () => (await paintedWords(page)).sort()).toEqual([SHARED, ONLY_IN_REPRINT].sort());
    await press(popup, 'Not the same article');
    await expect.poll(() => paintedWords(page)).toEqual([ONLY_IN_REPRINT]);
    await popup.close();

    await page.reload();
    await expect.poll(() => paintedWords(page)).toEqual([ONLY_IN_REPRINT]);
    popup = await openLists(reader, page);
    await popup.waitFor(button('This is the same article as…'));
    expect(await popup.text()).not.toContain('Show them here');
    await popup.close();
    await page.close();
  });

  it('of an article without an author the reader says it, in the side panel as well', async () => {
    const page = await reader.open(NAMELESS);
    await unpainted(page);
    const panel = await reader.openSidePanel(page);
    await press(panel, 'This is the same article as…');
    await panel.waitFor(`document.querySelector('[role=option]')`);
    expect(await panel.text()).not.toContain('Show them here');
    await panel.type('marlow diplomat');
    await panel.waitFor(`document.querySelectorAll('[role=option]').length === 1`);
    await keepShot(panel, `same-piece-choice-${name}`);
    await panel.press('ArrowDown');
    await panel.press('Enter');
    await says(panel, 'From your highlights on thediplomat.com');
    await expect.poll(() => paintedWords(page)).toEqual([SHARED]);
    await panel.close();
    await page.close();
  });

  it('a page that claims title, author and canonical address learns nothing, not even when it is asked about', async () => {
    // Two articles have this title then.
    await sayYes();
    const page = await reader.open(CLAIMS);
    await unpainted(page);
    const popup = await openLists(reader, page);
    await says(popup, 'Show them here?');
    expect(await paintedWords(page)).toEqual([]);
    // Each is also said to screen readers.
    const offers = `[...document.querySelectorAll('h2')].filter(({ innerText }) => innerText.includes('Show them here?'))`;
    await popup.waitFor(`${offers}.length === 2`);
    await press(popup, 'It is a different article');
    await popup.waitFor(`${offers}.length === 1`);
    await press(popup, 'It is a different article');
    await popup.waitFor(`!document.body.innerText.includes('Show them here?')`);
    await popup.close();
    await page.reload();
    await unpainted(page);
    const again = await openLists(reader, page);
    await again.waitFor(button('This is the same article as…'));
    expect(await again.text()).not.toContain('Show them here?');
    expect(await items(again)).toBe(0);
    await again.close();
    await page.close();
  });
});
