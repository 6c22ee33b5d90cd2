/** Pages that are no article have none, however much text they hold; and pages much like them that are one have it. */
import { describe, expect, it } from 'vitest';
import { findArticle } from '../../../src/page/sections/find-article.ts';
import { showPage } from './in-frame.ts';

const SENTENCES = [
  'The ferry company has put its summer timetable in every window of the town, and nobody believes a word of it.',
  'Three councils have now asked for the tide tables to be printed again, this time with the right year on them.',
  'What the harbour lacks is not another study but a crane that works, and a driver who is paid to sit in it.',
  'The old lighthouse will be sold to whoever promises to paint it, says the county, and to leave the lamp alone.',
  'A quiet vote on a wet evening has done more for the dunes than ten years of signs and fences ever managed.',
  'Readers have sent us photographs of the flooded market hall, and of the mayor standing in it up to his knees.',
];
const sentence = (at: number): string => SENTENCES[at % SENTENCES.length] ?? '';
const times = (count: number, make: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => make(at)).join('');
const paragraph = (at: number): string => `<p>${sentence(at)} ${sentence(at + 1)} ${sentence(at + 2)}</p>`;
const NAV = `<nav><ul>${times(8, (at) => `<li><a href="/s${at}">Section ${at}</a></li>`)}</ul></nav>`;

interface Shown {
  url: string;
  head?: string;
  body: string;
}

async function articleOf({ url, head = '', body }: Shown) {
  const { document, close } = await showPage(
    `<!doctype html><html lang="en"><head><title>The Harbour Post</title>${head}</head><body>${NAV}${body}<footer><p>${sentence(0)}</p></footer></body></html>`,
  );
  const article = findArticle(document, new URL(url));
  close();
  return article;
}

const card = (at: number, level = 'h3'): string =>
  `<div class="card"><${level}><a href="/2026/story-${at}">Story number ${at} of the day</a></${level}><p>${sentence(at)}</p></div>`;
const ld = (data: object): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

const NONE: Record<string, Shown> = {
  'a front page of cards': {
    url: 'https://post.example/',
    head: '<meta property="og:type" content="website">',
    body: `<main><h1>The Harbour Post</h1>${times(14, (at) => card(at))}</main>`,
  },
  'a front page at another address, which says nothing of itself': {
    url: 'https://post.example/home',
    body: `<main><h1>The Harbour Post</h1>${times(14, (at) => card(at, 'h2'))}</main>`,
  },
  'a front page with a welcome in two paragraphs': {
    url: 'https://post.example/en/home',
    head: '<meta property="og:type" content="website">',
    body: `<main><h1>The Harbour Post</h1>${paragraph(0)}${paragraph(1)}<section>${times(12, (at) => card(at))}</section></main>`,
  },
  'a category of whole posts': {
    url: 'https://post.example/category/harbour',
    head: '<meta property="og:type" content="website">',
    body: `<main><h1>Harbour</h1>${times(6, (at) => `<article><h2><a href="/p${at}">Post ${at} about the harbour</a></h2>${paragraph(at)}</article>`)}</main>`,
  },
  'an archive of an author, with dates': {
    url: 'https://post.example/author/quist',
    body: `<main><h1>Ada Quist</h1>${times(10, (at) => `<div class="item"><time datetime="2026-05-0${at % 9}">May ${at + 1}, 2026</time>${card(at)}</div>`)}</main>`,
  },
  'results of a search': {
    url: 'https://post.example/find?q=harbour',
    head: ld({ '@context': 'https://schema.org', '@type': 'SearchResultsPage' }),
    body: `<main><h1>Results for harbour</h1>${times(10, (at) => `<div class="result"><h3><a href="/r${at}">Result ${at} for harbour</a></h3><div>${sentence(at)} ${sentence(at + 2)}</div></div>`)}</main>`,
  },
  'an application': {
    url: 'https://app.example/board/17',
    body: `<div id="root"><h1>Board 17</h1><div class="lanes">${times(5, (at) => `<div class="lane"><h2>Lane ${at}</h2>${times(6, (to) => `<div class="ticket"><span>TK-${at}${to}</span> <span>Mend the crane</span> <span>Quist</span></div>`)}</div>`)}</div><p>${sentence(1)} ${sentence(2)}</p></div>`,
  },
  'a form to sign in': {
    url: 'https://post.example/account/enter',
    body: `<main><h1>Sign in</h1><form><label>Name <input></label><label>Password <input></label><button>Enter</button></form><p>${sentence(3)}</p></main>`,
  },
  'a product with a long description': {
    url: 'https://shop.example/p/lamp-20',
    head: `<meta property="og:type" content="product">${ld({ '@context': 'https://schema.org', '@type': 'Product', name: 'Lamp 20' })}`,
    body: `<main><h1>Lamp 20</h1><p class="price">€ 49.00</p><div class="description">${times(4, paragraph)}</div><ul>${times(8, (at) => `<li>Part ${at}: brass</li>`)}</ul></main>`,
  },
  'a thread of a forum': {
    url: 'https://forum.example/t/crane/553',
    body: `<main><h1>Does the crane work?</h1>${times(9, (at) => `<div class="post"><div class="author">user${at}</div><time datetime="2026-04-0${at + 1}">April ${at + 1}</time><div class="message"><p>${sentence(at)} ${sentence(at + 3)}</p></div></div>`)}</main>`,
  },
  'questions and answers': {
    url: 'https://ask.example/questions/88/why-no-crane',
    head: ld({ '@context': 'https://schema.org', '@type': 'QAPage' }),
    body: `<main><h1>Why is there no crane?</h1>${times(4, (at) => `<div class="answer">${paragraph(at)}<div class="author">helper${at}</div></div>`)}</main>`,
  },
  'a video with its description': {
    url: 'https://tube.example/watch?v=77',
    head: '<meta property="og:type" content="video.other">',
    body: `<main><h1>The crane, filmed</h1><video></video><div id="description">${paragraph(0)}${paragraph(2)}</div><div>${times(12, (at) => card(at))}</div></main>`,
  },
  'a page that is not there': {
    url: 'https://post.example/2026/gone',
    body: '<main><h1>Not found</h1><p>The page you asked for is not here. It may have been moved or taken away.</p></main>',
  },
  'an empty page': { url: 'https://post.example/2026/blank', body: '' },
};

describe('no article', () => {
  for (const [name, shown] of Object.entries(NONE)) {
    it(name, async () => {
      expect(await articleOf(shown)).toBeNull();
    });
  }
});

const ONE: Record<string, Shown> = {
  'an essay on a page that says nothing of itself': {
    url: 'https://post.example/on-cranes',
    body: `<main><h1>On Cranes</h1>${times(5, paragraph)}</main>`,
  },
  'an essay beside many cards': {
    url: 'https://post.example/on-cranes',
    body: `<main><div class="text"><h1>On Cranes</h1>${times(5, paragraph)}</div><div>${times(16, (at) => card(at))}</div></main>`,
  },
  'an essay under far more comments': {
    url: 'https://post.example/on-cranes',
    body: `<main><div class="text"><h1>On Cranes</h1>${times(4, paragraph)}</div><div class="comments">${times(30, (at) => `<div class="comment"><b>reader${at}</b>${paragraph(at)}</div>`)}</div></main>`,
  },
  'a short notice that calls itself an article': {
    url: 'https://post.example/on-cranes',
    head: '<meta property="og:type" content="article">',
    body: `<main><h1>On Cranes</h1><p>${sentence(1)} ${sentence(2)}</p></main>`,
  },
  'a live blog with a name at each entry': {
    url: 'https://post.example/live/crane',
    head: ld({ '@context': 'https://schema.org', '@type': 'LiveBlogPosting', headline: 'On Cranes' }),
    body: `<main><h1>On Cranes</h1>${times(8, (at) => `<div class="entry"><div class="author">Ada Quist</div><time>10.${at}0</time>${paragraph(at)}</div>`)}</main>`,
  },
};

describe('an article all the same', () => {
  for (const [name, shown] of Object.entries(ONE)) {
    it(name, async () => {
      const sections = (await articleOf(shown))?.sections ?? [];
      const texts = sections.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text);
      const { document, close } = await showPage(shown.body);
      const own = [...document.querySelectorAll('main p')].filter((p) => !p.closest('.comment, .card'));
      close();
      expect(texts).toEqual(own.map((p) => p.textContent));
    });
  }
});
