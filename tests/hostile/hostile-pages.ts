/** Pages that mean harm, each growing with a number: what the tests read and the bench measures. */

const SENTENCE =
  'The harbour was quiet that morning, and nobody on the quay could say when the last of the boats had gone out, or why. ';

/** Six paragraphs, with room in the head and in the body for what means harm. */
export const article = (inside = '', around = '', head = '') =>
  `<!doctype html><html lang="en"><head><meta property="og:type" content="article"><title>An Essay</title>${head}</head><body>${around}<main><article><h1>An Essay</h1><p class="byline">By Ada Byron Quist</p>${inside}${Array.from(
    { length: 6 },
    (_, at) => `<p>${at + 1}. ${SENTENCE.repeat(3)}</p>`,
  ).join('\n')}</article></main></body></html>`;

export interface HostilePage {
  readonly name: string;
  /** The number that is meant by the case; tests of what is counted take smaller ones. */
  readonly size: number;
  /** Makes the page; what HTML cannot say is added to the document afterwards. */
  html(n: number): string;
  /** Adds to the document what a parser would not build: it stops nesting after 512 elements. */
  build?(document: Document, n: number): void;
}

/** Built from the top down in its place: a browser takes quadratic time to build so deep a tree any other way. */
function nest(document: Document, n: number, make: (at: number) => Element): void {
  let at = document.createElement('div') as Element;
  // Right under the headline, where bylines and dates are looked for.
  document.querySelector('h1')?.after(at);
  for (let i = 0; i < n; i += 1) {
    const inner = make(i);
    at.append(inner);
    at = inner;
  }
  at.textContent = SENTENCE;
}

function named(document: Document, name: string, classes: string): Element {
  const element = document.createElement(name);
  if (classes) element.className = classes;
  return element;
}

/** A name of its own for each number. */
const nameOf = (_: unknown, at: number): string =>
  `Ada Q${[...at.toString(10)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;

const jsonLd = (json: string) => `<script type="application/ld+json">${json}</script>`;
const inHead = (make: (n: number) => string) => (n: number) => article('', '', make(n));
const inText = (make: (n: number) => string) => (n: number) => article(make(n));

export const HOSTILE_PAGES: readonly HostilePage[] = [
  {
    name: 'boxes and spans in each other',
    size: 100_000,
    html: () => article(),
    build: (document, n) => nest(document, n, (at) => named(document, at % 3 ? 'div' : 'span', '')),
  },
  {
    name: 'boxes of related articles in each other, the innermost first',
    size: 20_000,
    html: () => article(),
    build: (document, n) => {
      nest(document, n, () => named(document, 'div', 'box'));
      for (const box of document.querySelectorAll('.box')) {
        const heading = document.createElement('h2');
        heading.textContent = 'Related';
        box.append(heading);
      }
    },
  },
  {
    name: 'bylines in each other, without text between them',
    size: 100_000,
    html: () => article(),
    build: (document, n) => nest(document, n, () => named(document, 'span', 'byline')),
  },
  {
    name: 'boxes of dates in each other',
    size: 50_000,
    html: () => article(),
    build: (document, n) => nest(document, n, () => named(document, 'div', 'date author')),
  },
  {
    name: 'headings in each other',
    size: 20_000,
    html: () => article(),
    build: (document, n) => nest(document, n, () => named(document, 'h1', 'title')),
  },
  {
    name: 'lists, quotes and captions in each other',
    size: 50_000,
    html: () => article(),
    build: (document, n) =>
      nest(document, n, (at) => named(document, ['ul', 'li', 'blockquote', 'figure'][at % 4] ?? 'div', 'caption')),
  },
  { name: 'text in one node', size: 80_000, html: inText((n) => `<p>${SENTENCE.repeat(n)}</p>`) },
  { name: 'one word in one node', size: 10_000_000, html: inText((n) => `<p>${'w'.repeat(n)}</p>`) },
  { name: 'white space in one node', size: 10_000_000, html: inText((n) => `<p>a${' '.repeat(n)}b</p>`) },
  { name: 'line breaks', size: 300_000, html: inText((n) => 'A line of verse.<br><br>'.repeat(n)) },
  { name: 'siblings without text', size: 1_000_000, html: inText((n) => '<i></i>'.repeat(n)) },
  { name: 'paragraphs of a word', size: 300_000, html: inText((n) => '<p>word</p>'.repeat(n)) },
  { name: 'headlines', size: 50_000, html: inText((n) => '<h1><a href="#">An Essay</a></h1>'.repeat(n)) },
  {
    name: 'bylines beside each other',
    size: 100_000,
    html: inText((n) => '<span class="byline">By Ada Quist</span>'.repeat(n)),
  },
  { name: 'dates', size: 100_000, html: inText((n) => '<time datetime="2024-02-30">July 9, 2024</time>'.repeat(n)) },
  { name: 'a word in pieces', size: 200_000, html: inText((n) => `<p>${'<i>Ab</i>'.repeat(n)}</p>`) },
  {
    name: 'a heading of lines that lead to it',
    size: 20_000,
    html: inText((n) => `<h2>${'A line <a href="#line">#</a><br><br>'.repeat(n)}</h2>`),
  },
  {
    name: 'lines to read on by, with a note below them',
    size: 20_000,
    html: (n) =>
      article(
        `${`<p>${SENTENCE.repeat(3)}</p>`.repeat(n / 4)}<div>${'<p>Read more</p>'.repeat(n)}<p>First published in The Gazette.</p></div>`,
      ),
  },
  {
    name: 'boxes of things to read',
    size: 50_000,
    html: inText((n) => '<div><h2>Related</h2><p>Subscribe now</p></div>'.repeat(n)),
  },
  {
    name: 'boxes beside a body whose class has no end',
    size: 4_000,
    html: (n) =>
      article(`<p>${SENTENCE.repeat(3)}</p>`.repeat(n))
        .replace('<article>', `<div class="${'a'.repeat(50 * n)}">`)
        .replace('</article>', `</div>${`<div class="b"><p>${SENTENCE}</p></div>`.repeat(n)}`),
  },
  {
    name: 'notes, of less text than the article',
    size: 150_000,
    html: (n) =>
      article(`<p>${SENTENCE.repeat(n / 10)}</p>`).replace(
        '</article>',
        `<h2>Notes</h2><p>One.</p><ol class="footnotes">${'<li>Ibid.</li>'.repeat(n)}</ol></article>`,
      ),
  },
  {
    name: 'a text of one letter, and quotations to look for in it',
    size: 500_000,
    html: inText((n) => `${`<blockquote>b${'a'.repeat(390)}</blockquote>`.repeat(50)}<p>${'a'.repeat(n)}</p>`),
  },
  {
    name: 'malformed JSON-LD, deep',
    size: 5_000_000,
    html: inHead((n) => jsonLd('{"a":['.repeat(n / 6))),
  },
  {
    name: 'JSON-LD, deep',
    size: 900_000,
    html: inHead((n) => jsonLd('['.repeat(n) + ']'.repeat(n))),
  },
  {
    name: 'malformed JSON-LD, a string without end',
    size: 5_000_000,
    html: inHead((n) => jsonLd(`{"@type":"Article","headline":"${'\\u0041'.repeat(n / 6)}`)),
  },
  {
    name: 'authors in JSON-LD, and bylines that may name them',
    size: 50_000,
    html: (n) =>
      article(
        '<span class="byline">By Ada Quist</span>'.repeat(n),
        '',
        jsonLd(
          JSON.stringify({ '@type': 'Article', headline: 'x', author: { name: Array.from({ length: n }, nameOf) } }),
        ),
      ),
  },
  {
    name: 'articles in JSON-LD',
    size: 20_000,
    html: inHead((n) =>
      jsonLd(`[[${Array.from({ length: n }, (_, at) => `{"@type":"Article","url":"/${at}"}`).join(',')}]]`),
    ),
  },
  {
    name: 'meta tags',
    size: 100_000,
    html: inHead((n) =>
      `<meta property="og:title" content="An ${'Essay '.repeat(50)}"><meta name="author" content="Ada Q, Bea R, Cy S">`.repeat(
        n / 10,
      ),
    ),
  },
  {
    name: 'names of classes',
    size: 1_000,
    html: inText((n) =>
      Array.from({ length: n }, (_, at) => `<p class="${'by-line'.repeat(3_000)}${at}">word</p>`).join(''),
    ),
  },
  {
    name: 'a title of dots',
    size: 1_000_000,
    html: inHead(
      (n) => `<title>${'. | - '.repeat(n / 6)}x</title><meta name="author" content="${'.'.repeat(3_990)}x">`,
    ),
  },
];

/** Makes the page in a document that is not shown. */
export function hostileDocument({ html, build }: HostilePage, n: number): Document {
  const document = new DOMParser().parseFromString(html(n), 'text/html');
  build?.(document, n);
  return document;
}
