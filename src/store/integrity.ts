/** Checks of a write against all that is stored, made inside its transaction after its records are in. */
import type { Id } from '../core/model/identifier.ts';
import { type Change, COLLECTIONS, type TypedRecord } from '../core/model/record.ts';
import type { RecordType } from '../core/model/record-type.ts';
import { referencesOf } from '../core/model/reference.ts';
import { relationsTouching, storedIds } from './many.ts';
import type { ReadTransaction } from './schema.ts';
import { StoreError } from './store-error.ts';

/** Throws 'invalid' where a written record refers to one that is not there, or a deleted one is referred to. */
export async function checkIntegrity(transaction: ReadTransaction, changes: readonly Change[]): Promise<void> {
  await Promise.all([checkReferences(transaction, changes), checkDeletions(transaction, changes)]);
}

async function checkReferences(transaction: ReadTransaction, changes: readonly Change[]): Promise<void> {
  /** By type and id, each once: the annotations of an article all name the same one. */
  const wanted = new Map<RecordType, Map<Id, { by: Change; path: string }>>();
  for (const change of changes) {
    if (!change.after) continue;
    for (const { type, id, path } of referencesOf({ type: change.type, record: change.after } as TypedRecord)) {
      const ofType = wanted.get(type) ?? new Map();
      if (!ofType.has(id)) ofType.set(id, { by: change, path });
      wanted.set(type, ofType);
    }
  }
  await Promise.all(
    [...wanted].map(async ([type, references]) => {
      const there = await storedIds(transaction, COLLECTIONS[type], references.keys());
      for (const [id, { by, path }] of references) {
        if (there.has(id)) continue;
        throw new StoreError('invalid', `${by.type} ${by.id}, ${path}: names no stored ${type}.`);
      }
    }),
  );
}

async function checkDeletions(transaction: ReadTransaction, changes: readonly Change[]): Promise<void> {
  const deleted = changes.filter(({ after }) => after === null);
  const ends: Change[] = [];
  const checks: Promise<void>[] = [];
  for (const change of deleted) {
    const { type, id } = change;
    if (type === 'annotation' || type === 'proposition') ends.push(change);
    else checks.push(checkReferrers(transaction, type, id));
  }
  await Promise.all([checkEnds(transaction, ends), ...checks]);
  if (deleted.some(({ type }) => type === 'project') && (await transaction.objectStore('projects').count()) === 0) {
    throw new StoreError('invalid', 'The last project cannot be deleted.');
  }
}

/** What a relation can lead to goes by the thousand: it is asked about together. */
async function checkEnds(transaction: ReadTransaction, deleted: readonly Change[]): Promise<void> {
  const [relation] = await relationsTouching(
    transaction,
    deleted.map(({ id }) => id),
  );
  const change = deleted.find(({ id }) => id === relation?.from.id || id === relation?.to.id);
  if (change) throw isReferredTo(change);
}

function isReferredTo({ type, id }: Pick<Change, 'type' | 'id'>): StoreError {
  return new StoreError('invalid', `${type} ${id}: cannot be deleted, for other records refer to it.`);
}

async function checkReferrers(
  transaction: ReadTransaction,
  type: Exclude<RecordType, 'annotation' | 'proposition'>,
  id: Id,
): Promise<void> {
  const annotations = transaction.objectStore('annotations');
  const relations = transaction.objectStore('relations');
  const propositions = transaction.objectStore('propositions');
  const counts = {
    article: () => [annotations.index('articleId').count(id)],
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
  if ((await Promise.all(counts[type]())).some((count) => count > 0)) throw isReferredTo({ type, id });
}
