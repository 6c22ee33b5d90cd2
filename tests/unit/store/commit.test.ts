import { beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import type { Change } from '../../../src/core/model/record.ts';
import { checkUnchanged } from '../../../src/store/apply.ts';
import { commit, type Plan } from '../../../src/store/commit.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import type { ReadTransaction } from '../../../src/store/schema.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Writer } from '../../../src/store/writer.ts';
import { ESSAY_ARGUMENT, POLICY_COMMENTARY } from '../../english-codebooks.ts';
import { annotated, draft, faultOf, numbered, open, stored } from './support.ts';

const AT = '2026-06-01T00:00:00.000Z';

let store: Store;
let annotation: Annotation;
let before: unknown;
let database: Database;
let writer: Writer;

beforeEach(async () => {
  store = open();
  annotation = await annotated(store, draft());
  before = await stored(store);
  database = openDatabase({ seed: async () => undefined });
  writer = { database, announce: () => undefined };
});

/** A plan of changes made up outside of the transaction, as undo makes them. */
const expecting =
  (changes: Change[]) =>
  async (transaction: ReadTransaction): Promise<Plan> => {
    await checkUnchanged(transaction, changes);
    return { changes };
  };
const write = (...changes: Change[]) => commit(writer, expecting(changes), { label: 'edit-annotation', at: AT });
const update = (after: Partial<Annotation>, from: Annotation = annotation): Change => ({
  type: 'annotation',
  id: annotation.id,
  before: from,
  after: { ...annotation, ...after, updatedAt: AT },
});

describe('a change made up outside of the transaction', () => {
  it('is written where the record is still what it starts from', async () => {
    await write(update({ note: 'new' }));
    expect(await store.annotation(annotation.id)).toEqual({ ...annotation, note: 'new', updatedAt: AT });
  });

  it.each<[string, () => Change, RegExp]>([
    [
      'of a record changed since',
      () => update({ note: 'new' }, { ...annotation, note: 'old' }),
      /annotation has been changed/,
    ],
    [
      'of a record that is there, as if it were not',
      () => ({ ...update({}), before: null }) as Change,
      /has been changed/,
    ],
    ['of a record deleted since', () => ({ ...update({}), id: numbered(77) }), /annotation has been deleted/],
  ])('%s is a conflict, and nothing is written', async (_what, change, message) => {
    const fault = await faultOf(write(change()));
    expect(fault.kind).toBe('conflict');
    expect(fault.message).toMatch(message);
    expect(await stored(store)).toEqual(before);
  });

  it('takes all others down with it', async () => {
    const other: Change = { type: 'codebook', id: POLICY_COMMENTARY.id, before: POLICY_COMMENTARY, after: null };
    expect((await faultOf(write(other, update({ note: 'new' }, { ...annotation, note: 'old' })))).kind).toBe(
      'conflict',
    );
    expect(await stored(store)).toEqual(before);
  });
});

describe('what would leave the library broken', () => {
  it.each<[string, () => Change[], RegExp]>([
    [
      'an annotation of no article',
      () => [update({ articleId: numbered(77) })],
      /^annotation .*, articleId: names no stored article\.$/,
    ],
    [
      'an annotation of no project',
      () => [update({ projectId: numbered(77) })],
      /projectId: names no stored project\.$/,
    ],
    ['an article that has annotations', () => [], /^article .*: cannot be deleted, for other records refer to it\.$/],
    [
      'a relation to nothing',
      () => [
        {
          type: 'relation',
          id: numbered(70),
          before: null,
          after: {
            id: numbered(70),
            projectId: annotation.projectId,
            kindId: numbered(71),
            from: { type: 'annotation', id: annotation.id },
            to: { type: 'proposition', id: numbered(72) },
            note: '',
            coderId: annotation.coderId,
            createdAt: AT,
            updatedAt: AT,
          },
        },
      ],
      /^relation .*, to\.id: names no stored proposition\.$/,
    ],
    [
      'a codebook in use',
      () => [{ type: 'codebook', id: ESSAY_ARGUMENT.id, before: ESSAY_ARGUMENT, after: null }],
      /^codebook .*: cannot be deleted/,
    ],
    ['an id that is not the record’s', () => [update({ id: numbered(9) })], /id: is another one in the record\.$/],
    [
      'a field nobody knows',
      () => [update({ colour: 'red' } as Partial<Annotation>)],
      /colour: is not a field known here\.$/,
    ],
    ['a time that is none', () => [update({ createdAt: 'yesterday' })], /createdAt: is not a time such as/],
  ])('is refused: %s', async (what, changes, message) => {
    const article = await store.article(annotation.articleId);
    const planned = what.startsWith('an article')
      ? [{ type: 'article', id: annotation.articleId, before: article, after: null } as Change]
      : changes();
    const fault = await faultOf(write(...planned));
    expect(fault.kind).toBe('invalid');
    expect(fault.message).toMatch(message);
    expect(await stored(store)).toEqual(before);
    expect((await store.nextUndo())?.label).toBe('annotate');
  });

  it('is refused: deleting the last project', async () => {
    await store.deleteAnnotations([annotation.id]);
    const project = await store.currentProject();
    const fault = await faultOf(write({ type: 'project', id: project.id, before: project, after: null }));
    expect(fault).toEqual({ kind: 'invalid', message: 'The last project cannot be deleted.' });
  });

  it('is refused for what it leaves, not for the order of its parts', async () => {
    const article = await store.article(annotation.articleId);
    await write(
      { type: 'article', id: annotation.articleId, before: article, after: null },
      { type: 'annotation', id: annotation.id, before: annotation, after: null },
    );
    expect((await store.exportLibrary()).articles).toEqual([]);
  });
});

describe('settings', () => {
  it('are kept, told of, and refused where they are not what their key takes', async () => {
    const announced: string[][] = [];
    const telling = open({ announce: (records) => announced.push(records) });
    await telling.setSetting({ key: 'last-roles', value: [numbered(1)] });
    expect(await telling.setting('last-roles')).toEqual([numbered(1)]);
    expect(announced).toEqual([['setting']]);
    const fault = await faultOf(telling.setSetting({ key: 'last-roles', value: ['claim'] }));
    expect(fault).toEqual({ kind: 'invalid', message: 'setting last-roles, value[0]: is not a UUID.' });
    expect(await telling.setting('current-project')).toBeNull();
  });
});

describe('codebooks', () => {
  it('are chosen for the current project', async () => {
    await store.chooseCodebook(POLICY_COMMENTARY.id);
    expect(await store.codebookOf(await store.currentProject())).toEqual(POLICY_COMMENTARY);
    expect((await store.nextUndo())?.label).toBe('choose-codebook');
    expect((await faultOf(store.chooseCodebook(numbered(77)))).kind).toBe('invalid');
  });
});
