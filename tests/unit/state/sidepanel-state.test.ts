/** The side panel's state between tabs and pages, with pages that answer when the test lets them. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { PageDescription, PassageDescription } from '../../../src/protocol/content.ts';
import type { AnnotationStore, SiteRuleStore } from '../../../src/ui/services.ts';
import { createSidePanelState } from '../../../src/ui/state/sidepanel-state.ts';
import { BUILT_IN_CODEBOOKS, defaultProject, ESSAY_ARGUMENT } from '../../english-codebooks.ts';

function describing(url: string, selected: string | null = null): PageDescription {
  return {
    addresses: { url, canonicalUrl: null, ogUrl: null },
    documentTitle: url,
    article: null,
    outline: [],
    selection: selected === null ? null : passage(selected),
    anchored: [],
  };
}

function passage(exact: string): PassageDescription {
  return { selectors: [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }], place: null };
}

/** What annotations were placed on by hand. */
const placed: unknown[] = [];

/** What is kept of the page. */
const kept: { id: string; articleId: string; roles: string[]; selectors: PassageDescription['selectors'] }[] = [];
beforeEach(() => {
  kept.length = 0;
});

const store = {
  codingContext: async () => ({
    project: defaultProject('coder'),
    isOfSite: false,
    projects: [],
    codebook: ESSAY_ARGUMENT,
    codebooks: [...BUILT_IN_CODEBOOKS],
    tags: [],
    lastRoles: [],
    coderId: null,
    stickyTags: null,
    singleKeys: true,
  }),
  pageAnnotations: async () => (kept.length > 0 ? { article: { description: null }, annotations: [...kept] } : null),
  annotationsOfWork: async () => [],
  relationsOf: async () => ({ relations: [], ends: [] }),
  annotate: async ({ selectors }: { selectors: PassageDescription['selectors'] }) => {
    // As a database gives them back: others of the same content.
    const made = { id: `made-${kept.length}`, articleId: 'article', roles: [], selectors: structuredClone(selectors) };
    kept.push(made);
    return { annotation: made, step: 1 };
  },
  undo: async () => {
    kept.pop();
    return null;
  },
  redo: async () => null,
  placeAnnotation: async (id: string, selectors: PassageDescription['selectors']) => {
    placed.push([id, selectors]);
    kept.push({ id, articleId: 'article', roles: [], selectors: structuredClone(selectors) });
    return { step: 1 };
  },
} as unknown as AnnotationStore;

const rules: SiteRuleStore = {
  siteRulesAt: async () => [],
  siteRules: async () => [],
  changeSiteRule: async () => ({ step: null }),
  deleteSiteRules: async () => ({ step: null }),
};

function make() {
  /** Questions to the pages, oldest first, not answered yet. */
  const asked: { tabId: number; answer: (page: PageDescription | Error) => void }[] = [];
  const state = createSidePanelState({
    grouping: async () => null,
    rememberGrouping: async () => undefined,
    pageOf: (tabId) => ({
      store,
      projects: { chooseProject: async () => undefined },
      page: {
        describePage: () =>
          new Promise((resolve, reject) => {
            asked.push({ tabId, answer: (page) => (page instanceof Error ? reject(page) : resolve(page)) });
          }),
        describeSection: async () => null,
        describeAnnotation: async () => null,
        scrollTo: async () => true,
        readByKeyboard: async () => 'impossible',
        refresh: async () => null,
        nameSection: async () => null,
        point: async () => 'left',
      },
      rules,
      exportRules: async () => undefined,
      site: async () => null,
      keepSite: async () => false,
      toolbarOn: async () => null,
      setToolbar: async () => undefined,
      openAnnotation: async () => undefined,
      exportArticles: async () => undefined,
      openLibrary: async () => undefined,
      openOptions: async () => undefined,
      openExtensionSettings: async () => undefined,
    }),
  });
  /** Answers the newest question of a tab. */
  async function answer(tabId: number, page: PageDescription | Error): Promise<void> {
    const index = asked.findLastIndex((question) => question.tabId === tabId);
    const [question] = asked.splice(index, 1);
    if (!question) throw new Error(`tab ${tabId} is not asked`);
    question.answer(page);
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
  const page = () => {
    if (!state.page.value) throw new Error('no page is shown');
    return state.page.value;
  };
  const url = () => {
    const shown = page().page.value;
    return shown.kind === 'ready' ? shown.page.addresses.url : shown.kind;
  };
  const candidate = () => page().candidateQuote.value;
  return { state, asked, answer, page, url, candidate };
}

const unreachable = (reason: string) => Object.assign(new Error(reason), { reason });

describe('between tabs', () => {
  it('shows for each what it answered, and never the late answer of another', async () => {
    const { state, answer, url } = make();
    void state.show(1);
    expect(url()).toBe('loading');
    await answer(1, describing('https://one.example/a'));
    expect(url()).toBe('https://one.example/a');
    void state.show(2);
    expect(url()).toBe('loading');
    void state.show(1);
    expect(url()).toBe('https://one.example/a');
    await answer(2, describing('https://two.example/b'));
    expect(url()).toBe('https://one.example/a');
    void state.show(2);
    expect(url()).toBe('https://two.example/b');
  });

  it('takes the newest of several answers of one page', async () => {
    const { state, answer, asked, url } = make();
    void state.show(1);
    void state.turnTo();
    await answer(1, describing('https://one.example/new'));
    expect(asked).toHaveLength(1);
    await answer(1, describing('https://one.example/old'));
    expect(url()).toBe('https://one.example/new');
  });

  it('forgets a tab that is closed', async () => {
    const { state, answer, url } = make();
    void state.show(1);
    await answer(1, describing('https://one.example/a'));
    void state.show(2);
    state.tabClosed(1);
    void state.show(1);
    expect(url()).toBe('loading');
  });
});

describe('between pages of a tab', () => {
  it('says why where no page is left, and keeps what was written until its page is back', async () => {
    const { state, answer, page, url, candidate } = make();
    void state.show(1);
    await answer(1, describing('https://one.example/a', 'some words'));
    const key = page().candidate.value?.key ?? '';
    page().drafts.value.set(key, { coding: { roles: [], tags: [], note: 'half a thought' }, suggested: true });
    void state.turnTo();
    await answer(1, unreachable('not-let-in'));
    expect(page().page.value).toEqual({ kind: 'unreachable', reason: 'not-let-in' });
    expect(candidate()).toBe('');
    void state.turnTo();
    await answer(1, describing('https://one.example/b', 'other words'));
    expect([url(), candidate(), page().drafts.value.size]).toEqual(['https://one.example/b', 'other words', 0]);
    void state.turnTo();
    // The fragment is no other page.
    await answer(1, describing('https://one.example/a#part-2'));
    expect(candidate()).toBe('some words');
    expect(page().candidate.value?.key).toBe(key);
    expect(page().drafts.value.get(key)?.coding.note).toBe('half a thought');
  });

  it('shows a page that is still loading as that', async () => {
    const { state, answer, url } = make();
    void state.show(1);
    await answer(1, unreachable('still-loading'));
    expect(url()).toBe('loading');
  });
});

describe('what is selected', () => {
  it('is taken when the reader turns to the panel, and not offered again once it is annotated or put away', async () => {
    const { state, answer, page, candidate } = make();
    const turn = async (selected: string | null) => {
      void state.turnTo();
      await answer(1, describing('https://one.example/a', selected));
      return candidate();
    };
    void state.show(1);
    await answer(1, describing('https://one.example/a'));
    expect(await turn('one')).toBe('one');
    const { key } = page().candidate.value ?? {};
    expect(await turn('one')).toBe('one');
    expect(page().candidate.value?.key).toBe(key);
    await page().highlight({ roles: ['role'], tags: [], note: '' });
    expect(await turn('one')).toBe('');
    expect(await turn('two')).toBe('two');
    page().cancel();
    expect(await turn('two')).toBe('');
    expect(await turn(null)).toBe('');
    expect(await turn('two')).toBe('two');
    expect(await turn(null)).toBe('');
  });

  it('is offered again where what was put on it was undone', async () => {
    const { state, answer, page, candidate } = make();
    const turn = async () => {
      void state.turnTo();
      await answer(1, describing('https://one.example/a', 'one'));
      return candidate();
    };
    void state.show(1);
    await answer(1, describing('https://one.example/a', 'one'));
    await page().highlight({ roles: ['wrong'], tags: [], note: '' });
    expect([page().offered.value, await turn(), page().offered.value]).toEqual([null, '', null]);
    await page().undo();
    expect(page().offered.value).toEqual(passage('one'));
    // At once by the button, or when the reader comes over from the page again.
    expect(await turn()).toBe('one');
    expect(page().offered.value).toBeNull();
    await page().highlight({ roles: ['wrong'], tags: [], note: '' });
    await page().undo();
    page().useOffered();
    expect(candidate()).toBe('one');
  });

  it('is offered again after it was put away, with what was written of it', async () => {
    const { state, answer, page, candidate } = make();
    const written = { coding: { roles: ['role'], tags: [], note: 'half a thought' }, suggested: false };
    const turn = async (selected: string | null) => {
      void state.turnTo();
      await answer(1, describing('https://one.example/a', selected));
      return candidate();
    };
    const note = () => page().drafts.value.get(page().candidate.value?.key ?? '')?.coding.note;
    void state.show(1);
    await answer(1, describing('https://one.example/a', 'one'));
    page().drafts.value.set(page().candidate.value?.key ?? '', written);
    page().cancel();
    expect([candidate(), page().offered.value]).toEqual(['', passage('one')]);
    // A lost annotation may be placed on it as well.
    expect(page().anchors.selection.value).toEqual(passage('one'));
    page().useOffered();
    expect([candidate(), note(), page().offered.value]).toEqual(['one', 'half a thought', null]);
    page().cancel();
    expect(await turn('two')).toBe('two');
    expect(note()).toBeUndefined();
    expect(await turn('one')).toBe('one');
    expect(note()).toBe('half a thought');
    // Nothing is left to come back once it is annotated.
    await page().highlight({ roles: ['role'], tags: [], note: 'half a thought' });
    expect(page().drafts.value.size).toBe(0);
  });

  it('is not offered for a new annotation once a lost one was placed on it', async () => {
    const { state, answer, page, candidate } = make();
    void state.show(1);
    await answer(1, describing('https://one.example/a', 'one'));
    expect(await page().anchors.placeOnSelection('lost')).toBe(true);
    expect(candidate()).toBe('');
    void state.turnTo();
    await answer(1, describing('https://one.example/a', 'one'));
    expect(candidate()).toBe('');
    void state.turnTo();
    await answer(1, describing('https://one.example/a', 'two'));
    expect(candidate()).toBe('two');
  });

  it('is what a lost annotation is placed on, while something is written of another passage, which stays', async () => {
    const { state, answer, page, candidate } = make();
    const turn = async (selected: string | null) => {
      void state.turnTo();
      await answer(1, describing('https://one.example/a', selected));
    };
    placed.length = 0;
    void state.show(1);
    await answer(1, describing('https://one.example/a', 'one'));
    const key = page().candidate.value?.key ?? '';
    page().drafts.value.set(key, { coding: { roles: ['role'], tags: [], note: 'a note' }, suggested: false });
    await turn('two');
    expect(page().waiting.value).toEqual(passage('two'));
    expect(page().anchors.selection.value).toEqual(passage('two'));
    expect(await page().anchors.placeOnSelection('lost')).toBe(true);
    expect(placed).toEqual([['lost', passage('two').selectors]]);
    expect([page().waiting.value, page().anchors.selection.value, candidate()]).toEqual([null, null, 'one']);
    await turn('two');
    expect([page().waiting.value, candidate()]).toEqual([null, 'one']);
    // Nothing is selected any more: the passage that is written of is no selection.
    await turn(null);
    expect([page().anchors.selection.value, candidate()]).toEqual([null, 'one']);
    expect(page().drafts.value.get(key)?.coding.note).toBe('a note');
  });

  it('stays to be annotated where a note was written of it, also when a lost one was placed on it', async () => {
    const { state, answer, page, candidate } = make();
    void state.show(1);
    await answer(1, describing('https://one.example/a', 'one'));
    const key = page().candidate.value?.key ?? '';
    page().drafts.value.set(key, { coding: { roles: [], tags: [], note: 'a note' }, suggested: true });
    expect(await page().anchors.placeOnSelection('lost')).toBe(true);
    expect([page().candidate.value?.key, candidate()]).toEqual([key, 'one']);
    expect(page().drafts.value.get(key)?.coding.note).toBe('a note');
  });

  it('waits while something is written of another passage, and takes its place when the reader says so', async () => {
    const { state, answer, page, candidate } = make();
    void state.show(1);
    await answer(1, describing('https://one.example/a', 'one'));
    const key = page().candidate.value?.key ?? '';
    page().drafts.value.set(key, { coding: { roles: ['role'], tags: ['tag'], note: '' }, suggested: false });
    void state.turnTo();
    await answer(1, describing('https://one.example/a', 'two'));
    expect(candidate()).toBe('one');
    expect(page().waiting.value).toEqual(passage('two'));
    page().useWaiting();
    expect(candidate()).toBe('two');
    expect([page().waiting.value, page().drafts.value.size]).toEqual([null, 0]);
    // A role alone is no reason to wait.
    page().drafts.value.set(page().candidate.value?.key ?? '', {
      coding: { roles: ['role'], tags: [], note: '' },
      suggested: false,
    });
    void state.turnTo();
    await answer(1, describing('https://one.example/a', 'three'));
    expect(candidate()).toBe('three');
  });
});
