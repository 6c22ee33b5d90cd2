/** The library's state on the real store: what is there first, what stays the same object, how far the list is drawn. */
import '../store/support.ts';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import type { Store } from '../../../src/store/store.ts';
import { provideMessages } from '../../../src/ui/messages.ts';
import type { AnnotationStore } from '../../../src/ui/services.ts';
import { createLibraryState } from '../../../src/ui/state/library-state.ts';
import { annotated, draft, numbered, open, selectorsOf } from '../store/support.ts';

async function filled(store: Store, count: number): Promise<void> {
  const first = await annotated(store, draft({ exact: 'Passage 0' }));
  const library = await store.exportLibrary();
  const others = Array.from(
    { length: count - 1 },
    (_, index): Annotation => ({
      ...first,
      id: numbered(0x1000 + index),
      selectors: selectorsOf(`Passage ${index + 1}`, index),
    }),
  );
  await store.restore({ ...library, annotations: [first, ...others] });
}

/** Above the store as the surfaces see it; reading all waits for `go`. */
async function make(count: number) {
  const store = open();
  await filled(store, count);
  let go = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const project = await store.currentProject();
  const seen = {
    newestAnnotations: (enough: number) => store.newestAnnotations(enough),
    allAnnotations: () => gate.then(() => store.allAnnotations()),
    relationsOf: async () => ({ relations: [], ends: [] }),
    deleteAnnotations: store.deleteAnnotations,
    nextUndo: store.nextUndo,
    codingContext: async () => ({
      project,
      isOfSite: false,
      projects: [project],
      codebook: await store.codebookOf(project),
      codebooks: await store.codebooks(),
      tags: [],
      lastRoles: [],
      coderId: null,
      stickyTags: null,
      singleKeys: true,
    }),
  } as unknown as AnnotationStore;
  const state = createLibraryState({
    store: seen,
    address: { read: () => '', write: () => undefined },
  } as unknown as Parameters<typeof createLibraryState>[0]);
  return { store, state, go };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

describe('a library', () => {
  it('shows its newest before all have been read, and counts all', async () => {
    const { store, state, go } = await make(60);
    const newest = await annotated(
      store,
      draft({ url: 'https://thediplomat.com/2026/02/newest/', exact: 'The newest.' }),
    );
    for (let index = 0; index < 40; index++) {
      await store.annotate(
        draft({ url: 'https://thediplomat.com/2026/02/newest/', exact: `New ${index}`, start: 100 + index }),
      );
    }
    const loading = state.load();
    await until(() => state.status.value.kind === 'ready');
    expect(state.awaited.value).toBe(101);
    expect(state.total.value).toBe(101);
    expect(state.entries.value).toHaveLength(41);
    const [first] = state.groups.value;
    expect(first?.entries[0]?.annotation.id).toBe(newest.id);
    expect([first?.entries.length, first?.size]).toEqual([30, 41]);
    go();
    await loading;
    expect(state.awaited.value).toBe(null);
    expect(state.entries.value).toHaveLength(101);
    // What was there is there, and is not drawn again.
    expect(state.groups.value[0]?.entries[0]).toBe(first?.entries[0]);
  });

  it('goes on from row to row, and says how many an article has', async () => {
    const { state, go } = await make(200);
    go();
    await state.load();
    const drawn = () => state.groups.value.map(({ entries, size }) => [entries.length, size]);
    expect(drawn()).toEqual([[30, 200]]);
    expect(state.hidden.value).toBe(170);
    state.showMore();
    expect(drawn()).toEqual([[90, 200]]);
    state.filters.search('passage 1');
    expect(drawn()).toEqual([[30, 119]]);
  });

  it('keeps the objects of what has not changed', async () => {
    const { store, state, go } = await make(50);
    go();
    await state.load();
    const before = new Map(state.entries.value.map((entry) => [entry.annotation.id, entry]));
    const context = state.context.value;
    const changed = state.entries.value[7]?.annotation.id ?? '';
    await store.updateAnnotation(changed, { note: 'Another.' });
    await state.load();
    const others = state.entries.value.filter((entry) => before.get(entry.annotation.id) !== entry);
    expect(others.map(({ annotation }) => [annotation.id, annotation.note])).toEqual([[changed, 'Another.']]);
    expect(state.context.value).toBe(context);
  });

  it('says how many it has deleted, and not how many were chosen: another window may have been there first', async () => {
    provideMessages((key, [count = '']) => (key === 'languageTag' ? 'en' : `${key} ${count}`));
    const { store, state, go } = await make(3);
    go();
    await state.load();
    state.list.chooseAll();
    await store.deleteAnnotations([state.entries.value[0]?.annotation.id ?? '']);
    expect(await state.list.deleteChosen()).toBe(true);
    expect(state.toast.value).toMatchObject({
      text: 'annotationsDeleted_other 2',
      step: (await store.nextUndo())?.seq,
    });
  });
});
