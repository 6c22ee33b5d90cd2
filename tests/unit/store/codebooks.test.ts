/** Codebooks edited: versions and their log, roles merged and deleted with what becomes of annotations, each one step. */
import { beforeEach, describe, expect, it } from 'vitest';
import { standingFault } from '../../../src/core/argument/relation-rule.ts';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import type { Codebook } from '../../../src/core/model/codebook.ts';
import type { RoleFate } from '../../../src/core/model/role-fate.ts';
import type { Store } from '../../../src/store/store.ts';
import { BUILT_IN_CODEBOOKS, ESSAY_ARGUMENT, TOULMIN } from '../../english-codebooks.ts';
import { annotated, CLAIM, draft, faultOf, numbered, open, PREMISE, roleOf, stored } from './support.ts';

const MAJOR = roleOf('Major claim');
const { id: ESSAY } = ESSAY_ARGUMENT;
const LATER = '2027-01-01T00:00:00.000Z';

let store: Store;
beforeEach(() => {
  store = open();
});

async function codebook(id = ESSAY): Promise<Codebook> {
  const found = (await store.codebooks()).find((each) => each.id === id);
  if (!found) throw new Error('no such codebook');
  return found;
}

const roleNames = async (id = ESSAY): Promise<string[]> => (await codebook(id)).roles.map(({ name }) => name);

/** What the log keeps of a role as it comes with Margent. */
function meaningOf(name: string): { field: string; text: string }[] {
  const role = ESSAY_ARGUMENT.roles.find((each) => each.name === name);
  if (!role) throw new Error(`no ${name}`);
  return (['definition', 'useWhen', 'useNotWhen', 'example'] as const).map((field) => ({ field, text: role[field] }));
}

async function mark(roles: string[], exact: string): Promise<Annotation> {
  return annotated(store, draft({ exact, roles }));
}

async function rolesOf(annotation: Annotation): Promise<string[] | null> {
  return (await store.annotation(annotation.id))?.roles ?? null;
}

/** Runs a step and sees to it that undo and redo take it back and again as a whole, and that it was one. */
async function inOneStep(step: () => Promise<unknown>): Promise<void> {
  const [before, seq] = [await contents(), (await store.nextUndo())?.seq ?? 0];
  await step();
  const after = await contents();
  expect(after).not.toEqual(before);
  expect((await store.nextUndo())?.seq).toBe(seq + 1);
  await store.undo();
  expect(await contents()).toEqual(before);
  await store.redo();
  expect(await contents()).toEqual(after);
}

/** All that is stored but for when: undo is a change of its own time. */
async function contents(): Promise<unknown> {
  const { tombstones: _, ...library } = (await stored(store)) as Record<string, { id?: string; key?: string }[]>;
  return JSON.parse(JSON.stringify(library, (key, value) => (key === 'updatedAt' ? undefined : value))) as unknown;
}

describe('editing', () => {
  it('makes the next version and says in the log what changed, from what to what', async () => {
    await inOneStep(() =>
      store.editCodebook(ESSAY, { what: 'change-role', id: CLAIM, changed: { name: 'Thesis', color: '#123456' } }),
    );
    const { version, log, updatedAt } = await codebook();
    expect(version).toBe(2);
    expect(log).toEqual([
      {
        version: 2,
        at: expect.stringMatching(/^2026-05-01T/),
        changes: [
          { what: 'role-changed', of: 'Claim', field: 'name', from: 'Claim', to: 'Thesis' },
          { what: 'role-changed', of: 'Claim', field: 'color', from: '#d55e00', to: '#123456' },
        ],
      },
    ]);
    expect(updatedAt).not.toBe(ESSAY_ARGUMENT.updatedAt);
    await store.editCodebook(ESSAY, { what: 'describe', changed: { description: 'Ours.' } });
    expect((await codebook()).log?.map((entry) => entry.version)).toEqual([2, 3]);
  });

  it('that changes nothing is no version and no step', async () => {
    await store.editCodebook(ESSAY, { what: 'change-role', id: CLAIM, changed: { name: 'Claim' } });
    await store.editCodebook(ESSAY, { what: 'move-role', id: MAJOR, by: -1 });
    expect(await codebook()).toEqual(ESSAY_ARGUMENT);
    expect(await store.nextUndo()).toBeNull();
  });

  it('is of the codebook as it is stored: what another window has changed stays', async () => {
    const other = open();
    await store.editCodebook(ESSAY, { what: 'describe', changed: { name: 'Mine' } });
    await other.editCodebook(ESSAY, { what: 'change-role', id: CLAIM, changed: { useWhen: 'Always.' } });
    expect(await codebook()).toMatchObject({ name: 'Mine', version: 3 });
  });

  it('gives a key to one role: the other loses it', async () => {
    await store.editCodebook(ESSAY, { what: 'change-role', id: PREMISE, changed: { key: '2' } });
    const { roles, log } = await codebook();
    expect(roles.map(({ key }) => key)).toEqual(['1', null, '2']);
    expect(log?.[0]?.changes.map(({ of, from, to }) => `${of} ${from}>${to}`)).toEqual(['Claim 2>', 'Premise 3>2']);
  });

  it('moves a role among those beside it, with all below it, and nests it behind them', async () => {
    await inOneStep(() => store.editCodebook(ESSAY, { what: 'move-role', id: PREMISE, by: -1 }));
    expect(await roleNames()).toEqual(['Major claim', 'Premise', 'Claim']);
    await inOneStep(() =>
      store.editCodebook(ESSAY, { what: 'change-role', id: PREMISE, changed: { parentId: MAJOR } }),
    );
    await store.editCodebook(ESSAY, { what: 'move-role', id: MAJOR, by: 1 });
    expect(await roleNames()).toEqual(['Claim', 'Major claim', 'Premise']);
    expect((await codebook()).log?.at(-1)?.changes).toEqual([
      {
        what: 'roles-ordered',
        of: 'Essay argument',
        from: 'Major claim, Premise, Claim',
        to: 'Claim, Major claim, Premise',
      },
    ]);
  });

  it('moves a kind of relation before and behind the one beside it, and no further', async () => {
    const [supports, attacks] = ESSAY_ARGUMENT.relationKinds.map(({ id }) => id);
    if (!supports || !attacks) throw new Error('no kinds');
    const kindNames = async () => (await codebook()).relationKinds.map(({ name }) => name);
    await store.editCodebook(ESSAY, { what: 'move-relation', id: supports, by: -1 });
    await store.editCodebook(ESSAY, { what: 'move-relation', id: attacks, by: 1 });
    await store.editCodebook(ESSAY, { what: 'move-relation', id: numbered(7), by: 1 });
    expect(await codebook()).toEqual(ESSAY_ARGUMENT);
    await inOneStep(() => store.editCodebook(ESSAY, { what: 'move-relation', id: attacks, by: -1 }));
    expect(await kindNames()).toEqual(['attacks', 'supports']);
    expect((await codebook()).log?.at(-1)?.changes).toEqual([
      { what: 'relations-ordered', of: 'Essay argument', from: 'supports, attacks', to: 'attacks, supports' },
    ]);
    // One that comes or goes beside others has moved none of them.
    const kind = { id: numbered(8), name: 'repeats', definition: '', from: [], to: [] };
    await store.editCodebook(ESSAY, { what: 'add-relation', kind });
    await store.deleteRelationKind(ESSAY, attacks);
    expect((await codebook()).log?.slice(-2).flatMap(({ changes }) => changes.map(({ what }) => what))).toEqual([
      'relation-added',
      'relation-deleted',
    ]);
  });

  it('refuses a role below itself, and names too long', async () => {
    await store.editCodebook(ESSAY, { what: 'change-role', id: CLAIM, changed: { parentId: MAJOR } });
    for (const changed of [{ parentId: CLAIM }, { name: ' ' }, { name: 'x'.repeat(201) }, { color: 'red' }]) {
      const fault = await faultOf(store.editCodebook(ESSAY, { what: 'change-role', id: MAJOR, changed }));
      expect(fault.kind).toBe('invalid');
    }
    expect((await faultOf(store.editCodebook(numbered(9), { what: 'describe', changed: {} }))).kind).toBe('conflict');
  });

  it('edits kinds of relation, and deletes one with its relations', async () => {
    const supports = ESSAY_ARGUMENT.relationKinds[0]?.id ?? '';
    const [one, two] = [await mark([CLAIM], 'one'), await mark([PREMISE], 'two')];
    await store.relate({
      kindId: supports,
      from: { type: 'annotation', id: two.id },
      to: { type: 'annotation', id: one.id },
      note: '',
    });
    await store.editCodebook(ESSAY, { what: 'change-relation', id: supports, changed: { name: 'backs', to: [CLAIM] } });
    expect((await codebook()).log?.[0]?.changes).toEqual([
      { what: 'relation-changed', of: 'supports', field: 'name', from: 'supports', to: 'backs' },
      { what: 'relation-changed', of: 'supports', field: 'to', from: 'Major claim, Claim, Premise', to: 'Claim' },
    ]);
    expect(await store.relationKindUse(supports)).toBe(1);
    await inOneStep(() => store.deleteRelationKind(ESSAY, supports));
    expect((await store.exportLibrary()).relations).toEqual([]);
    expect((await codebook()).relationKinds.map(({ name }) => name)).toEqual(['attacks']);
    expect((await codebook()).log?.at(-1)?.changes).toEqual([
      {
        what: 'relation-deleted',
        of: 'backs',
        meaning: [
          { field: 'definition', text: ESSAY_ARGUMENT.relationKinds[0]?.definition },
          { field: 'from', text: 'Claim, Premise' },
          { field: 'to', text: 'Claim' },
        ],
      },
    ]);
  });
});

describe('a new codebook', () => {
  it('is the first version, and says that it was made', async () => {
    const { roles } = ESSAY_ARGUMENT;
    const [role] = roles;
    const { id } = await store.newCodebook({
      name: 'Mine',
      description: '',
      roles: role ? [{ ...role, id: numbered(99) }] : [],
      relationKinds: [],
    });
    expect(await codebook(id)).toMatchObject({
      version: 1,
      log: [{ version: 1, changes: [{ what: 'made', of: 'Mine' }] }],
    });
  });

  it('copied from another has all of it under ids of its own', async () => {
    await store.editCodebook(ESSAY, { what: 'change-role', id: PREMISE, changed: { parentId: CLAIM } });
    let id = '';
    await inOneStep(async () => {
      ({ id } = await store.copyCodebook(ESSAY, 'My argument'));
    });
    const [original, copy] = [await codebook(), await codebook(id)];
    expect(copy).toMatchObject({ name: 'My argument', version: 1 });
    expect(copy.log?.[0]?.changes).toEqual([{ what: 'copied', of: 'My argument', from: 'Essay argument', version: 2 }]);
    const shape = ({ roles, relationKinds }: Codebook) => {
      const nameOf = (role: string | null) => roles.find(({ id: each }) => each === role)?.name ?? role;
      return {
        roles: roles.map(({ id: _, parentId, ...rest }) => ({ ...rest, parent: nameOf(parentId) })),
        kinds: relationKinds.map(({ name, from, to }) => [name, from.map(nameOf), to.map(nameOf)]),
      };
    };
    expect(shape(copy)).toEqual(shape(original));
    const ids = (each: Codebook) => [...each.roles, ...each.relationKinds].map((part) => part.id);
    expect(ids(copy).filter((part) => ids(original).includes(part))).toEqual([]);
  });
});

describe('merging two roles', () => {
  it('takes annotations and relations along, in one step, and is told in the log', async () => {
    const [claim, both, premise] = [
      await mark([CLAIM], 'a'),
      await mark([PREMISE, CLAIM], 'b'),
      await mark([PREMISE], 'c'),
    ];
    await inOneStep(() => store.mergeRoles(ESSAY, PREMISE, CLAIM));
    expect([await rolesOf(claim), await rolesOf(both), await rolesOf(premise)]).toEqual([[CLAIM], [CLAIM], [CLAIM]]);
    const { roles, relationKinds, log } = await codebook();
    expect(roles.map(({ name }) => name)).toEqual(['Major claim', 'Claim']);
    expect(relationKinds.map(({ from, to }) => [from, to])).toEqual([
      [[CLAIM], [MAJOR, CLAIM]],
      [[CLAIM], [MAJOR, CLAIM]],
    ]);
    expect(log?.[0]?.changes[0]).toEqual({
      what: 'role-merged',
      of: 'Premise',
      to: 'Claim',
      annotations: 2,
      meaning: meaningOf('Premise'),
    });
    expect((await store.nextUndo())?.label).toBe('merge-roles');
  });

  it('takes the roles below it along, so that what could be related still can, and says so in the log', async () => {
    const SUPPORTS = ESSAY_ARGUMENT.relationKinds[0]?.id ?? '';
    await store.editCodebook(ESSAY, { what: 'change-role', id: PREMISE, changed: { parentId: CLAIM } });
    const ends = { from: [CLAIM], to: [CLAIM] };
    await store.editCodebook(ESSAY, { what: 'change-relation', id: SUPPORTS, changed: ends });
    const [premise, major] = [await mark([PREMISE], 'a'), await mark([MAJOR], 'b')];
    await inOneStep(() => store.mergeRoles(ESSAY, CLAIM, MAJOR));
    const { roles, log } = await codebook();
    expect(roles.map(({ name, parentId }) => [name, parentId])).toEqual([
      ['Major claim', null],
      ['Premise', MAJOR],
    ]);
    expect(log?.at(-1)?.changes).toContainEqual({
      what: 'role-changed',
      of: 'Premise',
      field: 'parentId',
      from: 'Claim',
      to: 'Major claim',
    });
    const end = (id: string) => ({ type: 'annotation' as const, id });
    await store.relate({ kindId: SUPPORTS, from: end(premise.id), to: end(major.id), note: '' });
  });

  it('merged into a role below it lets that take its place, above the others', async () => {
    await store.editCodebook(ESSAY, { what: 'change-role', id: CLAIM, changed: { parentId: MAJOR } });
    await store.editCodebook(ESSAY, { what: 'change-role', id: PREMISE, changed: { parentId: CLAIM } });
    await inOneStep(() => store.mergeRoles(ESSAY, MAJOR, PREMISE));
    expect((await codebook()).roles.map(({ name, parentId }) => [name, parentId])).toEqual([
      ['Premise', null],
      ['Claim', PREMISE],
    ]);
  });

  it('leaves its key to a role that has none, and says so in the log', async () => {
    await store.editCodebook(ESSAY, { what: 'change-role', id: CLAIM, changed: { key: null } });
    await inOneStep(() => store.mergeRoles(ESSAY, PREMISE, CLAIM));
    const { roles, log } = await codebook();
    expect(roles.map(({ name, key }) => [name, key])).toEqual([
      ['Major claim', '1'],
      ['Claim', '3'],
    ]);
    expect(log?.at(-1)?.changes).toContainEqual({
      what: 'role-changed',
      of: 'Claim',
      field: 'key',
      from: '',
      to: '3',
    });
    await store.undo();
    expect((await codebook()).roles.map(({ key }) => key)).toEqual(['1', null, '3']);
  });

  it('leaves its key also to a role below it, and none to a role that has one', async () => {
    await store.editCodebook(ESSAY, { what: 'change-role', id: PREMISE, changed: { key: null, parentId: CLAIM } });
    await store.mergeRoles(ESSAY, CLAIM, PREMISE);
    expect((await codebook()).roles.map(({ name, key }) => [name, key])).toEqual([
      ['Major claim', '1'],
      ['Premise', '2'],
    ]);
    await store.mergeRoles(ESSAY, PREMISE, MAJOR);
    expect((await codebook()).roles.map(({ name, key }) => [name, key])).toEqual([['Major claim', '1']]);
  });

  it('is refused into itself and into what is gone, with nothing changed', async () => {
    const annotation = await mark([CLAIM], 'a');
    for (const into of [CLAIM, numbered(77)]) {
      expect((await faultOf(store.mergeRoles(ESSAY, CLAIM, into))).kind).toBe('conflict');
    }
    expect(await codebook()).toEqual(ESSAY_ARGUMENT);
    expect(await rolesOf(annotation)).toEqual([CLAIM]);
  });
});

it('merging says how many relations could be made no more: those that only a role above allowed', async () => {
  await store.editCodebook(ESSAY, { what: 'change-role', id: PREMISE, changed: { parentId: CLAIM } });
  const [kind] = ESSAY_ARGUMENT.relationKinds;
  if (!kind) throw new Error('no kind');
  await store.editCodebook(ESSAY, { what: 'change-relation', id: kind.id, changed: { from: [CLAIM] } });
  const [premise, major] = [await mark([PREMISE], 'a'), await mark([MAJOR], 'b')];
  const end = ({ id }: Annotation) => ({ type: 'annotation' as const, id });
  await store.relate({ kindId: kind.id, from: end(premise), to: end(major), note: '' });
  const would = (roleId: string, into: string) =>
    store.relationsForbidden({ codebookId: ESSAY, roleId, fate: { what: 'give', roleId: into }, merged: true });
  expect([await would(PREMISE, MAJOR), await would(PREMISE, CLAIM), await would(CLAIM, MAJOR)]).toEqual([1, 0, 0]);
});

describe('deleting a role', () => {
  let alone: Annotation;
  let both: Annotation;
  let other: Annotation;
  beforeEach(async () => {
    alone = await mark([PREMISE], 'alone');
    both = await mark([PREMISE, CLAIM], 'both');
    other = await mark([MAJOR], 'other');
    const end = (id: string) => ({ type: 'annotation' as const, id });
    const kindId = ESSAY_ARGUMENT.relationKinds[0]?.id ?? '';
    await store.relate({ kindId, from: end(alone.id), to: end(other.id), note: '' });
  });

  const result = async () => [await rolesOf(alone), await rolesOf(both), await rolesOf(other)];

  it('says first how many annotations have it, and how many nothing else', async () => {
    expect(await store.roleUse(PREMISE)).toEqual({ all: 2, alone: 1 });
    expect(await store.roleUse(MAJOR)).toEqual({ all: 1, alone: 1 });
    expect(await store.roleUse(numbered(5))).toEqual({ all: 0, alone: 0 });
  });

  it('may give its annotations another role', async () => {
    await inOneStep(() => store.deleteRole(ESSAY, PREMISE, { what: 'give', roleId: MAJOR }));
    expect(await result()).toEqual([[MAJOR], [MAJOR, CLAIM], [MAJOR]]);
    // Unlike a merge, the other role does not take its place in the relations.
    expect((await codebook()).relationKinds[0]?.from).toEqual([CLAIM]);
    expect((await codebook()).log?.[0]?.changes[0]).toEqual({
      what: 'role-deleted',
      of: 'Premise',
      to: 'Major claim',
      annotations: 2,
      meaning: meaningOf('Premise'),
    });
  });

  it('keeps in the log what it meant: its texts, as far as there are any, and what it stood below', async () => {
    const changed = { definition: 'Ours.', useWhen: ' ', useNotWhen: '', example: 'Like this.', parentId: CLAIM };
    await store.editCodebook(ESSAY, { what: 'change-role', id: PREMISE, changed });
    await inOneStep(() => store.deleteRole(ESSAY, PREMISE, { what: 'give', roleId: MAJOR }));
    expect((await codebook()).log?.at(-1)?.changes[0]?.meaning).toEqual([
      { field: 'definition', text: 'Ours.' },
      { field: 'example', text: 'Like this.' },
      { field: 'parentId', text: 'Claim' },
    ]);
    const bare = { definition: '', useWhen: '', useNotWhen: '', example: '' };
    await store.editCodebook(ESSAY, { what: 'change-role', id: MAJOR, changed: bare });
    await store.deleteRole(ESSAY, MAJOR, { what: 'give', roleId: CLAIM });
    expect((await codebook()).log?.at(-1)?.changes[0]).not.toHaveProperty('meaning');
  });

  it('leaves its key to none, not even to the role that its annotations are given', async () => {
    await store.editCodebook(ESSAY, { what: 'change-role', id: MAJOR, changed: { key: null } });
    await store.deleteRole(ESSAY, PREMISE, { what: 'give', roleId: MAJOR });
    expect((await codebook()).roles.map(({ key }) => key)).toEqual([null, '2']);
  });

  it('may take it off, and give those left without any another', async () => {
    await inOneStep(() =>
      store.deleteRole(ESSAY, PREMISE, { what: 'take-off', alone: { what: 'give', roleId: MAJOR } }),
    );
    expect(await result()).toEqual([[MAJOR], [CLAIM], [MAJOR]]);
  });

  it('may take it off, and delete those left without any, with their relations', async () => {
    await inOneStep(() => store.deleteRole(ESSAY, PREMISE, { what: 'take-off', alone: { what: 'delete', atMost: 1 } }));
    expect(await result()).toEqual([null, [CLAIM], [MAJOR]]);
    expect((await store.exportLibrary()).relations).toEqual([]);
  });

  it('may delete its annotations, and the articles left empty', async () => {
    await store.deleteAnnotations([other.id]);
    await inOneStep(() => store.deleteRole(ESSAY, PREMISE, { what: 'delete', atMost: 2 }));
    expect(await result()).toEqual([null, null, null]);
    expect((await store.exportLibrary()).articles).toEqual([]);
  });

  it('deletes nothing that the reader was not told of: what has got the role since', async () => {
    await store.annotate(draft({ exact: 'since', roles: [PREMISE] }));
    const before = await stored(store);
    const seq = (await store.nextUndo())?.seq;
    for (const fate of [
      { what: 'delete', atMost: 2 },
      { what: 'take-off', alone: { what: 'delete', atMost: 1 } },
    ] as const) {
      expect((await faultOf(store.deleteRole(ESSAY, PREMISE, fate))).kind).toBe('conflict');
    }
    expect(await stored(store)).toEqual(before);
    expect((await store.nextUndo())?.seq).toBe(seq);
    await store.deleteRole(ESSAY, PREMISE, { what: 'take-off', alone: { what: 'delete', atMost: 2 } });
    expect(await result()).toEqual([null, [CLAIM], [MAJOR]]);
  });

  it('opens to any role what only it could be related to, and says so in the log', async () => {
    const [kind] = ESSAY_ARGUMENT.relationKinds;
    if (!kind) throw new Error('no kind');
    await store.editCodebook(ESSAY, { what: 'change-relation', id: kind.id, changed: { from: [PREMISE] } });
    await store.deleteRole(ESSAY, PREMISE, { what: 'delete', atMost: 2 });
    expect((await codebook()).relationKinds[0]?.from).toEqual([]);
    expect((await codebook()).log?.at(-1)?.changes).toContainEqual({
      what: 'relation-changed',
      of: 'supports',
      field: 'from',
      from: 'Premise',
      to: '',
    });
  });

  describe('says first how many relations could be made no more', () => {
    const would = (fate: RoleFate, roleId = PREMISE) =>
      store.relationsForbidden({ codebookId: ESSAY, roleId, fate, merged: false });

    it('by what their ends would be', async () => {
      // What is given instead may or may not be allowed to start it.
      expect(await would({ what: 'give', roleId: CLAIM })).toBe(0);
      expect(await would({ what: 'give', roleId: MAJOR })).toBe(1);
      expect(await would({ what: 'take-off', alone: { what: 'give', roleId: MAJOR } })).toBe(1);
      expect(await would({ what: 'take-off', alone: { what: 'give', roleId: CLAIM } })).toBe(0);
    });

    it('and not those that would go with an end, nor those that are forbidden already', async () => {
      expect(await would({ what: 'delete', atMost: 2 })).toBe(0);
      expect(await would({ what: 'take-off', alone: { what: 'delete', atMost: 1 } })).toBe(0);
      await store.updateAnnotation(other.id, { roles: [TOULMIN.roles[0]?.id ?? ''] });
      expect(await would({ what: 'give', roleId: MAJOR })).toBe(0);
    });

    it('and so many are: what was said is what becomes of them', async () => {
      await store.deleteRole(ESSAY, PREMISE, { what: 'give', roleId: MAJOR });
      const [relation] = await store.allRelations();
      if (!relation) throw new Error('it went');
      const roles = { from: await rolesOf(alone), to: await rolesOf(other) };
      expect(standingFault(relation, roles, await codebook())).toMatchObject({ reason: 'role', side: 'from' });
    });

    it('of projects that go by the codebook alone', async () => {
      const { id: toulmin } = await store.newProject('Other', TOULMIN.id);
      const library = await store.exportLibrary();
      await store.restore({
        ...library,
        annotations: library.annotations.map((each) => ({ ...each, projectId: toulmin, updatedAt: LATER })),
        relations: library.relations.map((each) => ({ ...each, projectId: toulmin, updatedAt: LATER })),
      });
      expect(await would({ what: 'give', roleId: MAJOR })).toBe(0);
    });
  });

  it('is refused for the last role, with nothing changed', async () => {
    await store.deleteRole(ESSAY, PREMISE, { what: 'give', roleId: CLAIM });
    await store.deleteRole(ESSAY, MAJOR, { what: 'give', roleId: CLAIM });
    const before = await stored(store);
    expect((await faultOf(store.deleteRole(ESSAY, CLAIM, { what: 'delete', atMost: 9 }))).kind).toBe('invalid');
    expect((await faultOf(store.deleteRole(ESSAY, MAJOR, { what: 'delete', atMost: 9 }))).kind).toBe('conflict');
    expect(await stored(store)).toEqual(before);
  });
});

describe('codebooks that come with Margent', () => {
  it('are added where they lack, also after they were deleted, and never over what is there', async () => {
    await store.editCodebook(ESSAY, { what: 'describe', changed: { name: 'Mine' } });
    await store.deleteCodebook(TOULMIN.id);
    await inOneStep(() => store.addBuiltInCodebooks(BUILT_IN_CODEBOOKS.map(({ id }) => id)));
    expect((await codebook()).name).toBe('Mine');
    const { updatedAt: _, ...toulmin } = TOULMIN;
    expect(await codebook(TOULMIN.id)).toMatchObject(toulmin);
    expect((await store.exportLibrary()).tombstones).toEqual([]);
    const last = (await store.nextUndo())?.seq;
    await store.addBuiltInCodebooks(BUILT_IN_CODEBOOKS.map(({ id }) => id));
    expect((await store.nextUndo())?.seq).toBe(last);
  });

  it('are deleted like any other, but not while a project uses them', async () => {
    await mark([TOULMIN.roles[0]?.id ?? ''], 'a');
    expect(await store.codebookUse(TOULMIN.id)).toBe(1);
    await inOneStep(() => store.deleteCodebook(TOULMIN.id));
    expect((await faultOf(store.deleteCodebook(ESSAY))).kind).toBe('invalid');
  });
});

it('is one transaction and one step for more annotations than one record of the history holds', async () => {
  const library = await store.exportLibrary();
  const first = await mark([PREMISE], 'seed');
  const [article] = (await store.exportLibrary()).articles;
  if (!article) throw new Error('no article');
  const annotations = Array.from({ length: 299 }, (_, index) => ({
    ...first,
    id: numbered(1_000_000 + index),
    roles: index % 2 === 0 ? [PREMISE] : [PREMISE, CLAIM],
  }));
  await store.restore({ ...library, articles: [article], annotations });
  const announced: string[][] = [];
  const window = open({ announce: (records) => announced.push(records) });
  await window.mergeRoles(ESSAY, PREMISE, CLAIM);
  expect(announced).toEqual([['codebook', 'annotation']]);
  expect(await store.roleUse(CLAIM)).toEqual({ all: 300, alone: 300 });
  await store.undo();
  expect(await store.roleUse(PREMISE)).toEqual({ all: 300, alone: 151 });
  await store.deleteRole(ESSAY, PREMISE, { what: 'take-off', alone: { what: 'delete', atMost: 151 } });
  expect((await store.usage()).annotations).toBe(149);
  await store.undo();
  expect((await store.usage()).annotations).toBe(300);
});
