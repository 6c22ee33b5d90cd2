/** Checks of a write against all that is stored, made inside its transaction after its records are in. */
import type { Id } from '../core/model/identifier.ts';
import { type Change, COLLECTIONS, type TypedRecord } from '../core/model/record.ts';
import { referencesOf } from '../core/model/reference.ts';
import type { RecordType } from '../core/model/tombstone.ts';
import type { ReadTransaction } from './schema.ts';
import { StoreError } from './store-error.ts';

/** Throws 'invalid' where a written record refers to one that is not there, or a deleted one is referred to. */
export async function checkIntegrity(transaction: ReadTransaction, changes: readonly Change[]): Promise<void> {
  await Promise.all([checkReferences(transaction, changes), checkDeletions(transaction, changes)]);
}

async function checkReferences(transaction: ReadTransaction, changes: readonly Change[]): Promise<void> {
  /** One look-up for each record referred to: the annotations of an article all name the same one. */
  const wanted = new Map<Id, { type: RecordType; by: Change; path: string }>();
  for (const change of changes) {
    if (!change.after) continue;
    for (const { type, id, path } of referencesOf({ type: change.type, record: change.after } as TypedRecord)) {
      if (!wanted.has(id)) wanted.set(id, { type, by: change, path });
    }
  }
  await Promise.all(
    [...wanted].map(async ([id, { type, by, path }]) => {
      const key = await transaction.objectStore(COLLECTIONS[type]).getKey(id);
      if (key === undefined) {
        throw new StoreError('invalid', `${by.type} ${by.id}, ${path}: names no stored ${type}.`);
      }
    }),
  );
}

async function checkDeletions(transaction: ReadTransaction, changes: readonly Change[]): Promise<void> {
  const deleted = changes.filter(({ after }) => after === null);
  await Promise.all(
    deleted.map(async ({ type, id }) => {
      if ((await countReferrers(transaction, type, id)) > 0) {
        throw new StoreError('invalid', `${type} ${id}: cannot be deleted, for other records refer to it.`);
      }
    }),
  );
  if (deleted.some(({ type }) => type === 'project') && (await transaction.objectStore('projects').count()) === 0) {
    throw new StoreError('invalid', 'The last project cannot be deleted.');
  }
}

async function countReferrers(transaction: ReadTransaction, type: RecordType, id: Id): Promise<number> {
  const annotations = transaction.objectStore('annotations');
  const relations = transaction.objectStore('relations');
  const propositions = transaction.objectStore('propositions');
  const counts = {
    article: () => [annotations.index('articleId').count(id)],
    annotation: () => [relations.index('fromId').count(id), relations.index('toId').count(id)],
    proposition: () => [relations.index('fromId').count(id), relations.index('toId').count(id)],
    relation: () => [],
    'site-rule': () => [],
    'same-piece': () => [],
    codebook: () => [transaction.objectStore('projects').index('codebookId').count(id)],
    project: () => [
      annotations.index('projectId').count(id),
      relations.index('projectId').count(id),
      propositions.index('projectId').count(id),
    ],
  };
  return (await Promise.all(counts[type]())).reduce((sum, count) => sum + count, 0);
}
