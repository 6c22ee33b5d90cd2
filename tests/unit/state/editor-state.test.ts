/** The editor in a frame over a page, with the real store. */
import { expect, it, vi } from 'vitest';
import type { EditorFocus, EditorTold } from '../../../src/protocol/editor.ts';
import type { Store } from '../../../src/store/store.ts';
import { createEditorDrafts, type EditorDrafts } from '../../../src/ui/state/editor-drafts.ts';
import { createEditorState } from '../../../src/ui/state/editor-state.ts';
import { ESSAY_ARGUMENT, POLICY_COMMENTARY } from '../../english-codebooks.ts';
import { annotated, CLAIM, draft, numbered, open, PREMISE, SUPPORTS, URL_ONE, URL_TWO } from '../store/support.ts';

const store = vi.hoisted(() => ({ current: undefined as unknown }));
vi.mock('../../../src/entries/shared/open-store.ts', () => ({ openStore: () => store.current }));

const { readingStore } = await import('../../../src/entries/shared/reading-store.ts');

/** What a tab keeps as long as it lives. */
function tabStorage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

/** A frame that is opened over a page, and what it tells the page. */
async function frame(kept: Store, id: string, given: { focus?: EditorFocus; drafts?: EditorDrafts } = {}) {
  const { focus = 'note', drafts = createEditorDrafts(tabStorage) } = given;
  store.current = kept;
  const told: Partial<EditorTold>[] = [];
  const state = createEditorState({
    store: { ...readingStore(), annotation: kept.annotation, article: kept.article },
    drafts,
    task: async () => ({ id, focus }),
    pick: async () => null,
    follow: async () => false,
    told: async (what) => void told.push(what),
  });
  await state.start();
  const ready = () => {
    const { value } = state.shown;
    if (value.kind !== 'ready') throw new Error(value.kind);
    return value;
  };
  return { state, told, ready };
}

it('offers the codebook of the project that the site of the page has', async () => {
  const kept = open();
  const { id: seminar } = await kept.newProject('Seminar', POLICY_COMMENTARY.id);
  await kept.chooseProject(seminar, { url: URL_ONE, only: 'site' });
  const codebookIn = async (url: string): Promise<string> => {
    const { id } = await annotated(kept, draft({ url }));
    return (await frame(kept, id)).ready().context.codebook.id;
  };
  expect(await codebookIn(URL_ONE)).toBe(POLICY_COMMENTARY.id);
  expect(await codebookIn(URL_TWO)).toBe(ESSAY_ARGUMENT.id);
  expect((await frame(kept, numbered(999))).state.shown.value.kind).toBe('nothing');
});

it('writes only what was changed in it: another window may have changed the rest', async () => {
  const kept = open();
  const { id } = await annotated(kept, draft({ tags: ['one'] }));
  const { state } = await frame(kept, id);
  await kept.updateAnnotation(id, { tags: ['one', 'two'] });
  await state.save({ roles: [CLAIM], tags: ['one'], note: 'Said twice.' });
  expect(await kept.annotation(id)).toMatchObject({ tags: ['one', 'two'], note: 'Said twice.' });
});

it('a note half written is there again when the frame is, though its page has been loaded anew', async () => {
  const kept = open();
  const { id } = await annotated(kept, draft({ tags: ['one'] }));
  const other = await annotated(kept, draft({ exact: 'other words' }));
  const tab = tabStorage();
  const drafts = () => createEditorDrafts(() => tab);
  const first = await frame(kept, id, { drafts: drafts() });
  first.state.write({ coding: { roles: [CLAIM], tags: ['one'], note: 'A long' }, suggested: false });
  first.state.write({ coding: { roles: [CLAIM], tags: ['one'], note: 'A long thought' }, suggested: false });
  await first.state.close();
  // It says so once, for what is around it to say that nothing is lost.
  expect(first.told).toEqual([{ written: true }, { closed: true }]);
  expect((await frame(kept, other.id, { drafts: drafts() })).ready().written).toBeUndefined();

  await kept.updateAnnotation(id, { tags: ['one', 'two'] });
  const again = await frame(kept, id, { drafts: drafts() });
  expect(again.ready().written?.coding.note).toBe('A long thought');
  expect(again.told).toEqual([{ written: true }]);
  // Against what the annotation was when she began.
  await again.state.save({ roles: [CLAIM], tags: ['one'], note: 'A long thought.' });
  expect(await kept.annotation(id)).toMatchObject({ tags: ['one', 'two'], note: 'A long thought.' });
  expect((await frame(kept, id, { drafts: drafts() })).ready().written).toBeUndefined();
});

it('what is taken back or cancelled is no draft, and a tab that may keep nothing has one as long as the frame lives', async () => {
  const kept = open();
  const { id } = await annotated(kept, draft({}));
  const tab = tabStorage();
  const { state, told, ready } = await frame(kept, id, { drafts: createEditorDrafts(() => tab) });
  const as = (note: string) => ({ coding: { ...codingIn(ready().annotation), note }, suggested: false });
  state.write(as('x'));
  state.write(as(''));
  expect([told, tab.kept.size]).toEqual([[{ written: true }, { written: false }], 0]);
  state.write(as('y'));
  await state.cancel();
  expect([told.at(-1), tab.kept.size]).toEqual([{ written: false, closed: true }, 0]);

  const drafts = createEditorDrafts(() => {
    throw new Error('forbidden');
  });
  const forbidden = await frame(kept, id, { drafts });
  forbidden.state.write(as('z'));
  expect(drafts.codings.get(id)?.coding.note).toBe('z');
  await forbidden.state.cancel();
  expect(drafts.codings.has(id)).toBe(false);
});

it('what the tab has kept of an older version, or what is no draft at all, is passed over', () => {
  const tab = tabStorage();
  tab.setItem('coding a', '{"coding":{"note":"x"}}');
  tab.setItem('relation a', 'x');
  const { codings, relations } = createEditorDrafts(() => tab);
  expect([codings.get('a'), relations.has('a')]).toEqual([undefined, false]);
});

it('a save tells its step, and one that changed nothing has none', async () => {
  const kept = open();
  const { id } = await annotated(kept, draft({}));
  const { state, told } = await frame(kept, id);
  await state.save({ roles: [PREMISE], tags: [], note: '' });
  expect(told).toEqual([{ written: false, closed: true, step: (await kept.nextUndo())?.seq }]);
  const again = await frame(kept, id);
  await again.state.save({ roles: [PREMISE], tags: [], note: '' });
  expect(again.told).toEqual([{ written: false, closed: true }]);
});

it('a step taken back shows in the form, but over what is being written', async () => {
  const kept = open();
  const { id } = await annotated(kept, draft({ roles: [CLAIM] }));
  await kept.updateAnnotation(id, { note: 'from the side panel' });
  const { state, ready } = await frame(kept, id);
  await state.actions.undo();
  expect(ready().annotation.note).toBe('');
  await state.actions.redo();
  const { coding } = { coding: { ...codingIn(ready().annotation), note: 'mine' } };
  state.write({ coding, suggested: false });
  const before = ready();
  await state.actions.undo();
  expect(state.shown.value).toBe(before);
  // The highlight itself.
  await state.actions.undo();
  expect(state.shown.value.kind).toBe('nothing');
  await state.actions.redo();
  expect(ready().annotation.id).toBe(id);
});

it('tags are kept for the next passages at once, with no step and no draft, and the form after it knows', async () => {
  const kept = open();
  const { id } = await annotated(kept, draft({ tags: ['one'] }));
  await kept.updateAnnotation(id, { note: 'Said twice.' });
  const { state, ready, told } = await frame(kept, id);
  state.write({ coding: { ...codingIn(ready().annotation), tags: ['one', 'two'] }, suggested: false });
  expect(await state.actions.keepTags([' one', 'two'])).toBe(true);
  expect(await kept.setting('sticky-tags')).toEqual(['one', 'two']);
  expect(ready().context.stickyTags).toEqual(['one', 'two']);
  await state.cancel();
  expect(await kept.setting('sticky-tags')).toEqual(['one', 'two']);
  // What is taken back is the step before it.
  await state.actions.undo();
  expect(ready()).toMatchObject({ annotation: { note: '' }, context: { stickyTags: ['one', 'two'] } });
  expect(told).toEqual([{ written: true }, { written: false, closed: true }]);
});

it('opened to relate it begins with that kind, unless a relation is half written', async () => {
  const kept = open();
  const { id } = await annotated(kept, draft({}));
  const tab = tabStorage();
  const drafts = createEditorDrafts(() => tab);
  await frame(kept, id, { focus: { relate: SUPPORTS, side: 'from' }, drafts });
  expect(drafts.relations.get(id)).toMatchObject({ relationId: null, choice: `from-${SUPPORTS}`, asked: true });
  // She has written nothing in it yet.
  expect(createEditorDrafts(() => tab).relations.has(id)).toBe(false);
  const half = { relationId: null, choice: 'to-x', otherId: null, scheme: null, note: 'because' };
  drafts.relations.set(id, half);
  const reopened = createEditorDrafts(() => tab);
  await frame(kept, id, { focus: { relate: SUPPORTS, side: 'from' }, drafts: reopened });
  expect(reopened.relations.get(id)).toEqual(half);
});

const codingIn = ({ roles, tags, note }: { roles: string[]; tags: string[]; note: string }) => ({ roles, tags, note });
