/** Runs in the page: what libraries and naive ways say of it. Each works on a clone, for most take the document apart. */
import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { isInline } from '../../../src/page/sections/section-text.ts';
import { type Extraction, namesOfByline } from '../extraction.ts';

function cloneOf(document: Document): Document {
  const clone = document.cloneNode(true);
  if (!(clone instanceof Document)) throw new TypeError('the clone of a document is no document');
  return clone;
}

/** The words of HTML, parted where a block begins or ends. */
export function textOfHtml(html: string | null | undefined): string {
  const parsed = new DOMParser().parseFromString(html ?? '', 'text/html');
  for (const unread of parsed.querySelectorAll('script, style, template, noscript')) unread.remove();
  for (const element of parsed.body.querySelectorAll('*')) {
    if (!isInline(element.localName) || element.localName === 'br') {
      element.before('\n');
      element.after('\n');
    }
  }
  return parsed.body.textContent;
}

/** The longest `h1`: many pages have one for their logo too. */
export function h1(document: Document): Extraction {
  const texts = [...document.querySelectorAll('h1')].map(({ textContent }) => textContent.trim());
  return { title: texts.sort((a, b) => b.length - a.length)[0] ?? null };
}

/** Open Graph and the oldest meta tags, taken at their word. */
export function metaTags(document: Document): Extraction {
  const contents = (...names: string[]): string[] =>
    names.flatMap((name) =>
      [...document.querySelectorAll(`meta[property="${name}"], meta[name="${name}"]`)].flatMap(
        (element) => element.getAttribute('content')?.trim() || [],
      ),
    );
  const [author = ''] = contents('author', 'article:author', 'citation_author').filter(
    (name) => !/^https?:/.test(name),
  );
  return {
    title: contents('og:title', 'twitter:title')[0] ?? document.title,
    authors: namesOfByline(author),
    date: contents('article:published_time', 'citation_publication_date', 'date', 'dc.date')[0] ?? null,
    dek: contents('og:description', 'description', 'twitter:description')[0] ?? null,
  };
}

export function readability(document: Document): Extraction {
  const found = new Readability(cloneOf(document)).parse();
  return {
    title: found?.title ?? null,
    authors: namesOfByline(found?.byline),
    date: found?.publishedTime ?? null,
    dek: found?.excerpt ?? null,
    body: textOfHtml(found?.content),
  };
}

export function defuddle(document: Document, url: string): Extraction {
  const found = new Defuddle(cloneOf(document), { url }).parse();
  return {
    title: found.title,
    authors: namesOfByline(found.author),
    date: found.published,
    dek: found.description,
    body: textOfHtml(found.content),
  };
}

/** The global variable of Postlight's build for browsers, as far as it is used. */
interface Postlight {
  parse(
    url: string,
    options: { html: string; contentType: 'html'; fetchAllPages: false },
  ): Promise<{
    title?: string | null;
    author?: string | null;
    date_published?: string | null;
    dek?: string | null;
    content?: string | null;
  }>;
}

/** Works in a part of the page that it appends, so that it has to come last. */
export async function postlight(parser: Postlight, document: Document, url: string): Promise<Extraction> {
  const html = document.documentElement.outerHTML;
  const found = await parser.parse(url, { html, contentType: 'html', fetchAllPages: false });
  return {
    title: found.title ?? null,
    authors: namesOfByline(found.author),
    date: found.date_published ?? null,
    dek: found.dek ?? null,
    body: textOfHtml(found.content),
  };
}
