/** Who wrote an article where page and metadata tell of different people, and where only what stands below it tells. */
import { expect, it } from 'vitest';
import { findArticle } from '../../../src/page/sections/find-article.ts';
import { showPage } from './in-frame.ts';

const SENTENCE =
  'A treaty is only as good as the clerks who keep it, and the clerks of this one have been given nothing to do. ';
const BODY = `<p>${SENTENCE.repeat(3)}</p>`.repeat(4);
const ADDRESS = 'https://paper.example/on-clerks';

/** The authors of an article with `lead` between headline and text and `above` before them, of which machines are told `names`. */
async function authors(
  names: string[],
  lead: string,
  { inText = '', above = '', below = '', onlyMeta = false } = {},
): Promise<string[] | undefined> {
  const author = names.map((name) => ({ '@type': 'Person', name }));
  const told = JSON.stringify({ '@type': 'Article', headline: 'On Clerks', author: onlyMeta ? [] : author });
  const meta = names.map((name) => `<meta name="author" content="${name}">`).join('');
  const head = `<title>On Clerks</title>${meta}<script type="application/ld+json">${told}</script>`;
  const article = `<article>${above}<h1>On Clerks</h1>${lead}<div class="text">${BODY}${inText}</div>${below}</article>`;
  const { document, close } = await showPage(
    `<!doctype html><html lang="en"><head>${head}</head><body><main>${article}</main></body></html>`,
  );
  const found = findArticle(document, new URL(ADDRESS));
  close();
  return found?.authors;
}

const JANE = '<a href="/people/jane-doe">Jane Doe</a>';
const JOHN = '<a href="/people/john-roe">John Roe</a>';
const BIO = '<p><em>Jane Doe is a fellow at the Harbour Institute.</em></p>';

it.each([
  ['another', `<p class="author">${JANE}</p>`, ['Jane Doe']],
  ['more', `<h4 class="author-name">${JANE}, <a href="/people/ann-bell">Ann Bell</a></h4>`, ['Jane Doe', 'Ann Bell']],
])(
  'are whom the page calls so, without a word before the names, where machines are told of %s',
  async (_, lead, names) => {
    expect(await authors(['Ann Bell'], lead)).toEqual(names);
  },
);

it('are whom machines are told of where the page only shows another name', async () => {
  expect(await authors(['Jane Doe'], '<div><a href="/people/john-roe">John Roe</a></div>')).toEqual(['Jane Doe']);
});

it('are the links in one line with the label of a byline, be that without a point', async () => {
  const line = `<div><span>Authors</span><span>${JANE}</span><span>${JOHN}</span></div>`;
  expect(await authors([], line)).toEqual(['Jane Doe', 'John Roe']);
  const host = '<div class="people"><div><span>Host</span><a href="/people/jane-doe">Jane Doe</a></div></div>';
  expect(await authors([], `${host}<p>July 9, 2024</p>`)).toEqual(['Jane Doe']);
});

it('are all on the cards below a heading of authors, and not the first alone', async () => {
  const card = (name: string, post: string) =>
    `<li><div class="card"><a href="/people/x"><h3 class="card__name">${name}</h3></a><p>${post}</p></div></li>`;
  const cards = card('Jane Doe', 'Senior Economist') + card('John Roe', 'Head, Harbour Laboratory');
  const lead = `<aside class="authors"><h2>Authors</h2><ul>${cards}</ul></aside>`;
  expect(await authors([], lead)).toEqual(['Jane Doe', 'John Roe']);
});

it('stand below a heading beside the text where nobody is named above it', async () => {
  const below = `<div><h6>Author(s)</h6><ul><li>${JANE}</li><li>${JOHN}</li></ul></div>`;
  expect(await authors([], '', { below })).toEqual(['Jane Doe', 'John Roe']);
});

it('sign with the day right below the text where nobody is named above it', async () => {
  const below =
    '<p class="postmetadata"><small>Jane Doe — Tuesday July 9, 2024 at 11:13 pm <a>permalink</a></small></p>';
  expect(await authors([], '', { below })).toEqual(['Jane Doe']);
  expect(await authors([], '<p>By John Roe</p>', { below })).toEqual(['John Roe']);
});

it('are all whom the meta tags name where the page calls but one of them so', async () => {
  const lead = `<p class="author">${JANE}</p>`;
  expect(await authors(['Jane Doe, John Roe'], lead, { onlyMeta: true })).toEqual(['Jane Doe', 'John Roe']);
});

it('are of whom a bio tells where the page shows nobody, though the metadata name an account', async () => {
  expect(await authors([], '', { inText: BIO })).toEqual(['Jane Doe']);
  expect(await authors(['Ann Bell'], '', { inText: BIO })).toEqual(['Jane Doe']);
  expect(await authors(['Jane Doe', 'John Roe'], '', { inText: BIO })).toEqual(['Jane Doe', 'John Roe']);
  expect(await authors([], '<p>By John Roe</p>', { inText: BIO })).toEqual(['John Roe']);
});

it('are not who has written another article on a card below the text', async () => {
  const card =
    '<h4><a href="/r/1">The lighthouse that was sold</a></h4><p class="byline">By John Roe · June 3, 2024</p>';
  expect(await authors([], '', { below: `<section><h3>More</h3><div>${card}</div></section>` })).toEqual([]);
  const below = `<p class="entry-footer">Posted by Jane Doe on July 9, 2024</p><section><div>${card}</div></section>`;
  expect(await authors([], '', { below })).toEqual(['Jane Doe']);
});

it('sign in the footer of the article, and not in that of another or of the page', async () => {
  const footer = '<footer><p>July 9, 2024, by <span class="author">Jane Doe</span></p></footer>';
  expect(await authors([], '', { below: footer })).toEqual(['Jane Doe']);
  expect(await authors([], '', { below: `<article><p>A note.</p>${footer}</article>` })).toEqual([]);
});

it('are not what stands beside a name under another class', async () => {
  const card = (name: string, post: string, paper: string) =>
    `<div><p class="author-name">${name}</p><p class="author-post">${post}</p><p class="author-org">${paper}</p></div>`;
  const cards = card('Jane Doe', 'Managing Editor', 'KUNC') + card('John Roe', 'Reporter', 'Plains Public Radio');
  expect(await authors([], `<div class="byline-block">${cards}</div>`)).toEqual(['Jane Doe', 'John Roe']);
  const face =
    '<div class="who-author"><p class="who-name">Jane Doe</p><p class="who-role">Principal Designer</p></div>';
  expect(await authors([], `<div>${face}<time>9 July 2024</time></div>`)).toEqual(['Jane Doe']);
});

it('are linked in lines made alike, each with the day', async () => {
  const line = (link: string) => `<div class="who">${link} <time datetime="2024-07-09">9 July 2024</time></div>`;
  expect(await authors([], `<div>${line(JANE)}${line(JOHN)}</div>`)).toEqual(['Jane Doe', 'John Roe']);
});

it('stand in a box that only its name for tests tells of, and in an address', async () => {
  const box = (name: string, paper: string) =>
    `<div data-testid="byline-contributor"><span>${name}</span><div><span>${paper}</span></div></div>`;
  const lead = `<div>${box('Jane Doe', 'Harbour News')}${box('John Roe', 'Reporting from Kisumu')}</div>`;
  expect(await authors([], lead)).toEqual(['Jane Doe', 'John Roe']);
  expect(await authors([], '<address>Jane Doe, <time datetime="2024-07-09">9/7/2024</time></address>')).toEqual([
    'Jane Doe',
  ]);
});

it("are the site's staff where the page says so", async () => {
  const lead = '<meta property="og:site_name" content="Harbour News"><p class="byline">Harbour News Editorial</p>';
  expect(await authors([], lead)).toEqual(['Harbour News Editorial']);
});

it('stand right above the headline beside the day that machines are told', async () => {
  const lines = '<ul><li>Jane Doe</li><li>July 9, 2024</li></ul>';
  const told = (day: string) => `<meta property="article:published_time" content="${day}T08:00:00Z">`;
  expect(await authors([], '', { above: told('2024-07-09') + lines })).toEqual(['Jane Doe']);
  expect(await authors([], '', { above: told('2024-07-01') + lines })).toEqual([]);
});

const FACE = '<img alt="" width="40" height="40" src="data:,">';

it.each([
  [
    'columns headed by what stands in them',
    '<div><div>Authors</div><div>Affiliations</div><div><p class="author">Jane Doe</p></div><div><p>Skerry College</p></div><div><p class="author">John Roe</p></div><div><p>Harbour College</p></div></div>',
  ],
  [
    'one line of links, of which the page calls but one the author',
    `<div class="meta"><span class="author-first">${JANE}</span>, <span>${JOHN}</span></div>`,
  ],
  [
    'a list with the role of each, of which one took the pictures',
    '<ul class="authors"><li><span>Jane Doe</span> <span>writer</span></li><li><span>John Roe</span> <span>writer</span></li><li><span>Ann Bell</span> <span>photographer</span></li></ul><span>16 May 2022</span>',
  ],
  [
    'cards made alike, each with a line on what they are',
    `<div><div><div class="name">${JANE}</div><div class="is">Senior Fellow, Risk Programme</div></div><div><div class="name">${JOHN}</div><div class="is">Director of Research</div></div></div>`,
  ],
  [
    'boxes with faces, and a box that joins them',
    `<div><div>${FACE}<p>${JANE}</p></div><span style="display:block">and</span><div>${FACE}<p>${JOHN}</p></div></div>`,
  ],
  [
    'the line of the day, behind how long one reads',
    '<div class="meta"><span>August 9, 2023</span> · 6 min · 1180 words · Jane Doe, John Roe</div>',
  ],
  [
    'lines with the word of a byline each',
    '<ul><li>July 9, 2024</li><li class="author">By Jane Doe</li><li class="author">By John Roe</li></ul>',
  ],
  [
    'elements made alike, with points between them',
    '<div><div class="authors"><span>Jane Doe</span><span>·</span><span>John Roe</span></div></div>',
  ],
  [
    'one line, each emphasised, with a day behind them',
    '<p><strong>Jane Doe</strong><span> </span><strong>John Roe</strong><span> · <small>July 9, 2024</small></span></p>',
  ],
  [
    'links that hold the name and a post written as a name is',
    '<div class="authors"><a class="author" href="/j"><div><div>Jane Doe</div><div>Core team</div></div></a><a class="author" href="/r"><div><div>John Roe</div><div>Maintainer</div></div></a></div>',
  ],
  [
    'a list of which only screen readers are told what is the name',
    '<dl><dt class="sr-only">Authors</dt><dd><ul><li><dl><dt class="sr-only">Name</dt><dd class="name">Jane Doe</dd><dd><a href="https://social.example/j">@jane</a></dd></dl></li><li><dl><dt class="sr-only">Name</dt><dd class="name">John Roe</dd></dl></li></ul></dd></dl>',
  ],
  [
    'cards that say the same above each name',
    '<div><div class="card"><div>Author</div><a href="/people/jane-doe">Jane Doe</a><div>Keeper of bees.</div></div><div class="card"><div>Author</div><a href="/people/john-roe">John Roe</a><div>An engineer.</div></div></div>',
  ],
  [
    'a sentence that tells who has written it',
    '<p><em>This article was written by <a href="https://jane.example">Jane Doe</a> (<a href="https://social.example/jd">@jd</a>) and <a href="https://john.example">John Roe</a></em></p>',
  ],
  [
    'lines that only breaks part, before the day',
    '<div><span class="post-author">Jane Doe<br>John Roe<br></span><span class="date">July 9, 2024</span></div>',
  ],
  [
    'lines that only breaks part, behind a label',
    '<aside><span>Author(s):</span><br><span>Jane Doe<br>John Roe</span></aside>',
  ],
  [
    'a line with the letters of a face before them',
    '<div class="byline"><span>JD</span><div><div>Jane Doe and John Roe</div><div>July 9, 2024</div></div></div>',
  ],
  [
    'a footer between headline and text',
    '<footer><address class="vcard">By <a href="/author/jane">Jane Doe</a> <a href="/author/john">John Roe</a></address></footer>',
  ],
  [
    'a line behind a label in an element of its own',
    `<div><span class="label">Authors</span><span class="value">${JANE}, ${JOHN}</span></div>`,
  ],
  [
    'elements made alike behind a label, and nothing between them',
    '<div><span class="job">Text</span><span class="people"><span>Jane Doe</span><span>John Roe</span></span></div><div><span class="job">Design</span><span class="people"><span>Ann Bell</span></span></div>',
  ],
  [
    'links with a stroke between them',
    `<div><div class="by">${JANE} / ${JOHN}</div><span>Bergen / Kisumu</span></div>`,
  ],
  [
    'elements made alike, with an address behind each',
    '<p class="writer"><span class="name">Jane Doe <a href="mailto:jane@news.example">jane@news.example</a></span> <span class="name">John Roe <a href="mailto:john@news.example">john@news.example</a></span></p>',
  ],
  [
    'a line that tells in brackets who has drawn the pictures',
    '<p class="credits">By Jane Doe, John Roe (text) and Ann Bell (illustrations), July 9, 2024</p>',
  ],
  [
    'a line with the post of each, named like the credits of a picture',
    '<p class="credits">JANE DOE, STAFF REPORTER; JOHN ROE, ARTS EDITOR</p>',
  ],
  [
    'a line of links, one of them without',
    '<p class="meta"><a href="/people/jane">Jane Doe</a> and John Roe on July 9, 2024 in <a href="/topics/repair">Repair</a></p>',
  ],
  [
    'headings with posts and places of work below them',
    '<div class="post-authors"><div class="post-author"><h3>Dr. Jane Doe</h3><p>Associate Professor</p><p>Department of Harbours, Skerry College</p></div><div class="post-author"><h3>John Roe</h3><p>Ph.D. Candidate</p><p>Department of Harbours, Skerry College</p></div></div>',
  ],
  [
    'elements with marks of notes, one of them without a link',
    '<div class="authors"><span class="wrap"><a href="https://loop.example/1">Jane Doe</a><sup>1</sup><sup>*</sup></span> <span class="wrap plain">John Roe<sup>2</sup></span></div>',
  ],
  [
    'lines of a table that only breaks part, in the row of the authors alone',
    '<table><tbody><tr><th>Author(s)</th><td>Jane Doe<br>John Roe</td></tr><tr><th>Published</th><td>9 July 2024</td></tr><tr><th>Series</th><td>Working Papers</td></tr></tbody></table>',
  ],
  [
    'the captions of their portraits, with a post written as a name is',
    '<div class="autoren"><figure><img alt=""><figcaption><strong>Jane Doe</strong><br>Referentin</figcaption></figure><figure><img alt=""><figcaption><strong>John Roe</strong><br>Wissenschaftlicher Mitarbeiter</figcaption></figure></div>',
  ],
  ['emphasis with a dash between', '<p class="byline"><b>Jane Doe</b> - <b>John Roe</b></p>'],
  ['a line of links behind a word of some language', `<div class="x">Rozmawiają ${JANE} i ${JOHN}</div>`],
  [
    'a list below its label, which ends where another is made like it',
    '<div><div class="k">By</div><ul class="v"><li>Jane Doe</li><li>John Roe</li></ul><div class="k">In partnership with</div><ul class="v"><li>Tidewater Trust</li></ul></div>',
  ],
  ['a line in which another has taken the portrait', `<p>Interview by ${JANE} and ${JOHN}. Portrait by Ann Bell</p>`],
])('are all who stand in %s', async (_, lead) => {
  expect(await authors([], lead)).toEqual(['Jane Doe', 'John Roe']);
});

it('are all in the boxes within boxes below the label of a byline, each with a bio', async () => {
  const box = (name: string, bio: string) =>
    `<div class="author-boxitem"><div class="author-boxitem-text"><h4>${name}</h4><p>${bio}</p></div></div>`;
  const boxes = box('Jane Doe', 'Has written of rivers for years.') + box('John Roe', 'An engineer in Bremen.');
  const below = `<footer><div><h3>Written by:</h3><div class="author-box">${boxes}</div></div></footer>`;
  expect(await authors([], '', { below })).toEqual(['Jane Doe', 'John Roe']);
});

it('are not who is named on cards of other articles, with a line between them', async () => {
  const card = (link: string) =>
    `<div><div class="name">${link}</div><div><a href="/r/1">On lighthouses</a></div></div>`;
  expect(await authors([], `<div>${card(JANE)}${card(JOHN)}</div>`)).toEqual(['Jane Doe']);
});

it('are not who is called the editor', async () => {
  const card = (post: string, link: string) =>
    `<div class="card">${FACE}<div><h4 class="kind">${post}</h4><h4 class="who">${link}</h4></div></div>`;
  const lead = `<div>${card('Reporter', JANE)}${card('Editor', JOHN)}</div>`;
  expect(await authors([], lead)).toEqual(['Jane Doe']);
});

it('are all on cards below the text, with a bio between them', async () => {
  const card = (name: string, kind: string) =>
    `<div class="who"><div><h5${kind}><a href="/people/x">${name}</a></h5><p>Has written of rivers and of those who live by them.</p></div></div>`;
  const cards = card('Jane Doe', ' class="large"') + card('John Roe', '');
  expect(await authors([], '', { below: `<section><h2>About the authors</h2>${cards}</section>` })).toEqual([
    'Jane Doe',
    'John Roe',
  ]);
});

it('are each below a label of their own, with a sentence on them that is made like it', async () => {
  const part = (name: string, bio: string) => `<img alt=""><p><em>The author</em></p><h3>${name}</h3><p>${bio}</p>`;
  const below = `<div>${part('Jane Doe', 'Writes of quays.')}${part('John Roe', 'Sails on most days.')}</div>`;
  expect(await authors([], '', { below })).toEqual(['Jane Doe', 'John Roe']);
});

it('are not who has drawn the pictures, by the line below the name', async () => {
  const card = (name: string, post: string) =>
    `<div class="author_card"><div class="author_info"><div class="author_name"><a href="/people/x">${name}</a></div><div class="role">${post}</div></div></div>`;
  const cards = card('Jane Doe', 'Author') + card('John Roe', 'Author') + card('Ann Bell', 'Illustrator');
  expect(await authors([], `<div>${cards}</div><p>July 9, 2024</p>`)).toEqual(['Jane Doe', 'John Roe']);
});

it('are whom a list of credits below the text names with the text', async () => {
  const part = (label: string, name: string) => `<div><dt>${label}</dt><dd>${name}</dd></div>`;
  const list = part('Story', 'Jane Doe') + part('Photographs', 'John Roe') + part('Editor', 'Ann Bell');
  expect(await authors([], '', { below: `<section><dl>${list}</dl></section>` })).toEqual(['Jane Doe']);
  expect(await authors([], '', { below: '<div><p>Story</p><p>Photo Gallery</p><p>Comments</p></div>' })).toEqual([]);
});

it('stand bare between a face and a post that run together with the name', async () => {
  const line = '<li><span>JD</span>Jane Doe<span>Chief Officer</span></li>';
  const below = `<div><h5>Reported and written by</h5><ul>${line}</ul></div>`;
  expect(await authors([], '', { below })).toEqual(['Jane Doe']);
});

it('are called so below their names, under the text', async () => {
  const card = (name: string, part: string) => `<div><img alt=""><div><h3>${name}</h3><p>${part}</p></div></div>`;
  const below = `${card('Jane Doe', 'Author')}<div>${card('John Roe', 'Co-Author')}</div>${card('Ann Bell', 'Translator')}`;
  expect(await authors([], '', { below: `<section>${below}</section>` })).toEqual(['Jane Doe', 'John Roe']);
});

it('are not the guests of their broadcast', async () => {
  const row = (label: string, people: string) => `<div class="row"><span class="label">${label}</span>${people}</div>`;
  const lead = row('Host', JANE) + row('Guests', `${JOHN}<a href="/people/ann-bell">Ann Bell</a>`);
  expect(await authors([], `<div>${lead}</div>`)).toEqual(['Jane Doe']);
});

it.each([
  ['behind a dash', '<p>— Jane Doe and John Roe</p>'],
  [
    'in lines with the post of each',
    '<p><strong>Jane Doe</strong>, professor i statsvetenskap<br><strong>John Roe</strong>, jurist</p>',
  ],
])('sign at the end of the text %s', async (_, inText) => {
  expect(await authors([], '', { inText })).toEqual(['Jane Doe', 'John Roe']);
});
