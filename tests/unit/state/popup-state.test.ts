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

/** What outlives the popup. */
function keeping(first: string | null = null) {
  let text = first;
  return {
    read: () => text,
    write: (next: string | null) => {
      text = next;
    },
  };
}

async function open(annotations: readonly Annotation[] = [], { draftKeep = keeping(), of = selection } = {}) {
  const project = defaultProject('coder');
  const shown: PageDescription = {
    addresses: { url: 'https://one.example/a', canonicalUrl: null, ogUrl: null },
    documentTitle: 'A piece',
    article: null,
    outline: [],
    anchored: [],
    selection: of,
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
        singleKeys: true,
      }),
      pageAnnotations: async () =>
        annotations.length > 0 ? { article: { id: 'article' }, annotations: [...annotations] } : null,
      annotate: async () => ({ annotation: annotations.at(-1), step: 1 }),
      annotationsOfWork: async () => [],
      relationsOf: async () => ({ relations: [], ends: [] }),
      placeAnnotation: async () => ({ step: 1 }),
    },
    rules: { siteRulesAt: async () => [] },
    page: { describePage: async () => shown, takePointed: async () => null, refresh: async () => null },
    site: async () => null,
    toolbarOn: async () => null,
    openSidePanel: null,
    draftKeep,
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

it('what was written of the selected words is there when the popup opens again, and of no other words', async () => {
  const draftKeep = keeping();
  const first = await open([], { draftKeep });
  first.write('half a thought');
  // The words of a page are the same also where what stands before them has grown.
  const moved = {
    ...selection,
    selectors: [...selection.selectors, { type: 'TextPositionSelector', start: 9, end: 23 }],
  };
  const again = await open(made(1), { draftKeep, of: moved as PassageDescription });
  expect(again.state.drafts.get(again.key)?.coding.note).toBe('half a thought');
  const [quote] = selection.selectors;
  const other = { ...selection, selectors: [{ ...quote, prefix: 'Other ' }] };
  const beside = await open([], { draftKeep, of: other as PassageDescription });
  expect(beside.state.drafts.get(beside.key)).toBeUndefined();
  await again.state.highlight({ roles: [], tags: [], note: 'half a thought' });
  expect(draftKeep.read()).toBeNull();
});

it('an annotation and a relation that were being written go on, and are drawn', async () => {
  const draftKeep = keeping();
  const before = { roles: ['r'], tags: [], note: '' };
  const first = await open(made(200), { draftKeep });
  first.state.drafts.set('a99', { coding: { ...before, note: 'longer' }, suggested: false, before });
  first.state.drafts.set('a5', { coding: before, suggested: false, before });
  const relation = { relationId: null, choice: 'from-k', otherId: 'a1', scheme: null, note: 'because' };
  first.state.relations.drafts.set('a120', relation);
  const { state } = await open(made(200), { draftKeep });
  // Of what was opened and left as it was there is nothing to miss.
  expect([...state.drafts]).toEqual([['a99', { coding: { ...before, note: 'longer' }, suggested: false, before }]]);
  expect([...state.relations.drafts]).toEqual([['a120', relation]]);
  expect(state.shown.value.length).toBe(121);
  state.drafts.delete('a99');
  state.relations.drafts.delete('a120');
  expect(draftKeep.read()).toBeNull();
});

it('what was kept otherwise is nothing, and of much the newest stays', async () => {
  for (const text of ['{', '[]', '{"codings":[["a",{"coding":{"note":1}}]],"relations":[]}']) {
    const { state } = await open([], { draftKeep: keeping(text) });
    expect(state.drafts.size).toBe(0);
  }
  const draftKeep = keeping();
  const { state } = await open([], { draftKeep });
  const write = (key: string) => state.drafts.set(key, { coding: { roles: [], tags: [], note: key }, suggested: true });
  for (let at = 0; at < 60; at++) write(`p${at}`);
  write('p10');
  const again = await open([], { draftKeep });
  expect([...again.state.drafts.keys()]).toEqual([...Array.from({ length: 49 }, (_, at) => `p${at + 11}`), 'p10']);
});
