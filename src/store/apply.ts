/** How a list of changes goes into the database: validated, expected, put, checked against all the rest. */

import * as v from 'valibot';
import { groupBy } from '../core/group-by.ts';
import { equal, sameContent } from '../core/model/equality.ts';
import { faultOf } from '../core/model/fault.ts';
import type { Id, Timestamp } from '../core/model/identifier.ts';
import { type AnyRecord, type Change, COLLECTIONS, SCHEMAS } from '../core/model/record.ts';
import type { RecordType } from '../core/model/record-type.ts';
import { checkIntegrity } from './integrity.ts';
import { deleteMany, getMany, putMany, type StoreOfRecords } from './many.ts';
import type { ReadTransaction, WriteTransaction } from './schema.ts';
import { RecordInvalid, StoreError } from './store-error.ts';

/** Those that change anything, as they are to be stored; throws 'invalid' where a record is not what it must be. */
export function validChanges(changes: readonly Change[]): Change[] {
  return changes.filter(({ before, after }) => !sameContent(before, after)).map(validated);
}

/** Puts valid changes in with their tombstones, and checks the library they leave. */
export async function apply(transaction: WriteTransaction, changes: readonly Change[], at: Timestamp): Promise<void> {
  const types = [...groupBy(changes, byType)];
  const kept = changes.filter(({ after }) => after !== null);
  const gone = changes.filter(({ after }) => after === null);
  // What goes goes first: keys that are put meanwhile could come to stand among those that are deleted side by side.
  await Promise.all([
    deleteMany(transaction, 'tombstones', idsOf(kept)),
    ...types.map(([type, changes]) =>
      deleteMany(transaction, COLLECTIONS[type], idsOf(changes.filter(({ after }) => after === null))),
    ),
  ]);
  await Promise.all([
    ...types.map(([type, changes]) =>
      // Which store and which record go together is known to the schemas that have just been passed; the
      // compiler loses it in the union.
      putMany<StoreOfRecords>(
        transaction,
        COLLECTIONS[type],
        changes.flatMap(({ after }) => after ?? []),
      ),
    ),
    putMany(
      transaction,
      'tombstones',
      gone.map(({ id, type }) => ({ id, type, deletedAt: at })),
    ),
  ]);
  await checkIntegrity(reading(transaction), changes);
}

/** 'conflict' where what is stored is no longer what a change starts from. */
export async function checkUnchanged(transaction: ReadTransaction, changes: readonly Change[]): Promise<void> {
  await Promise.all(
    [...groupBy(changes, byType)].map(async ([type, list]) => {
      const found = await getMany<StoreOfRecords>(transaction, COLLECTIONS[type], idsOf(list));
      for (const [index, { before }] of list.entries()) {
        const stored = found[index];
        if (sameContent(stored ?? null, before)) continue;
        throw new StoreError(
          'conflict',
          `This ${type} has been ${stored ? 'changed' : 'deleted'} in the meantime: nothing was changed.`,
        );
      }
    }),
  );
}

const byType = ({ type }: Change): RecordType => type;

const idsOf = (changes: readonly Change[]): Id[] => changes.map(({ id }) => id);

/** A write transaction as one that only reads: the same object, with the writing left out of its type. */
export function reading(transaction: WriteTransaction): ReadTransaction {
  return transaction as unknown as ReadTransaction;
}

function validated(change: Change): Change {
  if (change.after === null) return change;
  const parsed = v.safeParse(SCHEMAS[change.type], change.after, { abortEarly: true });
  if (!parsed.success) {
    throw new RecordInvalid(faultOf(parsed.issues[0]), `${change.type} ${change.id}`);
  }
  if (parsed.output.id !== change.id) {
    throw new StoreError('invalid', `${change.type} ${change.id}, id: is another one in the record.`);
  }
  return { ...change, after: sharing(change.before, parsed.output) } as Change;
}

/** The same record, in which what is as it was before is the same object: a step that keeps both stores it once, and reads it once. */
function sharing(before: Change['before'], after: AnyRecord): AnyRecord {
  if (before === null) return after;
  const known = new Map<string, unknown>(Object.entries(before));
  const fields = Object.entries(after).map(([key, value]) => {
    const was = known.get(key);
    return [key, equal(was, value) ? was : value];
  });
  return Object.fromEntries(fields) as AnyRecord;
}
