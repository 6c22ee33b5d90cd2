/** How a list of changes goes into the database: validated, expected, put, checked against all the rest. */
import * as v from 'valibot';
import { sameContent } from '../core/model/equality.ts';
import { faultOf } from '../core/model/fault.ts';
import type { Timestamp } from '../core/model/identifier.ts';
import { type AnyRecord, type Change, COLLECTIONS, SCHEMAS } from '../core/model/record.ts';
import { checkIntegrity } from './integrity.ts';
import type { ReadTransaction, WriteTransaction } from './schema.ts';
import { RecordInvalid, StoreError } from './store-error.ts';

/** Validates the changes, puts them in with their tombstones, and checks the library they leave. */
export async function apply(transaction: WriteTransaction, changes: Change[], at: Timestamp): Promise<Change[]> {
  const valid = changes.filter(({ before, after }) => !sameContent(before, after)).map(validated);
  const graves = transaction.objectStore('tombstones');
  await Promise.all(
    valid.flatMap(({ type, id, after }): Promise<unknown>[] => {
      // Which store and which record go together is known to the schemas that have just been passed; the
      // compiler loses it in a union of six.
      const records = transaction.objectStore(COLLECTIONS[type]) as { put: (record: AnyRecord) => Promise<unknown> };
      return after
        ? [records.put(after), graves.delete(id)]
        : [transaction.objectStore(COLLECTIONS[type]).delete(id), graves.put({ id, type, deletedAt: at })];
    }),
  );
  await checkIntegrity(reading(transaction), valid);
  return valid;
}

/** 'conflict' where what is stored is no longer what a change starts from. */
export async function checkUnchanged(transaction: ReadTransaction, changes: readonly Change[]): Promise<void> {
  await Promise.all(
    changes.map(async ({ type, id, before }) => {
      const stored: AnyRecord | undefined = await transaction.objectStore(COLLECTIONS[type]).get(id);
      if (!sameContent(stored ?? null, before)) {
        throw new StoreError(
          'conflict',
          `This ${type} has been ${stored ? 'changed' : 'deleted'} in the meantime: nothing was changed.`,
        );
      }
    }),
  );
}

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
  return { ...change, after: parsed.output } as Change;
}
