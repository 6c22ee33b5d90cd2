/** What stands at the head of an article: how the page and its metadata are weighed, each on the smallest page that shows it. */
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/core/interruptible.ts';
import { chooseAuthors } from '../../../src/page/sections/authors.ts';
import type { Candidate } from '../../../src/page/sections/candidates.ts';
import { findArticle } from '../../../src/page/sections/find-article.ts';
import { gather } from '../../../src/page/sections/gather.ts';
import { readHead } from '../../../src/page/sections/head.ts';
import { readMetadata } from '../../../src/page/sections/metadata.ts';
import { score } from '../../../src/page/sections/score.ts';
import { showPage } from './in-frame.ts';

const SENTENCE =
  'A treaty is only as good as the clerks who keep it, and the clerks of this one have been given nothing to do. ';
const BODY = `<p>${SENTENCE.repeat(3)}</p>`.repeat(4);
const ADDRESS = 'https://paper.example/on-clerks';

interface Parts {
  language?: string;
  head?: string;
  lead?: string;
  tail?: string;
  address?: string;
}

const html = ({ language = 'en', head = '', lead = '<h1>On Clerks</h1>', tail = '' }: Parts): string =>
  `<!doctype html><html lang="${language}"><head><meta property="og:type" content="article"><title>On Clerks</title>${head}</head><body><main><article>${lead}<div class="text">${BODY}</div>${tail}</article></main></body></html>`;

async function found(parts: Parts) {
  const { document, close } = await showPage(html(parts));
  const article = findArticle(document, new URL(parts.address ?? ADDRESS));
  close();
  if (!article) throw new Error('no article');
  return article;
}

const jsonLd = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

/** Metadata of a page whose JSON-LD is `script`, as it stands in the element. */
async function told(script: string) {
  const { document, close } = await showPage(html({ head: `<script type="application/ld+json">${script}</script>` }));
  const metadata = atOnce(readMetadata(document, new URL(ADDRESS)));
  close();
  return metadata;
}

describe('JSON-LD', () => {
  const jane = { '@type': 'Person', name: 'Jane Doe' };
  it.each([
    ['a string', 'Jane Doe', ['Jane Doe']],
    ['a byline', 'By Jane Doe and John Roe', ['Jane Doe', 'John Roe']],
    ['an object', jane, ['Jane Doe']],
    ['a list', [jane, { '@type': 'Person', name: 'John Roe' }], ['Jane Doe', 'John Roe']],
    ['names in an object', { '@type': 'Person', name: ['Jane Doe', 'John Roe'] }, ['Jane Doe', 'John Roe']],
    ['an ordered list', { '@list': [jane] }, ['Jane Doe']],
    ['a value object', { '@value': 'Jane Doe' }, ['Jane Doe']],
    ['a reference', { '@id': '#jane' }, ['Jane Doe']],
    ['a reference without an object', '#jane', ['Jane Doe']],
    ['items by number', { 0: jane, 1: { '@type': 'Person', name: 'John Roe' } }, ['Jane Doe', 'John Roe']],
    ['a role', { '@type': 'Role', roleName: 'columnist', author: jane }, ['Jane Doe']],
    ['a name in parts', { '@type': 'Person', givenName: 'Jane', familyName: 'Doe' }, ['Jane Doe']],
    ['who is an organisation too', { '@type': ['Person', 'Organization'], name: 'Jane Doe' }, ['Jane Doe']],
    ['keys with their vocabulary', { '@type': 'schema:Person', 'schema:name': 'Jane Doe' }, ['Jane Doe']],
    ['a list with an organisation', [jane, { '@type': 'NewsMediaOrganization', name: 'The Paper' }], ['Jane Doe']],
  ])('author as %s', async (_, author, people) => {
    const article = { '@type': 'http://schema.org/OpinionNewsArticle', headline: 'On Clerks', author };
    const graph = {
      '@graph': [{ '@type': 'Person', '@id': '#jane', name: 'Jane Doe' }, { '@type': 'WebPage' }, article],
    };
    expect((await told(JSON.stringify(graph))).people).toEqual(people);
  });

  it('is read with bare line breaks in its strings, and passed over where it is broken', async () => {
    expect((await told('{"@type":"Article","headline":"On\nClerks"}')).titles[0]).toBe('On Clerks');
    expect((await told('{"@type":"Article","headline":"On')).titles).toEqual(['On Clerks']);
  });

  it.each([
    ['a comma too many', '{"@type":"Article","headline":"On Clerks",}'],
    ['a semicolon behind it', '{"@type":"Article","headline":"On Clerks"};'],
    ['an escaped apostrophe', String.raw`{"@type":"Article","headline":"On Clerks","description":"A clerk\'s day"}`],
    ['comments of a program', '//<![CDATA[\n{"@type":"Article","headline":"On Clerks"}\n//]]>'],
  ])('is read with %s', async (_, script) => {
    const { saysArticle, titles } = await told(script);
    expect([saysArticle, titles[0]]).toEqual([true, 'On Clerks']);
  });

  it('names who made it where its list of authors is empty', async () => {
    const article = { '@type': 'Article', headline: 'On Clerks', author: [], creator: jane };
    expect((await told(JSON.stringify(article))).people).toEqual(['Jane Doe']);
  });

  it('of several articles that are all of other pages is not taken', async () => {
    const list = ['/off-clerks', '/of-clerks'].map((url) => ({
      '@type': 'NewsArticle',
      headline: url,
      url,
      author: jane,
      datePublished: '2024-07-09',
    }));
    expect(await told(JSON.stringify(list))).toMatchObject({ titles: ['On Clerks'], people: [], published: null });
  });

  it('is of this page with or without the slash at the end of its address', async () => {
    const here = { '@type': 'Article', headline: 'On Clerks', url: `${ADDRESS.replace(/\/$/, '')}/`, author: jane };
    const other = { '@type': 'Article', headline: 'Off Clerks', url: '/off-clerks', author: 'John Roe' };
    expect((await told(JSON.stringify([other, here]))).people).toEqual(['Jane Doe']);
  });

  it('tells of an author by what says most of one with the id', async () => {
    const stub = { '@type': 'Person', '@id': '#jane' };
    const article = { '@type': 'Article', headline: 'On Clerks', author: stub };
    const graph = { '@graph': [{ ...stub, name: 'Jane Doe' }, article, { ...stub, url: '/jane', sameAs: '/j' }] };
    expect((await told(JSON.stringify(graph))).people).toEqual(['Jane Doe']);
  });

  it('tells the day of a page that is of no kind of article', async () => {
    const page = { '@type': 'WebPage', '@id': ADDRESS, datePublished: '2024-07-09' };
    const other = { ...page, '@id': 'https://paper.example/off-clerks', datePublished: '2020-01-01' };
    expect((await told(JSON.stringify({ '@graph': [other, page] }))).published).toBe('2024-07-09');
    expect((await told(JSON.stringify(other))).published).toBeNull();
  });

  it('is freed of entities', async () => {
    const { titles } = await told('{"@type":"Article","headline":"On &#8216;Clerks&#x2019; &amp; Co&hellip;"}');
    expect(titles[0]).toBe('On ‘Clerks’ & Co…');
  });

  it('of another article on the page is not taken', async () => {
    const cards = [
      { '@type': 'Article', headline: 'Off Clerks', url: 'https://paper.example/off-clerks', author: 'John Roe' },
      { '@type': 'Article', headline: 'On Clerks', url: ADDRESS, author: 'Jane Doe' },
    ];
    expect((await told(JSON.stringify(cards))).people).toEqual(['Jane Doe']);
  });
});

describe('meta tags', () => {
  async function meta(head: string, body = '') {
    const { document, close } = await showPage(html({ head, lead: body }));
    const metadata = atOnce(readMetadata(document, new URL(ADDRESS)));
    close();
    return metadata;
  }

  it('may write a colon for the point of Dublin Core', async () => {
    expect((await meta('<meta name="DC:creator" content="Jane Doe">')).metaAuthors).toEqual(['Jane Doe']);
  });

  it('may stand in the microdata of an author', async () => {
    const author = '<p itemprop="author" itemscope><meta itemprop="name" content="Jane Doe"></p>';
    expect((await meta('', author)).metaAuthors).toEqual(['Jane Doe']);
  });

  it('tell a day before a month, which comes first', async () => {
    const head = '<meta name="citation_publication_date" content="2024-07"><meta name="dc.date" content="2024-07-09">';
    expect((await meta(head)).published).toBe('2024-07-09');
    expect((await meta('<meta name="citation_publication_date" content="2024-07">')).published).toBe('2024-07');
  });
});

describe('headline', () => {
  it.each([
    ['a quotation', '"We begin"', '"We begin" Clerks Strike'],
    ['a question', 'What now?', 'What now? Clerks Strike'],
    ['a word', 'Registries', 'Registries Clerks Strike'],
  ])('is apart from a kicker that a style sets apart: %s', async (_, kicker, expected) => {
    const { sections } = await found({ lead: `<h1><span>${kicker}</span><span>Clerks Strike</span></h1>` });
    expect(sections[0]).toMatchObject({ kind: 'headline', text: expected });
  });

  it("is not the site's name in an h1", async () => {
    const head =
      '<title>Clerk Watch: On the Making of Clerks</title><meta property="og:title" content="On the Making of Clerks">';
    const lead = '<h1 class="title">Clerk Watch</h1><h3 class="post-title">On the Making of Clerks</h3>';
    expect((await found({ head, lead })).title).toBe('On the Making of Clerks');
  });

  const BLOG = 'A Review of Registers and Records';
  const POST = '<h3 class="post-title">What Clerks Keep</h3>';

  it.each([
    ['links to the front page', `<h1 class="title"><a href="https://paper.example/">${BLOG}</a></h1>${POST}`],
    ['is what a title adds to the headline', `<h1 class="title">${BLOG}</h1>${POST}`],
  ])("is not the blog's name, which %s", async (_, lead) => {
    const head = `<meta property="og:title" content="What Clerks Keep"><meta name="title" content="${BLOG}: What Clerks Keep">`;
    expect((await found({ head, lead })).title).toBe('What Clerks Keep');
  });

  it("is not the blog's name where only the window's title tells of both", async () => {
    const head = `<meta name="title" content="${BLOG}: What Clerks Keep">`;
    const lead = `<h1 class="title"><a href="/">${BLOG}</a></h1>${POST}`;
    expect((await found({ head, lead })).title).toBe('What Clerks Keep');
  });

  it('is a link to the front page where machines are told that title first', async () => {
    const head = '<meta property="og:title" content="What Clerks Keep">';
    const lead = '<h1><a href="/">What Clerks Keep</a></h1>';
    expect((await found({ head, lead })).title).toBe('What Clerks Keep');
  });

  it('is not the byline, though that is a heading and the title tells of both', async () => {
    const head = '<meta property="og:title" content="Jane Doe · Forty Days: Underwriters at War">';
    const lead = '<h1>Forty Days</h1><h2 class="byline"><a href="/jane">Jane Doe</a> on underwriters at war</h2>';
    expect((await found({ head, lead })).title).toBe('Forty Days');
  });

  it('is an element with a class only where the page has no heading', async () => {
    const lead = '<div class="article-title">On Clerks</div>';
    expect((await found({ lead })).sections[0]).toMatchObject({ kind: 'headline', text: 'On Clerks' });
  });

  it('keeps its label in the section and not in the title', async () => {
    const article = await found({ lead: '<h1>On Clerks | Editorial</h1>' });
    expect([article.title, article.sections[0]?.text]).toEqual(['On Clerks', 'On Clerks | Editorial']);
  });

  it("gives way to the title without the site's name where none is shown", async () => {
    const head =
      '<meta property="og:title" content="On Keeping - The Paper"><meta property="og:site_name" content="The Paper">';
    expect((await found({ head, lead: '' })).title).toBe('On Keeping');
  });
});

describe('title', () => {
  const KICKER = '<span>Registries</span>';
  const title = async (lead: string, head = ''): Promise<string> => (await found({ lead, head })).title;

  it.each([
    ['an element', `<h1>${KICKER} <span>On Clerks</span></h1>`],
    ['bare words', `<h1>${KICKER} On Clerks</h1>`],
  ])('is without the kicker in its heading, where machines are told so: %s', async (_, lead) => {
    // Longer than the kicker, which a short title is not.
    const long = lead.replace('On Clerks', 'On Clerks and the Registers They Keep');
    const head = '<meta property="og:title" content="On Clerks and the Registers They Keep — The Paper">';
    expect(await title(long, head)).toBe('On Clerks and the Registers They Keep');
  });

  const LONG = 'Why the clerks of the registry have been given nothing to do';

  it('is without a subtitle in its heading, though that is longer', async () => {
    const told = '<meta property="og:title" content="The Keepers">';
    expect(await title(`<h1>The Keepers<small>${LONG}</small></h1>`, told)).toBe('The Keepers');
    expect(await title(`<h1><b>On Clerks</b> <i>${LONG}</i></h1>`)).toBe('On Clerks');
    expect(await title(`<h1><a href="#">On Clerks <i>${LONG}</i></a></h1>`)).toBe('On Clerks');
  });

  it.each([
    ['longer than what is before it', 'Taiwan | What comes next', 'Taiwan | What comes next', ''],
    ['in two titles', 'Taiwan and its clerks | What next', 'Taiwan and its clerks | What next', 'same'],
  ])('keeps what stands after a bar, where machines are told it: %s', async (_, heading, expected, twice) => {
    const names = ['og:title', ...(twice ? ['twitter:title'] : [])];
    const head = names.map((name) => `<meta property="${name}" content="${heading}">`).join('');
    expect(await title(`<h1>${heading}</h1>`, head)).toBe(expected);
  });

  it.each(['Editorial', 'Jane Doe', 'The Paper'])(
    'is without %s after a bar, though machines are told it',
    async (label) => {
      const about = '<meta name="author" content="Jane Doe"><meta property="og:site_name" content="The Paper">';
      const heading = `What They Keep and Why | ${label}`;
      const named = ['og:title', 'twitter:title'].map((name) => `<meta property="${name}" content="${heading}">`);
      expect(await title(`<h1>${heading}</h1>`, about + named.join(''))).toBe('What They Keep and Why');
    },
  );

  it('is all of the heading where machines are told all of it, or only the lesser part', async () => {
    const lead = `<h1>${KICKER} On Clerks and Archives</h1>`;
    const told = (content: string): string => `<meta property="og:title" content="${content}">`;
    expect(await title(lead, told('Registries: On Clerks and Archives'))).toBe('Registries: On Clerks and Archives');
    expect(await title(lead, told('Registries'))).toBe('Registries On Clerks and Archives');
  });
});

describe('dek', () => {
  const LINE = 'What becomes of treaties that nobody keeps, and of those who were to keep them.';
  const described = `<meta name="description" content="${LINE}">`;

  it.each([
    ['a heading', `<h1>On Clerks</h1><h2>${LINE}</h2>`, ''],
    ['named as one', `<h1>On Clerks</h1><p class="standfirst">${LINE}</p>`, ''],
    ['a lone sentence', `<h1>On Clerks</h1><div><p>${LINE}</p></div><p>By Jane Doe</p>`, ''],
    ['the description, above the headline', `<div>${LINE}</div><h1>On Clerks</h1>`, described],
    [
      'the description of the article, though named as a teaser',
      `<h1>On Clerks</h1><div class="teaser-text" itemprop="description"><p>${LINE}</p></div>`,
      '',
    ],
    ['in a header that is named as a teaser', `<div class="teaser"><h1>On Clerks</h1><p>${LINE}</p></div>`, described],
  ])('is %s', async (_, lead, head) => {
    expect((await found({ head, lead })).dek).toBe(LINE);
  });

  it.each([
    ['a caption', `<h1>On Clerks</h1><figure><figcaption>${LINE}</figcaption></figure>`],
    ['an appeal', '<h1>On Clerks</h1><div>Sign up for our newsletter and have it delivered to your inbox.</div>'],
    ['the headline again', '<h1>On Clerks and What They Keep</h1><h2>On Clerks and What They Keep</h2>'],
    ['a byline', '<h1>On Clerks</h1><h2>By Jane Doe and Jonathan Roe-Smithers, in Nairobi</h2>'],
    [
      'a line about the post',
      '<h1>On Clerks</h1><div>April 9th, 2019 by Jane Doe, posted in Essays, with four comments.</div>',
    ],
    [
      'whose the picture is',
      '<h1>On Clerks</h1><div class="attribution">The registry at noon. Photo: Ana Bello/Reuters</div>',
    ],
  ])('is not %s', async (_, lead) => {
    expect((await found({ head: described, lead })).dek).toBeNull();
  });

  it('is not what is said of the author below the name', async () => {
    const head = jsonLd({ '@type': 'Article', headline: 'On Clerks', author: { '@type': 'Person', name: 'Jane Doe' } });
    const about = '<div class="excerpt">Jane is a historian of archives and has been a columnist since 2019.</div>';
    expect((await found({ head, lead: `<h1>On Clerks</h1><div>By Jane Doe</div>${about}` })).dek).toBeNull();
    const other = about.replace('Jane', 'Mary');
    expect((await found({ head, lead: `<h1>On Clerks</h1><div>By Jane Doe</div>${other}` })).dek).not.toBeNull();
  });

  it('is not the first paragraph, be it the description told to machines', async () => {
    const head = `<meta name="description" content="${SENTENCE.repeat(3)}">`;
    expect((await found({ head })).dek).toBeNull();
  });

  it('is not what stands in an element that is named so and holds all the text', async () => {
    const article = await found({ lead: `<h1>On Clerks</h1><div class="description">${BODY}</div>` });
    expect(article.dek).toBeNull();
  });
});

describe('authors', () => {
  const lead = (byline: string): string => `<h1>On Clerks</h1>${byline}`;

  it.each([
    ['a label in a box of its own', '<div><div>Written by</div><div>Jane Doe</div></div>', ['Jane Doe']],
    ['a name beside the date', '<div>Jane Doe</div><div>July 9, 2024</div>', ['Jane Doe']],
    [
      'a post without a comma',
      '<p class="author"><b class="author">Jane Doe</b> <i>Daily Record</i></p>',
      ['Jane Doe'],
    ],
    ['a post in a box', '<div class="author"><p>Jane Doe</p><p>Tech Reporter</p></div>', ['Jane Doe']],
    [
      'names one by one in a box of that name',
      '<div class="field-author"><div><div><a href="/a">Jane Doe</a></div><div><a href="/b">John Roe</a></div></div></div>',
      ['Jane Doe', 'John Roe'],
    ],
    [
      'elements that only a style sets apart',
      '<p class="byline"><span>Jane Doe</span><span>Valencia</span><span>July 9, 2024</span></p>',
      ['Jane Doe'],
    ],
    ['a name and a month', '<p>by Jane Doe, March 2003</p>', ['Jane Doe']],
    ['names one by one', '<p class="author">Jane Doe</p><p class="author">John Roe</p>', ['Jane Doe', 'John Roe']],
    ['rel=author', '<div><a rel="author" href="/x">Jane Doe</a></div>', ['Jane Doe']],
    [
      'links with posts behind them, under a heading',
      '<div class="authors"><h3>Authors</h3><div><a href="/a">Jane Doe</a><span>Analyst, Gulf</span></div><div><a href="/b">John Roe</a><span>Fellow</span></div></div>',
      ['Jane Doe', 'John Roe'],
    ],
    ['name and university in Korean', '<p><b>김민정 | 서울대 경제학부 교수</b></p>', ['김민정']],
    ['a desk', '<p class="byline">By MND Staff</p>', ['MND Staff']],
    ['name and university', '<p>Jane Doe, University of Leiden</p>', ['Jane Doe']],
  ])('by %s', async (_, byline, authors) => {
    expect((await found({ lead: lead(byline) })).authors).toEqual(authors);
  });

  it('are not the sections, translators and illustrators beside the date', async () => {
    const byline =
      '<div><a href="/world">Middle East</a></div><div>July 9, 2024</div><p class="author">Illustration by Ann Inkwell</p>';
    expect((await found({ lead: lead(byline) })).authors).toEqual([]);
  });

  it('sign below the text where none is named above', async () => {
    const tail =
      '<footer-note><div class="attribution">Text by <a href="/people/jane">Jane Doe</a></div></footer-note>';
    expect((await found({ tail })).authors).toEqual(['Jane Doe']);
    expect((await found({ lead: lead('<p>By John Roe</p>'), tail })).authors).toEqual(['John Roe']);
  });

  it('are the byline’s where JSON-LD names another, and JSON-LD’s where it names more', async () => {
    const head = (...names: string[]): string =>
      jsonLd({ '@type': 'Article', headline: 'On Clerks', author: names.map((name) => ({ '@type': 'Person', name })) });
    const byline = lead('<p>By Jane Doe</p>');
    expect((await found({ head: head('Web Producer Smith'), lead: byline })).authors).toEqual(['Jane Doe']);
    expect((await found({ head: head('Jane Doe', 'John Roe'), lead: byline })).authors).toEqual([
      'Jane Doe',
      'John Roe',
    ]);
  });

  it('are the site only where nobody else is named', async () => {
    const head = '<meta property="og:site_name" content="Miami Today"><meta name="author" content="Miami Today">';
    expect((await found({ head })).authors).toEqual(['Miami Today']);
    expect((await found({ head, lead: lead('<p class="byline">Jane Doe</p>') })).authors).toEqual(['Jane Doe']);
  });
});

describe('byline', () => {
  const NAMES = '<a href="/people/jane-doe">Jane Doe</a>';
  const DATE = '<time>July 9, 2024</time>';

  it.each([
    ['a date beside it', `<div class="byline">By ${NAMES} <span>${DATE}</span></div>`, 'Jane Doe'],
    ['a date below it', `<div class="byline"><p>By ${NAMES}</p><p>${DATE}</p></div>`, 'By Jane Doe'],
    [
      'a post',
      `<div class="byline"><div><span>By ${NAMES}</span> <span>Chief Critic</span></div></div>`,
      'By Jane Doe',
    ],
    ['a name said twice', `<div class="byline"><span>Posts of Jane Doe</span> <span>${NAMES}</span></div>`, 'Jane Doe'],
    [
      'several names',
      `<div class="byline"><p>${NAMES} and <a>John Roe</a></p> | ${DATE}</div>`,
      'Jane Doe and John Roe',
    ],
    ['one phrase', `<p class="byline">By ${NAMES}, a critic at large</p>`, 'By Jane Doe, a critic at large'],
  ])('is the names without what stands in elements of its own: %s', async (_, line, text) => {
    const { sections } = await found({
      head: '<meta name="author" content="Jane Doe">',
      lead: `<h1>On Clerks</h1>${line}`,
    });
    const byline = sections.find(({ kind }) => kind === 'byline');
    expect(byline?.text).toBe(text);
    expect(byline?.element.textContent).toBe(text);
  });

  it('names whom the machine knows, not where they work', async () => {
    const head = jsonLd({ '@type': 'Article', headline: 'On Clerks', author: 'Jane Doe' });
    const lead = '<h1>On Clerks</h1><p>By Jane Doe, Senior Fellow, Paper Speech, Press and Technology Project</p>';
    expect((await found({ head, lead })).authors).toEqual(['Jane Doe']);
    const posted = '<h1>On Clerks</h1><p class="byline">Jane Doe / Updated: Oct 9, 2019, 11:05 IST</p>';
    expect((await found({ lead: posted })).authors).toEqual(['Jane Doe']);
  });

  it.each([
    ['the paper behind the name', '<p>By Jane Doe, Freedonia Wire</p>', ['Jane Doe']],
    ['the paper behind two', '<p>By Jane Doe and John Roe, Freedonia Wire</p>', ['Jane Doe', 'John Roe']],
    [
      'another author with a page of her own',
      '<p>By Jane Doe, <a href="/2">Ann Bell</a></p>',
      ['Jane Doe', 'Ann Bell'],
    ],
    ['two more', '<p>By Jane Doe, John Roe and Ann Bell</p>', ['Jane Doe', 'John Roe', 'Ann Bell']],
  ])('names whom JSON-LD names before a comma: %s', async (_, line, authors) => {
    const people = line.includes('Doe and') ? ['Jane Doe', 'John Roe'] : ['Jane Doe'];
    const author = people.map((name) => ({ '@type': 'Person', name }));
    const head = jsonLd({ '@type': 'Article', headline: 'On Clerks', author });
    expect((await found({ head, lead: `<h1>On Clerks</h1>${line}` })).authors).toEqual(authors);
  });

  it('is where it is seen', async () => {
    const lead = `<style>.card { display: none }</style><h1>On Clerks</h1><div class="card">By Jane Doe</div><p class="author">Jane Doe</p>`;
    const { sections } = await found({ lead });
    expect(sections.filter(({ kind }) => kind === 'byline').map(({ text }) => text)).toEqual(['Jane Doe']);
  });

  it('names the site where that is called after its author', async () => {
    const named = '<meta property="og:site_name" content="Jane Doe"><meta name="author" content="Jane Doe">';
    const lead = `<h1>On Clerks</h1><div class="byline"><span>Jane Doe</span> ${DATE}</div>`;
    const { sections } = await found({ head: named, lead });
    expect(sections.find(({ kind }) => kind === 'byline')?.text).toBe('Jane Doe');
  });
});

describe('date', () => {
  const day = (told: string): string => `<meta property="article:published_time" content="${told}">`;

  it('is the day as the page shows it, where the machine’s is in another time zone', async () => {
    const shown = '<h1>On Clerks</h1><p class="date">July 9, 2024</p>';
    expect((await found({ head: day('2024-07-10T01:30:00Z'), lead: shown })).published.date).toBe('2024-07-09');
    expect((await found({ head: day('2024-07-09T12:00:00Z'), lead: shown })).published.date).toBe(
      '2024-07-09T12:00:00Z',
    );
  });

  it('is not the day of a change', async () => {
    const lead = '<h1>On Clerks</h1><p class="date">Updated July 10, 2024</p>';
    expect((await found({ head: day('2024-07-09T12:00:00Z'), lead })).published.date).toBe('2024-07-09T12:00:00Z');
    const both = '<h1>On Clerks</h1><p class="date">Updated July 10, 2024</p><p class="date">July 9, 2024</p>';
    expect((await found({ lead: both })).published.date).toBe('2024-07-09');
  });

  it('is the day of a change where a line tells no other', async () => {
    const lead = '<h1>On Clerks</h1><div>Von Jane Doe</div><div>Stand: 09.07.2024, 06:00 Uhr</div>';
    expect((await found({ language: 'de', lead })).published.date).toBe('2024-07-09');
    const both = `${lead}<div>Veröffentlicht: 08.07.2024</div>`;
    expect((await found({ language: 'de', lead: both })).published.date).toBe('2024-07-08');
  });

  it('is not the day of the reading in a masthead, where a plain line below the headline tells another', async () => {
    const mast = '<div><span class="date">Sunday, November 29, 2026</span></div>';
    const lead = `${mast}<h1>On Clerks</h1><p>July 9, 2024</p>`;
    expect((await found({ lead })).published.date).toBe('2024-07-09');
    const above =
      '<p class="date">July 9, 2024</p><h1>On Clerks</h1><p>How clerks saw November 29, 2026, and after.</p>';
    expect((await found({ lead: above })).published.date).toBe('2024-07-09');
  });

  it('is the one not named as a change', async () => {
    const both = '<h1>On Clerks</h1><time class="updated">July 9, 2024</time> <time>July 8, 2024</time>';
    expect((await found({ lead: both })).published.date).toBe('2024-07-08');
  });

  it('is read where the language is written with a low line', async () => {
    const lead = '<h1>On Clerks</h1><p class="date">9 août 2024</p>';
    expect((await found({ language: 'fr_FR', lead })).published.date).toBe('2024-08-09');
  });

  it('is the shown one where the address confirms it against the machine’s', async () => {
    const parts = { head: day('2022-02-11T12:00:00Z'), lead: '<h1>On Clerks</h1><p class="date">May 8, 2023</p>' };
    expect((await found(parts)).published.date).toBe('2022-02-11T12:00:00Z');
    const address = 'https://paper.example/2023/05/08/on-clerks';
    expect((await found({ ...parts, address })).published.date).toBe('2023-05-08');
  });

  it('is not the reading time, and is read in the order of the language', async () => {
    const lead = '<h1>On Clerks</h1><p class="reading-time">3 minute read</p>';
    expect((await found({ lead })).published).toEqual({ date: null, text: '' });
    const shown = '<h1>On Clerks</h1><p class="date">06/01/2026</p>';
    expect((await found({ language: 'fr', lead: shown })).published.date).toBe('2026-01-06');
  });
});

it('tells of every candidate, with the chosen ones marked, and finds the same unasked', async () => {
  const { document, close } = await showPage(
    html({
      head: jsonLd({ '@type': 'Article', headline: 'On Clerks', author: 'John Roe' }),
      lead: '<h1>On Clerks</h1><h2>What becomes of treaties that nobody keeps.</h2><p>By Jane Doe</p><time datetime="2024-07-09">July 9, 2024</time>',
    }),
  );
  const page = gather(document.body);
  const scored = atOnce(score(page));
  const meta = atOnce(readMetadata(document, new URL(ADDRESS)));
  const notes: Candidate[] = [];
  const head = readHead(page, scored, meta, (candidate) => notes.push(candidate));
  expect(head).toEqual(readHead(page, scored, meta));
  expect(
    chooseAuthors(
      head,
      meta,
      () => true,
      (candidate) => notes.push(candidate),
    ),
  ).toEqual(['Jane Doe']);
  close();
  const chosen = notes.filter((note) => note.chosen);
  expect(chosen.map((note) => [note.for, note.value])).toEqual([
    ['title', 'On Clerks'],
    ['dek', 'What becomes of treaties that nobody keeps.'],
    ['authors', 'By Jane Doe'],
    ['date', 'July 9, 2024'],
    ['authors', 'Jane Doe'],
  ]);
  expect(notes).toContainEqual(expect.objectContaining({ for: 'authors', value: 'John Roe', chosen: false }));
  expect(notes.every(({ reasons, points }) => reasons.length > 0 && Number.isFinite(points))).toBe(true);
});
