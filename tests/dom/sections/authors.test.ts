/** Who wrote an article where page and metadata tell of different people, and where only what stands below it tells. */
import { expect, it } from 'vitest';
import { findArticle } from '../../../src/page/sections/find-article.ts';
import { showPage } from './in-frame.ts';

const SENTENCE =
  'A treaty is only as good as the clerks who keep it, and the clerks of this one have been given nothing to do. ';
const BODY = `<p>${SENTENCE.repeat(3)}</p>`.repeat(4);
const ADDRESS = 'https://paper.example/on-clerks';

/** The authors of an article with `lead` between headline and text, of which machines are told `names`. */
async function authors(
  names: string[],
  lead: string,
  { inText = '', below = '', onlyMeta = false } = {},
): Promise<string[] | undefined> {
  const author = names.map((name) => ({ '@type': 'Person', name }));
  const told = JSON.stringify({ '@type': 'Article', headline: 'On Clerks', author: onlyMeta ? [] : author });
  const meta = names.map((name) => `<meta name="author" content="${name}">`).join('');
  const head = `<title>On Clerks</title>${meta}<script type="application/ld+json">${told}</script>`;
  const article = `<article><h1>On Clerks</h1>${lead}<div class="text">${BODY}${inText}</div>${below}</article>`;
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
