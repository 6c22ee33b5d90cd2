/** Articles that are the same piece as a page (`core/model/work.ts`). */
import type { Article } from '../core/model/article.ts';
import type { Id } from '../core/model/identifier.ts';
import { addressKey } from '../core/model/page-address.ts';
import { otherPlaces } from '../core/model/work.ts';
import { articlesAt } from './articles.ts';
import type { ReadTransaction } from './schema.ts';

/** Indexes of addresses, as they were written on the pages. */
const POINTERS = ['readMoreUrl', 'firstPublishedUrl'] as const;

/**
 * The other articles of a page's work: those that the page points to and those that point to it.
 *
 * @param addresses those of the page that are believed
 * @param places where the page says that its piece stands too
 */
export async function worksOf(
  transaction: ReadTransaction,
  addresses: readonly string[],
  places: readonly string[],
): Promise<Article[]> {
  const own = await articlesAt(transaction, addresses);
  const known = own.flatMap(({ description }) => otherPlaces(description));
  const [pointedTo, pointing] = await Promise.all([
    articlesAt(transaction, [...known, ...places]),
    articlesPointingTo(transaction, addresses),
  ]);
  const ownIds = new Set(own.map(({ id }) => id));
  const others = new Map([...pointedTo, ...pointing].map((article) => [article.id, article]));
  return [...others.values()].filter(({ id }) => !ownIds.has(id));
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
  const bare = host.replace(/^www\./, '');
  return ['http', 'https'].flatMap((scheme) => [`${scheme}://${bare}`, `${scheme}://www.${bare}`]);
}
