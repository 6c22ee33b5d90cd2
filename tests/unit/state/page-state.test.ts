/** What a surface knows of its page, and what it annotates, also when the tab shows another page by then. */
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import type { Article } from '../../../src/core/model/article.ts';
import type { PageDescription, PassageDescription } from '../../../src/protocol/content.ts';
import { provideMessages } from '../../../src/ui/messages.ts';
import type { AnnotationDraft } from '../../../src/ui/services.ts';
import { candidateOf } from '../../../src/ui/state/candidate.ts';
import { createPageState, type PageServices } from '../../../src/ui/state/page-state.ts';
import { BUILT_IN_CODEBOOKS, defaultProject, ESSAY_ARGUMENT } from '../../english-codebooks.ts';

provideMessages((key) => (key === 'languageTag' ? 'en' : key));

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

const project = defaultProject('coder');

function make(
  page: Partial<PageServices['page']> & Pick<PageServices['page'], 'describePage'>,
  options: Partial<Parameters<typeof createPageState>[1]> = {},
  pageAnnotations: () => ReturnType<PageServices['store']['pageAnnotations']> = async () => null,
) {
  const kept: AnnotationDraft[] = [];
  /** Addresses that the store was asked about. */
  const read: string[] = [];
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
        singleKeys: true,
      }),
      pageAnnotations: async ({ url }: { url: string }) => {
        read.push(url);
        return pageAnnotations();
      },
      annotationsOfWork: async () => [],
      relationsOf: async () => ({ relations: [], ends: [] }),
      likeArticles: async () => [],
      annotate: async (draft: AnnotationDraft) => {
        kept.push(draft);
        return { annotation: { id: 'new' }, step: 1 };
      },
    },
    page: { refresh: async () => null, ...page },
    site: async () => null,
    toolbarOn: async () => null,
  } as unknown as PageServices;
  return {
    state: createPageState(services, { drafts: () => new Map(), onReading: () => undefined, ...options }),
    kept,
    read,
  };
}

const unreachable = (reason: string) => Object.assign(new Error(reason), { reason });

it('annotates at the address of the page that was selected on', async () => {
  let shown = pageAt('https://one.example/a');
  const { state, kept } = make({ describePage: async () => shown });
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

describe('a page that turns out to be another one as its sections are found anew', () => {
  /** The first answer, and then what the page says once the rule for its site is another one. */
  function turning(next: () => Promise<PageDescription>) {
    const answers = [async () => pageAt('https://one.example/a'), next];
    const changes = [false, true, false];
    return make(
      { describePage: () => (answers.length > 1 ? answers.shift() : answers[0])?.() ?? Promise.reject(new Error()) },
      { besides: async () => changes.shift() ?? false, onOtherPage: () => undefined },
    );
  }

  it('is read from the store as that', async () => {
    const { state, read } = turning(async () => pageAt('https://one.example/b'));
    await state.refresh();
    await state.loadStore();
    expect(state.storeFault.value).toBe(null);
    expect(state.context.value).not.toBe(null);
    expect(read.at(-1)).toBe('https://one.example/b');
  });

  it('is no fault while it is still loading', async () => {
    const { state } = turning(() => Promise.reject(unreachable('still-loading')));
    await state.refresh();
    await state.loadStore();
    expect([state.page.value, state.storeFault.value]).toEqual([{ kind: 'loading' }, null]);
  });
});

describe('going to a passage', () => {
  const going = async (scrollTo: () => Promise<boolean>) => {
    const { state } = make({ describePage: async () => pageAt('https://one.example/a'), scrollTo });
    await state.scrollTo({ annotation: 'one' });
    return state.toast.value?.text;
  };

  it('says that it is not there only where the page says so, and else why the page was not reached', async () => {
    expect(await going(async () => true)).toBe(undefined);
    expect(await going(async () => false)).toBe('notOnPage');
    expect(await going(() => Promise.reject(unreachable('still-loading')))).toBe('pageStillLoading');
    expect(await going(() => Promise.reject(unreachable('not-let-in')))).toBe('notLetIn');
  });
});

it('keeps the objects of what it reads again and finds the same, and takes over what has changed', async () => {
  const page = pageAt('https://one.example/a');
  const marked = (id: string): Annotation => ({
    id,
    articleId: 'article',
    projectId: project.id,
    selectors: words.selectors,
    roles: [CLAIM],
    tags: [],
    note: '',
    coderId: 'coder',
    createdAt: '2026-05-01T08:00:00.000Z',
    updatedAt: '2026-05-01T08:00:00.000Z',
  });
  const kept = [marked('a'), marked('b')];
  const { state } = make(
    {
      describePage: async () => ({
        ...page,
        anchored: ['a', 'b'].map((id) => ({ id, state: 'exact', place: null, difference: [] })),
      }),
    },
    {},
    async () => ({ article: { id: 'article' } as Article, annotations: structuredClone(kept) }),
  );
  await state.refresh();
  const [context, before] = [state.context.value, state.annotations.value];
  kept[1] = { ...marked('b'), note: 'Said anew.' };
  await state.refresh();
  expect(state.context.value).toBe(context);
  expect(state.annotations.value[0]).toBe(before[0]);
  expect(state.annotations.value[1]).not.toBe(before[1]);
  expect(state.annotations.value[1]?.annotation.note).toBe('Said anew.');
});
