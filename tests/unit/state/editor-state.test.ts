/** The editor in a frame over a page, with the real store. */
import { expect, it, vi } from 'vitest';
import { createEditorState } from '../../../src/ui/state/editor-state.ts';
import { ESSAY_ARGUMENT, POLICY_COMMENTARY } from '../../english-codebooks.ts';
import { CLAIM, draft, numbered, open, URL_ONE, URL_TWO } from '../store/support.ts';

const store = vi.hoisted(() => ({ current: undefined as unknown }));
vi.mock('../../../src/entries/shared/open-store.ts', () => ({ openStore: () => store.current }));

it('offers the codebook of the project that the site of the page has', async () => {
  const { readingStore } = await import('../../../src/entries/shared/reading-store.ts');
  const kept = open();
  store.current = kept;
  const seminar = await kept.newProject('Seminar', POLICY_COMMENTARY.id);
  await kept.chooseProject(seminar, { url: URL_ONE, only: 'site' });
  const editorOf = async (id: string) => {
    const state = createEditorState({
      store: readingStore(),
      annotation: (each) => kept.annotation(each),
      article: (each) => kept.article(each),
      task: async () => ({ id, focus: 'note' }),
      pick: async () => null,
      close: async () => undefined,
    });
    await state.start();
    return state;
  };
  const codebookIn = async (url: string): Promise<string> => {
    const { id } = await kept.annotate(draft({ url }));
    const { shown } = await editorOf(id);
    return shown.value.kind === 'ready' ? shown.value.context.codebook.id : shown.value.kind;
  };
  expect(await codebookIn(URL_ONE)).toBe(POLICY_COMMENTARY.id);
  expect(await codebookIn(URL_TWO)).toBe(ESSAY_ARGUMENT.id);
  expect((await editorOf(numbered(999))).shown.value.kind).toBe('nothing');
});

it('writes only what was changed in it: another window may have changed the rest', async () => {
  const { readingStore } = await import('../../../src/entries/shared/reading-store.ts');
  const kept = open();
  store.current = kept;
  const { id } = await kept.annotate(draft({ tags: ['one'] }));
  const state = createEditorState({
    store: readingStore(),
    annotation: (each) => kept.annotation(each),
    article: (each) => kept.article(each),
    task: async () => ({ id, focus: 'note' }),
    pick: async () => null,
    close: async () => undefined,
  });
  await state.start();
  await kept.updateAnnotation(id, { tags: ['one', 'two'] });
  await state.save({ roles: [CLAIM], tags: ['one'], note: 'Said twice.' });
  expect(await kept.annotation(id)).toMatchObject({ tags: ['one', 'two'], note: 'Said twice.' });
});
