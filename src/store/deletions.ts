/** What goes along when annotations go: the relations that lead to or from them, and the articles left without any. */
import type { Annotation } from '../core/model/annotation.ts';
import type { Id } from '../core/model/identifier.ts';
import type { Change } from '../core/model/record.ts';
import { relationsTouching } from './many.ts';
import type { ReadTransaction } from './schema.ts';

/** All that goes when these annotations go. */
export async function deletionsOf(transaction: ReadTransaction, doomed: readonly Annotation[]): Promise<Change[]> {
  return [
    ...doomed.map((before): Change => ({ type: 'annotation', id: before.id, before, after: null })),
    ...(await relationsWithout(transaction, doomed)),
    ...(await articlesWithout(transaction, doomed)),
  ];
}

async function relationsWithout(transaction: ReadTransaction, doomed: readonly Annotation[]): Promise<Change[]> {
  const found = await relationsTouching(
    transaction,
    doomed.map(({ id }) => id),
  );
  return found.map((before) => ({ type: 'relation', id: before.id, before, after: null }));
}

async function articlesWithout(transaction: ReadTransaction, doomed: readonly Annotation[]): Promise<Change[]> {
  const going = new Map<Id, number>();
  for (const { articleId } of doomed) going.set(articleId, (going.get(articleId) ?? 0) + 1);
  const index = transaction.objectStore('annotations').index('articleId');
  const found = await Promise.all(
    [...going].map(async ([articleId, count]) => {
      const isLeftEmpty = (await index.count(articleId)) === count;
      return isLeftEmpty ? transaction.objectStore('articles').get(articleId) : undefined;
    }),
  );
  return found
    .filter((article) => article !== undefined)
    .map((before) => ({ type: 'article', id: before.id, before, after: null }));
}
