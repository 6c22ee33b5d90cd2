/** The popup's state: what is written in it is not thrown away by what is done beside it. */
import { expect, it } from 'vitest';
import type { PageDescription, PassageDescription } from '../../../src/protocol/content.ts';
import { provideMessages } from '../../../src/ui/messages.ts';
import { createPopupState, type PopupServices } from '../../../src/ui/state/popup-state.ts';
import { BUILT_IN_CODEBOOKS, defaultProject, ESSAY_ARGUMENT } from '../../english-codebooks.ts';

provideMessages((key) => key);

const selection: PassageDescription = {
  place: null,
  selectors: [{ type: 'TextQuoteSelector', exact: 'selected words', prefix: '', suffix: '' }],
};

async function open() {
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
      pageAnnotations: async () => null,
      annotationsOfWork: async () => [],
      relationsOf: async () => ({ relations: [], ends: [] }),
      ownStep: () => null,
      placeAnnotation: async () => undefined,
    },
    rules: { siteRulesAt: async () => [] },
    page: { describePage: async () => shown, takePointed: async () => null },
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
