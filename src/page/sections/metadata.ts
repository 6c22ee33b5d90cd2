/** Collects what a page says about itself to machines: JSON-LD, Open Graph, Dublin Core, citation_* and microdata. */
import type { Interruptible } from '../../core/interruptible.ts';
import { documentElementOf, documentTitle, getAttribute, localName, parentElement, querySelectorAll } from '../dom.ts';
import { machineDate, visibleDate } from './dates.ts';
import {
  absolute,
  articleObject,
  asList,
  authorsOf,
  isHere,
  isObject,
  MAX_VALUES,
  type Named,
  nameInto,
  readJsonLd,
  resolve,
  stringOf,
  typesOf,
} from './json-ld.ts';
import { recalling } from './recall.ts';
import { fold } from './section-text.ts';

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

const OTHER =
  /^(?:Product|ProductGroup|QAPage|DiscussionForumPosting|VideoObject|SearchResultsPage|CollectionPage|ProfilePage|JobPosting)$/;
const LIST = /^(?:WebSite|CollectionPage|SearchResultsPage|ItemList|Blog|WebApplication|SoftwareApplication)$/;

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
  publishdate published datecreated article_date_original
  citation_online_date dcterms.issued dc.issued`.split(/\s+/);
const AUTHOR_KEYS =
  'citation_author citation_authors byl author article:author parsely-author sailthru.author dc.creator dcterms.creator'.split(
    ' ',
  );
/** Of those whose vocabulary is made for libraries. */
const LIBRARY_KEY = /^(?:citation_|dc)/;
const DESCRIPTION_KEYS = 'og:description twitter:description description dc.description dcterms.abstract'.split(' ');
/** 'DC:creator', as some write what others write with a point. */
const DUBLIN_CORE = /^(dc|dcterms):/;

function isOfAuthor(element: Element): boolean {
  const around = parentElement(element);
  return around !== null && /\bauthor\b/.test(getAttribute(around, 'itemprop') ?? '');
}

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
  const elements = querySelectorAll(document, `meta[content], ${JSON_LD}, link[rel~="canonical" i][href]`);
  yield;
  const named = (name: string): Element[] => elements.filter((element) => localName(element) === name);
  const meta = new Map<string, string[]>();
  for (const element of named('meta').slice(0, 1_000)) {
    let content: string | null = null;
    for (const attribute of ['property', 'name', 'itemprop']) {
      let key = getAttribute(element, attribute)?.toLowerCase().replace(DUBLIN_CORE, '$1.');
      // '<span itemprop=author itemscope><meta itemprop=name content="A. Bee"></span>'
      if (attribute === 'itemprop' && key === 'name' && isOfAuthor(element)) key = 'author';
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
    stringOf(article ? (article.headline ?? article.name) : undefined),
    ...all(...TITLE_KEYS),
    stringOf(documentTitle(document).slice(0, 1_000)),
  ].filter((title) => title !== null);
  // Of what is neither news nor a blog, as a report, some programs tell only as of a page.
  const web = objects.find((object) => typesOf(object).includes('WebPage') && isHere(object, url));
  const dates = [article?.datePublished, ...all(...DATE_KEYS), article?.dateCreated, web?.datePublished].map(stringOf);
  const days = dates.map((date) => (date ? (machineDate(date) ?? visibleDate(date)?.iso ?? null) : null));
  // A month alone is what libraries have; the day may be told elsewhere.
  const published =
    days.find((day) => day !== null && day.length > 'YYYY-MM'.length) ?? days.find((day) => day) ?? null;

  const telling = article ?? web;
  const told: Named = telling ? authorsOf(telling, byId) : { people: [], desks: [] };
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
