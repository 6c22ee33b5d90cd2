/** What the reader says of two pages: that they are the same piece, or not. */
import type { Article } from '../core/model/article.ts';
import type { Id, Timestamp } from '../core/model/identifier.ts';
import { type PlacedArticle, seemSamePiece } from '../core/model/like-pieces.ts';
import { addressKeys } from '../core/model/page-address.ts';
import type { Change } from '../core/model/record.ts';
import { otherPage, type SamePiece, saidOfPages } from '../core/model/same-piece.ts';
import type { StepMade } from '../core/model/step-made.ts';
import { articlesAt } from './articles.ts';
import { commitStep } from './commit.ts';
import type { ReadTransaction } from './schema.ts';
import { StoreError } from './store-error.ts';
import { apartFrom, saidOf, worksOf } from './works.ts';
import type { Writer } from './writer.ts';

/** Addresses of an article by which the page is remembered: it is found by any of them, and any leads to all. */
const REMEMBERED = 3;

export interface ArticleWithNotes {
  article: Article;
  /** How many annotations it has. */
  notes: number;
}

/**
 * Keeps what the reader says of a page and of a kept article, in place of what she said of the two before.
 *
 * @param addresses those of the page that are believed
 */
export async function sayPiece(
  writer: Writer,
  { addresses, articleId, same }: { addresses: readonly string[]; articleId: Id; same: boolean },
  { id, at }: { id: Id; at: Timestamp },
): Promise<StepMade> {
  return commitStep(
    writer,
    async (transaction) => {
      const [article, own] = await Promise.all([
        transaction.objectStore('articles').get(articleId),
        articlesAt(transaction, addresses),
      ]);
      if (!article) throw new StoreError('conflict', 'This article has been deleted in the meantime.');
      if (own.some((each) => each.id === articleId)) {
        throw new StoreError('invalid', 'This is the article of the page itself.');
      }
      const here = new Set([...addressKeys(addresses), ...own.flatMap((each) => each.addressKeys)]);
      const there = new Set(article.addressKeys);
      const before = (await saidOf(transaction, [...here])).filter((said) =>
        addressKeys(otherPage(said, here)).some((key) => there.has(key)),
      );
      const pages = [addresses.slice(0, REMEMBERED), article.urls.slice(0, REMEMBERED)] as const;
      return { changes: changesOf(before, saidOfPages(pages, { id, same, at })) };
    },
    { label: same ? 'join-pieces' : 'part-pieces', at },
  );
}

/** One statement is left of two pages: the first that was made, turned where it says the contrary. */
function changesOf([kept, ...spare]: readonly SamePiece[], said: SamePiece): Change[] {
  const isSaid = kept?.same === said.same;
  const after = kept ? { ...kept, same: said.same, updatedAt: isSaid ? kept.updatedAt : said.updatedAt } : said;
  return [
    { type: 'same-piece', id: after.id, before: kept ?? null, after },
    ...spare.map((before): Change => ({ type: 'same-piece', id: before.id, before, after: null })),
  ];
}

/**
 * Kept articles that seem to be the same piece as a page by their title and author, other than its own, those known to be,
 * and those the reader has said are not.
 */
export async function likeArticles(
  transaction: ReadTransaction,
  {
    addresses,
    places,
    description,
  }: { addresses: readonly string[]; places: readonly string[] } & Pick<PlacedArticle, 'description'>,
): Promise<ArticleWithNotes[]> {
  const [url] = addresses;
  if (url === undefined || description.authors.length === 0) return [];
  const like = (await transaction.objectStore('articles').getAll()).filter(({ description: kept, urls: [first] }) =>
    first === undefined ? false : seemSamePiece({ description, url }, { description: kept, url: first }),
  );
  if (like.length === 0) return [];
  const [own, known, apart] = await Promise.all([
    articlesAt(transaction, addresses),
    worksOf(transaction, addresses, places),
    apartFrom(transaction, addresses),
  ]);
  const answered = new Set([...own, ...known].map(({ id }) => id));
  const open = like.filter(({ id, addressKeys: keys }) => !answered.has(id) && !keys.some((key) => apart.has(key)));
  const notes = transaction.objectStore('annotations').index('articleId');
  return Promise.all(open.map(async (article) => ({ article, notes: await notes.count(article.id) })));
}
