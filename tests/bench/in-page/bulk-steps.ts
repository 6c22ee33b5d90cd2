/** Steps that change many annotations at once, beside the bare puts of as many, on a page of the extension. */
import type { Annotation } from '../../../src/core/model/annotation.ts';
import { MIGRATIONS } from '../../../src/store/migrations/list.ts';
import type { Store } from '../../../src/store/store.ts';

declare const store: Store;

/** Milliseconds on the wall, by what was done. */
export type Times = Record<string, number>;

/** A database of the same stores and indexes, with nothing else about it. */
function openBare(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('margent-bench', MIGRATIONS.length);
    request.onupgradeneeded = () => {
      const { transaction } = request;
      if (transaction) for (const migrate of MIGRATIONS) void migrate(request.result, transaction);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** One transaction as strict as the store's, a put for each record, nothing awaited but its end. */
function putAll(database: IDBDatabase, records: readonly Annotation[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('annotations', 'readwrite', { durability: 'strict' });
    const annotations = transaction.objectStore('annotations');
    for (const record of records) annotations.put(record);
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

function getAll(database: IDBDatabase): Promise<Annotation[]> {
  return new Promise((resolve, reject) => {
    const request = database.transaction('annotations').objectStore('annotations').getAll();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Puts the store's annotations into the bare database, so that later puts replace as many. */
export async function prepare(): Promise<void> {
  const database = await openBare();
  await putAll(database, (await store.exportLibrary()).annotations);
  database.close();
}

/** Every step once, each taken back, with the bare puts and reads before them. Leaves the library as it was. */
export async function steps(): Promise<Times> {
  const database = await openBare();
  const times: Times = {};
  const { annotations, codebooks, projects } = await store.exportLibrary();
  const ids = annotations.map(({ id }) => id);
  const codebook = codebooks.find(({ id }) => id === projects[0]?.codebookId);
  const [role, other] = codebook?.roles ?? [];
  const [one] = ids;
  if (!codebook || !role || !other || !one) throw new Error('the library has too little in it');
  await timed(times, 'bare puts', () => putAll(database, annotations));
  await timed(times, 'bare read', () => getAll(database));
  await timed(times, 'edit of one', () => store.updateAnnotation(one, { note: `${Date.now()}` }));
  await timed(times, 'undo of it', () => store.undo());
  await timed(times, 'tag on all', () => store.updateAnnotations(ids, { change: 'add', tags: ['everywhere'] }));
  await timed(times, 'undo of that', () => store.undo());
  await timed(times, 'merge of roles', () => store.mergeRoles(codebook.id, role.id, other.id));
  await timed(times, 'undo of the merge', () => store.undo());
  await timed(times, 'deletion of all', () => store.deleteAnnotations(ids));
  await timed(times, 'undo of the deletion', () => store.undo());
  await timed(times, 'export', () => store.exportLibrary());
  database.close();
  return times;
}

async function timed(times: Times, name: string, work: () => Promise<unknown>): Promise<void> {
  const before = performance.now();
  await work();
  times[name] = performance.now() - before;
}
