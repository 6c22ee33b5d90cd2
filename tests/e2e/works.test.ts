/** One piece on two pages: what is marked on the excerpt is shown on the whole, and the other way round. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { highlight, openLists } from './support/annotate.ts';
import { inCommon } from './support/in-common.ts';
import { cardQuote, clickWords } from './support/marking.ts';
import { paintedWords } from './support/on-page.ts';
import { filler, plainPage } from './support/pages.ts';
import { BROWSER_NAMES, type Reader, serveFixtures, startReader } from './support/reader.ts';

const FULL = 'http://thediplomat.com/2024/07/harbour-dues/';
const EXCERPT = 'http://pacificcouncil.online/commentary/harbour-dues';
const OTHER = 'http://thediplomat.com/2024/07/another-week/';
const SHARED = 'The harbour board has never once published its minutes in time.';
const ONLY_IN_FULL = 'What it costs to be late is told in this sentence, at length.';
const ONLY_IN_EXCERPT = 'The editors of the excerpt put in this line of their own.';

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
  const title = 'Harbour Dues';
  const lines = filler(12);
  server.route(EXCERPT, {
    body: plainPage({
      title,
      paragraphs: [
        ...lines.slice(0, 8),
        `${SHARED} ${ONLY_IN_EXCERPT}`,
        `To read the full article, click <a href="${FULL}">here</a>.`,
      ],
    }),
  });
  server.route(FULL, {
    body: plainPage({ title, paragraphs: [...lines, SHARED, ONLY_IN_FULL, ...lines.slice(0, 1)] }),
  });
  // A column of the same title and author, with a sentence in common, of which nobody says that it is the same.
  server.route(OTHER, { body: plainPage({ title, paragraphs: [...lines.slice(4), SHARED] }) });
});
afterAll(() => server.close());

describe.each(BROWSER_NAMES)('one piece on two pages in %s', (name) => {
  let reader: Reader;
  inCommon(
    async () => {
      reader = await startReader(name, server);
    },
    () => reader.close(),
  );

  it('shows the notes on the excerpt on the whole, and those on the whole on the excerpt', async () => {
    const excerpt = await reader.open(EXCERPT);
    await highlight(reader, excerpt, SHARED, '1');
    await highlight(reader, excerpt, ONLY_IN_EXCERPT, '3');

    // By the link that the excerpt was kept with, at the first sight of the whole.
    const full = await reader.open(FULL);
    await expect.poll(() => paintedWords(full)).toEqual([SHARED]);
    await expect.poll(() => reader.buttonTitle(full)).toBe('Margent: 1 highlight here');
    const popup = await openLists(reader, full);
    // Where it stands here is known once the page has said so.
    await popup.waitFor(`document.querySelector('[data-annotation]')?.innerText.includes('Paragraph 13')`);
    const items = await popup.evaluate<string[]>(
      `[...document.querySelectorAll('[data-annotation]')].map((item) => item.innerText)`,
    );
    expect(items).toHaveLength(1);
    expect(items[0]).toContain('From your highlights on pacificcouncil.online');
    expect(items[0]).toContain(SHARED);
    // On its own page it has gone nowhere.
    expect(items[0]).not.toContain('Moved');
    await popup.click('[title="Show on the page"]');
    await popup.close();

    await highlight(reader, full, ONLY_IN_FULL, '2');
    await expect.poll(async () => (await paintedWords(full)).sort()).toEqual([SHARED, ONLY_IN_FULL].sort());
    await full.close();

    // A note of the whole that is not in the excerpt is not missed there.
    await excerpt.reload();
    await expect.poll(async () => (await paintedWords(excerpt)).sort()).toEqual([SHARED, ONLY_IN_EXCERPT].sort());
    await expect.poll(() => reader.buttonTitle(excerpt)).toBe('Margent: 2 highlights here');
    await excerpt.close();

    const other = await reader.open(OTHER);
    const there = await openLists(reader, other);
    expect(await there.evaluate(`document.querySelectorAll('[data-annotation]').length`)).toBe(0);
    await there.close();
    expect(await paintedWords(other)).toEqual([]);
    await other.close();
  });

  it('believes what a page says of itself only once the reader has opened Margent there', async () => {
    const [claim, original] = [
      'http://pacificcouncil.online/commentary/claims',
      'http://thediplomat.com/2024/07/first/',
    ];
    server.route(original, { body: plainPage({ title: 'A First Print', paragraphs: [...filler(8), ONLY_IN_FULL] }) });
    server.route(claim, {
      body: plainPage({
        title: 'A Reprint',
        paragraphs: [...filler(8), ONLY_IN_FULL, `To read the full article, click <a href="${original}">here</a>.`],
      }),
    });
    const first = await reader.open(original);
    await highlight(reader, first, ONLY_IN_FULL, '2');
    await first.close();
    const page = await reader.open(claim);
    await expect.poll(() => reader.buttonTitle(page)).toBe('Margent: mark the argument');
    expect(await paintedWords(page)).toEqual([]);
    const popup = await openLists(reader, page);
    await popup.waitFor(
      `document.querySelector('[data-annotation]')?.innerText.includes('From your highlights on thediplomat.com')`,
    );
    await popup.close();
    await expect.poll(() => paintedWords(page)).toEqual([ONLY_IN_FULL]);
    await page.close();
  });

  it('keeps the notes of the other copy where a link has led within the page', async () => {
    const [claim, original] = [
      'http://pacificcouncil.online/commentary/within',
      'http://thediplomat.com/2024/07/within/',
    ];
    server.route(original, {
      body: plainPage({ title: 'A Whole Print', paragraphs: [...filler(8), ONLY_IN_FULL, SHARED] }),
    });
    server.route(claim, {
      body: plainPage({
        title: 'A Shorter Print',
        paragraphs: [
          '<a id="to-the-note" href="#text">A note</a> stands below, as it does on many pages of this kind.',
          ...filler(8),
          ONLY_IN_FULL,
          SHARED,
          `To read the full article, click <a href="${original}">here</a>.`,
        ],
      }),
    });
    const first = await reader.open(original);
    await highlight(reader, first, ONLY_IN_FULL, '2');
    const page = await reader.open(claim);
    await (await openLists(reader, page)).close();
    await expect.poll(() => paintedWords(page)).toEqual([ONLY_IN_FULL]);
    await page.evaluate(`document.querySelector('#to-the-note').click()`);
    expect(await page.evaluate('location.hash')).toBe('#text');
    // What is written in any tab makes every page ask anew.
    await first.bringToFront();
    await highlight(reader, first, SHARED, '1');
    await expect.poll(async () => (await paintedWords(page)).sort()).toEqual([ONLY_IN_FULL, SHARED].sort());
    await page.bringToFront();
    await clickWords(page, SHARED);
    await expect.poll(() => cardQuote(page)).toContain(SHARED);
    await first.close();
    await page.close();
  });
});
