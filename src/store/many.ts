/**
 * Many records in few requests. Each request of IndexedDB is a message there and one back and costs more than what it does; so
 * whoever asks for a good part of a store reads it whole, and many writes are waited for as one.
 */
import { unwrap } from 'idb';
import type { Annotation } from '../core/model/annotation.ts';
import type { Id } from '../core/model/identifier.ts';
import type { COLLECTIONS, RecordByType } from '../core/model/record.ts';
import type { RecordType } from '../core/model/record-type.ts';
import type { Relation } from '../core/model/relation.ts';
import type { Tombstone } from '../core/model/tombstone.ts';
import type { ReadTransaction, WriteTransaction } from './schema.ts';

/** What the stores hold whose records have an id. */
type RecordByStore = { [T in RecordType as (typeof COLLECTIONS)[T]]: RecordByType[T] } & { tombstones: Tombstone };
export type StoreOfRecords = Exclude<keyof RecordByStore, 'tombstones'>;
type RecordStore = keyof RecordByStore;

/** So few are asked for one by one, however small the store is. */
const FEW = 64;

/** Reading a record with all others costs about this part of asking for it alone. */
const ALONE = 4;

/** The same of a key, which is all there is to read: a sixth in Chromium, less in Firefox. */
const KEY_ALONE = 6;

/** The records of these ids, in their order; undefined where there is none. */
export async function getMany<S extends RecordStore>(
  transaction: ReadTransaction,
  name: S,
  ids: readonly Id[],
): Promise<(RecordByStore[S] | undefined)[]> {
  const store = storeOf(transaction, name);
  if (await isWorthReadingWhole(store, ids.length)) {
    const request: IDBRequest<RecordByStore[S][]> = store.getAll();
    await together([request]);
    const byId = new Map(request.result.map((record) => [record.id, record]));
    return ids.map((id) => byId.get(id));
  }
  const requests = ids.map((id): IDBRequest<RecordByStore[S] | undefined> => store.get(id));
  await together(requests);
  return requests.map(({ result }) => result);
}

/** Those of the ids that have a record. */
export async function storedIds(
  transaction: ReadTransaction,
  name: RecordStore,
  ids: Iterable<Id>,
): Promise<ReadonlySet<Id>> {
  const wanted = [...ids];
  const store = storeOf(transaction, name);
  if (await isWorthReadingWhole(store, wanted.length, KEY_ALONE)) {
    const keys = new Set(await allKeys(store));
    return new Set(wanted.filter((id) => keys.has(id)));
  }
  const requests = wanted.map((id) => store.getKey(id));
  await together(requests);
  return new Set(wanted.filter((_id, index) => requests[index]?.result !== undefined));
}

/** The relations that lead to or from any of these annotations or propositions, each once. */
export async function relationsTouching(transaction: ReadTransaction, ids: readonly Id[]): Promise<Relation[]> {
  const store = storeOf(transaction, 'relations');
  // Each end has an index of its own.
  if (await isWorthReadingWhole(store, ids.length * 2)) {
    const request: IDBRequest<Relation[]> = store.getAll();
    await together([request]);
    const wanted = new Set(ids);
    return request.result.filter(({ from, to }) => wanted.has(from.id) || wanted.has(to.id));
  }
  const [from, to] = [store.index('fromId'), store.index('toId')];
  const requests = ids.flatMap((id): IDBRequest<Relation[]>[] => [from.getAll(id), to.getAll(id)]);
  await together(requests);
  const found = requests.flatMap(({ result }) => result);
  return [...new Map(found.map((relation) => [relation.id, relation])).values()];
}

/** Newer than the compiler's library, and than some browsers (https://w3c.github.io/IndexedDB/#dom-idbindex-getallrecords). */
interface IndexOfRecords extends IDBIndex {
  getAllRecords?: (options: { direction: 'prev'; count: number }) => IDBRequest<{ value: Annotation }[]>;
}

/** The annotations changed last, the latest first. */
export async function latestAnnotations(transaction: ReadTransaction, count: number): Promise<Annotation[]> {
  const index: IndexOfRecords = storeOf(transaction, 'annotations').index('updatedAt');
  if (index.getAllRecords) {
    const request = index.getAllRecords({ direction: 'prev', count });
    await together([request]);
    return request.result.map(({ value }) => value);
  }
  const annotations: Annotation[] = [];
  let cursor = await transaction.objectStore('annotations').index('updatedAt').openCursor(null, 'prev');
  while (cursor && annotations.length < count) {
    annotations.push(cursor.value);
    cursor = await cursor.continue();
  }
  return annotations;
}

/** Puts all; what fails one of them fails the transaction. */
export async function putMany<S extends RecordStore>(
  transaction: WriteTransaction,
  name: S,
  records: readonly RecordByStore[S][],
): Promise<void> {
  const store = storeOf(transaction, name);
  await together(records.map((record) => store.put(record)));
}

/** Deletes the records of these ids, as far as there are any: of many, those that stand side by side in one request. */
export async function deleteMany(transaction: WriteTransaction, name: RecordStore, ids: readonly Id[]): Promise<void> {
  const store = storeOf(transaction, name);
  if (!(await isWorthReadingWhole(store, ids.length, KEY_ALONE))) {
    await together(ids.map((id) => store.delete(id)));
    return;
  }
  const doomed = new Set(ids);
  await together(
    runsOf(await allKeys(store), doomed).map(([first, last]) => store.delete(IDBKeyRange.bound(first, last))),
  );
}

/** The first and last of each row of keys that are all doomed. */
function runsOf(keys: readonly Id[], doomed: ReadonlySet<Id>): [first: Id, last: Id][] {
  const runs: [Id, Id][] = [];
  let run: [Id, Id] | null = null;
  for (const key of keys) {
    if (!doomed.has(key)) {
      run = null;
    } else if (run) {
      run[1] = key;
    } else {
      run = [key, key];
      runs.push(run);
    }
  }
  return runs;
}

/**
 * Waits for all requests, which must be of one transaction: they are done in the order in which they were made
 * (https://www.w3.org/TR/IndexedDB/#transaction-lifecycle), so that with the last all are. Rejects with what the first to fail
 * failed of, which ends the transaction.
 */
async function together(requests: readonly IDBRequest[]): Promise<void> {
  const last = requests.at(-1);
  if (!last) return;
  await new Promise<void>((resolve, reject) => {
    const fail = (event: Event): void => reject((event.target as IDBRequest).error);
    for (const request of requests) request.onerror = fail;
    last.onsuccess = () => resolve();
  });
}

async function isWorthReadingWhole(store: IDBObjectStore, asked: number, alone = ALONE): Promise<boolean> {
  if (asked <= FEW) return false;
  const count = store.count();
  await together([count]);
  return count.result <= asked * alone;
}

async function allKeys(store: IDBObjectStore): Promise<Id[]> {
  const request = store.getAllKeys();
  await together([request]);
  // Every one of these stores is keyed by the ids of its records.
  return request.result as Id[];
}

/** The browser's own store: a promise and two listeners for each request would cost more than the request. */
function storeOf(transaction: ReadTransaction | WriteTransaction, name: RecordStore): IDBObjectStore {
  return unwrap(transaction as ReadTransaction).objectStore(name);
}
