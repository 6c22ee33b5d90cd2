/** Pages that mean harm or are broken: the section finder still answers, and in time that grows with the page only. */
import { describe, expect, it } from 'vitest';
import { findArticle } from '../../../src/page/sections/find-article.ts';
import { faultsOf } from '../../hostile/faults.ts';
import { article, HOSTILE_PAGES, hostileDocument } from '../../hostile/hostile-pages.ts';
import { showPage } from './in-frame.ts';

const URL_OF_PAGE = new URL('https://hostile.example/2026/10/an-essay/');

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

  // The page takes its time to be made; how long the finder may take is what `npm run bench` measures.
  it.each(HOSTILE_PAGES)('stands $size: $name', { timeout: 0 }, (page) => {
    const found = findArticle(hostileDocument(page, page.size), URL_OF_PAGE);
    expect(faultsOf(found)).toEqual([]);
    expect(found?.sections.length).toBeGreaterThan(0);
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
