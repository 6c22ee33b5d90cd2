/** One change to many annotations: one step, made of what each is when it is written. */
import { describe, expect, it } from 'vitest';
import { annotated, CLAIM, draft, faultOf, numbered, open, PREMISE, roleOf, stored } from './support.ts';

const MAJOR = roleOf('Major claim');

async function three() {
  const announced: unknown[] = [];
  const store = open({ announce: (records) => announced.push(records) });
  const made = [
    await annotated(store, draft({ roles: [CLAIM], tags: ['korea'], note: 'one' })),
    await annotated(store, draft({ start: 100, roles: [CLAIM, PREMISE], tags: ['japan'] })),
    await annotated(store, draft({ start: 200, roles: [PREMISE] })),
  ];
  announced.length = 0;
  const all = async () => (await store.annotationsOf(made[0]?.articleId ?? '')).map(({ roles, tags }) => [roles, tags]);
  return { store, announced, ids: made.map(({ id }) => id), all };
}

describe('updateAnnotations', () => {
  it('adds a role where it is not there yet, and is one step', async () => {
    const { store, announced, ids, all } = await three();
    const before = await all();
    expect(await store.updateAnnotations(ids, { change: 'add', role: PREMISE })).toMatchObject({ count: 1 });
    expect((await all()).map(([roles]) => roles)).toEqual([[CLAIM, PREMISE], [CLAIM, PREMISE], [PREMISE]]);
    expect(announced).toHaveLength(1);
    expect((await store.nextUndo())?.label).toBe('edit-annotations');
    await store.undo();
    expect(await all()).toEqual(before);
    await store.redo();
    expect((await all()).map(([roles]) => roles)).toEqual([[CLAIM, PREMISE], [CLAIM, PREMISE], [PREMISE]]);
  });

  it('takes a role away, but never the only one', async () => {
    const { store, ids, all } = await three();
    expect(await store.updateAnnotations(ids, { change: 'remove', role: PREMISE })).toMatchObject({ count: 1 });
    expect((await all()).map(([roles]) => roles)).toEqual([[CLAIM], [CLAIM], [PREMISE]]);
  });

  it('replaces a role in its place, only where it is, and is one step', async () => {
    const { store, announced, ids, all } = await three();
    const before = await all();
    expect(await store.updateAnnotations(ids, { change: 'replace', role: CLAIM, by: MAJOR })).toMatchObject({
      count: 2,
    });
    expect((await all()).map(([roles]) => roles)).toEqual([[MAJOR], [MAJOR, PREMISE], [PREMISE]]);
    expect(announced).toHaveLength(1);
    await store.undo();
    expect(await all()).toEqual(before);
    // One that has the other too has it once.
    expect(await store.updateAnnotations(ids, { change: 'replace', role: CLAIM, by: PREMISE })).toMatchObject({
      count: 2,
    });
    expect((await all()).map(([roles]) => roles)).toEqual([[PREMISE], [PREMISE], [PREMISE]]);
    const step = await store.nextUndo();
    expect(await store.updateAnnotations(ids, { change: 'replace', role: PREMISE, by: PREMISE })).toMatchObject({
      count: 0,
    });
    expect(await store.updateAnnotations(ids, { change: 'replace', role: CLAIM, by: MAJOR })).toMatchObject({
      count: 0,
    });
    expect(await store.nextUndo()).toEqual(step);
  });

  it('adds and takes away a tag, tidied, and leaves the others', async () => {
    const { store, ids, all } = await three();
    expect(await store.updateAnnotations(ids, { change: 'add', tags: [' japan '] })).toMatchObject({ count: 2 });
    expect((await all()).map(([, tags]) => tags)).toEqual([['korea', 'japan'], ['japan'], ['japan']]);
    expect(await store.updateAnnotations(ids.slice(1), { change: 'remove', tags: ['japan'] })).toMatchObject({
      count: 2,
    });
    expect((await all()).map(([, tags]) => tags)).toEqual([['korea', 'japan'], [], []]);
    expect(await store.updateAnnotations(ids, { change: 'add', tags: ['  '] })).toMatchObject({ count: 0 });
    expect(await store.updateAnnotations(ids, { change: 'add', tags: ['korea', 'trade '] })).toMatchObject({
      count: 3,
    });
    expect((await all()).map(([, tags]) => tags)).toEqual([
      ['korea', 'japan', 'trade'],
      ['korea', 'trade'],
      ['korea', 'trade'],
    ]);
  });

  it('keeps what another window has changed since, and passes over what is gone', async () => {
    const { store, ids } = await three();
    const other = open();
    await other.updateAnnotation(ids[0] ?? '', { note: 'from the other window', tags: ['korea', 'new'] });
    await other.deleteAnnotations([ids[2] ?? '']);
    expect(
      await store.updateAnnotations([...ids, ids[0] ?? '', numbered(999)], { change: 'add', tags: ['x'] }),
    ).toMatchObject({ count: 2 });
    expect(await store.annotation(ids[0] ?? '')).toMatchObject({
      note: 'from the other window',
      tags: ['korea', 'new', 'x'],
    });
  });

  it('is no step where it changes nothing', async () => {
    const { store, announced, ids } = await three();
    const before = await store.nextUndo();
    expect(await store.updateAnnotations(ids, { change: 'remove', tags: ['nowhere'] })).toEqual({
      count: 0,
      step: null,
    });
    expect(await store.nextUndo()).toEqual(before);
    expect(announced).toEqual([]);
  });

  it('changes all or none', async () => {
    const { store, ids } = await three();
    const many = Array.from({ length: 100 }, (_, index) => `tag ${index}`);
    await store.updateAnnotation(ids[1] ?? '', { tags: many });
    const before = await stored(store);
    expect(await faultOf(store.updateAnnotations(ids, { change: 'add', tags: ['one more'] }))).toMatchObject({
      kind: 'invalid',
    });
    expect(await stored(store)).toEqual(before);
  });
});
