/** An annotation's place as the reader has it: new text accepted, found by hand, kept as lost; all of it undoable. */
import { expect, it } from 'vitest';
import { annotated, CLAIM, draft, faultOf, numbered, open, selectorsOf, stored } from './support.ts';

const FIRST = 'Moscow needs to assure Seoul';
const SECOND = 'Moscow has to assure Seoul';
const THIRD = 'Seoul must be assured by Moscow';

it('new words take the place of those marked, which are kept beside them', async () => {
  const store = open();
  const made = await annotated(store, draft({ exact: FIRST, tags: ['korea'], note: 'n', roles: [CLAIM] }));
  await store.placeAnnotation(made.id, selectorsOf(SECOND, 7), 'accept-text');
  const placed = await store.annotation(made.id);
  expect(placed).toEqual({
    ...made,
    selectors: selectorsOf(SECOND, 7),
    former: { exact: FIRST, until: placed?.updatedAt },
    updatedAt: placed?.updatedAt,
  });
  expect(placed?.updatedAt.localeCompare(made.updatedAt)).toBe(1);
  expect((await store.nextUndo())?.label).toBe('accept-text');
  await store.undo();
  const { updatedAt, ...back } = (await store.annotation(made.id)) ?? made;
  expect({ ...back, updatedAt: made.updatedAt }).toEqual(made);
});

it('of several changes the words marked first are kept, and on those again there are no others', async () => {
  const store = open();
  const { id } = await annotated(store, draft({ exact: FIRST }));
  await store.placeAnnotation(id, selectorsOf(SECOND), 'accept-text');
  await store.placeAnnotation(id, selectorsOf(THIRD), 'place-by-hand');
  expect((await store.annotation(id))?.former?.exact).toBe(FIRST);
  expect((await store.nextUndo())?.label).toBe('place-by-hand');
  await store.placeAnnotation(id, selectorsOf(FIRST, 90), 'place-by-hand');
  expect(await store.annotation(id)).not.toHaveProperty('former');
});

it('is kept as lost, looked for again, and no longer lost once it has a place', async () => {
  const store = open();
  const made = await annotated(store, draft({ exact: FIRST }));
  await store.keepAsLost(made.id, true);
  expect(await store.annotation(made.id)).toMatchObject({ lost: true, selectors: made.selectors });
  expect((await store.nextUndo())?.label).toBe('keep-as-lost');
  await store.keepAsLost(made.id, false);
  expect(await store.annotation(made.id)).not.toHaveProperty('lost');
  expect((await store.nextUndo())?.label).toBe('look-again');
  await store.undo();
  expect(await store.annotation(made.id)).toHaveProperty('lost', true);
  await store.placeAnnotation(made.id, selectorsOf(THIRD), 'place-by-hand');
  expect(await store.annotation(made.id)).not.toHaveProperty('lost');
  await store.undo();
  expect(await store.annotation(made.id)).toHaveProperty('lost', true);
});

it('moved ends are a step of their own, give a lost one its place, and leave what was marked first', async () => {
  const store = open();
  const { id } = await annotated(store, draft({ exact: FIRST }));
  await store.placeAnnotation(id, selectorsOf(SECOND), 'accept-text');
  await store.keepAsLost(id, true);
  await store.moveEnds(id, selectorsOf('assure Seoul', 4), false);
  const moved = await store.annotation(id);
  expect(moved).not.toHaveProperty('lost');
  expect(moved).toMatchObject({ former: { exact: FIRST }, selectors: selectorsOf('assure Seoul', 4) });
  expect((await store.nextUndo())?.label).toBe('move-ends');
  await store.updateAnnotation(id, { note: 'x' });
  expect((await store.nextUndo())?.label).toBe('edit-annotation');
});

it('the ends of a passage that has changed are moved without its first words getting lost', async () => {
  const store = open();
  const { id, selectors } = await annotated(store, draft({ exact: FIRST }));
  const { step } = await store.moveEnds(id, selectorsOf(SECOND, 7), true);
  expect(await store.annotation(id)).toMatchObject({ selectors: selectorsOf(SECOND, 7), former: { exact: FIRST } });
  expect(await store.nextUndo()).toMatchObject({ label: 'move-ends', seq: step });
  // Of those that stand as they were marked the reader has cut words off, and wants none of them.
  await store.undo();
  await store.moveEnds(id, selectorsOf('assure Seoul', 4), false);
  expect(await store.annotation(id)).not.toHaveProperty('former');
  expect(await store.moveEnds(id, selectorsOf('assure Seoul', 4), false)).toEqual({ step: null });
  await store.undo();
  expect((await store.annotation(id))?.selectors).toEqual(selectors);
});

it('one that is gone is a conflict, one without words is refused, and nothing is written', async () => {
  const store = open();
  const { id } = await annotated(store, draft({ exact: FIRST }));
  const before = await stored(store);
  expect((await faultOf(store.keepAsLost(numbered(999), true))).kind).toBe('conflict');
  expect((await faultOf(store.placeAnnotation(numbered(999), selectorsOf(SECOND), 'accept-text'))).kind).toBe(
    'conflict',
  );
  expect((await faultOf(store.placeAnnotation(id, [], 'place-by-hand'))).kind).toBe('invalid');
  expect(await stored(store)).toEqual(before);
});

it('a backup takes both along', async () => {
  const store = open();
  const { id } = await annotated(store, draft({ exact: FIRST }));
  await store.placeAnnotation(id, selectorsOf(SECOND), 'accept-text');
  await store.keepAsLost(id, true);
  const library = await store.exportLibrary();
  await store.deleteAnnotations([id]);
  await store.restore(library, { deletedHere: 'return' });
  expect(await store.annotation(id)).toMatchObject({ lost: true, former: { exact: FIRST } });
});
