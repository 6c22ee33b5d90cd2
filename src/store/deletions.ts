/**
 * What goes along when annotations go: the relations that lead to or from them, the articles left without any, and what was
 * said of such articles alone.
 */
import type { Annotation } from '../core/model/annotation.ts';
import type { Article } from '../core/model/article.ts';
import type { Id } from '../core/model/identifier.ts';
import type { Change } from '../core/model/record.ts';
import { articlesAt } from './articles.ts';
import { relationsTouching } from './many.ts';
import type { ReadTransaction } from './schema.ts';
import { saidOf } from './works.ts';

/** All that goes when these annotations go. */
export async function deletionsOf(transaction: ReadTransaction, doomed: readonly Annotation[]): Promise<Change[]> {
  const articles = await articlesWithout(transaction, doomed);
  return [
    ...doomed.map((before): Change => ({ type: 'annotation', id: before.id, before, after: null })),
    ...(await relationsWithout(transaction, doomed)),
    ...articles.map((before): Change => ({ type: 'article', id: before.id, before, after: null })),
    ...(await saidOfNone(transaction, articles)),
  ];
}

async function relationsWithout(transaction: ReadTransaction, doomed: readonly Annotation[]): Promise<Change[]> {
  const found = await relationsTouching(
    transaction,
    doomed.map(({ id }) => id),
  );
  return found.map((before) => ({ type: 'relation', id: before.id, before, after: null }));
}

async function articlesWithout(transaction: ReadTransaction, doomed: readonly Annotation[]): Promise<Article[]> {
  const going = new Map<Id, number>();
  for (const { articleId } of doomed) going.set(articleId, (going.get(articleId) ?? 0) + 1);
  const index = transaction.objectStore('annotations').index('articleId');
  const found = await Promise.all(
    [...going].map(async ([articleId, count]) => {
      const isLeftEmpty = (await index.count(articleId)) === count;
      return isLeftEmpty ? transaction.objectStore('articles').get(articleId) : undefined;
    }),
  );
  return found.filter((article) => article !== undefined);
}

/** What was said of pages of which nothing is kept any more, on either side. */
async function saidOfNone(transaction: ReadTransaction, going: readonly Article[]): Promise<Change[]> {
  const ids = new Set(going.map(({ id }) => id));
  const said = await saidOf(transaction, [...new Set(going.flatMap(({ addressKeys }) => addressKeys))]);
  const left = await Promise.all(said.map(({ pages }) => articlesAt(transaction, pages.flat())));
  return said
    .filter((_, index) => left[index]?.every(({ id }) => ids.has(id)))
    .map((before) => ({ type: 'same-piece', id: before.id, before, after: null }));
}
