/** Articles that are the same piece as a page (`core/model/work.ts`). */
import type { Article } from '../core/model/article.ts';
import { bareHost } from '../core/model/host.ts';
import type { Id } from '../core/model/identifier.ts';
import { addressKey, addressKeys } from '../core/model/page-address.ts';
import { otherPage, type SamePiece } from '../core/model/same-piece.ts';
import { otherPlaces } from '../core/model/work.ts';
import { articlesAt } from './articles.ts';
import type { ReadTransaction } from './schema.ts';

/** Indexes of addresses, as they were written on the pages. */
const POINTERS = ['readMoreUrl', 'firstPublishedUrl'] as const;

/**
 * The other articles of a page's work: those that the reader says are the same piece, and theirs; those that any of these
 * pages points to, or that point to one; and what the reader has said of those. None that she says is another piece.
 *
 * @param addresses those of the page that are believed
 * @param places where the page says that its piece stands too
 */
export async function worksOf(
  transaction: ReadTransaction,
  addresses: readonly string[],
  places: readonly string[],
): Promise<Article[]> {
  const apart = await apartFrom(transaction, addresses);
  const isApart = (article: Article): boolean => article.addressKeys.some((key) => apart.has(key));
  const said = await saidSame(transaction, addresses, apart);
  const known = said.articles.flatMap(({ description }) => otherPlaces(description));
  const [pointedTo, pointing] = await Promise.all([
    articlesAt(transaction, [...known, ...places]),
    articlesPointingTo(transaction, said.addresses),
  ]);
  const linked = [...pointedTo, ...pointing].filter((article) => !isApart(article));
  const theirs = await saidSame(
    transaction,
    linked.flatMap(({ urls }) => urls),
    apart,
  );
  const ownKeys = new Set(addressKeys(addresses));
  const isOwn = (article: Article): boolean => article.addressKeys.some((key) => ownKeys.has(key));
  const all = new Map([...said.articles, ...theirs.articles].map((article) => [article.id, article]));
  return [...all.values()].filter((article) => !isOwn(article) && !isApart(article));
}

/** All that has been said of a page that is known by these keys. */
export async function saidOf(transaction: ReadTransaction, keys: readonly string[]): Promise<SamePiece[]> {
  const index = transaction.objectStore('samePieces').index('addressKeys');
  const found = await Promise.all(keys.map((key) => index.getAll(key)));
  return [...new Map(found.flat().map((said) => [said.id, said])).values()];
}

/** The keys of all that the reader says is another piece than a page. */
export async function apartFrom(
  transaction: ReadTransaction,
  addresses: readonly string[],
): Promise<ReadonlySet<string>> {
  const own = await articlesAt(transaction, addresses);
  const keys = new Set([...addressKeys(addresses), ...own.flatMap((article) => article.addressKeys)]);
  const denied = (await saidOf(transaction, [...keys])).filter(({ same }) => !same);
  return new Set(denied.flatMap((said) => addressKeys(otherPage(said, keys))));
}

/** The pages at these addresses with all that are the same piece by the reader's word, through one another. */
async function saidSame(
  transaction: ReadTransaction,
  addresses: readonly string[],
  apart: ReadonlySet<string>,
): Promise<{ addresses: string[]; articles: Article[] }> {
  const met = new Map<string, string>();
  const articles = new Map<Id, Article>();
  let next = [...addresses];
  while (next.length > 0) {
    const found = await articlesAt(transaction, next);
    for (const article of found) articles.set(article.id, article);
    const reached = [...next, ...found.flatMap(({ urls }) => urls)];
    for (const url of reached) met.set(addressKey(url), url);
    const keys = new Set(addressKeys(reached));
    const said = (await saidOf(transaction, [...keys])).filter(({ same }) => same);
    next = said
      .flatMap((each) => otherPage(each, keys))
      .filter((url) => !met.has(addressKey(url)) && !apart.has(addressKey(url)));
  }
  return { addresses: [...met.values()], articles: [...articles.values()] };
}

async function articlesPointingTo(transaction: ReadTransaction, addresses: readonly string[]): Promise<Article[]> {
  const keys = new Set(addresses.map(addressKey));
  const origins = new Set(addresses.flatMap(originsOf));
  const found = await Promise.all(
    POINTERS.flatMap((name) => [...origins].map((origin) => idsPointing(transaction, name, origin, keys))),
  );
  const articles = transaction.objectStore('articles');
  const pointing = await Promise.all([...new Set(found.flat())].map((id) => articles.get(id)));
  return pointing
    .filter((article) => article !== undefined)
    .filter(({ description }) => otherPlaces(description).some((url) => keys.has(addressKey(url))));
}

/** By the index alone: of the articles themselves only those that point here are read. */
async function idsPointing(
  transaction: ReadTransaction,
  name: (typeof POINTERS)[number],
  origin: string,
  keys: ReadonlySet<string>,
): Promise<Id[]> {
  const ids: Id[] = [];
  // '0' is the sign after '/'.
  const range = IDBKeyRange.bound(`${origin}/`, `${origin}0`);
  let cursor = await transaction.objectStore('articles').index(name).openKeyCursor(range);
  for (; cursor; cursor = await cursor.continue()) {
    if (keys.has(addressKey(cursor.key))) ids.push(cursor.primaryKey);
  }
  return ids;
}

/** An address key knows no protocol and no `www.`. */
function originsOf(address: string): string[] {
  const { protocol, host } = new URL(address);
  if (protocol === 'file:') return [];
  const bare = bareHost(host);
  return ['http', 'https'].flatMap((scheme) => [`${scheme}://${bare}`, `${scheme}://www.${bare}`]);
}
