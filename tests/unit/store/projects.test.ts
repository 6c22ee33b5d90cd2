/** Several projects: chosen everywhere or for a site, with a codebook and coders each, and deleted with what they hold. */
import { beforeEach, describe, expect, it } from 'vitest';
import { hostForProject } from '../../../src/core/model/project.ts';
import type { Store } from '../../../src/store/store.ts';
import { DEFAULT_PROJECT_ID, ESSAY_ARGUMENT, TOULMIN } from '../../english-codebooks.ts';
import { annotated, CLAIM, draft, faultOf, numbered, open, SUPPORTS, stored, URL_ONE, URL_TWO } from './support.ts';

let store: Store;
let thesis: string;
beforeEach(async () => {
  store = open();
  ({ id: thesis } = await store.newProject('Thesis', TOULMIN.id));
});

const everywhere = { url: null, only: 'everywhere' } as const;
const projectOf = async (url: string): Promise<string> =>
  (await annotated(store, draft({ url, exact: url }))).projectId;

it('begins with the reader as its coder, and is one step', async () => {
  const [coder] = (await store.currentProject()).coders;
  const made = (await store.projects()).find(({ id }) => id === thesis);
  expect(made).toMatchObject({ name: 'Thesis', codebookId: TOULMIN.id, coders: [coder] });
  expect((await store.nextUndo())?.label).toBe('new-project');
  await store.undo();
  expect((await store.projects()).map(({ id }) => id)).toEqual([DEFAULT_PROJECT_ID]);
  expect((await faultOf(store.newProject('Thesis', numbered(7)))).kind).toBe('invalid');
});

describe('the project that annotations go to', () => {
  it('is the one chosen everywhere', async () => {
    expect(await projectOf(URL_ONE)).toBe(DEFAULT_PROJECT_ID);
    await store.chooseProject(thesis, everywhere);
    expect(await projectOf(URL_ONE)).toBe(thesis);
    expect((await store.currentProject()).id).toBe(thesis);
  });

  it('is that of the site where one is chosen for it, with www. and without', async () => {
    await store.chooseProject(thesis, { url: URL_ONE, only: 'site' });
    expect(await projectOf(URL_ONE)).toBe(thesis);
    expect(await projectOf('https://www.thediplomat.com/other?x=1')).toBe(thesis);
    expect(await projectOf(URL_TWO)).toBe(DEFAULT_PROJECT_ID);
    expect((await store.siteProject(URL_ONE))?.id).toBe(thesis);
    expect(await store.siteProject(URL_TWO)).toBeNull();
  });

  it('is everywhere again on a site where everywhere is chosen; the choice of other sites stays', async () => {
    await store.chooseProject(thesis, { url: URL_ONE, only: 'site' });
    await store.chooseProject(thesis, { url: URL_TWO, only: 'site' });
    await store.chooseProject(DEFAULT_PROJECT_ID, { url: URL_ONE, only: 'everywhere' });
    expect(await projectOf(URL_ONE)).toBe(DEFAULT_PROJECT_ID);
    expect(await projectOf(URL_TWO)).toBe(thesis);
  });

  it('is told of to the other windows, and no step of undo', async () => {
    const announced: string[][] = [];
    const window = open({ announce: (records) => announced.push(records) });
    const before = (await store.nextUndo())?.seq;
    await window.chooseProject(thesis, { url: URL_ONE, only: 'site' });
    expect(announced).toEqual([['setting']]);
    expect((await store.nextUndo())?.seq).toBe(before);
    expect((await faultOf(store.chooseProject(numbered(3), everywhere))).kind).toBe('conflict');
  });

  it('is another where the chosen one is gone, and the chosen one again when it is back', async () => {
    await store.chooseProject(thesis, everywhere);
    await store.chooseProject(thesis, { url: URL_ONE, only: 'site' });
    await store.deleteProject(thesis);
    expect(await projectOf(URL_ONE)).toBe(DEFAULT_PROJECT_ID);
    await store.undo();
    await store.undo();
    expect(await projectOf(URL_ONE)).toBe(thesis);
  });

  it('has no site where the page has no host', async () => {
    expect(hostForProject('file:///home/reader/a.html')).toBeNull();
    expect(hostForProject('nothing')).toBeNull();
    expect(hostForProject('https://www.example.org:8080/a')).toBe('example.org');
    await store.chooseProject(thesis, { url: 'file:///a.html', only: 'site' });
    expect((await store.currentProject()).id).toBe(thesis);
  });

  it('goes along in a backup', async () => {
    await store.chooseProject(thesis, { url: URL_ONE, only: 'site' });
    const library = await store.exportLibrary();
    const other = open({ name: 'elsewhere' });
    await other.restore(library);
    expect((await other.siteProject(URL_ONE))?.id).toBe(thesis);
  });
});

it('has its own codebook, name and coders', async () => {
  await store.chooseCodebook(ESSAY_ARGUMENT.id, thesis);
  const coder = { id: numbered(500), name: 'Ana' };
  const [me] = (await store.currentProject()).coders;
  if (!me) throw new Error('no coder');
  await store.editProject(thesis, { name: 'Dissertation', coders: [{ ...me, name: 'Me' }, coder] });
  expect((await store.projects()).find(({ id }) => id === thesis)).toMatchObject({
    name: 'Dissertation',
    codebookId: ESSAY_ARGUMENT.id,
    coders: [{ name: 'Me' }, { name: 'Ana' }],
  });
  expect((await store.currentProject()).coders).toEqual([me]);
  for (const changed of [{ name: ' ' }, { coders: [] }, { coders: [coder, coder] }]) {
    expect((await faultOf(store.editProject(thesis, changed))).kind).toBe('invalid');
  }
});

describe('a coder who has made something', () => {
  const ana = { id: numbered(500), name: 'Ana' };

  it('stays in the project, and is named', async () => {
    const [me] = (await store.currentProject()).coders;
    if (!me) throw new Error('no coder');
    await store.editProject(thesis, { coders: [me, ana] });
    expect(await store.coderUse(thesis)).toEqual([]);
    await store.chooseProject(thesis, everywhere);
    await store.annotate(draft());
    expect(await store.coderUse(thesis)).toEqual([me.id]);
    const refused = store.editProject(thesis, { name: 'Other', coders: [ana] });
    await expect(refused).rejects.toMatchObject({ kind: 'coder-in-use', coder: { name: '', number: 1 } });
    expect((await store.currentProject()).name).toBe('Thesis');
    await store.editProject(thesis, { coders: [me] });
  });

  it('also where it was a relation alone', async () => {
    const [one, two] = [
      await annotated(store, draft({ exact: 'one' })),
      await annotated(store, draft({ exact: 'two' })),
    ];
    const [me] = (await store.currentProject()).coders;
    if (!me) throw new Error('no coder');
    await store.editProject(DEFAULT_PROJECT_ID, { coders: [me, ana] });
    await store.setSetting({ key: 'current-coder', value: ana.id });
    const end = (id: string) => ({ type: 'annotation' as const, id });
    await store.relate({ kindId: SUPPORTS, from: end(one.id), to: end(two.id), note: '' });
    expect((await store.coderUse(DEFAULT_PROJECT_ID)).toSorted()).toEqual([me.id, ana.id].toSorted());
    await expect(store.editProject(DEFAULT_PROJECT_ID, { coders: [me] })).rejects.toMatchObject({
      kind: 'coder-in-use',
      coder: { name: 'Ana', number: 2 },
    });
  });
});

describe('deleting', () => {
  it('takes along what it holds, in one step, and nothing of the other projects', async () => {
    const kept = await annotated(store, draft({ exact: 'kept' }));
    await store.chooseProject(thesis, everywhere);
    // So that its passages have roles of its codebook.
    await store.chooseCodebook(ESSAY_ARGUMENT.id);
    const held = await annotated(store, draft({ exact: 'held' }));
    const alone = await annotated(store, draft({ url: URL_TWO, exact: 'alone' }));
    const end = (id: string) => ({ type: 'annotation' as const, id });
    const kindOf = async () => (await store.codebookOf(await store.currentProject())).relationKinds[0]?.id ?? '';
    const { relation: own } = await store.relate({
      kindId: await kindOf(),
      from: end(held.id),
      to: end(alone.id),
      note: '',
    });
    await store.chooseProject(DEFAULT_PROJECT_ID, everywhere);
    // Of the other project, but with an end in this one: it can come with a file only.
    const across = { ...own, id: numbered(9_999), projectId: DEFAULT_PROJECT_ID, from: end(kept.id) };
    const library = await store.exportLibrary();
    await store.restore({ ...library, relations: [...library.relations, across] });
    expect(await store.projectUse()).toEqual(
      new Map([
        [thesis, 2],
        [DEFAULT_PROJECT_ID, 1],
      ]),
    );

    const before = await store.exportLibrary();
    await store.deleteProject(thesis);
    const after = await store.exportLibrary();
    expect(after.annotations).toEqual([kept]);
    expect(after.relations).toEqual([]);
    expect(after.articles.map(({ id }) => id)).toEqual([kept.articleId]);
    await store.undo();
    const back = await store.exportLibrary();
    for (const key of ['annotations', 'relations', 'articles', 'projects'] as const) {
      expect(back[key].map(({ id }) => id)).toEqual(before[key].map(({ id }) => id));
    }
  });

  it('is refused for the last one', async () => {
    await store.deleteProject(thesis);
    await store.annotate(draft({ roles: [CLAIM] }));
    const before = await stored(store);
    expect((await faultOf(store.deleteProject(DEFAULT_PROJECT_ID))).kind).toBe('invalid');
    expect(await stored(store)).toEqual(before);
  });
});
