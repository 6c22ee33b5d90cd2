/** Pages that are not one article in one piece: in several pages or parts, live, one below the other, folded away. */
import { describe, expect, it } from 'vitest';
import { type Article, findArticle } from '../../../src/page/sections/find-article.ts';
import { faultsOf } from '../../hostile/faults.ts';
import { showPage } from './in-frame.ts';

const SENTENCE =
  'A town that cannot say who owns its quay will sooner or later be told, and by somebody with a lawyer. ';
const text = (name: string): string => `${name}: ${SENTENCE.repeat(2).trim()}`;
const p = (name: string): string => `<p>${text(name)}</p>`;
const TITLE = 'Who Owns the Quay';
const H1 = `<h1>${TITLE}</h1>`;
const abc = p('a') + p('b') + p('c');

interface Parts {
  title?: string;
  head?: string;
  prepare?: (document: Document) => void;
}

/** The article on a page, and what it is made of: a paragraph as the name it begins with, any other as 'kind: text'. */
async function found(body: string, { title = TITLE, head = '', prepare }: Parts = {}) {
  const { document, close } = await showPage(
    `<!doctype html><html lang="en"><head><meta property="og:type" content="article"><title>${title}</title>${head}</head><body>${body}</body></html>`,
  );
  prepare?.(document);
  const article = findArticle(document, new URL('https://paper.example/2026/quay'));
  const faults = faultsOf(article);
  const ranges = article?.sections.map(rangeText) ?? [];
  close();
  if (!article) throw new Error('no article');
  expect(faults).toEqual([]);
  return { ...article, parts: partsOf(article), ranges };
}

const partsOf = ({ sections }: Article): string[] =>
  sections
    .filter(({ kind }) => kind !== 'headline')
    .map((section) => {
      const [name = '', rest] = section.text.split(': A town');
      return section.kind === 'paragraph' && rest ? name : `${section.kind}: ${section.text}`;
    });

/** The words between the first and the last node of a section, as a highlight of it would cover them. */
function rangeText({ first, last }: Article['sections'][number]): string {
  const range = new Range();
  range.setStartBefore(first);
  range.setEndAfter(last);
  return range.toString().replace(/\s+/g, ' ').trim();
}

describe('an article in several pages', () => {
  it.each([
    '<p>Page 2</p>',
    '<p>Page 2 of 5</p>',
    '<p><a href="?page=3">Continue to page 3</a></p>',
    '<p><a href="?page=3">Continue reading on page 3 »</a></p>',
    '<h3>Page 2</h3>',
    '<p><a href="/all">View full article on one page</a></p>',
    '<div>Pages: <a href="/1">1</a> <span>2</span> <a href="/3">3</a></div>',
    '<ul><li>1</li><li><a href="/2">2</a></li><li><a href="/3">3</a></li><li><a href="/2">Next</a></li></ul>',
    '<p>Seite 2 von 5</p>',
    '<p><a href="/3">次のページ</a></p>',
  ])('has no part that says so: %s', async (line) => {
    const article = await found(
      `<main><article>${H1}<div>${p('a')}${line}${p('b')}${p('c')}${line}</div></article></main>`,
    );
    expect(article.parts).toEqual(['a', 'b', 'c']);
    expect(article.readMoreUrl).toBeNull();
  });

  it('keeps what only speaks of pages', async () => {
    const line = 'Page 2 of the deed says who owns the quay, and page 3 who does not.';
    expect((await found(`<main>${H1}${p('a')}<p>${line}</p>${p('b')}</main>`)).parts).toContain(`paragraph: ${line}`);
  });

  it.each([
    [`<h1>${TITLE} (Page 2)</h1>`, `${TITLE} (Page 2) | The Paper`],
    [`<h1>${TITLE} – Page 2 of 3</h1>`, `${TITLE} – Page 2 of 3`],
    ['', `${TITLE} - Page 2 of 3 - The Paper`],
  ])('has its title without the page: %s', async (headline, title) => {
    const head = '<meta property="og:site_name" content="The Paper">';
    expect((await found(`<main>${headline}${abc}</main>`, { title, head })).title).toBe(TITLE);
  });

  it.each([
    ['div', ' class="part"'],
    ['div', ''],
    ['article', ' class="page"'],
  ])('is one where a script adds the pages to each other: %s%s', async (name, attributes) => {
    const part = (inner: string) => `<${name}${attributes}>${inner}</${name}>`;
    const { parts } = await found(
      `<main>${H1}${part(abc)}<hr>${part(`<h3>Page 2</h3>${p('d')}${p('e')}`)}${part(p('f'))}</main>`,
    );
    expect(parts).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });
});

describe('several articles one below the other', () => {
  const story = (name: string, author: string, count: number): string =>
    `<article class="story"><header><h1>Story of ${name}</h1><p class="byline">By ${author}</p></header><div class="body">${Array.from({ length: count }, (_, at) => p(`${name}${at}`)).join('')}<p><em>${author} is a lecturer in public law at Leiden.</em></p><p><a href="https://other.example/${name}">Read the full text here</a></p></div></article>`;
  const whole = (name: string, author: string, count: number) => ({
    title: `Story of ${name}`,
    authors: [author],
    readMoreUrl: `https://other.example/${name}`,
    parts: [
      `byline: By ${author}`,
      ...Array.from({ length: count }, (_, at) => `${name}${at}`),
      `author-bio: ${author} is a lecturer in public law at Leiden.`,
      'read-more: Read the full text here',
    ],
  });
  const both = story('A', 'Ann Bell', 3) + story('B', 'Bob Cole', 9);
  const facts = {
    '@type': 'NewsArticle',
    headline: 'Story of A',
    author: { '@type': 'Person', name: 'Ann Bell' },
    datePublished: '2026-03-01',
  };
  const parts = { title: 'Story of A', head: `<script type="application/ld+json">${JSON.stringify(facts)}</script>` };

  describe.each([
    ['side by side', both],
    [
      'each in a box',
      both.replaceAll('<article', '<div><article').replaceAll('</article>', '</article><aside>Related</aside></div>'),
    ],
    ['of no article element', both.replaceAll('article', 'div')],
  ])('%s', (_, stories) => {
    it('gives the first at the top, and nothing of the second', async () => {
      const article = await found(`<main>${stories}</main>`, parts);
      expect(article).toMatchObject(whole('A', 'Ann Bell', 3));
      expect(article.published.date).toBe('2026-03-01');
    });

    it('gives the second after scrolling, and nothing of the first', async () => {
      const prepare = (document: Document) => document.querySelectorAll('.story')[1]?.scrollIntoView();
      const article = await found(`<main>${stories}</main><div style="height: 3000px"></div>`, { ...parts, prepare });
      expect(article).toMatchObject(whole('B', 'Bob Cole', 9));
      expect(article.published.date).toBeNull();
    });
  });

  it('believes the metadata where the page tells of the second anew', async () => {
    const prepare = (document: Document) => {
      document.querySelectorAll('.story')[1]?.scrollIntoView();
      const script = document.querySelector('script');
      if (script)
        script.textContent = JSON.stringify({
          ...facts,
          headline: 'Story of B',
          author: { '@type': 'Person', name: 'Bob Cole' },
        });
    };
    const article = await found(`<main>${both}</main><div style="height: 3000px"></div>`, { ...parts, prepare });
    expect(article.published.date).toBe('2026-03-01');
  });

  it('takes the parts of one article for one, though each has an h1', async () => {
    const part = (name: string) => `<section><h1>Part ${name}</h1>${p(name)}${p(`${name}${name}`)}</section>`;
    const { parts } = await found(`<main>${H1}${'abc'.split('').map(part).join('')}</main>`);
    expect(parts.filter((name) => !name.startsWith('subheading'))).toEqual(['a', 'aa', 'b', 'bb', 'c', 'cc']);
  });
});
