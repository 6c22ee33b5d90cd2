/** Collects what a page says about itself to machines: JSON-LD, Open Graph, Dublin Core, citation_* and microdata. */
import {
  documentElementOf,
  documentTitle,
  getAttribute,
  querySelector,
  querySelectorAll,
  textContent,
} from '../dom.ts';
import { isName, namesIn, tidyName } from './bylines.ts';
import { machineDate, visibleDate } from './dates.ts';
import { foldText } from './section-text.ts';

export interface Metadata {
  /** Titles in order of trust, with what the site adds to them. */
  titles: string[];
  descriptions: string[];
  /** People named by JSON-LD. */
  people: string[];
  /** Names in meta tags, which may be those of an account. */
  metaAuthors: string[];
  published: string | null;
  siteName: string | null;
  language: string | null;
  canonicalUrl: string | null;
  /** Whether JSON-LD or Open Graph call it an article; whether they call it a site or a list. */
  saysArticle: boolean;
  saysNoArticle: boolean;
}

const MAX_JSON = 2_000_000;
const MAX_NODES = 20_000;
/** Titles, descriptions and names that are read of each kind: every one is compared with every line of the head. */
const MAX_VALUES = 100;
const ARTICLE = /(?:Article|BlogPosting|Report|OpinionPiece|Editorial|Essay|SocialMediaPosting)$/;
const LIST = /^(?:WebSite|CollectionPage|SearchResultsPage|ItemList|Blog|WebApplication|SoftwareApplication)$/;

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

function stringOf(value: unknown): string | null {
  const one = Array.isArray(value) ? value[0] : value;
  if (typeof one !== 'string' || one.length > 4_000) return null;
  return (
    foldText(one.replace(/&(amp|quot|#0?39|apos|lt|gt|nbsp);/g, (_, name: string) => ENTITIES[name] ?? ' ')) || null
  );
}
const ENTITIES: Record<string, string> = { amp: '&', quot: '"', '#39': "'", '#039': "'", apos: "'", lt: '<', gt: '>' };

/** All objects of the page's JSON-LD, and those with an id by it. Malformed blocks are passed over. */
function readJsonLd(document: Document): { objects: Json[]; byId: Map<string, Json> } {
  const objects: Json[] = [];
  const byId = new Map<string, Json>();
  for (const script of querySelectorAll(document, 'script[type="application/ld+json" i]').slice(0, 50)) {
    const text = textContent(script) ?? '';
    if (text.length > MAX_JSON) continue;
    let root: unknown;
    try {
      root = JSON.parse(
        text.replace(/^\s*(?:<!--|\/\*.{0,20}\*\/|<!\[CDATA\[)/, '').replace(/(?:-->|\]\]>)\s{0,9}$/, ''),
      );
    } catch {
      continue;
    }
    const queue: unknown[] = [root];
    for (let i = 0; i < queue.length && objects.length < MAX_NODES; i += 1) {
      const value = queue[i];
      if (Array.isArray(value)) for (const item of value.slice(0, 1_000)) queue.push(item);
      else if (isObject(value)) {
        objects.push(value);
        const id = value['@id'];
        if (typeof id === 'string' && Object.keys(value).length > 1) byId.set(id, value);
        for (const inner of Object.values(value)) if (typeof inner === 'object') queue.push(inner);
      }
    }
  }
  return { objects, byId };
}

const typesOf = (object: Json): string[] => asList(object['@type']).filter((type) => typeof type === 'string');

function resolve(value: unknown, byId: Map<string, Json>): unknown {
  if (!isObject(value)) return value;
  const id = value['@id'];
  return typeof id === 'string' && value.name === undefined ? (byId.get(id) ?? value) : value;
}

function namesOf(value: unknown, byId: Map<string, Json>): string[] {
  const names: string[] = [];
  for (const item of asList(value).slice(0, 50)) {
    const author = resolve(item, byId);
    for (const one of asList(isObject(author) ? author.name : author).slice(0, MAX_VALUES)) {
      const text = stringOf(one);
      if (text) names.push(...authorNames(text));
    }
  }
  return [...new Set(names)].slice(0, MAX_VALUES);
}

/** The names in a machine's author field: a name taken whole where it reads as one, else taken apart. */
function authorNames(text: string): string[] {
  const whole = tidyName(text);
  // 'Lee, James Jongsoo' of library metadata; 'A B, C D' are two people.
  const inverted = /^(\p{Lu}[\p{L}'’-]+), (\p{Lu}[^,]*)$/u.exec(whole);
  if (inverted) return [`${inverted[2]} ${inverted[1]}`].filter(isName);
  if (/^(?:by|von|par)\s/i.test(text) || /,|;| and | & | \| /.test(whole)) return namesIn(text);
  return isName(whole) ? [whole] : [];
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

/** The article's object among those of the page: the one of this address, else the first with a headline. */
function articleObject(objects: Json[], url: URL): Json | null {
  const articles = objects.filter((object) => typesOf(object).some((type) => ARTICLE.test(type)));
  const here = (object: Json): boolean =>
    [object.url, object.mainEntityOfPage, object['@id']].some((value) => {
      const address = isObject(value) ? (value['@id'] ?? value.url) : value;
      const found = typeof address === 'string' ? absolute(address, url) : null;
      return found !== null && new URL(found).pathname === url.pathname;
    });
  return (
    articles.find((object) => object.headline && here(object)) ??
    articles.find((object) => object.headline) ??
    articles[0] ??
    null
  );
}

export function readMetadata(document: Document, url: URL): Metadata {
  const meta = new Map<string, string[]>();
  for (const element of querySelectorAll(document, 'meta[content]').slice(0, 1_000)) {
    const content = stringOf(getAttribute(element, 'content'));
    if (!content) continue;
    for (const attribute of ['property', 'name', 'itemprop']) {
      const key = getAttribute(element, attribute)?.toLowerCase();
      if (!key) continue;
      const list = meta.get(key);
      if (list) list.push(content);
      else meta.set(key, [content]);
    }
  }
  const all = (...keys: string[]): string[] => keys.flatMap((key) => meta.get(key) ?? []);
  const { objects, byId } = readJsonLd(document);
  const article = articleObject(objects, url);
  const types = objects.flatMap(typesOf);
  const publisher = article ? resolve(asList(article.publisher)[0], byId) : null;

  const titles = [
    stringOf(article?.headline),
    ...all(
      'og:title',
      'twitter:title',
      'citation_title',
      'dc.title',
      'dcterms.title',
      'parsely-title',
      'headline',
      'title',
    ),
    stringOf(documentTitle(document).slice(0, 1_000)),
  ]
    .filter((title) => title !== null)
    .slice(0, MAX_VALUES);

  const dates = [
    stringOf(article?.datePublished),
    ...all('article:published_time', 'datepublished', 'og:published_time', 'parsely-pub-date', 'sailthru.date'),
    ...all(
      'citation_publication_date',
      'citation_date',
      'dc.date.issued',
      'dcterms.date',
      'dc.date',
      'pubdate',
      'publish-date',
    ),
    ...all(
      'pdate',
      'date',
      'article.published',
      'publish_date',
      'publishdate',
      'published',
      'datecreated',
      'article_date_original',
    ),
    stringOf(article?.dateCreated),
  ];
  let published: string | null = null;
  for (const date of dates) published ??= date ? (machineDate(date) ?? visibleDate(date)?.iso ?? null) : null;

  const element = documentElementOf(document);
  const language = (element && (getAttribute(element, 'lang') ?? getAttribute(element, 'xml:lang')))?.trim();
  const canonical = querySelector(document, 'link[rel~="canonical" i][href]');
  const ogType = all('og:type')[0]?.toLowerCase() ?? '';
  return {
    titles,
    descriptions: [
      ...new Set([
        ...all('og:description', 'twitter:description', 'description'),
        stringOf(article?.description) ?? '',
      ]),
    ].filter(Boolean),
    people: article ? namesOf(article.author ?? article.creator, byId) : [],
    metaAuthors: [
      ...new Set(
        all(
          'citation_author',
          'byl',
          'author',
          'article:author',
          'parsely-author',
          'sailthru.author',
          'dc.creator',
          'dcterms.creator',
        )
          .filter((text) => !text.includes('://'))
          .slice(0, MAX_VALUES)
          .flatMap(authorNames),
      ),
    ].slice(0, MAX_VALUES),
    published,
    siteName:
      all('og:site_name')[0] ??
      (isObject(publisher) ? stringOf(publisher.name) : null) ??
      stringOf(objects.find((object) => typesOf(object).includes('WebSite'))?.name) ??
      all('application-name')[0] ??
      null,
    language: language || all('og:locale', 'content-language')[0]?.replace('_', '-') || null,
    canonicalUrl: absolute(canonical && getAttribute(canonical, 'href'), url) ?? absolute(all('og:url')[0], url),
    saysArticle: article !== null || ogType === 'article' || meta.has('article:published_time'),
    saysNoArticle: article === null && (/^(?:website|blog)$/.test(ogType) || types.some((type) => LIST.test(type))),
  };
}
