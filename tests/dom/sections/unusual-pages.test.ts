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

describe('a live blog', () => {
  const head = `<script type="application/ld+json">${JSON.stringify({
    '@type': 'LiveBlogPosting',
    headline: TITLE,
    datePublished: '2026-03-01T08:00:00Z',
    dateModified: '2026-03-09T10:00:00Z',
    liveBlogUpdate: [{ '@type': 'BlogPosting', headline: 'Entry 9', datePublished: '2026-03-09T10:00:00Z' }],
  })}</script>`;
  const entries = [9, 8, 7, 6, 5, 4];
  const expected = entries.flatMap((n) => [`subheading: Entry ${n}`, `e${n}`, `f${n}`]);

  it.each([
    [
      'time element',
      (n: number) => `<div><time datetime="2026-03-0${n}T10:00Z">10:0${n} GMT</time><h2>Entry ${n}</h2>`,
      'div',
    ],
    ['paragraph', (n: number) => `<div><p>${n} hours ago</p><h2>Entry ${n}</h2>`, 'div'],
    [
      'signed entry',
      (n: number) =>
        `<article><h3><a href="#e${n}">Entry ${n}</a></h3><p>10.0${n}am EDT</p><p class="author">By Ann Bell</p>`,
      'article',
    ],
    ['h1 of its own', (n: number) => `<article><h1>Entry ${n}</h1><time>10:0${n}</time>`, 'article'],
  ])('has all its entries, and no times: %s', async (_, open, name) => {
    const blog = entries.map((n) => `${open(n)}${p(`e${n}`)}${p(`f${n}`)}</${name}>`).join('');
    const article = await found(
      `<main>${H1}<p>By Ann Bell</p><p class="date">1 March 2026</p><div>${blog}</div></main>`,
      { head },
    );
    expect(article.parts.filter((part) => !part.startsWith('byline'))).toEqual(expected);
    expect(article).toMatchObject({ title: TITLE, authors: ['Ann Bell'] });
    expect(article.published.date).toBe('2026-03-01T08:00:00Z');
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

describe('headings made like the headline', () => {
  const h1 = (text: string) => `<h1 class="heading">${text}</h1>`;
  const text = (inner: string) => `<header>${h1('Who Owns the Quay')}</header><div class="text">${inner}</div>`;
  const kinds = async (page: string) => (await found(`<main>${page}</main>`)).parts;

  it('are of the article where they stand in its text', async () => {
    const inner = `${p('a')}${p('b')}${h1('The Deed')}${p('c')}${h1('The Lawyer')}${p('d')}`;
    expect(await kinds(text(inner))).toEqual(['a', 'b', 'subheading: The Deed', 'c', 'subheading: The Lawyer', 'd']);
  });

  it.each([
    ['a byline', '<p>By Bob Cole</p>'],
    ['a date', '<div>March 3, 2026</div>'],
    ['an element named so', '<p>Words <span class="author">Bob Cole</span></p>'],
  ])('open another one with %s of their own', async (_, line) => {
    const inner = `${p('a')}${p('b')}${p('c')}${p('d')}${h1('Who Owns the Pier')}${line}${p('x')}${p('y')}`;
    expect(await kinds(text(inner))).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('text that does not show at once', () => {
  const around = (inside: string) => `<main>${H1}<div>${p('a')}${inside}${p('b')}${p('c')}</div></main>`;

  it('has what is folded away, with its summary for a heading', async () => {
    const deed = `<details><summary>The deed</summary>${p('d')}</details>`;
    expect((await found(around(deed))).parts).toEqual(['a', 'subheading: The deed', 'd', 'b', 'c']);
    expect((await found(around(deed.replace('<details', '<details open')))).parts).toEqual([
      'a',
      'subheading: The deed',
      'd',
      'b',
      'c',
    ]);
    expect((await found(around(`<div hidden="until-found">${p('d')}</div>`))).parts).toEqual(['a', 'd', 'b', 'c']);
  });

  it('has no summary that only says that there is more', async () => {
    expect((await found(around(`<details><summary>Show more</summary>${p('d')}</details>`))).parts).toEqual([
      'a',
      'd',
      'b',
      'c',
    ]);
  });

  it('has nothing hidden inside what is folded away', async () => {
    const { parts } = await found(
      around(
        `<details><summary>The deed</summary>${p('d')}<p style="display: none">secret</p><div class="x">${p('secret')}</div><p class="x">secret ${SENTENCE}</p></details>`,
      ),
      {
        head: '<style>.x { display: none }</style>',
      },
    );
    expect(parts.join()).not.toContain('secret');
  });

  it('has what the browser has not laid out yet', async () => {
    const late = `<div style="height: 5000px"></div><section style="content-visibility: auto; contain-intrinsic-size: 500px">${p('d')}${p('e')}</section>`;
    expect((await found(`<main>${H1}<div>${abc}${late}</div></main>`)).parts).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('has what readers see and screen readers do not', async () => {
    expect((await found(around(`<p aria-hidden="true">${text('d')}</p>`))).parts).toEqual(['a', 'd', 'b', 'c']);
  });

  it('has what has come since it was last asked', async () => {
    const { document, close } = await showPage(
      `<!doctype html><meta property="og:type" content="article"><main>${H1}<div>${abc}</div></main>`,
    );
    const ask = () => findArticle(document, new URL('https://paper.example/2026/quay'));
    const first = ask();
    document.querySelector('main div')?.insertAdjacentHTML('beforeend', p('d'));
    const second = ask();
    close();
    expect(first && partsOf(first)).toEqual(['a', 'b', 'c']);
    expect(second && partsOf(second)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('has what stands in shadow roots in each other, in the order shown', async () => {
    const shadow = (host: Element | null | undefined, html: string): ShadowRoot => {
      const root = host?.attachShadow({ mode: 'open' });
      if (!root) throw new Error('no host');
      root.innerHTML = html;
      return root;
    };
    const prepare = (document: Document) => {
      const outer = shadow(document.querySelector('x-a'), `<x-b><div slot="s">${p('a')}</div>${p('b')}</x-b>`);
      const inner = shadow(
        outer.querySelector('x-b'),
        `<style>.n { display: none }</style><main>${H1}<slot name="s"></slot><div><x-c></x-c></div><p class="n">${text('secret')}</p><slot></slot></main>`,
      );
      shadow(inner.querySelector('x-c'), p('c'));
    };
    expect((await found('<x-a></x-a>', { prepare })).parts).toEqual(['a', 'c', 'b']);
  });

  it('has what stands in the shadow root of an ordinary element', async () => {
    const prepare = (document: Document): void => {
      const root = document.querySelector('.deed')?.attachShadow({ mode: 'open' });
      if (root) root.innerHTML = p('d');
    };
    expect((await found(around('<div class="deed"></div>'), { prepare })).parts).toEqual(['a', 'd', 'b', 'c']);
  });

  it('has parts and headings whose ids are the words of the heading, whatever these would say of a box', async () => {
    const heading = '<h2 id="h-sharing-the-burden-of-the-quay">Sharing the burden of the quay</h2>';
    expect((await found(around(heading + p('d')))).parts).toEqual([
      'a',
      'subheading: Sharing the burden of the quay',
      'd',
      'b',
      'c',
    ]);
    const part = `<section id="policy-recommendations"><h2>Policy recommendations</h2>${p('d')}</section>`;
    expect((await found(around(part))).parts).toEqual(['a', 'subheading: Policy recommendations', 'd', 'b', 'c']);
  });
});

describe('drop caps in a box of their own', () => {
  const rest = `he town that cannot say. ${SENTENCE}`.trim();

  it.each([
    ['div', `<div style="float: left">T</div><p>${rest}</p>`, `T${rest}`],
    ['span', `<span style="float: left">T</span>\n<p>${rest}</p>`, `T${rest}`],
    ['paragraph', `<p class="drop">T</p><p>${rest}</p>`, `T${rest}`],
    ['quotation', `<div>“T</div><p>${rest}</p>`, `“T${rest}`],
    [
      'word',
      `<div class="first"><div>A</div> town that cannot say. ${SENTENCE}</div>`,
      `A town that cannot say. ${SENTENCE}`.trim(),
    ],
  ])('are read with their paragraph: %s', async (_, opening, whole) => {
    const { sections, ranges } = await found(`<main>${H1}<div class="text">${opening}${p('b')}${p('c')}</div></main>`);
    const at = sections.findIndex(({ text }) => text.startsWith(whole.slice(0, 10)));
    expect(sections[at]?.text).toBe(whole);
    expect(ranges[at]?.replace(/^(“?T) /, '$1')).toBe(whole);
  });

  it.each(['<h3>A</h3>', '<ul><li>A</li></ul>'])('are no letters that head a list: %s', async (letter) => {
    expect((await found(`<main>${H1}<div>${letter}${p('abbot')}${p('alder')}</div></main>`)).parts).toContain('abbot');
  });
});

describe('headings', () => {
  it.each([
    '<h2>The deed <a href="#deed">#</a></h2>',
    '<h2>The deed<a class="headerlink" href="#deed">¶</a></h2>',
    '<h2><a href="#deed">#</a> The deed</h2>',
    '<h2><a href="#deed" aria-label="Link to this heading"></a>The deed</h2>',
    '<h2>The deed <a href="#deed">Link to this heading</a></h2>',
    '<h2>The deed <a href="#deed"><span>Permalink</span></a></h2>',
    '<h2>The deed <a href="https://paper.example/quay#deed">https://paper.example/quay#deed</a></h2>',
  ])('have no permalink in them: %s', async (heading) => {
    const { sections, ranges } = await found(`<main>${H1}<div>${p('a')}${heading}${p('b')}${p('c')}</div></main>`);
    const at = sections.findIndex(({ kind }) => kind === 'subheading');
    expect(sections[at]?.text).toBe('The deed');
    expect(ranges[at]).toBe('The deed');
  });

  it.each(['<h2><a href="#deed">The deed</a></h2>', '<h2>The <a href="#deed">deed</a></h2>'])(
    'keep a link of their own words: %s',
    async (heading) => {
      expect((await found(`<main>${H1}<div>${p('a')}${heading}${p('b')}${p('c')}</div></main>`)).parts).toContain(
        'subheading: The deed',
      );
    },
  );

  it('have none in the title', async () => {
    expect((await found(`<main><h1>${TITLE} <a href="#quay">#</a></h1>${abc}</main>`)).title).toBe(TITLE);
  });
});

describe('what is set in lines and cells', () => {
  it.each([
    [
      'verse',
      '<p>I will arise and go now<br>And go to Innisfree</p>',
      ['paragraph: I will arise and go now And go to Innisfree'],
    ],
    ['a program', '<pre><code>const a = 1;\nreturn a;</code></pre>', ['paragraph: const a = 1; return a;']],
    [
      'a program, a box per line',
      '<pre><div>const a = 1;</div><div>return a;</div></pre>',
      ['paragraph: const a = 1; return a;'],
    ],
    [
      'a numbered program',
      '<table><tr><td><pre>10\n11</pre></td><td><pre>const a = 1;</pre></td></tr></table>',
      ['paragraph: const a = 1;'],
    ],
    ['data', '<table><caption>Quays</caption><tr><th>North</th><td>420</td></tr></table>', ['caption: Quays']],
    [
      'data in paragraphs',
      `<table><tr><td><p>North</p></td><td><p>What it is for, in a sentence that is not long.</p></td></tr></table>`,
      [],
    ],
    ['text in two columns', `<table><tr><td>${p('d')}</td><td>${p('e')}</td></tr></table>`, ['d', 'e']],
    [
      'definitions',
      '<dl><dt>Quay</dt><dd>Where ships land.</dd><dt>Deed</dt><dd>What says whose.</dd></dl>',
      ['list: Quay Where ships land. Deed What says whose.'],
    ],
  ])('%s', async (_, inside, expected) => {
    expect((await found(`<main>${H1}<div>${p('a')}${inside}${p('b')}${p('c')}</div></main>`)).parts).toEqual([
      'a',
      ...expected,
      'b',
      'c',
    ]);
  });
});
