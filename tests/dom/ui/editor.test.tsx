/** The editor in a page's frame: its keys, what it goes on with, and where the focus goes. */
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { EditorFocus } from '../../../src/protocol/editor.ts';
import { Editor } from '../../../src/ui/editor/Editor.tsx';
import type { RelationsFound, WrittenCoding } from '../../../src/ui/services.ts';
import { createEditorDrafts } from '../../../src/ui/state/editor-drafts.ts';
import { createEditorState } from '../../../src/ui/state/editor-state.ts';
import { axeFindings } from '../axe.ts';
import { annotation, article, codingContext, ROLES, relation, SUPPORTS, show } from './support.ts';

const ARTICLE = article('article', 'The treaty');

interface Given {
  focus?: EditorFocus;
  written?: WrittenCoding;
  /** Relations of it, and the passages they lead to. */
  related?: RelationsFound;
  /** Whether it leads anywhere to follow one. */
  leads?: boolean;
}

async function editor({ focus = 'roles', written, related, leads = true }: Given = {}) {
  sessionStorage.clear();
  const drafts = createEditorDrafts(() => sessionStorage);
  const own = annotation('a', 'It should be ratified', { roles: [ROLES[0]] });
  if (written) drafts.codings.set('a', written);
  const undo = vi.fn(async () => ({ label: 'annotate' }));
  const redo = vi.fn(async () => ({ label: 'annotate' }));
  const told = vi.fn(async () => undefined);
  const made = async () => ({ count: 1, step: 1 });
  const deleteRelations = vi.fn(made);
  const follow = vi.fn(async () => leads);
  const keepTags = vi.fn<(tags: readonly string[] | null) => Promise<void>>(async () => undefined);
  const state = createEditorState({
    store: {
      annotation: async () => own,
      article: async () => ARTICLE,
      codingContext: async () => codingContext(),
      relationsOf: async () => related ?? { relations: [], ends: [] },
      allAnnotations: async () => [
        { annotation: own, article: ARTICLE },
        { annotation: annotation('far', 'The annex was published', { articleId: 'other' }), article: ARTICLE },
      ],
      updateAnnotation: made,
      keepTags,
      deleteAnnotations: made,
      relate: made,
      updateRelation: made,
      deleteRelations,
      undo,
      redo,
      nextUndo: async () => null,
      nextRedo: async () => null,
    },
    drafts,
    task: async () => ({ id: 'a', focus }),
    pick: async () => null,
    follow,
    told,
  });
  await state.start();
  const root = show(<Editor state={state} />);
  return { root, undo, redo, told, drafts, keepTags, deleteRelations, follow };
}

it.each<[string, EditorFocus]>([
  ['roles', 'roles'],
  ['tags', 'tags'],
  ['note', 'note'],
  ['a relation', { relate: SUPPORTS, side: 'from' }],
])('gives axe nothing to find, opened at its %s', async (_, focus) => {
  const { root } = await editor({ focus });
  expect(await axeFindings(root)).toEqual([]);
});

it('hears the keys of undo and redo, but in a field that has been written in', async () => {
  const { root, undo, redo } = await editor();
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(() => root.querySelector('[role=status]')?.textContent).toContain('Undone');
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await expect.poll(() => root.querySelector('[role=status]')?.textContent).toContain('Redone');
  root.querySelector('textarea')?.focus();
  await userEvent.keyboard('A word{Control>}z{/Control}');
  expect([undo.mock.calls.length, redo.mock.calls.length]).toEqual([1, 1]);
});

it('goes on with what was written and says so; Escape outside the form keeps it, Cancel does not', async () => {
  const coding = { roles: [ROLES[0]], tags: [], note: 'Half a thought' };
  const { root, told, drafts } = await editor({ written: { coding, suggested: false } });
  const note = root.querySelector('textarea') as HTMLTextAreaElement;
  expect([note.value, root.textContent]).toEqual([
    'Half a thought',
    expect.stringContaining('did not save. Cancel discards it.'),
  ]);
  note.focus();
  await userEvent.keyboard('{End}!');
  expect(drafts.codings.get('a')?.coding.note).toBe('Half a thought!');
  root.querySelector<HTMLElement>('[data-relate]')?.focus();
  await userEvent.keyboard('{Escape}');
  expect([told.mock.lastCall, drafts.codings.has('a')]).toEqual([[{ closed: true }], true]);
  [...root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Cancel')?.click();
  expect([told.mock.lastCall, drafts.codings.has('a')]).toEqual([[{ written: false, closed: true }], false]);
});

it('keeps tags for the next passages, by the key that leads on from them', async () => {
  const { keepTags, drafts } = await editor({ focus: 'tags' });
  await userEvent.keyboard('week 3{Enter}{Tab} ');
  await expect.poll(() => keepTags.mock.calls).toEqual([[['week 3']]]);
  await userEvent.keyboard(' ');
  await expect.poll(() => keepTags.mock.calls).toEqual([[['week 3']], [null]]);
  expect(drafts.codings.get('a')?.coding).toEqual({ roles: [ROLES[0]], tags: ['week 3'], note: '' });
});

describe('the relations in it', () => {
  const far = article('other', 'The annex');
  const related: RelationsFound = {
    relations: [relation('a', 'near', SUPPORTS, { id: '1' }), relation('far', 'a', SUPPORTS, { id: '2' })],
    ends: [
      { annotation: annotation('near', 'The treaty is short'), article: ARTICLE },
      { annotation: annotation('far', 'The annex was published', { articleId: 'other' }), article: far },
    ],
  };
  const press = async (root: HTMLElement, words: string) => {
    [...root.querySelectorAll<HTMLElement>('[data-relation] button')]
      .find((each) => each.ariaLabel?.startsWith(words) ?? each.textContent.includes(words))
      ?.focus();
    await userEvent.keyboard('{Enter}');
  };

  it('are followed, here or to another article, and deleted', async () => {
    const { root, follow, deleteRelations } = await editor({ related });
    await press(root, 'The treaty is short');
    await press(root, 'The annex was published');
    expect(follow.mock.calls).toEqual([
      ['near', false],
      ['far', true],
    ]);
    expect(await axeFindings(root)).toEqual([]);
    await press(root, 'Delete relation');
    await expect.poll(() => deleteRelations.mock.calls).toEqual([[['1']]]);
    await expect.poll(() => root.querySelector('[role=status]')?.textContent).toContain('Relation deleted.');
  });

  it('say where one leads to nothing', async () => {
    const { root } = await editor({ related, leads: false });
    await press(root, 'The treaty is short');
    await expect.poll(() => root.querySelector('[role=alert]')?.textContent).toContain('no longer on the page');
  });
});

it.each([
  ['from', 'supports …'],
  ['to', '… supports this'],
] as const)('opened to relate it stands in the search, with the kind chosen, %s', async (side, words) => {
  const { root } = await editor({ focus: { relate: SUPPORTS, side } });
  await expect.poll(() => document.activeElement?.closest('form')?.getAttribute('aria-label')).toBe('Relate');
  expect(document.activeElement?.getAttribute('role')).toBe('combobox');
  expect(root.querySelector('form[aria-label] input:checked')?.closest('label')?.textContent).toBe(words);
});
