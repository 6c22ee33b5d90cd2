import { describe, expect, it } from 'vitest';
import type { RelationFault } from '../../../src/core/argument/relation-rule.ts';
import type { Library } from '../../../src/core/model/library.ts';
import type { Store } from '../../../src/store/store.ts';
import { RelationRefused } from '../../../src/store/store-error.ts';
import { DEFAULT_PROJECT_ID, TOULMIN } from '../../english-codebooks.ts';
import {
  ATTACKS,
  annotated,
  CLAIM,
  draft,
  faultOf,
  numbered,
  open,
  PREMISE,
  roleOf,
  SUPPORTS,
  stored,
  URL_TWO,
} from './support.ts';

const end = (id: string) => ({ type: 'annotation' as const, id });

async function withTwo(store: Store): Promise<{ premise: string; claim: string }> {
  const premise = await annotated(store, draft({ exact: 'because', roles: [PREMISE] }));
  const claim = await annotated(store, draft({ exact: 'therefore', start: 20, roles: [CLAIM], url: URL_TWO }));
  return { premise: premise.id, claim: claim.id };
}

/** The reason a promise is refused with; fails where it is not. */
async function refusalOf(promise: Promise<unknown>): Promise<RelationFault> {
  const outcome = await promise.then(
    () => new Error('it was not refused'),
    (error: unknown) => error,
  );
  if (!(outcome instanceof RelationRefused)) throw outcome;
  expect(outcome.kind).toBe('refused');
  return outcome.fault;
}

describe('relate', () => {
  it('keeps the relation in the project of its ends, across articles', async () => {
    const store = open();
    const { premise, claim } = await withTwo(store);
    const { relation: made } = await store.relate({
      kindId: SUPPORTS,
      from: end(premise),
      to: end(claim),
      note: 'why',
      scheme: 'analogy',
    });
    expect(made).toMatchObject({ projectId: DEFAULT_PROJECT_ID, note: 'why', scheme: 'analogy' });
    expect(await store.relationsOf([claim])).toEqual([made]);
    expect(await store.allRelations()).toEqual([made]);
  });

  it('refuses with the reason, and keeps nothing', async () => {
    const store = open();
    const { premise, claim } = await withTwo(store);
    const major = await annotated(store, draft({ exact: 'above all', start: 50, roles: [roleOf('Major claim')] }));
    const relate = (kindId: string, from: string, to: string) =>
      store.relate({ kindId, from: end(from), to: end(to), note: '' });
    await relate(SUPPORTS, premise, claim);
    const before = await stored(store);
    const undo = await store.nextUndo();
    expect(await refusalOf(relate(SUPPORTS, premise, claim))).toEqual({ reason: 'twice', kind: 'supports' });
    expect(await refusalOf(relate(SUPPORTS, claim, claim))).toEqual({ reason: 'self' });
    expect(await refusalOf(relate(SUPPORTS, claim, numbered(9999)))).toEqual({ reason: 'gone' });
    expect(await refusalOf(relate(SUPPORTS, numbered(9999), claim))).toEqual({ reason: 'gone' });
    expect(await refusalOf(relate(SUPPORTS, major.id, claim))).toMatchObject({ reason: 'role', side: 'from' });
    expect(await refusalOf(relate(TOULMIN.relationKinds[0]?.id ?? '', premise, claim))).toMatchObject({
      reason: 'kind',
    });
    expect(await stored(store)).toEqual(before);
    expect(await store.nextUndo()).toEqual(undo);
  });

  it('makes one where two windows make the same at once', async () => {
    const [one, other] = [open(), open()];
    const { premise, claim } = await withTwo(one);
    const same = { kindId: SUPPORTS, from: end(premise), to: end(claim), note: '' };
    const outcomes = await Promise.allSettled([one.relate(same), other.relate(same)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await one.allRelations()).length).toBe(1);
  });

  it('goes by the codebook of the project its ends belong to, whichever project is in work', async () => {
    const store = open();
    const { premise, claim } = await withTwo(store);
    const library = await store.exportLibrary();
    const [project] = library.projects;
    if (!project) throw new Error('no project');
    const coder = numbered(777);
    const second = { ...project, id: numbered(888), codebookId: TOULMIN.id, coders: [{ id: coder, name: 'Ana' }] };
    await store.restore({ ...emptied(library), projects: [second] });
    await store.setSetting({ key: 'current-project', value: second.id });
    const ground = await annotated(store, draft({ exact: 'a fact', start: 90, roles: [TOULMIN.roles[1]?.id ?? ''] }));
    expect(ground.projectId).toBe(second.id);
    const { relation: made } = await store.relate({ kindId: SUPPORTS, from: end(premise), to: end(claim), note: '' });
    expect(made.projectId).toBe(DEFAULT_PROJECT_ID);
    expect(await refusalOf(store.relate({ kindId: SUPPORTS, from: end(ground.id), to: end(claim), note: '' }))).toEqual(
      { reason: 'projects' },
    );
  });

  it('says so where the project has another codebook by now', async () => {
    const store = open();
    const { premise, claim } = await withTwo(store);
    await store.chooseCodebook(TOULMIN.id);
    const refuse = (kindId: string) =>
      refusalOf(store.relate({ kindId, from: end(premise), to: end(claim), note: '' }));
    expect(await refuse(SUPPORTS)).toEqual({ reason: 'kind', codebook: 'Toulmin' });
    expect(await refuse(TOULMIN.relationKinds[0]?.id ?? '')).toMatchObject({ reason: 'codebook', side: 'from' });
  });
});

describe('updateRelation', () => {
  it('changes kind, note, scheme and direction, each a step that undo takes back', async () => {
    const store = open();
    const { premise, claim } = await withTwo(store);
    const {
      relation: { id },
    } = await store.relate({ kindId: SUPPORTS, from: end(premise), to: end(claim), note: '' });
    const relation = async () => (await store.allRelations())[0];
    await store.updateRelation(id, { note: 'n', scheme: 'sign' });
    await store.updateRelation(id, { kindId: ATTACKS });
    await store.updateRelation(id, { from: end(claim), to: end(premise) });
    expect(await relation()).toMatchObject({ kindId: ATTACKS, note: 'n', scheme: 'sign', from: end(claim) });
    await store.updateRelation(id, { scheme: null });
    expect(await relation()).not.toHaveProperty('scheme');
    expect(await store.nextUndo()).toMatchObject({ label: 'edit-relation' });
    for (let step = 0; step < 4; step++) await store.undo();
    const first = await relation();
    expect(first).toMatchObject({ kindId: SUPPORTS, note: '', from: end(premise) });
    expect(first).not.toHaveProperty('scheme');
    for (let step = 0; step < 3; step++) await store.redo();
    expect(await relation()).toMatchObject({ kindId: ATTACKS, scheme: 'sign', from: end(claim) });
  });

  it('leads it to another passage, as the same relation, and undo gives the end back', async () => {
    const store = open();
    const { premise, claim } = await withTwo(store);
    const other = (await annotated(store, draft({ start: 500, roles: [CLAIM] }))).id;
    const { relation: made } = await store.relate({ kindId: SUPPORTS, from: end(premise), to: end(claim), note: 'n' });
    await store.updateRelation(made.id, { to: end(other) });
    expect(await store.allRelations()).toEqual([{ ...made, to: end(other), updatedAt: expect.any(String) }]);
    expect([await store.relationsOf([claim]), (await store.relationsOf([other])).length]).toEqual([[], 1]);
    await store.undo();
    expect(await store.allRelations()).toEqual([{ ...made, updatedAt: expect.any(String) }]);
    expect(await store.relationsOf([other])).toEqual([]);
  });

  it('is held to the rule where kind or ends change, and only there', async () => {
    const store = open();
    const { premise, claim } = await withTwo(store);
    const {
      relation: { id },
    } = await store.relate({ kindId: SUPPORTS, from: end(premise), to: end(claim), note: '' });
    const { relation: other } = await store.relate({ kindId: ATTACKS, from: end(premise), to: end(claim), note: '' });
    expect(await refusalOf(store.updateRelation(other.id, { kindId: SUPPORTS }))).toEqual({
      reason: 'twice',
      kind: 'supports',
    });
    expect(await refusalOf(store.updateRelation(id, { to: end(premise) }))).toEqual({ reason: 'self' });
    await store.chooseCodebook(TOULMIN.id);
    await store.updateRelation(id, { note: 'still mine' });
    expect(await refusalOf(store.updateRelation(id, { kindId: ATTACKS }))).toMatchObject({ reason: 'kind' });
    expect((await store.relationsOf([claim])).find((each) => each.id === id)?.note).toBe('still mine');
  });

  it('says so where it is gone', async () => {
    const store = open();
    expect((await faultOf(store.updateRelation(numbered(5), { note: 'x' }))).kind).toBe('conflict');
  });
});

describe('deleteRelations', () => {
  it('deletes as one step that undo takes back', async () => {
    const store = open();
    const { premise, claim } = await withTwo(store);
    const { relation: one } = await store.relate({ kindId: SUPPORTS, from: end(premise), to: end(claim), note: '' });
    const { relation: two } = await store.relate({ kindId: ATTACKS, from: end(claim), to: end(premise), note: '' });
    await store.deleteRelations([one.id, two.id, numbered(5)]);
    expect(await store.allRelations()).toEqual([]);
    await store.undo();
    expect((await store.allRelations()).map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
  });
});

function emptied(library: Library): Library {
  return { ...library, articles: [], annotations: [], relations: [], propositions: [], settings: [], tombstones: [] };
}
