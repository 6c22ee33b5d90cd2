import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { openDB, unwrap } from 'idb';
import { expect, it, vi } from 'vitest';
import { openDatabase } from '../../../src/store/database.ts';
import { MIGRATIONS } from '../../../src/store/migrations/list.ts';
import { STORES } from '../../../src/store/schema.ts';
import { now, numbered } from './support.ts';

const FOLDER = new URL('../../../src/store/migrations/', import.meta.url);

/**
 * SHA-256 of every released migration. A reader's database was made by these bytes: when a hash does not
 * match, the file is to be put back and the change made in a new migration.
 */
const RELEASED: Record<string, string> = {
  '001-initial.ts': '4de741cb91925b627231c528d6f65aafebd55d61c8fbef925dbb1a0693e51f39',
  '002-site-rules.ts': '464f71291fd4e6d4a056486aaad17d6f249bbd18a6886d8337140d6ba35efd59',
  '003-works.ts': '1d30a98432d37eb759ae1b9484bf0f8e27559022a29fe373f432fb214cce71c2',
  '004-same-pieces.ts': 'fa1479d48fc8c97d89939410b7d156eae003b582be1a38b17ede44e757113cf5',
};

const files = readdirSync(FOLDER).filter((name) => name !== 'list.ts');

it('is numbered from 001 without a gap, and listed in that order', () => {
  expect(files.map((name) => Number(name.slice(0, 3)))).toEqual(files.map((_name, index) => index + 1));
  const list = readFileSync(new URL('list.ts', FOLDER), 'utf8');
  const imported = [...list.matchAll(/import \{ (\w+) \} from '\.\/(\d{3}-[\w-]+\.ts)'/g)];
  expect(imported.map(([, , file]) => file)).toEqual(files);
  const listed = list.match(/MIGRATIONS: [^=]*= \[(.*)\];/s)?.[1] ?? '';
  expect(
    listed
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  ).toEqual(imported.map(([, name]) => name));
  expect(MIGRATIONS.length).toBe(files.length);
});

it.each(files)('%s is frozen: its bytes are those released, and it imports nothing', (file) => {
  const source = readFileSync(new URL(file, FOLDER));
  expect(createHash('sha256').update(source).digest('hex')).toBe(RELEASED[file]);
  expect(source.toString()).not.toMatch(/\bimport\b/);
});

it('together make the stores and indexes that the schema names', async () => {
  const database = openDatabase({ seed: async () => undefined });
  const made = await database.read(async (transaction) =>
    Object.fromEntries(STORES.map((name) => [name, [...transaction.objectStore(name).indexNames]])),
  );
  expect(made).toEqual({
    articles: ['addressKeys', 'firstPublishedUrl', 'readMoreUrl'],
    annotations: ['articleId', 'projectId', 'tags', 'updatedAt'],
    relations: ['fromId', 'projectId', 'toId'],
    propositions: ['projectId'],
    codebooks: [],
    projects: ['codebookId'],
    siteRules: ['hosts'],
    samePieces: ['addressKeys'],
    settings: [],
    tombstones: [],
    history: [],
    historyChanges: [],
  });
  expect(await database.read(async ({ objectStoreNames }) => objectStoreNames.length)).toBe(STORES.length);
});

it('that fails leaves the database as it was', async () => {
  const first = openDatabase({ seed: async () => undefined });
  await first.read(async () => undefined);
  const broken = openDatabase({
    seed: async () => undefined,
    migrations: [
      ...MIGRATIONS,
      (db) => {
        db.createObjectStore('half');
        throw new Error('half way');
      },
    ],
  });
  await expect(broken.read(async () => undefined)).rejects.toMatchObject({ kind: 'unavailable' });
  const again = openDatabase({ seed: async () => undefined });
  expect(await again.read(async (transaction) => transaction.db.version)).toBe(MIGRATIONS.length);
});

it('brings a database of version 1 up to date with all that is in it', async () => {
  const old = await openDB('margent', 1, {
    upgrade: (db, _old, _new, transaction) => void MIGRATIONS[0]?.(unwrap(db), unwrap(transaction)),
  });
  await old.put('settings', { key: 'current-coder', value: numbered(7) });
  await old.put('tombstones', { id: numbered(8), type: 'annotation', deletedAt: now().toISOString() });
  old.close();
  const seed = vi.fn().mockResolvedValue(undefined);
  const database = openDatabase({ seed });
  const found = await database.read(async (transaction) => ({
    version: transaction.db.version,
    coder: await transaction.objectStore('settings').get('current-coder'),
    graves: await transaction.objectStore('tombstones').count(),
    rules: await transaction.objectStore('siteRules').count(),
  }));
  expect(found).toEqual({
    version: MIGRATIONS.length,
    coder: { key: 'current-coder', value: numbered(7) },
    graves: 1,
    rules: 0,
  });
  expect(seed).not.toHaveBeenCalled();
});

it('of a database that is there does not seed it again', async () => {
  await openDatabase({ seed: async () => undefined }).read(async () => undefined);
  const seed = vi.fn().mockResolvedValue(undefined);
  const newer = openDatabase({ seed, migrations: [...MIGRATIONS, (db) => void db.createObjectStore('more')] });
  expect(await newer.read(async (transaction) => transaction.db.version)).toBe(MIGRATIONS.length + 1);
  expect(seed).not.toHaveBeenCalled();
});
