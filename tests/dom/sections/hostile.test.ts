/** Pages that mean harm or are broken: the section finder still answers, and in time that grows with the page only. */
import { describe, expect, it } from 'vitest';
import { findArticle } from '../../../src/page/sections/find-article.ts';
import { showPage } from './in-frame.ts';

const URL_OF_PAGE = new URL('https://hostile.example/2026/10/an-essay/');
const SENTENCE =
  'The harbour was quiet that morning, and nobody on the quay could say when the last of the boats had gone out, or why. ';
const PARAGRAPHS = Array.from({ length: 6 }, (_, at) => `<p>${at + 1}. ${SENTENCE.repeat(3)}</p>`).join('\n');
const article = (inside = '', around = '') =>
  `<!doctype html><html lang="en"><head><meta property="og:type" content="article"><title>An Essay</title></head><body>${around}<main><article><h1>An Essay</h1><p class="byline">By Ada Byron Quist</p>${inside}${PARAGRAPHS}</article></main></body></html>`;

const kinds = (document: Document) => findArticle(document, URL_OF_PAGE)?.sections.map(({ kind }) => kind);
const WHOLE = ['headline', 'byline', ...Array.from({ length: 6 }, () => 'paragraph')];

describe('hostile pages', () => {
  it('is not misled by clobbered properties of the document and of forms', async () => {
    const names =
      'body head documentElement title createTreeWalker querySelector querySelectorAll defaultView childNodes firstChild nextSibling parentNode nodeType localName getAttribute textContent children attributes ownerDocument hasAttribute checkVisibility';
    const images = names.split(' ').map((name) => `<img name="${name}" alt="">`);
    const inputs = names.split(' ').map((name) => `<input name="${name}">`);
    const { document, close } = await showPage(
      article(
        `<form name="body">${inputs.join('')}</form>`,
        `<form name="documentElement">${inputs.join('')}</form>${images.join('')}`,
      ),
    );
    expect(kinds(document)).toEqual(WHOLE);
    close();
  });

  it('finds an article that stands in a form with clobbering fields', async () => {
    const { document, close } = await showPage(
      article().replace(
        '<article>',
        '<form><input name="firstChild"><input name="nextSibling"><input name="parentNode"><article>',
      ),
    );
    expect(kinds(document)).toEqual(WHOLE);
    close();
  });

  it('passes over malformed JSON-LD and believes none of it', async () => {
    const bad = [
      '{"@type":"Article"',
      '',
      'null',
      '[[[[',
      '"text"',
      '{"@graph":[null,1,{"@type":["Article"],"author":[[{"name":{"a":1}}]]}]}',
    ];
    const blocks = bad.map((text) => `<script type="application/ld+json">${text}</script>`).join('');
    const { document, close } = await showPage(article('', blocks));
    expect(findArticle(document, URL_OF_PAGE)).toMatchObject({ title: 'An Essay', authors: ['Ada Byron Quist'] });
    close();
  });

  it('passes over 5 MB of broken JSON-LD', async () => {
    const huge = `<script type="application/ld+json">${'{"a":['.repeat(800_000)}</script>`;
    const { document, close } = await showPage(article('', huge));
    expect(kinds(document)).toEqual(WHOLE);
    close();
  });

  it('stands 100,000 nested elements', async () => {
    // Built from the top down in its place: a browser takes quadratic time to build so deep a tree any other way.
    const nest = (page: Document, depth: number) => {
      let at = page.querySelector('main') as Element;
      for (let i = 0; i < depth; i += 1) {
        const inner = page.createElement(i % 3 ? 'div' : 'span');
        at.append(inner);
        at = inner;
      }
      at.textContent = SENTENCE;
    };
    const shown = new DOMParser().parseFromString(article(), 'text/html');
    nest(shown, 100_000);
    expect(kinds(shown)?.slice(0, WHOLE.length)).toEqual(WHOLE);
  });

  it('stands 10 MB of text in one node, and bait for regular expressions', async () => {
    const shown = new DOMParser().parseFromString(article(), 'text/html');
    const huge = shown.createElement('p');
    huge.textContent = SENTENCE.repeat(90_000);
    shown.querySelector('article')?.append(huge);
    expect(kinds(shown)?.slice(0, 2)).toEqual(WHOLE.slice(0, 2));

    const bait = new DOMParser().parseFromString(article(), 'text/html');
    for (const text of [
      `By ${'A'.repeat(50_000)}`,
      `By ${'A and '.repeat(20_000)}`,
      `${'first published '.repeat(10_000)}`,
      `${'views '.repeat(30_000)}`,
      `${' '.repeat(100_000)}x`,
      `${'-'.repeat(100_000)}`,
      `${'July 9 '.repeat(20_000)}`,
    ]) {
      const line = bait.createElement('p');
      line.className = `byline ${'a-'.repeat(50_000)}A${'aA'.repeat(20_000)}`;
      line.textContent = text;
      bait.querySelector('h1')?.after(line);
      bait.querySelector('article')?.append(line.cloneNode(true));
    }
    expect(kinds(bait)?.[0]).toBe('headline');
  });

  it('answers null where there is no body, no text, no article', () => {
    const empty = document.implementation.createDocument('http://www.w3.org/1999/xhtml', 'html', null);
    expect(findArticle(empty, URL_OF_PAGE)).toBeNull();
    const none = (html: string) => findArticle(new DOMParser().parseFromString(html, 'text/html'), URL_OF_PAGE);
    expect(none('')).toBeNull();
    expect(
      none('<h1>Search</h1><form><input><button>Go</button></form><ul><li><a href="/a">One result</a></li></ul>'),
    ).toBeNull();
    const app = Array.from(
      { length: 200 },
      (_, at) => `<div role="row"><span>Cell ${at}</span><button>Edit</button></div>`,
    );
    expect(none(`<div id="app"><h1>Dashboard</h1>${app.join('')}</div>`)).toBeNull();
  });
});
