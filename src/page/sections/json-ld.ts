/** Reads a page's JSON-LD in all the shapes that programs give it: what it says of the article, and who wrote it. */
import { textContent } from '../dom.ts';
import { deskIn, namesInField } from './bylines.ts';
import { foldText } from './section-text.ts';

const MAX_JSON = 2_000_000;
const MAX_NODES = 20_000;
/** Names that are taken of one list. */
export const MAX_VALUES = 100;
const ARTICLE = /(?:Article|BlogPosting|Report|OpinionPiece|Editorial|Essay|SocialMediaPosting)$/;

export type Json = Record<string, unknown>;
/** Whether a value is an object and no list. */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** A list as it is, one value as a list of it, none as an empty one. */
export const asList = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** A text of JSON-LD or of a meta tag without its entities, of a list the first; null for none, and for one that no field is as long as. */
export function stringOf(value: unknown): string | null {
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
  for (const mend of MENDS) {
    try {
      return JSON.parse(mend(json));
    } catch {
      // The next one may do.
    }
  }
  return undefined;
}

/** What is tried on JSON-LD in turn, by how common the fault is. */
const MENDS: readonly ((json: string) => string)[] = [
  (json) => json,
  // Line breaks and tabs bare inside strings; outside strings they are white space anyhow.
  (json) => json.replace(/\p{Cc}+/gu, ' '),
  // What only programs may write: comments around it, apostrophes escaped, a comma too many, a semicolon behind it.
  (json) =>
    json
      .replace(/^\s*\/\/.*$/gm, '')
      .replace(/\p{Cc}+/gu, ' ')
      .replace(/\\'/g, "'")
      .replace(/,(?=\s{0,99}[\]}])/g, '')
      .replace(/;\s{0,99}$/, ''),
];

/** Whether an object says more of what has its id than the one known: a name, or else more; a bare reference says nothing. */
function tellsMore(object: Json, known: Json | undefined): boolean {
  const size = Object.keys(object).length;
  if (!known || size < 2) return size > 1;
  if ((object.name === undefined) !== (known.name === undefined)) return object.name !== undefined;
  return size > Object.keys(known).length;
}

/** All objects of the page's JSON-LD, and those with an id by it. Malformed blocks are passed over. */
export function readJsonLd(scripts: readonly Element[]): { objects: Json[]; byId: Map<string, Json> } {
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
        const object = withShortKeys(value);
        objects.push(object);
        const id = object['@id'];
        if (typeof id === 'string' && tellsMore(object, byId.get(id))) byId.set(id, object);
        for (const inner of Object.values(object)) if (typeof inner === 'object') queue.push(inner);
      }
    }
  }
  return { objects, byId };
}

const VOCABULARY = /^https?:\/\/schema\.org\/|^schema:/;

/** An object with its keys as nearly all write them: 'schema:headline' and 'http://schema.org/headline' are `headline`. */
function withShortKeys(object: Json): Json {
  const keys = Object.keys(object);
  if (!keys.some((key) => VOCABULARY.test(key))) return object;
  return Object.fromEntries(keys.map((key) => [key.replace(VOCABULARY, ''), object[key]]));
}

/** The types of an object, without the vocabulary's address. */
export const typesOf = (object: Json): string[] =>
  asList(object['@type'])
    .filter((type) => typeof type === 'string')
    .map((type) => type.replace(VOCABULARY, ''));

/** What a reference stands for, where the page says it; anything else as it is. */
export function resolve(value: unknown, byId: Map<string, Json>): unknown {
  if (typeof value === 'string') return byId.get(value) ?? value;
  if (!isObject(value)) return value;
  const object = withShortKeys(value);
  const id = object['@id'];
  return typeof id === 'string' && object.name === undefined ? (byId.get(id) ?? object) : object;
}

/** Whom a list of authors names: people, and desks where it names an organisation or no person. */
export interface Named {
  people: string[];
  desks: string[];
}

/** Adds whom a text names. */
export function nameInto(named: Named, text: string, { organisation = false, library = false } = {}): void {
  if (named.people.length + named.desks.length > MAX_VALUES) return;
  const names = organisation ? [] : namesInField(text, library);
  const desk = names.length ? null : deskIn(text);
  named.people.push(...names.filter((name) => !named.people.includes(name)));
  if (desk && !named.desks.includes(desk)) named.desks.push(desk);
}

/** The authors of a JSON-LD object: strings, objects, references to objects, and lists of these; else who made it. */
export function authorsOf(article: Json, byId: Map<string, Json>): Named {
  const named: Named = { people: [], desks: [] };
  for (const list of [article.author, article.creator]) {
    for (const item of itemsOf(list).slice(0, MAX_AUTHORS)) nameAuthor(named, resolve(item, byId), byId);
    if (named.people.length + named.desks.length > 0) break;
  }
  return named;
}

const MAX_AUTHORS = 50;

/** What a list holds: an array, an object that wraps one, or one that has its items by number. */
function itemsOf(list: unknown): unknown[] {
  if (!isObject(list)) return asList(list);
  if (list['@list'] !== undefined) return asList(list['@list']);
  return '0' in list ? Object.values(list) : [list];
}

function nameAuthor(named: Named, author: unknown, byId: Map<string, Json>): void {
  if (!isObject(author)) {
    const text = stringOf(author);
    if (text) nameInto(named, text);
    return;
  }
  const types = typesOf(author);
  // A role holds who plays it: https://schema.org/Role
  const player = types.includes('Role') ? resolve(author.author ?? author.creator, byId) : null;
  if (isObject(player) && !typesOf(player).includes('Role')) {
    nameAuthor(named, player, byId);
    return;
  }
  // Who is both a person and an organisation has a site of her own.
  const organisation = types.some((type) => type.endsWith('Organization')) && !types.includes('Person');
  const parts = [author.givenName, author.familyName].map(stringOf).filter(Boolean).join(' ');
  for (const one of asList(author.name ?? author['@value'] ?? parts).slice(0, MAX_VALUES)) {
    const text = stringOf(one);
    if (text) nameInto(named, text, { organisation });
  }
}

/** An address as it is from the page's; null for one of no page. */
export function absolute(value: string | null | undefined, base: URL): string | null {
  if (!value || value.length > 4_000) return null;
  try {
    const url = new URL(value, base);
    return /^(?:https?|file):$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

const pathOf = (url: URL): string => url.pathname.replace(/\/$/, '');

/** The addresses of pages that an object says it is of. */
function pathsOf(object: Json, url: URL): string[] {
  return [object.url, object.mainEntityOfPage, object['@id']].flatMap((value) => {
    const address = isObject(value) ? (value['@id'] ?? value.url) : value;
    const found = typeof address === 'string' ? absolute(address, url) : null;
    return found === null ? [] : [pathOf(new URL(found))];
  });
}

/** Whether an object is of the page at this address. */
export const isHere = (object: Json, url: URL): boolean => pathsOf(object, url).includes(pathOf(url));

/** The article's object among those of the page: the one of this address, else the first with a headline. */
export function articleObject(objects: Json[], url: URL): Json | null {
  const articles = objects.filter((object) => typesOf(object).some((type) => ARTICLE.test(type)));
  const here = articles.find((object) => object.headline && isHere(object, url));
  if (here) return here;
  // Of several, those that are of other pages are the list of a front page or what else there is to read.
  const paths = new Set<string>();
  const left = articles.filter((object) => {
    const own = pathsOf(object, url).filter((path) => path !== '');
    for (const path of own) paths.add(path);
    return own.length === 0 || own.includes(pathOf(url));
  });
  const likely = paths.size > 1 ? left : articles;
  return likely.find((object) => object.headline) ?? likely[0] ?? null;
}
