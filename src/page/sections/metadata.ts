/** Collects what a page says about itself to machines: JSON-LD, Open Graph, Dublin Core, citation_* and microdata. */
import type { Interruptible } from '../../core/interruptible.ts';
import { documentElementOf, documentTitle, getAttribute, localName, querySelectorAll, textContent } from '../dom.ts';
import { deskIn, namesInField } from './bylines.ts';
import { machineDate, visibleDate } from './dates.ts';
import { recalling } from './recall.ts';
import { fold, foldText } from './section-text.ts';

export interface Metadata {
  /** Titles in order of trust, with what the site adds to them. */
  titles: string[];
  descriptions: string[];
  /** People named by JSON-LD. */
  people: string[];
  /** Names in meta tags, which may be those of an account. */
  metaAuthors: string[];
  /** Organisations, desks and accounts that either names as author. */
  desks: string[];
  published: string | null;
  siteName: string | null;
  /** All that the site and its publisher are called. */
  siteNames: string[];
  language: string | null;
  canonicalUrl: string | null;
  /** Whether JSON-LD or Open Graph call it an article; whether they call it a site or a list. */
  saysArticle: boolean;
  saysNoArticle: boolean;
  /** Whether they call it what no article is: a product, a thread, a video, a search. */
  saysOther: boolean;
}

const MAX_JSON = 2_000_000;
const MAX_NODES = 20_000;
/** Titles, descriptions and names that are read of each kind: every one is compared with every line of the head. */
const MAX_VALUES = 100;
const ARTICLE = /(?:Article|BlogPosting|Report|OpinionPiece|Editorial|Essay|SocialMediaPosting)$/;
const OTHER =
  /^(?:Product|ProductGroup|QAPage|DiscussionForumPosting|VideoObject|SearchResultsPage|CollectionPage|ProfilePage|JobPosting)$/;
const LIST = /^(?:WebSite|CollectionPage|SearchResultsPage|ItemList|Blog|WebApplication|SoftwareApplication)$/;

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

function stringOf(value: unknown): string | null {
  const first = Array.isArray(value) ? value[0] : value;
  // '@value' is how expanded JSON-LD writes a plain string: https://www.w3.org/TR/json-ld11/#value-objects
  const one = isObject(first) ? first['@value'] : first;
  if (typeof one !== 'string' || one.length > 4_000) return null;
  return foldText(one.replace(ENTITY, decodeEntity)) || null;
}

/** Many programs escape for HTML once too often. */
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|quot|apos|lt|gt|nbsp|ndash|mdash|[lr][sd]quo|hellip));/gi;
const NAMED = new Map(
  Object.entries({ amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', ndash: '–', mdash: '—', hellip: '…' }).concat(
    Object.entries({ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”' }),
  ),
);

function decodeEntity(_whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name) return NAMED.get(name.toLowerCase()) ?? ' ';
  const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
  return code > 31 && code < 0x11_0000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' ';
}

/** The value of a JSON-LD script, or undefined for one that cannot be read. */
function parseJsonLd(text: string): unknown {
  const json = text.replace(/^\s*(?:<!--|\/\*.{0,20}\*\/|<!\[CDATA\[)/, '').replace(/(?:-->|\]\]>)\s{0,9}$/, '');
  try {
    return JSON.parse(json);
  } catch {
    try {
      // Line breaks and tabs bare inside strings, the commonest fault; outside strings they are white space anyhow.
      return JSON.parse(json.replace(/\p{Cc}+/gu, ' '));
    } catch {
      return undefined;
    }
  }
}

/** Whether an object says more of what has its id than the one known: a name, or else more; a bare reference says nothing. */
function tellsMore(object: Json, known: Json | undefined): boolean {
  const size = Object.keys(object).length;
  if (!known || size < 2) return size > 1;
  if ((object.name === undefined) !== (known.name === undefined)) return object.name !== undefined;
  return size > Object.keys(known).length;
}

/** All objects of the page's JSON-LD, and those with an id by it. Malformed blocks are passed over. */
function readJsonLd(scripts: readonly Element[]): { objects: Json[]; byId: Map<string, Json> } {
  const objects: Json[] = [];
  const byId = new Map<string, Json>();
  for (const script of scripts.slice(0, 50)) {
    const text = textContent(script) ?? '';
    if (text.length > MAX_JSON) continue;
    const root = parseJsonLd(text);
    const queue: unknown[] = [root];
    for (let i = 0; i < queue.length && objects.length < MAX_NODES; i += 1) {
      const value = queue[i];
      if (Array.isArray(value)) for (const item of value.slice(0, 1_000)) queue.push(item);
      else if (isObject(value)) {
        objects.push(value);
        const id = value['@id'];
        if (typeof id === 'string' && tellsMore(value, byId.get(id))) byId.set(id, value);
        for (const inner of Object.values(value)) if (typeof inner === 'object') queue.push(inner);
      }
    }
  }
  return { objects, byId };
}

/** The types of an object, without the vocabulary's address. */
const typesOf = (object: Json): string[] =>
  asList(object['@type'])
    .filter((type) => typeof type === 'string')
    .map((type) => type.replace(/^https?:\/\/schema\.org\/|^schema:/, ''));

function resolve(value: unknown, byId: Map<string, Json>): unknown {
  if (!isObject(value)) return value;
  const id = value['@id'];
  return typeof id === 'string' && value.name === undefined ? (byId.get(id) ?? value) : value;
}

/** Whom a list of authors names: people, and desks where it names an organisation or no person. */
interface Named {
  people: string[];
  desks: string[];
}

function nameInto(named: Named, text: string, { organisation = false, library = false } = {}): void {
  const names = organisation ? [] : namesInField(text, library);
  const desk = names.length ? null : deskIn(text);
  if (named.people.length + named.desks.length > MAX_VALUES) return;
  named.people.push(...names.filter((name) => !named.people.includes(name)));
  if (desk && !named.desks.includes(desk)) named.desks.push(desk);
}

/** The authors of a JSON-LD object: strings, objects, references to objects, and lists of these. */
function authorsOf(article: Json, byId: Map<string, Json>): Named {
  const named: Named = { people: [], desks: [] };
  const list = article.author ?? article.creator;
  for (const item of asList(isObject(list) ? (list['@list'] ?? list) : list).slice(0, 50)) {
    const author = resolve(item, byId);
    const organisation = isObject(author) && typesOf(author).some((type) => type.endsWith('Organization'));
    for (const one of asList(isObject(author) ? (author.name ?? author['@value']) : author).slice(0, MAX_VALUES)) {
      const text = stringOf(one);
      if (text) nameInto(named, text, { organisation });
    }
  }
  return named;
}

function absolute(value: string | null | undefined, base: URL): string | null {
  if (!value || value.length > 4_000) return null;
  try {
    const url = new URL(value, base);
    return /^(?:https?|file):$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Whether an object is of the page at this address. */
function isHere(object: Json, url: URL): boolean {
  return [object.url, object.mainEntityOfPage, object['@id']].some((value) => {
    const address = isObject(value) ? (value['@id'] ?? value.url) : value;
    const found = typeof address === 'string' ? absolute(address, url) : null;
    return found !== null && new URL(found).pathname === url.pathname;
  });
}

/** The article's object among those of the page: the one of this address, else the first with a headline. */
function articleObject(objects: Json[], url: URL): Json | null {
  const articles = objects.filter((object) => typesOf(object).some((type) => ARTICLE.test(type)));
  return (
    articles.find((object) => object.headline && isHere(object, url)) ??
    articles.find((object) => object.headline) ??
    articles[0] ??
    null
  );
}

/** The same few names are compared again and again. */
const foldName = recalling(fold);

/** Whether a name is one of the site's or its publisher's, or the one a part of the other. */
export function isSiteName(name: string, meta: Metadata): boolean {
  const folded = foldName(name);
  return meta.siteNames.some((other) => {
    const site = foldName(other);
    return site === folded || site.startsWith(`${folded} `) || folded.startsWith(`${site} `);
  });
}

/* The names of meta tags, each list in order of trust. */
const TITLE_KEYS = 'og:title twitter:title citation_title dc.title dcterms.title parsely-title headline title'.split(
  ' ',
);
const DATE_KEYS =
  `article:published_time datepublished og:published_time parsely-pub-date sailthru.date citation_publication_date
  citation_date dc.date.issued dcterms.date dc.date pubdate publish-date pdate date article.published publish_date
  publishdate published datecreated article_date_original`.split(/\s+/);
const AUTHOR_KEYS =
  'citation_author byl author article:author parsely-author sailthru.author dc.creator dcterms.creator'.split(' ');
/** Of those whose vocabulary is made for libraries. */
const LIBRARY_KEY = /^(?:citation_|dc)/;
const DESCRIPTION_KEYS = 'og:description twitter:description description dc.description dcterms.abstract'.split(' ');
const KEYS = new Set([
  ...TITLE_KEYS,
  ...DATE_KEYS,
  ...AUTHOR_KEYS,
  ...DESCRIPTION_KEYS,
  'og:site_name',
  'application-name',
  'og:locale',
  'content-language',
  'og:url',
  'og:type',
]);

const JSON_LD = 'script[type="application/ld+json" i]';

/** What the page at `url` says of itself to machines. */
export function* readMetadata(document: Document, url: URL): Interruptible<Metadata> {
  // One question to the browser, which goes through the whole page for each.
  const telling = querySelectorAll(document, `meta[content], ${JSON_LD}, link[rel~="canonical" i][href]`);
  yield;
  const named = (name: string): Element[] => telling.filter((element) => localName(element) === name);
  const meta = new Map<string, string[]>();
  for (const element of named('meta').slice(0, 1_000)) {
    let content: string | null = null;
    for (const attribute of ['property', 'name', 'itemprop']) {
      const key = getAttribute(element, attribute)?.toLowerCase();
      if (!key || !KEYS.has(key)) continue;
      content ??= stringOf(getAttribute(element, 'content'));
      if (!content) break;
      const list = meta.get(key);
      if (list) list.push(content);
      else meta.set(key, [content]);
    }
  }
  const all = (...keys: string[]): string[] => keys.flatMap((key) => meta.get(key) ?? []).slice(0, MAX_VALUES);
  const { objects, byId } = readJsonLd(named('script'));
  yield;
  const article = articleObject(objects, url);
  const types = objects.flatMap(typesOf);
  const publisher = article ? resolve(asList(article.publisher)[0], byId) : null;

  const titles = [
    stringOf(article?.headline),
    ...all(...TITLE_KEYS),
    stringOf(documentTitle(document).slice(0, 1_000)),
  ].filter((title) => title !== null);
  // Of what is neither news nor a blog, as a report, some programs tell only as of a page.
  const web = objects.find((object) => typesOf(object).includes('WebPage') && isHere(object, url));
  const dates = [article?.datePublished, ...all(...DATE_KEYS), article?.dateCreated, web?.datePublished].map(stringOf);
  let published: string | null = null;
  for (const date of dates) published ??= date ? (machineDate(date) ?? visibleDate(date)?.iso ?? null) : null;

  const told: Named = article ? authorsOf(article, byId) : { people: [], desks: [] };
  const tagged: Named = { people: [], desks: [] };
  for (const key of AUTHOR_KEYS) {
    const library = LIBRARY_KEY.test(key);
    for (const text of all(key)) if (!text.includes('://')) nameInto(tagged, text, { library });
  }

  const siteNames = [
    all('og:site_name')[0],
    isObject(publisher) ? stringOf(publisher.name) : null,
    stringOf(objects.find((object) => typesOf(object).includes('WebSite'))?.name),
    all('application-name')[0],
  ].filter((name) => typeof name === 'string');
  const element = documentElementOf(document);
  const language = (element && (getAttribute(element, 'lang') ?? getAttribute(element, 'xml:lang')))?.trim();
  const canonical = named('link')[0];
  const ogType = all('og:type')[0]?.toLowerCase() ?? '';
  const saysArticle = article !== null || ogType === 'article' || meta.has('article:published_time');
  return {
    titles,
    descriptions: [...new Set([...all(...DESCRIPTION_KEYS), stringOf(article?.description) ?? ''])].filter(Boolean),
    people: told.people,
    metaAuthors: tagged.people,
    desks: [...new Set([...told.desks, ...tagged.desks])],
    published,
    siteName: siteNames[0] ?? null,
    siteNames,
    // 'fr_FR', as programs write it, is no language tag.
    language: (language || all('og:locale', 'content-language')[0])?.replace('_', '-') || null,
    canonicalUrl: absolute(canonical ? getAttribute(canonical, 'href') : null, url) ?? absolute(all('og:url')[0], url),
    saysArticle,
    saysNoArticle: article === null && (/^(?:website|blog)$/.test(ogType) || types.some((type) => LIST.test(type))),
    saysOther:
      !saysArticle &&
      (/^(?:product|video|profile|music|place)\b/.test(ogType) || types.some((type) => OTHER.test(type))),
  };
}
