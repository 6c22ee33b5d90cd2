/** What a reader points at is named as a person would name it, and the name finds it alone. */
import { describe, expect, it } from 'vitest';
import { bodySelector, sectionSelector } from '../../../src/page/pointing/selectors.ts';
import { isStableName } from '../../../src/page/pointing/stable-name.ts';
import { findArticle, type Section } from '../../../src/page/sections/find-article.ts';
import type { Told } from '../../../src/page/sections/page-parts.ts';
import { showPage } from '../sections/in-frame.ts';

const URL_OF_PAGE = new URL('https://pointed.example/2026/10/an-essay/');
const SENTENCE = 'The harbour was quiet that morning, and nobody on the quay could say when the boats had gone out. ';
const paragraphs = (count: number) =>
  Array.from({ length: count }, (_, at) => `<p>${at + 1}. ${SENTENCE.repeat(3)}</p>`).join('\n');
const page = (text: string) => `<!doctype html><html lang="en"><head><meta property="og:type" content="article">
  <title>An Essay</title></head><body>${text}</body></html>`;

async function on<T>(html: string, act: (document: Document) => T): Promise<T> {
  const { document, close } = await showPage(page(html));
  try {
    return act(document);
  } finally {
    close();
  }
}

describe('a name to build on', () => {
  it.each(['entry-content', 'td-prose', 'postBody', 'article__body', 'h-entry', 'ArticleBody', 'col-6', 'story'])(
    '%s',
    (name) => expect(isStableName(name)).toBe(true),
  );
  it.each([
    'css-1q2w3e',
    'sc-bdVaJa',
    'post-12345',
    'Article_body__3kX9z',
    'jss12',
    'is-active',
    'hwxqzt',
    'w-1/2',
    'md:flex',
    'category-politics',
    'x',
    'a'.repeat(60),
    'yui_3_17_2_1',
  ])('not %s', (name) => expect(isStableName(name)).toBe(false));
});

describe('the selector of a body', () => {
  const cases: [string, string, string][] = [
    ['its class', '<div class="post-991 entry-content" data-it><p>a</p></div>', '.entry-content'],
    ['its id', '<div id="story-text" data-it><p>a</p></div>', '#story-text'],
    [
      'the name that says it before one that stands first',
      '<div class="container"></div><div class="wide article-body" data-it><p>a</p></div>',
      '.article-body',
    ],
    [
      'two classes together',
      '<div class="box text"></div><div class="box lead"></div><div class="text lead"></div><div class="box text lead" id="x1y2z3" data-it></div>',
      '',
    ],
    ['its tag', '<div><article data-it><p>a</p></article></div>', 'article'],
    ['itemprop', '<div itemprop="articleBody" data-it></div><div></div>', '[itemprop="articleBody"]'],
    ['below a name', '<div class="story"><div data-it></div></div><div></div>', '.story > div'],
    [
      'below a name, further up',
      '<main class="page"><section><div class="css-1q2w3e" data-it></div></section></main><div></div>',
      '',
    ],
    ['its place, where it has no name', '<div></div><div data-it></div><div></div>', 'body > div:nth-child(2)'],
  ];
  it.each(cases)('%s', async (_what, html, wanted) => {
    await on(html, (document) => {
      const element = document.querySelector('[data-it]') as Element;
      const selector = bodySelector(element);
      expect([...document.querySelectorAll(selector)]).toEqual([element]);
      if (wanted) expect(selector).toBe(wanted);
      else expect(selector).not.toContain('nth-child');
    });
  });

  it('finds the element alone, whatever the page is like', async () => {
    const soup = Array.from(
      { length: 40 },
      (_, at) => `<div class="css-${at}a${at} a">${at % 3 ? '<div><p>x</p></div>' : ''}`,
    );
    await on(soup.join('') + '</div>'.repeat(40), (document) => {
      const elements = [...document.querySelectorAll('body *')];
      for (const element of elements) {
        expect([...document.querySelectorAll(bodySelector(element))]).toEqual([element]);
      }
    });
  });

  it('is not misled by a form that shadows what is asked of it', async () => {
    const traps = 'getRootNode parentElement children contains matches id className'.split(' ');
    const inputs = traps.map((name) => `<input name="${name}">`).join('');
    await on(`<form class="entry">${inputs}<div data-it>a</div></form><div></div>`, (document) => {
      expect(bodySelector(document.querySelector('[data-it]') as Element)).toBe('.entry > div');
      expect(bodySelector(document.querySelector('form') as Element)).toBe('.entry');
    });
  });
});

describe('the selector of a section', () => {
  const sectionsOf = (document: Document): Section[] => findArticle(document, URL_OF_PAGE)?.sections ?? [];
  const selectorFor = (html: string, words: string, told: Told): Promise<string | null> =>
    on(html, (document) => {
      const sections = sectionsOf(document);
      const target = sections.find(({ text }) => text.includes(words));
      if (!target) throw new Error(`no section with ${words} in ${sections.map(({ text }) => text.slice(0, 30))}`);
      return sectionSelector(target, told, sections);
    });
  const essay = (inside: string) => `<article><h1>An Essay</h1><div class="entry-content">${inside}</div></article>`;
  const LAST = 'She teaches at the harbour school and has kept a boat for years, which is neither here nor there.';

  it('is its own class, where it has one', async () => {
    const html = essay(`${paragraphs(6)}<p class="writer-note">${LAST}</p>`);
    expect(await selectorFor(html, 'harbour school', 'author-bio')).toBe('.writer-note');
  });

  it('is its place from the end, where no class tells it apart', async () => {
    const html = essay(`${paragraphs(6)}<p>${LAST}</p>`);
    expect(await selectorFor(html, 'harbour school', 'author-bio')).toBe('.entry-content > p:last-child');
  });

  it('is place and form, which together say more', async () => {
    const html = essay(`${paragraphs(6)}<p><em>${LAST}</em></p>`);
    expect(await selectorFor(html, 'harbour school', 'author-bio')).toBe(
      '.entry-content > p:last-child:has(> em:only-child)',
    );
  });

  it('is never the class of all the paragraphs', async () => {
    const html = essay(`${paragraphs(6)}<p>${LAST}</p>`.replaceAll('<p>', '<p class="text">'));
    expect(await selectorFor(html, 'harbour school', 'author-bio')).toBe('.entry-content > p:last-child');
  });

  it('is its form, where its kind stands anywhere in a text', async () => {
    const html = essay(
      `${paragraphs(3)}<p><b>A question that stands between the paragraphs, and is bold.</b></p>${paragraphs(4)}`,
    );
    expect(await selectorFor(html, 'A question that stands', 'subheading')).toBe(
      '.entry-content > p:has(> b:only-child)',
    );
  });

  it('is not the tag of other sections that stay what they are', async () => {
    const html = essay(`${paragraphs(2)}<h3>First part of it</h3>${paragraphs(2)}<h3>Second part</h3>${paragraphs(2)}`);
    const selector = await selectorFor(html, 'First part', 'dek');
    expect(selector).not.toBe('h3');
  });

  it('is none in the midst of others just like it', async () => {
    const html = essay(paragraphs(15));
    expect(await selectorFor(html, '8. The harbour', 'disclaimer')).toBe(null);
  });

  it('is none for a part of an element: its other parts would be named along with it', async () => {
    const text = Array.from({ length: 6 }, (_, at) => `${at + 1}. ${SENTENCE.repeat(3)}`).join('<br><br>');
    expect(await selectorFor(essay(text), '6. The harbour', 'author-bio')).toBe(null);
  });
});

describe('what a rule says is so', () => {
  const foundWith = (html: string, rule: object) =>
    on(html, (document) =>
      findArticle(document, URL_OF_PAGE, [
        { hosts: ['pointed.example'], ...rule },
        { hosts: ['pointed.example'], body: '.built-in', drop: ['.promo'] },
      ]),
    );
  const outline = async (html: string, rule: object) =>
    (await foundWith(html, rule))?.sections.map(({ kind, text }) => `${kind} ${text.slice(0, 8)}`);

  const html = `<article><h1>An Essay</h1><p class="by">Words by nobody</p>
    <div class="sidebar"><div class="theirs"><p>Aside one. ${SENTENCE.repeat(2)}</p><p>Aside two. ${SENTENCE}</p></div></div>
    <div class="built-in">${paragraphs(3)}<p class="promo">Promo. ${SENTENCE}</p><p>Last. ${SENTENCE}</p></div>
    <div class="author-box related"><p>Written by a person.</p></div></article>`;

  it('of the body, over what a rule built in says, and in a box whose name says otherwise', async () => {
    expect(await outline(html, { body: '.theirs' })).toEqual(
      expect.arrayContaining(['paragraph Aside on', 'paragraph Aside tw']),
    );
    expect((await outline(html, { body: '.theirs' }))?.join()).not.toContain('1. The h');
  });

  it('of the rest, beside what a rule built in says', async () => {
    expect(await outline(html, { sections: { disclaimer: '.built-in > p:last-child' } })).toEqual([
      'headline An Essay',
      'paragraph 1. The h',
      'paragraph 2. The h',
      'paragraph 3. The h',
      'disclaimer Last. Th',
    ]);
  });

  it('of a paragraph, a head and a tail, wherever they stand', async () => {
    const sections = { byline: '.by', 'pull-quote': '.built-in > p:nth-child(2)', 'author-bio': '.author-box' };
    expect(await outline(html, { sections })).toEqual([
      'headline An Essay',
      'byline Words by',
      'paragraph 1. The h',
      'pull-quote 2. The h',
      'paragraph 3. The h',
      'paragraph Last. Th',
      'author-bio Written ',
    ]);
  });

  it('of what is called headline and dek, and of what is no part', async () => {
    const rule = { sections: { headline: '.by', dek: '.built-in > p:first-child' }, drop: ['h1'] };
    expect((await outline(html, rule))?.slice(0, 3)).toEqual([
      'headline Words by',
      'dek 1. The h',
      'paragraph 2. The h',
    ]);
    expect((await foundWith(html, rule))?.title).toBe('Words by nobody');
  });

  it('of an inline byline, to be none', async () => {
    const inline = html.replace(
      '<p class="by">Words by nobody</p>',
      '<p><span class="byline">By Ada Quist</span> for us</p>',
    );
    expect((await outline(inline, {}))?.join()).toContain('byline By Ada');
    expect((await outline(inline, { drop: ['.byline'] }))?.join()).not.toContain('By Ada');
  });

  it.each([
    ['a link without a name', '<div class="meta"><a href="/u/7">Ada Quist</a> <span>July 9, 2024</span></div>'],
    [
      'a span of a made-up name',
      '<div class="meta"><span class="css-1x2">By Ada Quist</span> <span>Today</span></div>',
    ],
    ['a name in a box of its own', '<div class="byline"><div class="who">Ada Quist</div><div>July 9, 2024</div></div>'],
  ])('of a byline that is %s: once named otherwise it is so', async (_, line) => {
    const signed = html.replace('<p class="by">Words by nobody</p>', line);
    const own = `<meta name="author" content="Ada Quist">${signed}`;
    const lines = async (rule: object) => (await outline(own, rule))?.filter((section) => section.includes('Ada'));
    const selectorFor = (told: Told) =>
      on(own, (document) => {
        const sections = findArticle(document, URL_OF_PAGE)?.sections ?? [];
        const byline = sections.find(({ kind }) => kind === 'byline') as Section;
        return sectionSelector(byline, told, sections) as string;
      });
    expect(await lines({})).toHaveLength(1);
    expect(await lines({ drop: [await selectorFor('nothing')] })).toEqual([]);
    const [as] = (await lines({ sections: { provenance: await selectorFor('provenance') } })) ?? [];
    expect(as).toMatch(/^provenance /);
  });

  describe.each([
    [
      'a shadow root',
      '<x-story></x-story>',
      (document: Document, inner: string) => {
        const host = document.querySelector('x-story') as Element;
        host.attachShadow({ mode: 'open' }).innerHTML = inner;
      },
    ],
    [
      'a frame of the same origin',
      '<iframe></iframe>',
      (document: Document, inner: string) => {
        const frame = document.querySelector('iframe') as HTMLIFrameElement;
        (frame.contentDocument as Document).body.innerHTML = inner;
      },
    ],
  ])('of parts in %s', (_, outer, fill) => {
    const outlineWith = (rule: object) =>
      on(outer, (document) => {
        fill(document, html.replace('promo', 'offer'));
        const rules = [{ hosts: ['pointed.example'], ...rule }];
        const sections = findArticle(document, URL_OF_PAGE, rules)?.sections ?? [];
        return { sections, lines: sections.map(({ kind, text }) => `${kind} ${text.slice(0, 8)}`) };
      });
    const selectorOf = async (words: string, told: Told): Promise<string> => {
      const { sections } = await outlineWith({});
      const target = sections.find(({ text }) => text.includes(words));
      const selector = target && sectionSelector(target, told, sections);
      if (!selector) throw new Error(`no selector for ${words}`);
      return selector;
    };

    it('that they are of another kind, and that they are no part', async () => {
      expect((await outlineWith({})).lines.join()).toContain('Promo. T');
      const { lines } = await outlineWith({
        drop: [await selectorOf('Promo. ', 'nothing')],
        sections: { disclaimer: await selectorOf('Last. ', 'disclaimer') },
      });
      expect(lines.join()).not.toContain('Promo');
      expect(lines).toContain('disclaimer Last. Th');
      expect(lines).toContain('paragraph 2. The h');
    });

    it('that they are the text', async () => {
      const { lines } = await outlineWith({ body: '.theirs' });
      expect(lines).toEqual(expect.arrayContaining(['paragraph Aside on', 'paragraph Aside tw']));
      expect(lines.join()).not.toContain('1. The h');
    });
  });

  it('of the body in an inner tree, over what a lesser rule says of the one around it', async () => {
    const found = await on(
      `<h1>An Essay</h1><div class="built-in">${paragraphs(5)}<x-story></x-story></div>`,
      (document) => {
        const host = document.querySelector('x-story') as Element;
        host.attachShadow({ mode: 'open' }).innerHTML = `<div class="inner"><p>Within. ${SENTENCE.repeat(3)}</p></div>`;
        return findArticle(document, URL_OF_PAGE, [
          { hosts: ['pointed.example'], body: '.inner' },
          { hosts: ['pointed.example'], body: '.built-in' },
        ]);
      },
    );
    const texts = found?.sections.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text.slice(0, 7));
    expect(texts).toEqual(['Within.']);
  });

  it('where no article would be found', async () => {
    const short = `<div class="verse"><p>Roses are red,</p><p>violets are blue.</p></div><ul><li><a href="/">Home</a></li></ul>`;
    expect(await outline(short, {})).toBe(undefined);
    expect(await outline(short, { body: '.verse' })).toEqual(['paragraph Roses ar', 'paragraph violets ']);
  });

  it('nothing where its selectors find nothing or are none', async () => {
    const rule = { body: '.nowhere', drop: ['::', ':nth-child('], sections: { dek: '<' } };
    expect(await outline(html, rule)).toEqual(await outline(html, {}));
  });
});
