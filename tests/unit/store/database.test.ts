import { forceCloseDatabase } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { DATABASE_NAME, openDatabase } from '../../../src/store/database.ts';
import { MIGRATIONS } from '../../../src/store/migrations/list.ts';
import { BUILT_IN_CODEBOOKS, ESSAY_ARGUMENT } from '../../english-codebooks.ts';
import { annotated, atCommit, draft, faultOf, open, stored, turns } from './support.ts';

/** Opens the database as another window would that is not ours: it closes only when told to. */
function openBare(version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE_NAME, version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** The database in its present version, held open by a window that does not make way. */
async function openOld(): Promise<IDBDatabase> {
  const store = open();
  await store.codebooks();
  store.close();
  return openBare(MIGRATIONS.length);
}

/** Every connection the store opens, as they are opened. */
function watchConnections(): IDBDatabase[] {
  const connections: IDBDatabase[] = [];
  const original = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
    if (!connections.includes(this)) connections.push(this);
    return original.apply(this, args);
  });
  return connections;
}

describe('a write', () => {
  it('is acknowledged when its transaction has completed, not before', async () => {
    const announced: unknown[] = [];
    const store = open({ announce: (records) => announced.push(records) });
    await store.codebooks();
    const atCompletion = new Promise<() => void>((resolve) => {
      atCommit((_transaction, complete) => resolve(complete));
    });
    let acknowledged = false;
    const writing = store.annotate(draft()).then(() => {
      acknowledged = true;
    });
    const complete = await atCompletion;
    await turns();
    expect(acknowledged).toBe(false);
    expect(announced).toEqual([]);
    complete();
    await writing;
    expect(acknowledged).toBe(true);
    expect(announced).toEqual([['article', 'annotation', 'setting']]);
  });

  it('that fails while committing is reported, not announced, and leaves nothing', async () => {
    const announce = vi.fn();
    const store = open({ announce });
    const before = await stored(store);
    atCommit((transaction) => transaction._abort('QuotaExceededError'));
    const fault = await faultOf(store.annotate(draft()));
    expect(fault).toEqual({ kind: 'full', message: 'There is no room left on this device: nothing was changed.' });
    expect(announce).not.toHaveBeenCalled();
    vi.restoreAllMocks();
    expect(await stored(store)).toEqual(before);
    expect(await store.nextUndo()).toBeNull();
  });

  it('whose request fails is reported with the cause of the request', async () => {
    const store = open();
    const before = await stored(store);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    expect((await faultOf(store.annotate(draft()))).kind).toBe('full');
    expect(await stored(store)).toEqual(before);
  });

  it('whose requests go down with its transaction is reported with the cause of that', async () => {
    const store = open();
    const before = await stored(store);
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(function (this: IDBObjectStore, ...args) {
      queueMicrotask(() => Reflect.get(this.transaction, '_abort').call(this.transaction, 'QuotaExceededError'));
      return put.apply(this, args);
    });
    expect((await faultOf(store.annotate(draft()))).kind).toBe('full');
    expect(await stored(store)).toEqual(before);
  });

  it('that meets a full disk in Chromium says so', async () => {
    const store = open();
    await store.codebooks();
    atCommit((transaction) => {
      transaction._abort('UnknownError');
      const words = 'Connection is closing because of: IO error: 000008.log: FILE_ERROR_NO_SPACE';
      Object.assign(transaction, { error: new DOMException(words, 'UnknownError') });
    });
    expect((await faultOf(store.annotate(draft()))).kind).toBe('full');
  });

  it.each(['AbortError', 'InvalidStateError'])(
    'that is ended without a reason (%s) is tried once more, and then reported',
    async (name) => {
      const store = open();
      await store.codebooks();
      let times = 1;
      atCommit((transaction, complete) => (times-- > 0 ? transaction._abort(name) : complete()));
      const { id } = await annotated(store, draft());
      expect((await store.annotation(id))?.id).toBe(id);
      times = 2;
      const before = await stored(store);
      expect((await faultOf(store.annotate(draft()))).kind).toBe('closed');
      expect(await stored(store)).toEqual(before);
    },
  );

  it('asks for strict durability, every time', async () => {
    const asked = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const store = open();
    const { id } = await annotated(store, draft());
    await store.updateAnnotation(id, { note: 'n' });
    await store.setSetting({ key: 'last-roles', value: [] });
    await store.deleteAnnotations([id]);
    await store.undo();
    await store.redo();
    await store.restore(await store.exportLibrary());
    const writes = asked.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes.length).toBe(7);
    for (const [, , options] of writes) expect(options).toEqual({ durability: 'strict' });
  });

  it('stands when whoever is told of it throws', async () => {
    const thrown: unknown[] = [];
    const catching = (error: unknown) => thrown.push(error);
    process.prependOnceListener('uncaughtException', catching);
    const others = process.listeners('uncaughtException').filter((listener) => listener !== catching);
    for (const listener of others) process.removeListener('uncaughtException', listener);
    const store = open({
      announce: () => {
        throw new Error('nobody listens');
      },
    });
    const { id } = await annotated(store, draft());
    for (const listener of others) process.on('uncaughtException', listener);
    expect((await store.annotation(id))?.id).toBe(id);
    expect(thrown).toEqual([new Error('nobody listens')]);
  });
});

describe('the connection', () => {
  it('opens nothing until it is used', async () => {
    const opening = vi.spyOn(indexedDB, 'open');
    const store = open();
    expect(opening).not.toHaveBeenCalled();
    await store.codebooks();
    expect(opening).toHaveBeenCalledTimes(1);
  });

  it('makes way for a newer version, then says that there is one', async () => {
    const store = open();
    await store.annotate(draft());
    const newer = await openBare(MIGRATIONS.length + 1);
    expect(newer.version).toBe(MIGRATIONS.length + 1);
    const fault = await faultOf(store.annotate(draft()));
    expect(fault).toEqual({
      kind: 'newer',
      message: 'Margent has been updated. Close this window or panel and open it again.',
    });
  });

  it('lets what it is writing complete before it makes way', async () => {
    const store = open();
    await store.codebooks();
    const [annotation, newer] = await Promise.all([annotated(store, draft()), openBare(MIGRATIONS.length + 1)]);
    const kept = newer.transaction('annotations').objectStore('annotations').get(annotation.id);
    await new Promise((resolve) => {
      kept.onsuccess = resolve;
    });
    expect(kept.result).toEqual(annotation);
  });

  it('makes way when the data is deleted, and begins anew', async () => {
    const store = open();
    await store.annotate(draft());
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(DATABASE_NAME).onsuccess = resolve;
    });
    expect(await store.allAnnotations()).toEqual([]);
    expect((await store.codebooks()).length).toBe(BUILT_IN_CODEBOOKS.length);
  });

  it('opens again when the browser has ended it', async () => {
    const connections = watchConnections();
    const store = open();
    const { id } = await annotated(store, draft());
    for (const connection of connections) forceCloseDatabase(connection as never);
    await turns();
    expect((await store.annotation(id))?.id).toBe(id);
    expect(connections.length).toBe(2);
  });

  it('opens again when it has been closed without a word', async () => {
    const connections = watchConnections();
    const store = open();
    const { id } = await annotated(store, draft());
    connections[0]?.close();
    expect((await store.annotation(id))?.id).toBe(id);
  });

  it('is closed for good by close', async () => {
    const store = open();
    await store.codebooks();
    store.close();
    expect((await faultOf(store.codebooks())).kind).toBe('closed');
    const other = await openBare(MIGRATIONS.length + 1);
    expect(other.version).toBe(MIGRATIONS.length + 1);
  });

  it('reports a browser that refuses', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    expect((await faultOf(open().codebooks())).kind).toBe('unavailable');
  });

  it('reports a browser without IndexedDB, and recovers with it', async () => {
    const factory = globalThis.indexedDB;
    Reflect.deleteProperty(globalThis, 'indexedDB');
    const store = open();
    expect((await faultOf(store.codebooks())).kind).toBe('unavailable');
    globalThis.indexedDB = factory;
    expect((await store.codebooks()).length).toBe(BUILT_IN_CODEBOOKS.length);
  });
});

describe('an old window that does not close', () => {
  it('is reported in time, to each use, and waited for', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const onBlocked = vi.fn();
    const old = await openOld();
    const database = openDatabase({
      seed: async () => undefined,
      onBlocked,
      migrations: [...MIGRATIONS, () => undefined],
    });
    const first = faultOf(database.read(async () => 'read'));
    const second = faultOf(database.write(async () => 'written'));
    await turns();
    expect(onBlocked).not.toHaveBeenCalled();
    await vi.runAllTimersAsync();
    expect((await first).kind).toBe('blocked');
    expect((await second).kind).toBe('blocked');
    expect(onBlocked).toHaveBeenCalled();
    old.close();
    expect(await database.read(async () => 'read')).toBe('read');
    vi.useRealTimers();
  });

  it('does not keep a third window waiting in silence', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const old = await openOld();
    const options = { seed: async () => undefined, migrations: [...MIGRATIONS, () => undefined] };
    const waiting = [openDatabase(options), openDatabase(options)].map((db) => faultOf(db.read(async () => 'read')));
    await turns();
    await vi.runAllTimersAsync();
    expect((await Promise.all(waiting)).map(({ kind }) => kind)).toEqual(['blocked', 'slow']);
    old.close();
    vi.useRealTimers();
  });
});

describe('a browser that is slow to open', () => {
  it('is told as that, and not as an old window, and waited for', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    (await openOld()).close();
    let answer: (() => void) | undefined;
    const original = IDBFactory.prototype.open;
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...args) {
      const request = original.apply(this, args);
      const dispatch = request.dispatchEvent.bind(request);
      request.dispatchEvent = (event) => {
        if (event.type !== 'success') return dispatch(event);
        answer = () => dispatch(event);
        return true;
      };
      return request;
    });
    const onBlocked = vi.fn();
    const database = openDatabase({ seed: async () => undefined, onBlocked });
    const fault = faultOf(database.read(async () => 'read'));
    await turns();
    await vi.runAllTimersAsync();
    expect((await fault).kind).toBe('slow');
    expect(onBlocked).not.toHaveBeenCalled();
    const later = database.read(async () => 'read');
    answer?.();
    expect(await later).toBe('read');
    vi.useRealTimers();
  });
});

describe('the first opening', () => {
  it('seeds the codebooks, one project and one coder', async () => {
    const store = open();
    expect(await store.codebooks()).toEqual(expect.arrayContaining([...BUILT_IN_CODEBOOKS]));
    const project = await store.currentProject();
    expect(project.name).toBe('My reading');
    expect(await store.codebookOf(project)).toEqual(ESSAY_ARGUMENT);
    expect(await store.setting('current-coder')).toBe(project.coders[0]?.id);
  });

  it('is one, also when two windows do it at once', async () => {
    const [one, other] = [open(), open()];
    const projects = await Promise.all([one.currentProject(), other.currentProject()]);
    expect(projects[0]).toEqual(projects[1]);
    expect(projects[0]?.coders.length).toBe(1);
  });

  it('neither overwrites an edited codebook nor brings a deleted one back', async () => {
    const store = open();
    await store.editCodebook(ESSAY_ARGUMENT.id, { what: 'describe', changed: { name: 'My own' } });
    for (const { id } of BUILT_IN_CODEBOOKS) if (id !== ESSAY_ARGUMENT.id) await store.deleteCodebook(id);
    store.close();
    const names = (await open().codebooks()).map(({ name, version }) => `${name} ${version}`);
    expect(names).toEqual(['My own 2']);
  });

  it('that fails leaves no database behind, and is done at the next use', async () => {
    const seed = vi.fn().mockRejectedValueOnce(new Error('half way')).mockResolvedValue(undefined);
    const database = openDatabase({ seed });
    expect((await faultOf(database.read(async () => 'read'))).kind).toBe('unavailable');
    expect(await database.read(async (transaction) => [...transaction.objectStoreNames].length)).toBe(12);
    expect(seed).toHaveBeenCalledTimes(2);
  });
});
