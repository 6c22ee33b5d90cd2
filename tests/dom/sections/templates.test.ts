/** How widespread templates and plugins set bylines, dates and bios: the structure that each prints, on a page of our own. */
import { describe, expect, it } from 'vitest';
import { findArticle } from '../../../src/page/sections/find-article.ts';
import { showPage } from './in-frame.ts';

const SENTENCE =
  'A treaty is only as good as the clerks who keep it, and the clerks of this one have been given nothing to do. ';
const BODY = `<p>${SENTENCE.repeat(3)}</p>`.repeat(8);

interface Parts {
  /** Between headline and text, in the text after its last paragraph, and below it within the article. */
  lead?: string;
  top?: string;
  inText?: string;
  below?: string;
  head?: string;
}

async function find({ lead = '', top = '', inText = '', below = '', head = '' }: Parts) {
  const { document, close } = await showPage(
    `<!doctype html><html lang="en"><head><title>On Clerks</title>${head}</head><body><main><article><h1>On Clerks</h1>${lead}<div class="entry-content">${top}${BODY}${inText}</div>${below}</article></main></body></html>`,
  );
  const found = findArticle(document, new URL('https://paper.example/on-clerks'));
  const sections = found?.sections.map(({ kind, text }) => ({ kind, text })) ?? [];
  close();
  return { ...found, sections };
}

const link = (name: string, of = name): string =>
  `<a class="url fn n" rel="author" href="/author/${name.toLowerCase().replace(' ', '-')}/">${of}</a>`;

describe('authors are', () => {
  it.each<[string, Parts, string[]]>([
    [
      'all those whose organisations stand in brackets before a comma apart (Largo)',
      {
        lead: `<h5 class="byline"><span class="by-author"><span class="by">By:</span> <span class="author vcard" itemprop="author">${link('Jane Doe', 'Jane Doe (Lantern Watch)')} , ${link('John Roe', 'John Roe (Center for Open Courts)')} <span class="and">and</span> ${link('Ann Bell')}</span></span></h5>`,
      },
      ['Jane Doe', 'John Roe', 'Ann Bell'],
    ],
    [
      'no fund for which two of them write (Largo)',
      {
        lead: '<h5 class="byline">By: <span class="author vcard">Jane Doe and John Roe, Prairie Media Fund</span></h5>',
      },
      ['Jane Doe', 'John Roe'],
    ],
    [
      'a guest without an account too, whom the metadata do not know (Newspack)',
      {
        head: '<meta name="author" content="Jane Doe"><script type="application/ld+json">{"@type":"Article","headline":"On Clerks","author":{"@type":"Person","name":"Jane Doe"}}</script>',
        lead: `<span class="byline">By <span class="author vcard">${link('Jane Doe')}</span> and John Roe, special to the Record</span>`,
      },
      ['Jane Doe', 'John Roe'],
    ],
    [
      'a guest whom the text names, and not who keeps the blog (HubSpot)',
      {
        head: '<meta name="author" content="Nordlager">',
        lead: '<div class="blog-post__meta"><a href="/author/nordlager" rel="author">Av Nordlager</a></div>',
        top: '<p><em>Gästinlägg av Jane Doe, logistikchef på Fjällvind.</em></p>',
      },
      ['Jane Doe'],
    ],
    [
      'whom the text opens with, and no guest account (Squarespace)',
      {
        head: '<script type="application/ld+json">{"@type":"Article","headline":"On Clerks","author":"Guest User"}</script>',
        lead: '<div class="blog-meta-item--author">Written By <a class="blog-author-name" href="/journal?author=5f">Guest User</a></div>',
        top: '<p>by <strong>Jane Doe</strong>, 17 February 2026</p>',
      },
      ['Jane Doe'],
    ],
    [
      'several in capitals before what they all are (Nikkei Asia)',
      {
        head: '<script type="application/ld+json">{"@type":"NewsArticle","headline":"On Clerks","author":{"@type":"Organization","name":"Paper Asia"}}</script>',
        lead: '<div class="article-header__author">JANE DOE and JOHN ROE, Paper staff writers</div><div class="article-header__date">August 6, 2026 06:00 JST</div>',
      },
      ['Jane Doe', 'John Roe'],
    ],
    [
      'those of the text in a line of day, reading time and pictures (Adobe Experience Manager)',
      {
        top: '<div class="text"><div class="cmp-text"><p>02.07.2026 | Lesedauer 5 Minuten | Text: Jane Doe, John Roe | Bilder: Ann Bell</p></div></div>',
      },
      ['Jane Doe', 'John Roe'],
    ],
    [
      'whom the text opens with, and no account of the editors (Astra)',
      {
        lead: '<div class="entry-meta">Przez <span class="posts-author author vcard"><a class="url fn n" href="/author/redakcja/" rel="author"><span class="author-name" itemprop="name">redakcja</span></a></span> / <span class="posted-on"><span class="published">3 września 2026</span></span></div>',
        top: '<p class="has-text-align-right">Jane Doe, John Roe</p>',
      },
      ['Jane Doe', 'John Roe'],
    ],
    [
      'who sign the text in bold, with what they are in the next line (Divi)',
      {
        inText:
          '<p><strong>Jane Doe, Fatima el Idrissi en John Roe</strong><br>bewoners van het marktplein</p><p><em>Dit stuk verscheen eerder in de Courant.</em></p>',
      },
      ['Jane Doe', 'Fatima el Idrissi', 'John Roe'],
    ],
    [
      'in bold in the first line, with what they are in the next (Elementor)',
      {
        top: '<p style="text-align:right"><strong>Por Jane Doe y John Roe</strong><br><em>Investigadores del Instituto del Agua</em></p>',
      },
      ['Jane Doe', 'John Roe'],
    ],
    [
      'a name above a post and a day, which no class tells of (SharePoint)',
      {
        lead: '<div class="ms-Persona"><div><div>JD</div></div><div><div>Jane Doe</div><div>Redacteur interne communicatie</div></div></div><div class="publishDate"><span>Gepubliceerd 4 november 2026</span></div>',
      },
      ['Jane Doe'],
    ],
    [
      'no photographer with a word for his part, though metadata name him too (Scandinavian papers)',
      {
        head: '<script type="application/ld+json">{"@type":"NewsArticle","headline":"On Clerks","author":[{"@type":"Person","name":"Jane Doe"},{"@type":"Person","name":"John Roe"}]}</script>',
        lead: '<ul class="authors"><li class="author"><span class="author__name">Jane Doe</span> <span class="author__role">Journalist</span></li><li class="author"><span class="author__name">John Roe</span> <span class="author__role">Fotograf</span></li></ul>',
      },
      ['Jane Doe'],
    ],
    [
      'both in one line, whom only the next line calls staff writers (BLOX)',
      {
        head: '<meta name="author" content="jdoe"><script type="application/ld+json">{"@type":"NewsArticle","headline":"On Clerks","author":{"@type":"Person","name":"Jane Doe"}}</script>',
        lead: '<span class="tnt-byline asset-byline">By Jane Doe and John Roe<br>Times staff writers</span>',
      },
      ['Jane Doe', 'John Roe'],
    ],
    [
      'two of whom the next line tells where they are (Indian Express)',
      {
        lead: '<div class="editor">Written by: <a href="/profile/author/jane-doe/">Jane Doe</a>, <a href="/profile/author/john-roe/">John Roe</a><br>Shimla, Srinagar | Updated: November 5, 2026 06:50 IST</div>',
      },
      ['Jane Doe', 'John Roe'],
    ],
    [
      'links to their pages that a wide space parts (Asahi)',
      {
        head: '<meta name="author" content="朝日新聞社">',
        lead: '<div><span><a href="/reporter-bio/1">早乙女香澄</a>　<a href="/reporter-bio/2">鹿島晃</a></span><span><time datetime="2026-11-05T17:00:00+09:00">2026年11月5日 17時00分</time></span></div>',
      },
      ['早乙女香澄', '鹿島晃'],
    ],
    [
      'no button beside the day (Cumhuriyet)',
      {
        head: '<meta name="author" content="Jane Doe">',
        lead: '<div class="yayin-tarihi">08 Kasım 2026 Pazar</div><div class="paylas"><span>Takip Et</span> <span>Yazı Boyutu</span> <span>Paylaş</span></div>',
      },
      ['Jane Doe'],
    ],
    [
      'nobody where only metadata know the login of who put it there (Elementor)',
      { head: '<meta name="author" content="comunicacion">' },
      [],
    ],
    [
      'an editorial board, though its bio opens with the name of the paper (Newspack)',
      {
        head: '<meta property="og:site_name" content="The Harbor Line"><meta name="author" content="The Editorial Board">',
        lead: `<span class="byline"><span>by</span> <span class="author vcard">${link('The Editorial Board')}</span></span>`,
        below:
          '<div class="author-bio"><div class="author-bio-header"><h2 class="accent-header">The Editorial Board</h2></div><p>The Harbor Line editorial board is made up of the opinion editor and four members, who meet on Mondays. <a class="author-link" href="/author/the-editorial-board/" rel="author">More by The Editorial Board</a></p></div>',
      },
      ['The Editorial Board'],
    ],
    [
      'each behind a label that is said to those who do not see the page (Simorgh)',
      {
        lead: ['Inés Calatrava', 'Rubén Olmedo']
          .map(
            (name) =>
              `<section role="region" aria-labelledby="article-byline"><strong id="article-byline" aria-hidden="true">Información del artículo</strong><ul role="list"><li><span role="text"><span>Autor, </span><span>${name}</span></span></li><li><span role="text"><span>Título del autor, </span><span>Día Mundo</span></span></li></ul></section>`,
          )
          .join(''),
      },
      ['Inés Calatrava', 'Rubén Olmedo'],
    ],
    [
      'not who has reviewed the text, below a heading of her own (PublishPress Authors)',
      {
        lead: `<div class="pp-multiple-authors-wrapper">${[
          ['Authors', 'Jane Doe', 'John Roe'],
          ['Reviewer', 'Ann Bell'],
        ]
          .map(
            ([title, ...names]) =>
              `<div class="ppma-category-group"><h3 class="ppma-category-group-title">${title}</h3><ul>${names
                .map(
                  (name) =>
                    `<li><div class="pp-author-boxes-name multiple-authors-name"><a href="/author/${name}/" rel="author" class="author url fn">${name}</a></div></li>`,
                )
                .join('')}</ul></div>`,
          )
          .join('')}</div>`,
      },
      ['Jane Doe', 'John Roe'],
    ],
    [
      'both behind the station, linked or not (Grove)',
      {
        head: '<script type="application/ld+json">{"@type":"Article","headline":"On Clerks","author":{"@type":"Person","name":"Jane Doe"}}</script>',
        lead: '<div class="ArticlePage-authors"><div class="ArticlePage-authorName">KVLR 89.3 | By <span class="ArticlePage-authorBy"><a class="Link" href="/people/jane"><span itemprop="name">Jane Doe</span></a></span>, <span class="ArticlePage-authorBy">John Roe</span></div></div>',
      },
      ['Jane Doe', 'John Roe'],
    ],
    [
      'named behind a word without a colon in Korean (Twenty Twenty-One)',
      {
        lead: '<div class="post-meta"><span class="byline">글쓴이 <a href="/author/han" rel="author">한도윤</a></span></div>',
      },
      ['한도윤'],
    ],
    [
      'named behind a word without a colon in Chinese (Twenty Seventeen)',
      {
        lead: '<div class="entry-meta"><span class="byline">由 <a href="/author/chen" rel="author">陈默言</a></span></div>',
      },
      ['陈默言'],
    ],
    [
      'without the letter that stands for a face',
      { lead: '<div class="author-box"><span>L</span> <span class="author-name">Leonor Tavares</span></div>' },
      ['Leonor Tavares'],
    ],
    [
      'named in a footer that stands above the text (Pelican)',
      {
        top: `<footer class="post-info"><abbr class="published" title="2019-06-03T10:20:00+02:00">Published: Mon 03 June 2019</abbr><br><address class="vcard author">By ${link('Jane Doe')}, ${link('John Roe')}</address></footer>`,
      },
      ['Jane Doe', 'John Roe'],
    ],
    [
      'who tells of herself right behind the name, below the text (gatsby-starter-blog)',
      {
        below:
          '<footer><div class="bio"><img alt="" src="data:,"><p>Written by <strong>Jane Doe</strong> who lives and works in a valley building useful things. <a href="https://x.example">You should follow them</a></p></div></footer>',
      },
      ['Jane Doe'],
    ],
    [
      'those behind their accounts (Discourse)',
      { lead: '<div class="crawler-post-meta"><span class="creator" itemprop="author">jdoe_3 (Jane Doe)</span></div>' },
      ['Jane Doe'],
    ],
    [
      'none of the links to share, below a label whose names are faces (Dawn)',
      {
        below:
          '<footer><h3 class="footer-title">Published by:</h3><div class="author-list"><a href="/author/rosa/" title="Rosa Lind"><img alt="" src="data:,"></a></div><div class="share"><a href="#">Share</a> <a href="#">Tweet</a></div></footer>',
      },
      [],
    ],
  ])('%s', async (_, parts, names) => expect((await find(parts)).authors).toEqual(names));
});

describe('the day is', () => {
  it.each<[string, Parts, string]>([
    [
      'below the text where nothing above tells one (Twenty Twenty-Three)',
      {
        below:
          '<div class="wp-block-group"><p>Posted</p><div class="wp-block-post-date"><time datetime="2026-09-03T10:00:00-05:00">September 3, 2026</time></div></div>',
      },
      '2026-09-03',
    ],
    [
      'in a footer that stands above the text (Pelican)',
      {
        top: '<footer class="post-info"><abbr class="published">Published: Mon 03 June 2019</abbr><br><abbr class="modified">Updated: Mon 01 July 2019</abbr></footer>',
      },
      '2019-06-03',
    ],
    [
      'that of the publication among those of a journal',
      { lead: '<p>Received: 3 November 2019 Accepted: 5 January 2020 Published: 17 February 2020</p>' },
      '2020-02-17',
    ],
    [
      'told in a sentence, beside that of a change',
      { lead: '<p>This article was first published on November 8, 2019, and last revised on February 3, 2022.</p>' },
      '2019-11-08',
    ],
  ])('%s', async (_, parts, day) => expect((await find(parts)).published?.date?.slice(0, 10)).toBe(day));

  it('what a label calls so, and not that on which the page was made again (Bruegel)', async () => {
    const found = await find({
      head: '<meta name="dcterms.date" content="2026-11-30T01:10:00+01:00">',
      lead: '<dl><dt>Publishing date</dt><dd>05 March 2026</dd><dt>Authors</dt><dd><a href="/people/jane">Jane Doe</a></dd></dl>',
    });
    expect(found.published?.date).toBe('2026-03-05');
  });

  it('told to machines where the line on the page says after other words that it is that of a change (Indian Express)', async () => {
    const found = await find({
      head: '<meta property="article:published_time" content="2026-11-04T11:05:12+05:30">',
      lead: '<div class="editor-date-logo">Written by: Jane Doe, John Roe<br>Shimla, Srinagar | Updated: November 5, 2026 06:50 IST</div>',
    });
    expect(found.published?.date?.slice(0, 10)).toBe('2026-11-04');
  });

  it('not that of a comment below the text', async () => {
    const below =
      '<section class="comments"><h2>2 Comments</h2><p><time datetime="2026-09-03">September 3, 2026</time></p></section>';
    expect((await find({ below })).published?.date ?? null).toBeNull();
  });
});

describe('bios are', () => {
  const bios = ({ sections }: { sections: { kind: string; text: string }[] }): string[] =>
    sections.filter(({ kind }) => kind === 'author-bio').map(({ text }) => text);

  it('told one by one in a list below a heading of authors (PublishPress Authors)', async () => {
    const card = (name: string, bio: string): string =>
      `<li><div class="pp-author-boxes-name"><a href="/author/x/" rel="author" class="author url fn">${name}</a></div><p class="pp-author-boxes-description">${bio}</p></li>`;
    const inText = `<div class="pp-multiple-authors-wrapper"><h2 class="widget-title">Authors</h2><ul>${card('Jane Doe', 'Jane Doe studies street design at the Polytechnic and rides the bus.')}${card('John Roe', 'John Roe is a retired engineer who designed two of the junctions.')}</ul></div>`;
    const found = await find({ inText });
    expect(bios(found)).toEqual([
      'Jane Doe studies street design at the Polytechnic and rides the bus.',
      'John Roe is a retired engineer who designed two of the junctions.',
    ]);
    expect(found.sections.filter(({ kind }) => kind === 'list')).toEqual([]);
  });

  it('below the name and the post on a card (Wowchemy)', async () => {
    const below =
      '<div class="media author-card"><img class="avatar" src="data:," alt=""><div class="media-body"><h5 class="card-title"><a href="/author/jane/">Jane Doe</a></h5><h6 class="card-subtitle">Professor of Economic Statistics</h6><p class="card-text">My research interests include survey methodology, seasonal adjustment and official registers.</p></div></div>';
    expect(bios(await find({ head: '<meta name="author" content="Jane Doe">', below }))).toEqual([
      'My research interests include survey methodology, seasonal adjustment and official registers.',
    ]);
  });

  it('not what says no more than where the authors work (OJS)', async () => {
    const author = (name: string, of: string): string =>
      `<li><span class="name">${name}</span> <span class="affiliation">${of}</span></li>`;
    const lead = `<section class="item authors"><h2>Authors</h2><ul class="authors">${author('Jane Doe', 'Harbour University')}${author('John Roe', 'Northern Institute for Energy Research')}</ul></section>`;
    const found = await find({ lead });
    expect(bios(found)).toEqual([]);
    expect(found.authors).toEqual(['Jane Doe', 'John Roe']);
  });
});

describe('the dek is', () => {
  it('one sentence that is called the teaser (TYPO3)', async () => {
    const teaser =
      'Shares in terminals count as investments in one capital and as favours in another; both views fall short.';
    const { dek } = await find({
      lead: `<div class="publication__meta">SWP, 4.2.2026</div><div class="publication__teaser"><p>${teaser}</p></div>`,
    });
    expect(dek).toBe(teaser);
  });

  it('a paragraph in bold right above the byline, below the day (Tagesschau)', async () => {
    const lead =
      'Shares in terminals count as investments in one capital and as favours in another; both views fall short.';
    const { dek, authors } = await find({
      top: `<p class="metatextline">9 July 2024, 07:12</p><p class="textabsatz"><strong>${lead}</strong></p><div class="authorline">By Jane Doe, Harbour Radio</div>`,
    });
    expect([dek, authors]).toEqual([lead, ['Jane Doe']]);
  });

  it.each([
    'The vote came at 10 p.m., after the clerks had gone home and nobody was left to count it.',
    'A report of 412 pages says what the clerks have said for years, and nobody in the capital has read it.',
  ])('also what tells an hour or a number of pages: %s', async (sentence) => {
    expect((await find({ lead: `<p class="standfirst">${sentence}</p>` })).dek).toBe(sentence);
  });

  it('not the book that is reviewed (London Review of Books)', async () => {
    const { dek } = await find({
      lead: '<div class="article-reviewed-items"><div class="reviewed-item">The Iron Voice: A History of Bells and Obedience by Cordula Rethwisch, translated by Hal Tenniel. Allen Lane, 412 pp., £30, March, 978 0 241 00000 0</div></div>',
    });
    expect(dek).toBeNull();
  });
});

it('a title is without the word that stands before it in an element of its own, also where metadata join the two (NZZ)', async () => {
  const { title } = await find({
    head: '<meta property="og:title" content="KOMMENTAR - Why clerks matter more than treaties">',
    lead: '<h1><span><span class="headline__flag">Kommentar</span></span> <span class="headline__text">Why clerks matter more than treaties</span></h1>',
  });
  expect(title).toBe('Why clerks matter more than treaties');
});

it('a title keeps a first word that is set apart, where it is no kind: metadata part it by no sign', async () => {
  const { title } = await find({
    head: '<meta property="og:title" content="Review bombs and how to read them">',
    lead: '<h1><em>Review</em> bombs and how to read them</h1>',
  });
  expect(title).toBe('Review bombs and how to read them');
});

it('a headline is shown where its twin for other windows is not (Telegraph)', async () => {
  const { sections } = await find({
    head: '<style>.entry-content > h1 { display: none }</style>',
    top: '<h1>On Clerks</h1>',
  });
  expect(sections.filter(({ kind }) => kind === 'headline')).toHaveLength(1);
});

it('a day on which the article appeared here is no place where it appeared first', async () => {
  const { firstPublished, sections } = await find({
    lead: '<details><summary>Mon 9 Mar 2026</summary><p>First published on Mon 9 Mar 2026 10.00 GMT</p></details>',
  });
  expect(firstPublished ?? null).toBeNull();
  expect(sections.some(({ kind }) => kind === 'provenance')).toBe(false);
});
