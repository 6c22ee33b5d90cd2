/** The editor's store where the frame's own database is not the library, with both real: only the browser's wire is made up. */
import { expect, it, vi } from 'vitest';
import type { StoreErrorKind } from '../../../src/core/model/store-error-kind.ts';
import type { Store } from '../../../src/store/store.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { provideMessages } from '../../../src/ui/messages.ts';
import { createEditorDrafts } from '../../../src/ui/state/editor-drafts.ts';
import { createEditorState } from '../../../src/ui/state/editor-state.ts';
import { describeFault } from '../../../src/ui/state/faults.ts';
import { ATTACKS, annotated, CLAIM, draft, numbered, open, PREMISE, SUPPORTS } from '../store/support.ts';

type Listener = (raw: unknown, sender: object) => Promise<unknown> | undefined;
const wire = vi.hoisted(() => ({ listeners: [] as Listener[], url: '', asked: [] as unknown[] }));
vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: {
      id: 'margent',
      getURL: (path: string) => `moz-extension://margent/${path}`,
      onMessage: { addListener: (listener: Listener) => wire.listeners.push(listener) },
      async sendMessage(message: unknown) {
        wire.asked.push(message);
        // What goes over the wire is JSON.
        const sender = { id: 'margent', url: wire.url, tab: { id: 1 } };
        const answer = await wire.listeners[0]?.(JSON.parse(JSON.stringify(message)), sender);
        return answer === undefined ? undefined : JSON.parse(JSON.stringify(answer));
      },
    },
  },
}));
const store = vi.hoisted(() => ({ current: undefined as unknown }));
vi.mock('../../../src/entries/shared/open-store.ts', () => ({ openStore: () => store.current }));
provideMessages((key) => key);

const { editorStore } = await import('../../../src/entries/editor/editor-store.ts');
const { answerEditors } = await import('../../../src/entries/background/editor-frames.ts');
answerEditors();
wire.url = 'moz-extension://margent/editor/editor.html#token';

/** A library behind the background, and an editor whose own database is that one or another. */
function frame({ apart }: { apart: boolean }) {
  const library = open();
  store.current = apart ? open({ name: 'of the container' }) : library;
  const editor = editorStore();
  store.current = library;
  wire.asked = [];
  return { library, editor };
}

it('reads and writes in the library, takes back its own step, and gives what is wrong as the library gave it', async () => {
  const { library, editor } = frame({ apart: true });
  const [one, other] = [await annotated(library, draft({ roles: [PREMISE] })), await annotated(library, draft({}))];
  expect(await editor.annotation(one.id)).toEqual(one);
  expect((await editor.article(one.articleId))?.id).toBe(one.articleId);
  expect((await editor.codingContext()).project.id).toBe(one.projectId);
  expect((await editor.allAnnotations()).map(({ annotation }) => annotation.id).sort()).toEqual([one.id, other.id]);
  const { step } = await editor.updateAnnotation(one.id, { note: 'from a container' });
  expect((await library.annotation(one.id))?.note).toBe('from a container');
  expect(step).toBe((await library.nextUndo())?.seq);
  await editor.keepTags(['harbour']);
  expect(await library.setting('sticky-tags')).toEqual(['harbour']);
  await editor.keepTags(null);
  expect(await library.setting('sticky-tags')).toBeNull();
  await editor.relate({ kindId: SUPPORTS, fromId: one.id, toId: other.id, note: '', scheme: null });
  const { relations } = await editor.relationsOf([one.id]);
  expect(relations).toMatchObject([{ kindId: SUPPORTS }]);
  const deleted = await editor.deleteRelations(relations.map(({ id }) => id));
  expect((await editor.relationsOf([one.id])).relations).toEqual([]);
  expect(await editor.undo(deleted.step ?? 0)).toMatchObject({ label: 'delete-relations' });
  expect(await library.relationsOf([one.id])).toHaveLength(1);

  const fault = (work: Promise<unknown>) => work.then(String, describeFault);
  const refused = { kindId: ATTACKS, fromId: one.id, toId: one.id, note: '', scheme: null };
  const { readingStore } = await import('../../../src/entries/shared/reading-store.ts');
  expect(await fault(editor.relate(refused))).toBe(await fault(readingStore().relate(refused)));
  expect(await fault(editor.undo(9_999))).toBe('faultConflict');
  expect(await fault(editor.updateAnnotation(numbered(999), { note: '' }))).toBe('faultConflict');
});

it('uses the library where the browser refuses the frame its own database, and tells of any other fault', async () => {
  const library = open();
  const { id } = await annotated(library, draft({}));
  const refusing = (kind: StoreErrorKind) => {
    const annotation = () => Promise.reject(new StoreError(kind, 'in the frame'));
    store.current = { ...open(), annotation };
    const editor = editorStore();
    store.current = library;
    return editor;
  };
  const editor = refusing('unavailable');
  expect((await editor.annotation(id))?.id).toBe(id);
  await editor.updateAnnotation(id, { note: 'on a site that may keep nothing' });
  expect((await library.annotation(id))?.note).toBe('on a site that may keep nothing');
  await expect(refusing('newer').annotation(id)).rejects.toMatchObject({ kind: 'newer' });
});

it('asks nobody else where its own database is the library', async () => {
  const { library, editor } = frame({ apart: false });
  const { id } = await annotated(library, draft({}));
  await editor.annotation(id);
  const { step } = await editor.updateAnnotation(id, { roles: [PREMISE] });
  expect(wire.asked).toEqual([]);
  expect(step).toBe((await library.nextUndo())?.seq);
});

it('what is nowhere is nowhere, and nobody but the editor is answered, or for what deletes highlights', async () => {
  const { library, editor } = frame({ apart: true });
  expect(await editor.annotation(numbered(999))).toBeNull();
  const { id } = await annotated(library, draft({}));
  const ask = (call: string, url: string) =>
    wire.listeners[0]?.(
      { to: 'background', type: 'editor-store', ask: { call, given: [[id]] } },
      { id: 'margent', url, tab: { id: 1 } },
    );
  expect(ask('deleteAnnotations', wire.url)).toBeUndefined();
  expect(ask('allAnnotations', 'https://example.org/editor/editor.html')).toBeUndefined();
  expect(await ask('allAnnotations', wire.url)).toMatchObject({ value: [{ annotation: { id } }] });
});

it('offers to take back nothing where another tab has made a step while it made none', async () => {
  const { library, editor } = frame({ apart: true });
  const { id } = await annotated(library, draft({}));
  const told: object[] = [];
  const state = createEditorState({
    store: editor,
    drafts: createEditorDrafts(() => localStorage),
    task: async () => ({ id, focus: 'note' }),
    pick: async () => null,
    follow: async () => false,
    told: async (what) => void told.push(what),
  });
  await state.start();
  // The side panel has said the same meanwhile, and another tab's highlight comes in before the background has answered.
  await library.updateAnnotation(id, { note: 'the very words' });
  const updateAnnotation: Store['updateAnnotation'] = async (...given) => {
    await library.annotate(draft({ start: 100 }));
    return library.updateAnnotation(...given);
  };
  store.current = { ...library, updateAnnotation };
  await state.save({ roles: [CLAIM], tags: [], note: 'the very words' });
  expect(told).toEqual([{ written: false, closed: true }]);
});
