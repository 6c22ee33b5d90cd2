import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/store/database.ts';
import type { Store } from '../../../src/store/store.ts';
import { POLICY_COMMENTARY } from '../../english-codebooks.ts';
import { annotated, draft, faultOf, open, PREMISE, SUPPORTS, stored } from './support.ts';

/** The whole library without the times that undo and redo set anew. */
async function content(store: Store): Promise<unknown> {
  const { tombstones, settings: _settings, ...library } = await store.exportLibrary();
  const graves = tombstones.map(({ id }) => id).sort();
  return JSON.parse(JSON.stringify({ ...library, graves }, (key, value) => (key === 'updatedAt' ? undefined : value)));
}

/** A life with every kind of step, and what the library was after each. */
async function live(store: Store): Promise<unknown[]> {
  const states = [await content(store)];
  const note = async () => states.push(await content(store));
  const one = await annotated(store, draft());
  await note();
  const two = await annotated(store, draft({ start: 100, tags: ['x'] }));
  await note();
  await store.relate({
    kindId: SUPPORTS,
    from: { type: 'annotation', id: one.id },
    to: { type: 'annotation', id: two.id },
    note: 'because',
  });
  await note();
  await store.updateAnnotation(one.id, { note: 'longer', roles: [PREMISE] });
  await note();
  await store.chooseCodebook(POLICY_COMMENTARY.id);
  await note();
  await store.deleteAnnotations([one.id]);
  await note();
  await store.deleteAnnotations([two.id]);
  await note();
  return states;
}

const graveless = (state: unknown) => ({ ...(state as object), graves: undefined });

describe('undo and redo', () => {
  it('lead through every state there was, back and forth, also after the windows were closed', async () => {
    let store = open();
    const states = await live(store);
    for (const state of states.slice(0, -1).reverse()) {
      store.close();
      store = open();
      expect(await store.undo()).not.toBeNull();
      // A step that made something leaves its tombstone when it is undone.
      expect(graveless(await content(store))).toEqual(graveless(state));
    }
    expect(await store.undo()).toBeNull();
    expect(await store.nextUndo()).toBeNull();
    for (const state of states.slice(1)) {
      store.close();
      store = open();
      expect(await store.redo()).not.toBeNull();
      expect(graveless(await content(store))).toEqual(graveless(state));
    }
    expect(await content(store)).toEqual(states.at(-1));
    expect(await store.redo()).toBeNull();
    expect(await store.nextRedo()).toBeNull();
  });

  it('of a step that is named take back that one, or nothing', async () => {
    const [one, other] = [open(), open()];
    const { annotation, step } = await one.annotate(draft());
    if (step === null) throw new Error('a step was made');
    await other.updateAnnotation(annotation.id, { note: 'x' });
    expect((await faultOf(one.undo({ step }))).kind).toBe('conflict');
    expect((await one.annotation(annotation.id))?.note).toBe('x');
    await other.undo();
    expect((await faultOf(one.undo({ step, label: 'edit-site-rule' }))).kind).toBe('conflict');
    // Pressed in both windows at once: the second does not go on to what was done before.
    const last = await one.annotate(draft({ start: 100 }));
    const limits = { step: last.step ?? 0 };
    const both = await Promise.allSettled([one.undo(limits), other.undo(limits)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await one.annotation(annotation.id)).not.toBeNull();
    await one.undo({ step });
    // Undone already, and there is nothing before it.
    expect((await faultOf(one.undo({ step }))).kind).toBe('conflict');
  });

  it('say what they would do, in every window', async () => {
    const [one, other] = [open(), open()];
    const { id } = await annotated(one, draft());
    await other.updateAnnotation(id, { note: 'x' });
    expect((await one.nextUndo())?.label).toBe('edit-annotation');
    expect(await one.undo()).toMatchObject({ label: 'edit-annotation', changes: [{ type: 'annotation', id }] });
    expect((await other.nextUndo())?.label).toBe('annotate');
    expect((await other.nextRedo())?.label).toBe('edit-annotation');
  });

  it('give what they bring back a new time, so that it wins over the deletion', async () => {
    const store = open();
    const made = await annotated(store, draft());
    await store.deleteAnnotations([made.id]);
    const [grave] = (await store.exportLibrary()).tombstones;
    await store.undo();
    const back = await store.annotation(made.id);
    expect(back?.updatedAt.localeCompare(grave?.deletedAt ?? '')).toBe(1);
    expect({ ...back, updatedAt: '' }).toEqual({ ...made, updatedAt: '' });
  });

  it('are announced', async () => {
    const announced: string[][] = [];
    const store = open({ announce: (records) => announced.push(records) });
    await store.annotate(draft());
    await store.undo();
    await store.redo();
    expect(announced.slice(1).map((records) => records.toSorted())).toEqual([
      ['annotation', 'article'],
      ['annotation', 'article'],
    ]);
  });

  it('a new step ends what could be redone', async () => {
    const store = open();
    await store.annotate(draft());
    const gone = await annotated(store, draft());
    await store.undo();
    await store.annotate(draft());
    expect(await store.redo()).toBeNull();
    expect(await store.annotation(gone.id)).toBeNull();
    await store.undo();
    await store.undo();
    expect(await store.allAnnotations()).toEqual([]);
  });

  it('settings are no step', async () => {
    const store = open();
    await store.annotate(draft());
    await store.setSetting({ key: 'last-roles', value: [] });
    expect((await store.nextUndo())?.label).toBe('annotate');
  });

  it('two windows that undo at once undo two steps', async () => {
    const [one, other] = [open(), open()];
    await one.annotate(draft());
    await one.annotate(draft());
    await one.annotate(draft());
    await Promise.all([one.undo(), other.undo()]);
    expect((await one.allAnnotations()).length).toBe(1);
  });

  it('is a conflict where a record changed past the history, and changes nothing', async () => {
    const store = open();
    const made = await annotated(store, draft());
    await openDatabase({ seed: async () => undefined }).write(async (transaction) => {
      await transaction.objectStore('annotations').put({ ...made, note: 'from nowhere' });
    });
    const before = await stored(store);
    const fault = await faultOf(store.undo());
    expect(fault).toEqual({
      kind: 'conflict',
      message: 'This annotation has been changed in the meantime: nothing was changed.',
    });
    expect(await stored(store)).toEqual(before);
    expect((await store.nextUndo())?.label).toBe('annotate');
  });
});

it('a hundred steps are kept, and no changes of older ones', async () => {
  const store = open();
  for (let count = 0; count < 103; count++) await store.annotate(draft({ exact: `passage ${count}` }));
  const kept = await openDatabase({ seed: async () => undefined }).read(async (transaction) => [
    (await transaction.objectStore('history').getAllKeys()).length,
    (await transaction.objectStore('historyChanges').getAllKeys()).length,
  ]);
  expect(kept).toEqual([100, 100]);
  for (let count = 0; count < 100; count++) expect(await store.undo()).not.toBeNull();
  expect(await store.undo()).toBeNull();
  expect((await store.allAnnotations()).length).toBe(3);
});
