/** The light look at a page that speaks against itself: what it takes for a page of cards, and what it leaves to the whole search. */
import { expect, it } from 'vitest';
import { atOnce } from '../../../src/core/interruptible.ts';
import { findArticle } from '../../../src/page/sections/find-article.ts';
import { onlyAnnounces } from '../../../src/page/sections/only-announces.ts';
import { showPage } from './in-frame.ts';

const SENTENCE = 'The ferry company has put its summer timetable in every window of the town, and nobody believes it.';
const FRONT = new URL('https://post.example/');
const times = (count: number, make: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => make(at)).join('');
const card = (at: number): string => `<div><h3><a href="/story-${at}">Story ${at}</a></h3><p>${SENTENCE}</p></div>`;
const linkedCard = (at: number): string => `<a href="/story-${at}"><h3>Story ${at}</h3></a><p>${SENTENCE}</p>`;
const essay = `<div class="text"><h1>On Cranes</h1><p class="byline">By Ada Quist</p><time datetime="2026-05-04">May 4, 2026</time>${`<p>${SENTENCE.repeat(4)}</p>`.repeat(5)}</div>`;

async function announces(body: string): Promise<boolean> {
  const { document, close } = await showPage(`<!doctype html><html lang="en"><body>${body}</body></html>`);
  const found = atOnce(onlyAnnounces(document.body));
  close();
  return found;
}

it('takes headings that are links, with a line below each, for announcements', async () => {
  expect(await announces(times(8, card))).toBe(true);
  expect(await announces(times(8, linkedCard))).toBe(true);
});

it('counts no text that nobody reads', async () => {
  expect(await announces(`${times(8, card)}<script>//${SENTENCE.repeat(20)}</script>`)).toBe(true);
});

it('does not where headings are few, or link to the page itself', async () => {
  expect(await announces(times(4, card))).toBe(false);
  expect(await announces(times(8, (at) => `<h3><a href="#story-${at}">Story ${at}</a></h3><p>${SENTENCE}</p>`))).toBe(
    false,
  );
});

it('does not where running text stands between them, also with a card or two in it', async () => {
  expect(await announces(times(4, card) + essay + times(4, card))).toBe(false);
  const half = `<p>${SENTENCE.repeat(3)}</p>`;
  expect(await announces(times(4, card) + half + card(4) + half + card(5) + times(4, card))).toBe(false);
});

it('does not where text of a language without spaces is long to read', async () => {
  const text = '渡し船の会社は夏の時刻表を町中の窓に貼り出したが、誰もそれを信じていない。'.repeat(8);
  expect(await announces(`${times(8, card)}<p>${text}</p>`)).toBe(false);
});

it('does not where a shadow root or a frame holds what it does not see', async () => {
  expect(
    await announces(`${times(8, card)}<post-text><template shadowrootmode="open">${essay}</template></post-text>`),
  ).toBe(false);
  expect(await announces(`${times(8, card)}<iframe srcdoc="&lt;p&gt;Text"></iframe>`)).toBe(false);
});

it('leaves an essay on the first page of a site to be found', async () => {
  const { document, close } = await showPage(
    `<!doctype html><html lang="en"><title>The Harbour Post</title><body><main>${essay}<div>${times(6, card)}</div></main></body></html>`,
  );
  const article = findArticle(document, FRONT);
  close();
  expect(article?.title).toBe('On Cranes');
});

it('tells why there is no article, without reading the page', async () => {
  const { document, close } = await showPage(`<!doctype html><html lang="en"><body>${times(8, card)}</body></html>`);
  const told: unknown[] = [];
  const article = findArticle(document, FRONT, [], (candidate) => told.push(candidate));
  close();
  expect(article).toBeNull();
  expect(told).toEqual([
    {
      for: 'article',
      value: 'https://post.example/',
      points: -5,
      reasons: ['-2: is the first page of its site', '-3: its headings are links'],
      chosen: false,
    },
  ]);
});
