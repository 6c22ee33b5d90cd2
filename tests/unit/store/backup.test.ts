import { describe, expect, it, vi } from 'vitest';
import type { Library } from '../../../src/core/model/library.ts';
import { ESSAY_ARGUMENT } from '../../english-codebooks.ts';
import { sampleId, sampleLibrary } from '../model/sample-library.ts';
import { annotated, atCommit, draft, faultOf, numbered, open, PREMISE, SUPPORTS, stored, URL_TWO } from './support.ts';

const NONE = { added: 0, updated: 0, unchanged: 0, deleted: 0, keptDeleted: 0 };

/** The order of records is no part of a library. */
function sorted(library: Library): unknown {
  const entries = Object.entries(library).map(([name, records]) => [
    name,
    [...records].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
  ]);
  return JSON.parse(JSON.stringify(Object.fromEntries(entries)));
}

it('a backup restored into a new browser is the same library', async () => {
  const store = open();
  const one = await annotated(store, draft({ tags: ['x'], note: '<img onerror>' }));
  const two = await annotated(store, draft({ url: URL_TWO }));
  await store.relate({
    kindId: SUPPORTS,
    from: { type: 'annotation', id: one.id },
    to: { type: 'annotation', id: two.id },
    note: '',
  });
  await store.deleteAnnotations([(await annotated(store, draft())).id]);
  const backup = await store.exportLibrary();
  const elsewhere = open({ name: 'another-browser' });
  await elsewhere.restore(JSON.parse(JSON.stringify(backup)));
  expect(sorted(await elsewhere.exportLibrary())).toEqual(sorted(backup));
  expect((await annotated(elsewhere, draft())).coderId).toBe(one.coderId);
});

it('a second time it changes nothing', async () => {
  const store = open();
  await store.restore(sampleLibrary());
  const before = await stored(store);
  expect(await store.restore(sampleLibrary())).toMatchObject({ ...NONE, unchanged: 10 });
  expect(await stored(store)).toEqual(before);
});

it('merges by id: what is newer wins, what is not there is added', async () => {
  const store = open();
  expect(await store.restore(sampleLibrary())).toMatchObject({ ...NONE, added: 8, updated: 1, unchanged: 1 });
  await store.updateAnnotation(sampleId(11), { note: 'mine, newer' });
  await store.annotate(draft({ url: URL_TWO }));
  const newer = sampleLibrary();
  const [, second] = newer.annotations;
  if (second) Object.assign(second, { note: 'theirs, newer', updatedAt: '2026-12-01T00:00:00.000Z' });
  expect(await store.restore(newer)).toMatchObject({ ...NONE, updated: 1, unchanged: 9 });
  expect(await store.annotation(sampleId(11))).toMatchObject({ note: 'mine, newer' });
  expect(await store.annotation(sampleId(12))).toMatchObject({ note: 'theirs, newer' });
  expect((await store.allAnnotations()).length).toBe(3);
});

describe('what was deleted here', () => {
  it('stays deleted, is counted, and comes back when asked for', async () => {
    const store = open();
    await store.restore(sampleLibrary());
    await store.deleteAnnotations([sampleId(11), sampleId(12)]);
    const deleted = await store.exportLibrary();
    expect(await store.restore(sampleLibrary())).toMatchObject({ ...NONE, unchanged: 4, keptDeleted: 6 });
    expect(sorted(await store.exportLibrary())).toEqual(sorted(deleted));
    expect(await store.restore(sampleLibrary(), { deletedHere: 'return' })).toMatchObject({
      ...NONE,
      added: 6,
      unchanged: 4,
    });
    const { annotations, tombstones } = await store.exportLibrary();
    expect(annotations.map(({ id }) => id)).toEqual([sampleId(11), sampleId(12)]);
    expect(tombstones).toEqual(sampleLibrary().tombstones);
    expect(await store.restore(sampleLibrary())).toMatchObject({ ...NONE, unchanged: 10 });
  });

  it('elsewhere is deleted here too', async () => {
    const [store, elsewhere] = [open(), open({ name: 'another-browser' })];
    await store.restore(sampleLibrary());
    await elsewhere.restore(sampleLibrary());
    await elsewhere.deleteAnnotations([sampleId(12)]);
    expect(await store.restore(await elsewhere.exportLibrary())).toMatchObject({ deleted: 2 });
    expect(await store.annotation(sampleId(12))).toBeNull();
  });
});

it('a role deleted with its annotations is known again when they come back', async () => {
  const store = open();
  const annotation = await annotated(store, draft({ roles: [PREMISE] }));
  const backup = await store.exportLibrary();
  await store.deleteRole(ESSAY_ARGUMENT.id, PREMISE, { what: 'delete', atMost: 1 });
  const without = await store.exportLibrary();
  await store.restore(backup, { deletedHere: 'return' });
  const roles = async () => (await store.codebookOf(await store.currentProject())).roles.map(({ id }) => id);
  expect((await store.annotation(annotation.id))?.roles).toEqual([PREMISE]);
  expect(await roles()).toContain(PREMISE);
  await store.undo();
  expect(await roles()).not.toContain(PREMISE);
  expect((await store.exportLibrary()).annotations).toEqual(without.annotations);
});

it('is one step that is undone whole', async () => {
  const store = open();
  await store.annotate(draft());
  const before = await store.exportLibrary();
  await store.restore(sampleLibrary());
  expect((await store.nextUndo())?.label).toBe('restore');
  await store.undo();
  const after = await store.exportLibrary();
  expect(after.annotations).toEqual(before.annotations);
  expect(after.articles).toEqual(before.articles);
  expect(after.propositions).toEqual([]);
  await store.redo();
  expect((await store.exportLibrary()).annotations.length).toBe(3);
});

describe('all or nothing', () => {
  it.each<[string, (library: Library) => void, string]>([
    [
      'a fault in the last record',
      ({ tombstones }) => tombstones.push({ id: 'x', type: 'annotation', deletedAt: '2026-01-01T00:00:00.000Z' }),
      'tombstones[1].id: is not a UUID.',
    ],
    [
      'an annotation of no article',
      ({ articles }) => articles.pop(),
      'annotations[0].articleId: names no article of this library.',
    ],
    [
      'an id twice',
      ({ annotations }) => annotations.push(...annotations),
      'annotations[2].id: is the id of an earlier record.',
    ],
  ])('%s changes nothing and is named', async (_what, damage, message) => {
    const store = open();
    await store.annotate(draft());
    const before = await stored(store);
    const library = sampleLibrary();
    damage(library);
    expect(await faultOf(store.restore(library))).toEqual({ kind: 'invalid', message });
    expect(await stored(store)).toEqual(before);
    expect((await store.nextUndo())?.label).toBe('annotate');
  });

  it('no room for the last record', async () => {
    const store = open();
    await store.annotate(draft());
    const before = await stored(store);
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name === 'projects') throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, args);
    });
    expect((await faultOf(store.restore(sampleLibrary()))).kind).toBe('full');
    vi.restoreAllMocks();
    atCommit((transaction) => transaction._abort('QuotaExceededError'));
    expect((await faultOf(store.restore(sampleLibrary()))).kind).toBe('full');
    vi.restoreAllMocks();
    expect(await stored(store)).toEqual(before);
  });

  it('an id that is another kind of record here', async () => {
    const store = open();
    await store.restore(sampleLibrary());
    const before = await stored(store);
    const clash = sampleLibrary();
    clash.tombstones = [];
    for (const annotation of clash.annotations) annotation.articleId = sampleId(31);
    Object.assign(clash.articles[0] ?? {}, { id: sampleId(31) });
    Object.assign(clash.propositions[0] ?? {}, { id: sampleId(1) });
    for (const relation of clash.relations) if (relation.to.type === 'proposition') relation.to.id = sampleId(1);
    for (const annotation of clash.annotations) annotation.updatedAt = '2026-12-01T00:00:00.000Z';
    expect((await faultOf(store.restore(clash))).kind).toBe('invalid');
    expect(await stored(store)).toEqual(before);
  });
});

it('ten thousand annotations go in, are found, come out, and are undone as one step', async () => {
  const library = sampleLibrary();
  const [article] = library.articles;
  const [annotation] = library.annotations;
  if (!article || !annotation) throw new Error('an empty sample');
  library.articles = Array.from({ length: 500 }, (_, index) => {
    const url = `https://a.org/essay-${index}/x-y`;
    return { ...article, id: numbered(100_000 + index), urls: [url], addressKeys: [`a.org/essay-${index}/x-y`] };
  });
  library.annotations = Array.from({ length: 10_000 }, (_, index) => ({
    ...annotation,
    id: numbered(200_000 + index),
    articleId: numbered(100_000 + (index % 500)),
    tags: [`tag ${index % 40}`],
  }));
  library.relations = [];
  library.tombstones = [];
  const store = open();
  expect(await store.restore(library)).toMatchObject({ added: 10_503, updated: 1 });
  expect((await store.annotationsAt(['https://a.org/essay-7/x-y#top'])).length).toBe(20);
  expect((await store.tagsInUse()).length).toBe(40);
  expect(sorted(await store.exportLibrary())).toMatchObject({
    annotations: { length: 10_000 },
    articles: { length: 500 },
  });
  await store.undo();
  expect(await store.usage()).toMatchObject({ annotations: 0, articles: 0 });
});
