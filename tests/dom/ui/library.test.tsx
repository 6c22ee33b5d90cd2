/** The library on a real store: what is written outlives its row, and what narrows the list can be seen and cleared. */
import { afterEach, describe, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import { quoteOf } from '../../../src/core/model/annotation.ts';
import { domainOf } from '../../../src/core/model/domain-of.ts';
import { createStore, type Store } from '../../../src/store/store.ts';
import { Library } from '../../../src/ui/library/Library.tsx';
import type { AnnotationStore } from '../../../src/ui/services.ts';
import { createLibraryState } from '../../../src/ui/state/library-state.ts';
import { BUILT_IN_CODEBOOKS, ESSAY_ARGUMENT, english, TOULMIN } from '../../english-codebooks.ts';
import { ROLES, show } from './support.ts';

const WAR = 'War budgets are the last to be read aloud.';
const DUES = 'Dues rise with the tide and stay up.';

const names: string[] = [];
afterEach(() => {
  for (const name of names.splice(0)) indexedDB.deleteDatabase(name);
});

/** The store of one test, in which one passage has a role of each of two codebooks. */
async function filled(): Promise<Store> {
  const name = crypto.randomUUID();
  names.push(name);
  let seconds = 0;
  const store = createStore({
    name,
    // What is marked later is newer.
    now: () => new Date(Date.parse('2026-05-01T08:00:00.000Z') + 1000 * seconds++),
    newId: () => crypto.randomUUID(),
    domains: () => domainOf,
    say: english,
    announce: () => undefined,
  });
  await store.addBuiltInCodebooks(BUILT_IN_CODEBOOKS.map(({ id }) => id));
  await mark(store, WAR, ROLES[1]);
  await mark(store, DUES, TOULMIN.roles[1]?.id ?? '');
  return store;
}

function mark(store: Store, exact: string, role: string) {
  return store.annotate({
    page: { addresses: { url: `https://example.org/${exact.length}` }, documentTitle: exact, description: null },
    selectors: [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }],
    roles: [role],
    tags: [],
    note: '',
  });
}

async function view(store: Store, fragment = '') {
  let address = fragment;
  const seen: Partial<AnnotationStore> = {
    async codingContext() {
      const project = await store.currentProject();
      return {
        project,
        isOfSite: false,
        projects: await store.projects(),
        codebook: await store.codebookOf(project),
        codebooks: await store.codebooks(),
        tags: [],
        lastRoles: [],
        coderId: null,
        stickyTags: await store.setting('sticky-tags'),
        singleKeys: true,
      };
    },
    allAnnotations: () => store.allAnnotations(),
    newestAnnotations: (enough) => store.newestAnnotations(enough),
    relationsOf: async () => ({ relations: await store.allRelations(), ends: [] }),
    updateAnnotation: (id, changed) => store.updateAnnotation(id, changed),
    updateAnnotations: (ids, wanted) => store.updateAnnotations(ids, wanted),
    deleteAnnotations: (ids) => store.deleteAnnotations(ids),
    keepTags: (tags) => store.setSetting({ key: 'sticky-tags', value: tags && [...tags] }),
    undo: () => store.undo(),
    nextUndo: () => store.nextUndo(),
    nextRedo: () => store.nextRedo(),
  };
  const state = createLibraryState({
    store: seen as AnnotationStore,
    openAnnotation: async () => undefined,
    exportAs: async () => undefined,
    restore: () => Promise.reject(new Error('nothing to restore')),
    openOptions: async () => undefined,
    address: {
      read: () => address,
      write: (written) => {
        address = written;
      },
    },
  });
  await state.load();
  show(<Library state={state} />);
  return state;
}

const all = <T extends Element = HTMLElement>(selector: string) => [...document.querySelectorAll<T>(selector)];
const quotes = () => all('[data-annotation] [title] [dir=auto]').map(({ textContent }) => textContent);
const button = (label: string) => all<HTMLButtonElement>('button').find((each) => each.textContent === label);
const search = () => document.querySelector('[data-search]') as HTMLInputElement;
const note = () => document.querySelector<HTMLTextAreaElement>('form textarea');

it('fits a narrow window also with text twice as large', async () => {
  const store = await filled();
  await screen.viewport(320, 640);
  // Twice what the style sheet says of the reader's own size.
  document.documentElement.style.fontSize = '175%';
  try {
    await view(store);
    await expect.poll(quotes).toEqual([DUES, WAR]);
    const { clientWidth } = document.documentElement;
    const width = () => document.documentElement.scrollWidth;
    expect(width()).toBe(clientWidth);
    // What is said of a deletion, with the ways on from there.
    document.querySelector<HTMLElement>(`[aria-label="Delete: ${DUES}"]`)?.click();
    const close = () => document.querySelector('[role=status] [aria-label="Close"]');
    await expect.poll(close).not.toBeNull();
    expect(close()?.getBoundingClientRect().right).toBeLessThanOrEqual(clientWidth);
    expect(width()).toBe(clientWidth);
  } finally {
    document.documentElement.style.fontSize = '';
    await screen.viewport(414, 896);
  }
});

it('tags are kept from the library too: the forms of other rows show that some are', async () => {
  const store = await filled();
  await view(store);
  await expect.poll(quotes).toEqual([DUES, WAR]);
  for (const words of [DUES, WAR]) document.querySelector<HTMLElement>(`[aria-label="Edit: ${words}"]`)?.click();
  // Roles are in a fieldset.
  const switches = () => all<HTMLInputElement>('form label:not(fieldset *) [type=checkbox]');
  await expect.poll(() => switches().length).toBe(2);
  await userEvent.fill(all('form [role=combobox]')[1] as Element, 'week 3');
  await userEvent.keyboard('{Enter}');
  switches()[1]?.click();
  await expect.poll(() => store.setting('sticky-tags')).toEqual(['week 3']);
  await expect.poll(() => switches().map(({ checked }) => checked)).toEqual([true, true]);
  switches()[0]?.click();
  await expect.poll(() => store.setting('sticky-tags')).toBeNull();
  await expect.poll(() => switches().map(({ checked }) => checked)).toEqual([false, false]);
});

describe('what is written in the library', () => {
  it('is there again when a search has taken its row out of sight, and leaves the focus in the search', async () => {
    const store = await filled();
    await view(store);
    await expect.poll(quotes).toEqual([DUES, WAR]);
    document.querySelector<HTMLElement>(`[aria-label="Edit: ${WAR}"]`)?.click();
    await expect.poll(note).not.toBeNull();
    await userEvent.fill(note() as Element, 'A long note');
    await userEvent.fill(search(), 'tide');
    await expect.poll(quotes).toEqual([DUES]);
    expect(note()).toBeNull();
    await userEvent.clear(search());
    await expect.poll(() => note()?.value).toBe('A long note');
    expect(document.activeElement).toBe(search());
    button('Save')?.click();
    await expect.poll(note).toBeNull();
    await expect
      .poll(async () => (await store.allAnnotations()).map(({ annotation }) => annotation.note).sort())
      .toEqual(['', 'A long note']);
  });

  it('is there again when newer passages have pushed its row beyond those drawn', async () => {
    const store = await filled();
    const state = await view(store);
    await expect.poll(quotes).toEqual([DUES, WAR]);
    document.querySelector<HTMLElement>(`[aria-label="Edit: ${WAR}"]`)?.click();
    await expect.poll(note).not.toBeNull();
    await userEvent.fill(note() as Element, 'A long note');
    for (let index = 0; index < 30; index++) await mark(store, `Passage ${index}`.padEnd(100), ROLES[0]);
    await state.load();
    await expect.poll(note).toBeNull();
    state.showMore();
    await expect.poll(() => note()?.value).toBe('A long note');
  });

  it('is forgotten when the reader cancels', async () => {
    await view(await filled());
    await expect.poll(quotes).toEqual([DUES, WAR]);
    document.querySelector<HTMLElement>(`[aria-label="Edit: ${WAR}"]`)?.click();
    await expect.poll(note).not.toBeNull();
    await userEvent.fill(note() as Element, 'A long note');
    button('Cancel')?.click();
    await expect.poll(note).toBeNull();
    await userEvent.fill(search(), 'tide');
    await expect.poll(quotes).toEqual([DUES]);
    await userEvent.clear(search());
    await expect.poll(quotes).toEqual([DUES, WAR]);
    expect(note()).toBeNull();
  });
});

it('codes a passage anew when its project has another codebook by now', async () => {
  const store = await filled();
  await store.chooseCodebook(TOULMIN.id);
  await view(store);
  await expect.poll(quotes).toEqual([DUES, WAR]);
  document.querySelector<HTMLElement>(`[aria-label="Edit: ${WAR}"]`)?.click();
  const given = () => all('form fieldset fieldset').map(({ textContent }) => textContent);
  await expect.poll(() => given().length).toBe(1);
  expect(given()[0]).toContain('Essay argument');
  document.querySelector<HTMLElement>(`form input[value="${ROLES[1]}"]`)?.click();
  document.querySelector<HTMLElement>(`form input[value="${TOULMIN.roles[2]?.id}"]`)?.click();
  await expect.poll(() => button('Save')?.disabled).toBe(false);
  button('Save')?.click();
  await expect.poll(() => document.querySelector('form')).toBeNull();
  const rolesOf = async (words: string) =>
    (await store.allAnnotations()).find(({ annotation }) => quoteOf(annotation) === words)?.annotation.roles;
  expect(await rolesOf(WAR)).toEqual([TOULMIN.roles[2]?.id]);
});

describe('the filters of the library', () => {
  it('say of which codebook a role is where roles of several are in use, for they may have one name', async () => {
    const store = await filled();
    await view(store);
    const groups = () =>
      all('fieldset [role=group]').map((group) => [
        group.ariaLabel,
        ...[...group.querySelectorAll('label')].map(({ textContent }) => textContent),
      ]);
    await expect.poll(groups).toEqual([
      ['Essay argument', ESSAY_ARGUMENT.roles[1]?.name],
      ['Toulmin', TOULMIN.roles[1]?.name],
    ]);
  });

  const [, ground] = TOULMIN.roles;
  const box = (role = '') =>
    all('fieldset label')
      .find(({ textContent }) => textContent === role)
      ?.querySelector('input');
  const claim = ESSAY_ARGUMENT.roles[1]?.name;

  it('do not go by a role that no codebook has any more, nor beside another one', async () => {
    const store = await filled();
    const state = await view(store, `role=${ground?.id}`);
    await expect.poll(quotes).toEqual([DUES]);
    expect([box(claim)?.checked, box(ground?.name)?.checked]).toEqual([false, true]);
    await store.deleteCodebook(TOULMIN.id);
    await state.load();
    await expect.poll(quotes).toEqual([DUES, WAR]);
    expect([box(claim)?.checked, box(ground?.name)]).toEqual([false, undefined]);
    box(claim)?.click();
    await expect.poll(quotes).toEqual([WAR]);
  });

  it('are cleared wherever they narrow, not only where nothing is left, and the focus goes to the search', async () => {
    await view(await filled());
    await expect.poll(quotes).toEqual([DUES, WAR]);
    expect(button('Show all')).toBeUndefined();
    box(claim)?.click();
    await expect.poll(quotes).toEqual([WAR]);
    await userEvent.click(button('Show all') as Element);
    await expect.poll(quotes).toEqual([DUES, WAR]);
    await expect.poll(() => document.activeElement).toBe(search());

    await userEvent.fill(search(), 'nowhere');
    await expect.poll(quotes).toEqual([]);
    await userEvent.click(button('Show all') as Element);
    await expect.poll(quotes).toEqual([DUES, WAR]);
    await expect.poll(() => document.activeElement).toBe(search());
  });
});

describe('several passages in the library', () => {
  const boxes = () => all<HTMLInputElement>('[data-choose]');

  it('are chosen in a low window with what can be done with them in view', async () => {
    await screen.viewport(414, 500);
    try {
      const store = await filled();
      for (let count = 1; count <= 12; count += 1) await mark(store, `${count} more passages`, ROLES[1]);
      await view(store);
      await expect.poll(() => boxes().length).toBe(14);
      boxes()[0]?.click();
      await expect.poll(() => button('Delete 1')).toBeDefined();
      expect(document.documentElement.scrollHeight).toBeGreaterThan(2 * innerHeight);
      const { top, bottom } = button('Delete 1')?.getBoundingClientRect() ?? { top: 0, bottom: Number.NaN };
      expect(bottom).toBeLessThanOrEqual(innerHeight);
      expect(top).toBeGreaterThan(innerHeight / 2);
    } finally {
      await screen.viewport(414, 896);
    }
  });

  it('are chosen across articles with Shift, changed in one step that one undo takes back, and kept where a filter hides some', async () => {
    const store = await filled();
    await view(store);
    await expect.poll(quotes).toEqual([DUES, WAR]);
    expect(button('Add role')).toBeUndefined();
    boxes()[0]?.focus();
    await userEvent.keyboard(' {Tab}');
    boxes()[1]?.focus();
    await userEvent.keyboard('{Shift>} {/Shift}');
    expect(boxes().map(({ checked }) => checked)).toEqual([true, true]);
    await userEvent.fill(document.querySelector('[aria-label="Add tag"]') as Element, 'week 3');
    await userEvent.keyboard('{Enter}');
    const tags = async () => (await store.allAnnotations()).map(({ annotation }) => annotation.tags);
    await expect.poll(tags).toEqual([['week 3'], ['week 3']]);
    await userEvent.fill(search(), 'tide');
    await expect.poll(() => document.querySelector('main ~ * [role=status]:not(:empty)')?.textContent).toBeTruthy();
    await expect.poll(() => button('Delete 1')).toBeDefined();
    await userEvent.clear(search());
    await expect.poll(() => button('Delete 2')).toBeDefined();
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(tags).toEqual([[], []]);
    button('Delete 2')?.click();
    await expect.poll(quotes).toEqual([]);
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(quotes).toEqual([DUES, WAR]);
  });
});
