/** What a surface annotates is of the page that it was selected on, also when the tab shows another one by then. */
import { expect, it } from 'vitest';
import type { PageDescription, PassageDescription } from '../../../src/protocol/content.ts';
import type { AnnotationDraft } from '../../../src/ui/services.ts';
import { candidateOf, createPageState, type PageServices } from '../../../src/ui/state/page-state.ts';
import { BUILT_IN_CODEBOOKS, defaultProject, ESSAY_ARGUMENT } from '../../english-codebooks.ts';

const CLAIM = ESSAY_ARGUMENT.roles[1]?.id ?? '';

const pageAt = (url: string): PageDescription => ({
  addresses: { url, canonicalUrl: null, ogUrl: null },
  documentTitle: `Title of ${url}`,
  article: null,
  outline: [],
  anchored: [],
  selection: null,
});

const words: PassageDescription = {
  place: null,
  selectors: [{ type: 'TextQuoteSelector', exact: 'words of page one', prefix: '', suffix: '' }],
};

it('annotates at the address of the page that was selected on', async () => {
  let shown = pageAt('https://one.example/a');
  const kept: AnnotationDraft[] = [];
  const project = defaultProject('coder');
  const services = {
    store: {
      codingContext: async () => ({
        project,
        isOfSite: false,
        projects: [project],
        codebook: ESSAY_ARGUMENT,
        codebooks: [...BUILT_IN_CODEBOOKS],
        tags: [],
        lastRoles: [CLAIM],
        coderId: 'coder',
        stickyTags: null,
      }),
      pageAnnotations: async () => null,
      annotationsOfWork: async () => [],
      relationsOf: async () => ({ relations: [], ends: [] }),
      likeArticles: async () => [],
      ownStep: () => null,
      annotate: async (draft: AnnotationDraft) => {
        kept.push(draft);
        return { id: 'new' };
      },
    },
    page: { describePage: async () => shown },
    site: async () => null,
  } as unknown as PageServices;
  const state = createPageState(services);
  await state.refresh();
  state.selected.value = candidateOf(words, shown);
  // A single-page site goes on to its next article by itself.
  shown = pageAt('https://one.example/b');
  await state.refresh();
  expect(await state.highlight({ roles: [CLAIM], tags: [], note: '' })).toBe('new');
  expect(kept[0]?.page).toEqual({
    addresses: pageAt('https://one.example/a').addresses,
    documentTitle: 'Title of https://one.example/a',
    description: null,
  });
});
