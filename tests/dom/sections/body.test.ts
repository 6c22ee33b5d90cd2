/** Which text is the article's: what is read of a page, what is weighed, and what beside the body belongs to it. */
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/core/interruptible.ts';
import type { Candidate } from '../../../src/page/sections/candidates.ts';
import { findArticle } from '../../../src/page/sections/find-article.ts';
import { gather } from '../../../src/page/sections/gather.ts';
import { score } from '../../../src/page/sections/score.ts';
import { showPage } from './in-frame.ts';

const SENTENCE =
  'A town that cannot say who owns its quay will sooner or later be told, and by somebody with a lawyer. ';
const text = (name: string): string => `${name}: ${SENTENCE.repeat(2).trim()}`;
const p = (name: string): string => `<p>${text(name)}</p>`;
const HEAD = '<h1>Who Owns the Quay</h1>';

type Prepare = (document: Document) => void;

/** The paragraphs found on a page, by the names they begin with. */
async function namesFound(body: string, prepare: Prepare = () => {}): Promise<string[]> {
  const { document, close } = await showPage(
    `<!doctype html><html><head><meta property="og:type" content="article"><title>Who Owns the Quay</title></head><body>${body}</body></html>`,
  );
  prepare(document);
  const article = findArticle(document, new URL('https://paper.example/2026/quay'));
  close();
  const texts = article?.sections.filter(({ kind }) => kind === 'paragraph').map((section) => section.text) ?? [];
  return texts.map((found) => found.split(':')[0] ?? '');
}

const abc = p('a') + p('b') + p('c');

describe('what is read', () => {
  it('reads open shadow roots, and in them what is slotted where it shows', async () => {
    const names = await namesFound(
      `<x-story>${HEAD}<p slot="late">${text('late')}</p>${p('first')}</x-story>`,
      (document) => {
        const host = document.querySelector('x-story');
        if (!host) throw new Error('no host');
        host.attachShadow({
          mode: 'open',
        }).innerHTML = `<article><slot></slot>${p('shadow')}<slot name="late"></slot><slot name="none">${p('fallback')}</slot></article>`;
      },
    );
    expect(names).toEqual(['first', 'shadow', 'late', 'fallback']);
  });

  it('reads nothing of an element that a shadow root replaces', async () => {
    const names = await namesFound(`<main>${HEAD}${abc}<x-box>${p('unseen')}</x-box></main>`, (document) => {
      const host = document.querySelector('x-box');
      if (!host) throw new Error('no host');
      host.attachShadow({ mode: 'open' }).innerHTML = '<button>More</button>';
    });
    expect(names).toEqual(['a', 'b', 'c']);
  });

  it('finds an article that stands in a frame of the same origin, and goes on after it', async () => {
    const names = await namesFound('<iframe></iframe><div class="end"></div>', (document) => {
      const frame = document.querySelector('iframe');
      if (!frame?.contentDocument) throw new Error('no frame');
      frame.contentDocument.body.innerHTML = `<main>${HEAD}${abc}</main>`;
    });
    expect(names).toEqual(['a', 'b', 'c']);
  });

  it('leaves out a frame beside the article', async () => {
    const names = await namesFound(
      `<main>${HEAD}<div>${p('a')}<iframe></iframe>${p('b')}${p('c')}</div></main>`,
      (document) => {
        const frame = document.querySelector('iframe');
        if (!frame?.contentDocument) throw new Error('no frame');
        frame.contentDocument.body.innerHTML = p('advertisement');
      },
    );
    expect(names).toEqual(['a', 'b', 'c']);
  });

  it('leaves out inline text that any rule of style hides', async () => {
    const { document, close } = await showPage(
      `<!doctype html><style>p span { display: none } p i { visibility: hidden }</style><meta property="og:type" content="article"><body><main>${HEAD}<p>Seen <span>un<b>seen</b></span><i>nor this</i>again. ${SENTENCE}</p>${abc}</main>`,
    );
    const article = findArticle(document, new URL('https://paper.example/2026/quay'));
    close();
    expect(article?.sections.find(({ kind }) => kind === 'paragraph')?.text).toBe(`Seen again. ${SENTENCE.trim()}`);
  });

  it('weighs Chinese and Japanese by what they say, not by how few characters they need', async () => {
    const line = '港口的所有權問題已經拖延了十年，沒有人願意負責。';
    const { document, close } = await showPage(
      `<!doctype html><meta property="og:type" content="article"><body><main><h1>誰擁有碼頭</h1><div>${`<p>${line.repeat(2)}</p>`.repeat(2)}</div></main>`,
    );
    const article = findArticle(document, new URL('https://paper.example/2026/quay'));
    const [block] = gather(document.body).blocks.filter((found) => found.text.startsWith('港'));
    close();
    expect(block?.size).toBeGreaterThan((block?.text.length ?? 0) * 2);
    expect(article?.sections.filter(({ kind }) => kind === 'paragraph')).toHaveLength(2);
  });

  it('reads text that waits for a script to show it, and what is folded in', async () => {
    expect(await namesFound(`<main style="opacity: 0">${HEAD}${abc}</main>`)).toEqual(['a', 'b', 'c']);
    expect(
      await namesFound(
        `<main>${HEAD}<div>${p('a')}${p('b')}<details open><summary>On</summary>${p('c')}</details></div></main>`,
      ),
    ).toEqual(['a', 'b', 'c']);
  });
});

describe('what is weighed', () => {
  const comments = `<div class="comments">${Array.from({ length: 20 }, (_, at) => p(`comment ${at}`)).join('')}</div>`;

  it('believes that comments are comments though they outweigh the article', async () => {
    expect(await namesFound(`<main><div>${HEAD}${abc}${abc}</div>${comments}</main>`)).toEqual([
      'a',
      'b',
      'c',
      'a',
      'b',
      'c',
    ]);
  });

  it('believes no such name of what holds the whole page', async () => {
    expect(await namesFound(`<div class="social comments"><main>${HEAD}${abc}</main></div>`)).toEqual(['a', 'b', 'c']);
    expect(
      await namesFound(`<div class="post tag-comments tag-newsletter">${HEAD}${abc}</div><div>${p('x')}</div>`),
    ).toContain('a');
  });

  it('is not drawn to a dialog about cookies, however long', async () => {
    const consent = `<div id="onetrust-consent-sdk">${Array.from({ length: 12 }, (_, at) => `<div><h4>Cookies ${at}</h4><p>${SENTENCE.repeat(3)}</p></div>`).join('')}</div>`;
    expect(await namesFound(`<div>${HEAD}${p('a')}</div>${consent}`)).toEqual(['a']);
  });

  it('is not drawn to a column of cards', async () => {
    const cards = Array.from(
      { length: 12 },
      (_, at) =>
        `<div class="card"><h3><a href="/s${at}">Another story of the day</a></h3><div>${text(`card ${at}`)}</div></div>`,
    ).join('');
    expect(await namesFound(`<div id="main"><div>${HEAD}${abc}</div></div><div id="right">${cards}</div>`)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('keeps a heading that is a link where text stands under it, and drops that of a card', async () => {
    const { document, close } = await showPage(
      `<!doctype html><meta property="og:type" content="article"><body><main>${HEAD}<div>${abc}<h2><a href="/x">The Deed</a></h2>${p('d')}${p('e')}<div class="box"><h3><a href="/y">Elsewhere</a></h3><p>${SENTENCE}</p></div>${p('f')}</div></main>`,
    );
    const article = findArticle(document, new URL('https://paper.example/2026/quay'));
    close();
    const headings = article?.sections.filter(({ kind }) => kind === 'subheading').map((section) => section.text);
    expect(headings).toEqual(['The Deed']);
    expect(article?.sections.some((section) => section.text === SENTENCE.trim())).toBe(false);
  });

  it('tells data from text in tables', async () => {
    const cells = '<tr><td>Length of the quay in metres</td><td>Four hundred and twenty metres, measured.</td></tr>';
    const { document, close } = await showPage(
      `<!doctype html><meta property="og:type" content="article"><body><main>${HEAD}<div>${abc}<table>${cells}${cells}</table></div></main>`,
    );
    const article = findArticle(document, new URL('https://paper.example/2026/quay'));
    close();
    expect(article?.sections.map(({ kind }) => kind)).toEqual(['headline', 'paragraph', 'paragraph', 'paragraph']);
    expect(await namesFound(`<table><tr><td>Menu</td><td>${HEAD}${abc}</td></tr></table>`)).toEqual(['a', 'b', 'c']);
  });

  it('takes bare words in a box with a picture for its caption', async () => {
    const { document, close } = await showPage(
      `<!doctype html><meta property="og:type" content="article"><body><main>${HEAD}<div>${p('a')}<div><img src="data:," alt=""><div>The quay in winter, seen from the north.</div></div>${p('b')}${p('c')}</div></main>`,
    );
    const article = findArticle(document, new URL('https://paper.example/2026/quay'));
    close();
    expect(article?.sections.map(({ kind }) => kind)).toEqual([
      'headline',
      'paragraph',
      'caption',
      'paragraph',
      'paragraph',
    ]);
  });

  it('drops a box named after a newsletter', async () => {
    const box = `<div class="newsletter-box"><h3>The Morning</h3>${p('x')}</div>`;
    expect(await namesFound(`<main>${HEAD}<div>${p('a')}${box}${p('b')}</div></main>`)).toEqual(['a', 'b']);
  });

  it.each([
    [
      'a line that leads to another article',
      '<p><span>Lire aussi |</span> <a href="/x">Qui paie la guerre sur mer ?</a></p>',
    ],
    [
      'a box with a button to sign up',
      '<div><p>Newsletter : chaque semaine, la mer vue du port.</p><a href="/n">S’inscrire</a></div>',
    ],
    ['a box that reads aloud', '<div><div>Listen to this article</div><div>34 minutes</div></div>'],
  ])('drops %s', async (_, box) => {
    expect(await namesFound(`<main>${HEAD}<div>${p('a')}${box}${p('b')}${p('c')}${p('d')}</div></main>`)).toEqual([
      ...'abcd',
    ]);
  });

  it('drops an appeal, and keeps a sentence that speaks of newsletters', async () => {
    const own = '<p>Newsletter: they told their readers of the sale a week before the council did.</p>';
    const ask = '<div><p>Sign up for our newsletter</p></div>';
    expect(await namesFound(`<main>${HEAD}<div>${p('a')}${ask}${own}${p('b')}</div></main>`)).toEqual([
      'a',
      'Newsletter',
      'b',
    ]);
  });
});

describe('several articles one below the other', () => {
  const article = (name: string, count: number): string =>
    `<article>${HEAD}${Array.from({ length: count }, (_, at) => p(`${name}${at}`)).join('')}</article>`;
  const page = `<main>${article('a', 6)}${article('b', 20)}${article('c', 6)}</main>`;

  it('takes the first where the reader is at the top, though the next is longer', async () => {
    expect(await namesFound(page)).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'a5']);
  });

  it('takes the one the reader has come to', async () => {
    const names = await namesFound(`${page}<div style="height: 3000px"></div>`, (document) => {
      document.querySelectorAll('article')[2]?.scrollIntoView();
    });
    expect(names).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5']);
  });
});

describe('what beside the body belongs to it', () => {
  it('takes in pieces that advertisements have cut apart, where one has a class more than the other', async () => {
    const cut = `<article><div class="part first">${abc}</div><div class="ad">Buy</div><div class="part">${p('d')}</div><div class="other"><div>${text('x')}</div></div></article>`;
    expect(await namesFound(`${HEAD}${cut}`)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('takes in opening paragraphs before a box that opens at a click, made like those in it', async () => {
    const box = (name: string): string => `<div class="par">${text(name)}</div>`;
    expect(
      await namesFound(
        `<section>${HEAD}${box('a')}${box('b')}<div class="read-all">${'cdefgh'.split('').map(box).join('')}</div></section>`,
      ),
    ).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  });

  it('takes in the opening that a paywall calls a teaser, but no advertisement in it and no teaser made otherwise', async () => {
    const box = (name: string): string => `<div class="par">${p(name)}</div>`;
    const opening = `<div class="teaser-content">${box('a')}<div class="par ad">${p('x')}</div>${box('b')}</div>`;
    const teaser = `<div class="teaser">${p('y')}${p('z')}</div>`;
    expect(await namesFound(`<main>${HEAD}${opening}${'cdef'.split('').map(box).join('')}${teaser}</main>`)).toEqual([
      ...'abcdef',
    ]);
  });

  it.each([
    ['above the rest of it', (opening: string, rest: string) => `${opening}<div class="premium">${rest}</div>`],
    ['before its other paragraphs', (opening: string, rest: string) => `${opening}${rest}`],
  ])('takes in such an opening of plain paragraphs %s', async (_, make) => {
    const opening = `<div class="article-teaser">${p('a')}${p('b')}</div>`;
    const rest = 'cdefgh'.split('').map(p).join('');
    expect(await namesFound(`<main>${HEAD}<div class="story">${make(opening, rest)}</div></main>`)).toEqual([
      ...'abcdefgh',
    ]);
  });

  it.each([
    ['asks for something', `<div class="teaser">${p('x')}<p>Subscribe to our newsletter: ${SENTENCE}</p></div>`],
    ['holds links', `<div class="teaser">${p('x')}<p><a href="/y">${text('y')}</a></p></div>`],
    ['is named otherwise', `<div class="promo">${p('x')}${p('y')}</div>`],
  ])('leaves out a box above the text that %s', async (_, box) => {
    const rest = 'cdefgh'.split('').map(p).join('');
    expect(
      await namesFound(`<main>${HEAD}<div class="story">${box}<div class="text">${rest}</div></div></main>`),
    ).toEqual([...'cdefgh']);
  });

  it('leaves out the next post of a list made alike', async () => {
    const post = (name: string, count: number): string =>
      `<div class="post"><h2><a href="/${name}">Post ${name}</a></h2>${p(name).repeat(count)}</div>`;
    expect(await namesFound(`${HEAD}<div>${post('a', 9)}${post('b', 2)}</div>`)).not.toContain('b');
  });
});

it('tells why each region was taken or left', async () => {
  const { document, close } = await showPage(
    `<!doctype html><body><main>${HEAD}<div id="story" class="wide post-body">${abc}</div><div class="side">${p('x')}</div></main>`,
  );
  const told: Candidate[] = [];
  atOnce(score(gather(document.body), (candidate) => told.push(candidate)));
  close();
  expect(told.map(({ value, chosen }) => [value, chosen])).toEqual([
    ['body', false],
    ['main', false],
    ['div#story.wide.post-body', true],
    ['p', false],
  ]);
  expect(told[2]?.reasons).toEqual(['holds 75 % of the text around it, named as a body']);
});
