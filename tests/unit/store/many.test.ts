/** Steps of many records: in how few requests they are made, and that nothing of what few would leave is left otherwise. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import { openDatabase } from '../../../src/store/database.ts';
import type { Store } from '../../../src/store/store.ts';
import { annotated, draft, faultOf, numbered, open, PREMISE, SUPPORTS, selectorsOf, stored } from './support.ts';

/** More than are asked for one by one. */
const MANY = 240;

afterEach(() => vi.restoreAllMocks());

/** A library of one article with many annotations, each third leading to the one before it. */
async function filled(store: Store, count = MANY, offset = 0): Promise<string[]> {
  const first = await annotated(store, draft());
  const library = await store.exportLibrary();
  const annotations = Array.from({ length: count - 1 }, (_, index): Annotation => {
    const id = numbered(0x10_0000 + index * 2 + offset);
    return { ...first, id, selectors: selectorsOf(`Passage ${index}`, index * 10), createdAt: first.createdAt };
  });
  const related = annotations.filter((_annotation, index) => index % 3 === 1);
  const relations = related.map(({ id, projectId, coderId, createdAt }, index) => ({
    id: numbered(0x20_0000 + index * 2 + offset),
    projectId,
    kindId: SUPPORTS,
    from: { type: 'annotation' as const, id },
    to: { type: 'annotation' as const, id: first.id },
    note: '',
    coderId,
    createdAt,
    updatedAt: createdAt,
  }));
  await store.restore({ ...library, annotations: [first, ...annotations], relations });
  return [first.id, ...annotations.map(({ id }) => id)];
}

/** Counts requests from now on, by what they are. */
function countRequests(): Record<string, number> {
  const counts: Record<string, number> = {};
  const count = (of: object, name: string): void => {
    const original = Reflect.get(of, name);
    vi.spyOn(of as Record<string, () => unknown>, name).mockImplementation(function (this: unknown, ...given) {
      counts[name] = (counts[name] ?? 0) + 1;
      return original.apply(this, given);
    });
  };
  for (const name of ['get', 'getKey', 'getAll', 'getAllKeys', 'put', 'delete', 'count']) {
    count(IDBObjectStore.prototype, name);
  }
  for (const name of ['getAll', 'count']) {
    count(IDBIndex.prototype, name);
  }
  return counts;
}

describe('a step of many annotations', () => {
  it('costs a put for each and a handful of requests beside', async () => {
    const store = open();
    const ids = await filled(store);
    const counts = countRequests();
    expect(await store.updateAnnotations(ids, { change: 'add', tags: ['new'] })).toMatchObject({ count: MANY });
    const { put = 0, ...others } = counts;
    // Those of the history among them.
    expect(put).toBeLessThanOrEqual(MANY + 3);
    expect(Object.values(others).reduce((sum, count) => sum + count)).toBeLessThan(20);
  });

  it('is deleted, and brought back, in a handful of requests beside the puts', async () => {
    const store = open();
    const ids = await filled(store);
    const before = await stored(store);
    const counts = countRequests();
    await store.deleteAnnotations(ids);
    expect((counts.delete ?? 0) + (counts.get ?? 0) + (counts.count ?? 0)).toBeLessThan(20);
    const { annotations, relations, articles, tombstones } = await store.exportLibrary();
    expect({ annotations, relations, articles }).toEqual({ annotations: [], relations: [], articles: [] });
    expect(tombstones).toHaveLength(MANY + MANY / 3 + 1);
    await store.undo();
    expect(withoutTimes(await stored(store))).toEqual(withoutTimes(before));
  });

  it('keeps for undo once what it leaves as it was', async () => {
    const store = open();
    const ids = await filled(store);
    await store.updateAnnotations(ids, { change: 'add', tags: ['new'] });
    const parts = await openDatabase({ seed: async () => undefined }).read((transaction) =>
      transaction.objectStore('historyChanges').getAll(),
    );
    const last = parts.filter(({ seq }) => seq === parts.at(-1)?.seq).flatMap(({ changes }) => changes);
    expect(last).toHaveLength(MANY);
    for (const { before, after } of last as { before: Annotation; after: Annotation }[]) {
      // One object for the browser too, which stores it once.
      expect(after.selectors).toBe(before.selectors);
      expect(after.tags).not.toEqual(before.tags);
    }
  });

  it('is brought back without asking for each end of a relation', async () => {
    const store = open();
    const ids = await filled(store, MANY * 2);
    const { relations } = await store.exportLibrary();
    // Of all annotations a fifth.
    await store.deleteRelations(relations.slice(0, ids.length / 5).map(({ id }) => id));
    const counts = countRequests();
    await store.undo();
    expect(counts.getKey ?? 0).toBeLessThan(20);
  });

  it('leaves what stands between those that go', async () => {
    const store = open();
    const ids = await filled(store);
    const odd = ids.filter((_id, index) => index % 2 === 1);
    await store.deleteAnnotations(odd);
    const { annotations, relations, tombstones } = await store.exportLibrary();
    expect(new Set(annotations.map(({ id }) => id))).toEqual(new Set(ids.filter((id) => !odd.includes(id))));
    expect(relations.every(({ from }) => !odd.includes(from.id))).toBe(true);
    expect(tombstones.filter(({ type }) => type === 'annotation')).toHaveLength(odd.length);
    // One more that goes while many graves stand, and back with all.
    await store.undo();
    expect((await store.exportLibrary()).tombstones).toEqual([]);
  });

  it('keeps the graves of what goes among those of what comes back in the same step', async () => {
    const store = open();
    const here = await filled(store);
    const whole = await store.exportLibrary();
    await store.deleteAnnotations(here);
    // Their keys stand between those of the others.
    const others = await filled(store, MANY, 1);
    const gone = await store.exportLibrary();
    const deletedAt = '2030-01-01T00:00:00.000Z';
    const graves = [...gone.relations.map(({ id }) => ({ id, type: 'relation' as const, deletedAt }))];
    graves.push(...others.map((id) => ({ id, type: 'annotation' as never, deletedAt })));
    await store.restore({ ...whole, tombstones: graves }, { deletedHere: 'return' });
    const { annotations, tombstones } = await store.exportLibrary();
    expect(annotations.map(({ id }) => id).sort()).toEqual(here.toSorted());
    const buried = new Set(tombstones.map(({ id }) => id));
    expect(others.filter((id) => !buried.has(id))).toEqual([]);
    expect(here.filter((id) => buried.has(id))).toEqual([]);
  });

  it('is not taken back where one of them is no longer what it left', async () => {
    const store = open();
    const ids = await filled(store);
    await store.updateAnnotations(ids, { change: 'add', role: PREMISE });
    await changeBehindTheStore(ids[100] ?? '');
    const before = await stored(store);
    expect((await faultOf(store.undo())).kind).toBe('conflict');
    expect(await stored(store)).toEqual(before);
  });

  it('writes nothing where one put fails', async () => {
    const store = open();
    const ids = await filled(store);
    const before = await stored(store);
    const original = IDBObjectStore.prototype.put;
    let puts = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      const request = original.call(this, value, key);
      puts += 1;
      if (puts === 100) {
        // What a full disk does: the request fails after others have succeeded.
        queueMicrotask(() => Reflect.get(this.transaction, '_abort').call(this.transaction, 'QuotaExceededError'));
      }
      return request;
    });
    const fault = await faultOf(store.updateAnnotations(ids, { change: 'add', tags: ['new'] }));
    expect(fault.kind).toBe('full');
    vi.restoreAllMocks();
    expect(await stored(store)).toEqual(before);
  });
});

describe('the relations of many annotations', () => {
  it('are those of each of them, each once', async () => {
    const store = open();
    const ids = await filled(store);
    const all = (await store.allRelations()).map(({ id }) => id);
    expect((await store.relationsOf(ids)).map(({ id }) => id).sort()).toEqual([...all].sort());
    const some = ids.slice(10, 100);
    const wanted = (await store.allRelations()).filter(({ from }) => some.includes(from.id)).map(({ id }) => id);
    expect((await store.relationsOf(some)).map(({ id }) => id).sort()).toEqual(wanted.sort());
    expect(wanted.length).toBeGreaterThan(20);
  });
});

/** As no window of ours would: the step that is taken back finds something else than it left. */
async function changeBehindTheStore(id: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('margent');
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('annotations', 'readwrite');
      const annotations = transaction.objectStore('annotations');
      const found = annotations.get(id);
      found.onsuccess = () => annotations.put({ ...found.result, note: 'Changed.' });
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
      transaction.onabort = () => reject(transaction.error);
    };
  });
}

function withoutTimes(library: unknown): unknown {
  return JSON.parse(JSON.stringify(library, (key, value) => (key === 'updatedAt' ? undefined : value)));
}
