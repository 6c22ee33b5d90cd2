/** The popup's state: what is written in it is not thrown away by what is done beside it. */
import { expect, it } from 'vitest';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import type { PageDescription, PassageDescription } from '../../../src/protocol/content.ts';
import { provideMessages } from '../../../src/ui/messages.ts';
import { createPopupState, type PopupServices } from '../../../src/ui/state/popup-state.ts';
import { BUILT_IN_CODEBOOKS, defaultProject, ESSAY_ARGUMENT } from '../../english-codebooks.ts';

provideMessages((key) => (key === 'languageTag' ? 'en' : key));

const selection: PassageDescription = {
  place: null,
  selectors: [{ type: 'TextQuoteSelector', exact: 'selected words', prefix: '', suffix: '' }],
};

async function open(annotations: readonly Annotation[] = []) {
  const project = defaultProject('coder');
  const shown: PageDescription = {
    addresses: { url: 'https://one.example/a', canonicalUrl: null, ogUrl: null },
    documentTitle: 'A piece',
    article: null,
    outline: [],
    anchored: [],
    selection,
  };
  const state = createPopupState({
    store: {
      codingContext: async () => ({
        project,
        isOfSite: false,
        projects: [project],
        codebook: ESSAY_ARGUMENT,
        codebooks: [...BUILT_IN_CODEBOOKS],
        tags: [],
        lastRoles: [],
        coderId: 'coder',
        stickyTags: null,
      }),
      pageAnnotations: async () =>
        annotations.length > 0 ? { article: { id: 'article' }, annotations: [...annotations] } : null,
      annotate: async () => annotations.at(-1),
      annotationsOfWork: async () => [],
      relationsOf: async () => ({ relations: [], ends: [] }),
      ownStep: () => null,
      placeAnnotation: async () => undefined,
    },
    rules: { siteRulesAt: async () => [] },
    page: { describePage: async () => shown, takePointed: async () => null, refresh: async () => null },
    site: async () => null,
    toolbarOn: async () => null,
    openSidePanel: null,
  } as unknown as PopupServices);
  await state.start();
  const key = state.selected.value?.key ?? '';
  const write = (note: string) => state.drafts.set(key, { coding: { roles: [], tags: [], note }, suggested: true });
  return { state, key, write };
}

it('a lost annotation placed on the selected words leaves what was written of them', async () => {
  const { state, key, write } = await open();
  write('a note');
  expect(await state.anchors.placeOnSelection('lost')).toBe(true);
  expect(state.selected.value?.key).toBe(key);
  expect(state.drafts.get(key)?.coding.note).toBe('a note');
});

it('where nothing was written of them they are not offered for a new one', async () => {
  const { state, write } = await open();
  write('');
  expect(await state.anchors.placeOnSelection('lost')).toBe(true);
  expect([state.selected.value, state.drafts.size]).toEqual([null, 0]);
});

const made = (count: number): Annotation[] =>
  Array.from(
    { length: count },
    (_, at) =>
      ({
        id: `a${at}`,
        articleId: 'article',
        selectors: selection.selectors,
        roles: [],
        tags: [],
        note: '',
      }) as unknown as Annotation,
  );

it('draws the first of many annotations, more where they are asked for, and the one that was just made', async () => {
  const { state } = await open(made(200));
  const drawn = () => [state.shown.value.length, state.hidden.value];
  expect(drawn()).toEqual([30, 170]);
  state.showMore();
  expect(drawn()).toEqual([90, 110]);
  expect(await state.highlight({ roles: [], tags: [], note: '' })).toBe('a199');
  expect(drawn()).toEqual([200, 0]);
});
