/** The side panel over a real database: words offered again, the map's ways, and where the focus is after what was done. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import type {
  AnchoredPassage,
  PageDescription,
  PassageDescription,
  ReadingTurn,
} from '../../../src/protocol/content.ts';
import { createStore, type Store } from '../../../src/store/store.ts';
import type { AnnotationInArticle, AnnotationStore, SiteAccess } from '../../../src/ui/services.ts';
import { SidePanel } from '../../../src/ui/sidepanel/SidePanel.tsx';
import type { PanelPageServices } from '../../../src/ui/state/panel-page-state.ts';
import { createSidePanelState, type SidePanelState } from '../../../src/ui/state/sidepanel-state.ts';
import { ESSAY_ARGUMENT, english } from '../../english-codebooks.ts';
import { codingContext, ROLES, SUPPORTS, show } from './support.ts';

const [MAJOR, CLAIM, PREMISE] = ROLES;
const ADDRESSES = { url: 'https://example.org/essay', canonicalUrl: null, ogUrl: null };

let store: Store;
let state: SidePanelState;
/** What the page has, of what is marked and selected. */
let anchored: AnchoredPassage[];
let selection: PassageDescription | null;
let work: AnnotationInArticle[];
let site: SiteAccess | null;
let toolbar: boolean | null;
let turn: ReadingTurn;
/** Whether nothing more can be kept. */
let isFull: boolean;
const opened: string[] = [];

const passage = (exact: string): PassageDescription => ({
  selectors: [
    { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
    { type: 'TextPositionSelector', start: 0, end: exact.length, astralBefore: 0 },
  ],
  place: null,
});

const describePage = async (): Promise<PageDescription> => ({
  addresses: ADDRESSES,
  documentTitle: 'An essay',
  article: null,
  outline: [],
  selection,
  anchored,
});

async function mark(exact: string, roles: string[], tags: string[] = [], url = ADDRESSES.url): Promise<Annotation> {
  const { selectors } = passage(exact);
  const page = { addresses: { ...ADDRESSES, url }, documentTitle: 'An essay', description: null };
  return (await store.annotate({ page, selectors, roles, tags, note: '', tagsAlone: true })).annotation;
}

const standing = ({ id }: Annotation, how: AnchoredPassage['state'] = 'exact'): AnchoredPassage => ({
  id,
  state: how,
  place: null,
  difference: [],
});

const relate = (from: Annotation, to: Annotation) =>
  store.relate({
    kindId: SUPPORTS,
    from: { type: 'annotation', id: from.id },
    to: { type: 'annotation', id: to.id },
    note: '',
  });

beforeEach(() => {
  [anchored, selection, work, site, toolbar, turn] = [[], null, [], null, null, 'begun'];
  isFull = false;
  opened.length = 0;
  store = createStore({
    name: `side-panel-${crypto.randomUUID()}`,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    domains: () => () => null,
    say: english,
    announce: () => undefined,
  });
  const readings = {
    ...store,
    codingContext: async () => codingContext({ lastRoles: [CLAIM], tags: await store.tagsInUse() }),
    pageAnnotations: async () => {
      const addresses = await store.addressesOf(ADDRESSES);
      const article = await store.articleAt(addresses);
      return article && { article, annotations: await store.annotationsAt(addresses) };
    },
    annotationsOfWork: async () => work,
    likeArticles: async () => [],
    relationsOf: async (ids: string[]) => ({ relations: await store.relationsOf(ids), ends: [] }),
    undo: () => store.undo(),
  } as unknown as AnnotationStore;
  state = createSidePanelState({
    grouping: async () => null,
    rememberGrouping: async () => undefined,
    pageOf: () =>
      ({
        store: readings,
        rules: { siteRulesAt: async () => [] },
        page: {
          describePage,
          scrollTo: async () => true,
          refresh: async () => null,
          readByKeyboard: async () => turn,
        },
        site: async () => site,
        toolbarOn: async () => toolbar,
        setToolbar: async (address: string, on: boolean) => {
          if (address !== ADDRESSES.url || isFull) throw new Error('not kept');
          toolbar = on;
        },
        openAnnotation: async ({ annotation }: AnnotationInArticle) => {
          opened.push(annotation.id);
        },
      }) as unknown as PanelPageServices,
  });
});

afterEach(() => store.close());

function element<T extends HTMLElement = HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

const button = (name: string) =>
  [...document.querySelectorAll('button')].find((each) => (each.ariaLabel ?? each.textContent) === name);

async function press(name: string): Promise<void> {
  await expect.poll(() => button(name)).toBeDefined();
  button(name)?.focus();
  await userEvent.keyboard('{Enter}');
}

async function showPanel(): Promise<void> {
  show(<SidePanel state={state} />, document.createElement('div'));
  await state.start(1);
}

const focused = () => document.activeElement;

it('offers words again that were highlighted and undone, or put away, with the focus in their form', async () => {
  selection = passage('The annex is the treaty');
  await showPanel();
  await expect.poll(() => focused()?.closest('form')).toBeTruthy();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.querySelector('[data-annotation]')).not.toBeNull();
  expect(button(english('useSelected'))).toBeUndefined();
  await userEvent.keyboard('{Control>}z{/Control}');
  await press(english('useSelected'));
  await expect.poll(() => focused()?.closest('form')).toBeTruthy();
  await userEvent.fill(element('form textarea'), 'half a thought');
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => document.querySelector('form textarea')).toBeNull();
  await press(english('useSelected'));
  await expect.poll(() => document.querySelector<HTMLTextAreaElement>('form textarea')?.value).toBe('half a thought');
});

it('leads from the map to the row of a passage that was not found, whatever the list is narrowed to', async () => {
  const lost = await mark('Nobody has read the annex', [PREMISE]);
  const found = [];
  // More than are drawn at first, all before it.
  for (let index = 0; index < 60; index++) found.push(await mark(`Passage ${index}`, [CLAIM]));
  const [first] = found;
  if (!first) throw new Error('none');
  await relate(lost, first);
  anchored = [...found.map((each) => standing(each)), standing(lost, 'orphan')];
  await showPanel();
  const page = state.page.value;
  page?.list.search('Passage 3');
  page?.chooseTab('map');
  await expect.poll(() => document.querySelector(`[data-passage="${lost.id}"]`)?.textContent).toContain('Not found');
  await expect.poll(() => document.querySelector(`[data-passage="${lost.id}"]`)).not.toBeNull();
  element(`[data-passage="${lost.id}"]`).focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => focused()?.closest<HTMLElement>('[data-annotation]')?.dataset.annotation).toBe(lost.id);
  expect(focused()?.textContent).toBe(english('findByHand'));
});

it('leads from the map to the page of a passage that another copy has and this one has not', async () => {
  const here = await mark('The annex is the treaty', [CLAIM]);
  const there = await mark('Cut from this copy', [PREMISE], [], 'https://other.example/essay');
  await relate(there, here);
  const copy = (await store.allAnnotations()).find(({ annotation }) => annotation.id === there.id);
  if (!copy) throw new Error('no copy');
  work = [copy];
  anchored = [standing(here), standing(there, 'orphan')];
  await showPanel();
  state.page.value?.chooseTab('map');
  await expect.poll(() => document.querySelector(`[data-passage="${there.id}"]`)?.textContent).toContain('Cut from');
  element(`[data-passage="${there.id}"]`).focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => opened).toEqual([there.id]);
});

async function chooseThree(): Promise<void> {
  for (const words of ['One', 'Two', 'Three']) anchored.push(standing(await mark(words, [MAJOR], ['week 3'])));
  await showPanel();
  await expect.poll(() => document.querySelectorAll('[data-choose]').length).toBe(3);
}

/** Chooses from a menu of the bar by keys. */
async function chooseFrom(menu: string, item: string): Promise<void> {
  await press(menu);
  const choice = [...document.querySelectorAll<HTMLElement>('[popover]:popover-open button')];
  choice.find(({ textContent }) => textContent === item)?.focus();
  await userEvent.keyboard('{Enter}');
}

it('keeps the focus in the bar where the menu goes with the tag it took off', async () => {
  await chooseThree();
  element('[data-choose]').click();
  await press(english('chooseAll_other').replace(/\$\w+\$/, '3'));
  await expect.poll(() => state.page.value?.list.chosen.value.length).toBe(3);
  // This one went too, with nothing more to choose.
  await expect.poll(() => focused()?.textContent).toBe(english('chooseNone'));
  await chooseFrom(english('removeOneTag'), 'week 3');
  await expect.poll(() => button(english('removeOneTag'))).toBeUndefined();
  await expect.poll(() => focused()?.textContent).toBe(english('chooseNone'));
});

it('replaces a role where it is among those chosen, says of how many, and takes it back in one step', async () => {
  for (const [words, roles] of [
    ['One', [MAJOR]],
    ['Two', [PREMISE]],
    ['Three', [MAJOR, PREMISE]],
  ] as const)
    anchored.push(standing(await mark(words, [...roles])));
  await showPanel();
  await expect.poll(() => document.querySelectorAll('[data-choose]').length).toBe(3);
  state.page.value?.list.chooseAll();
  const roles = async () =>
    (await store.allAnnotations())
      .map(({ annotation }) => annotation)
      .sort((a, b) => a.createdAt.localeCompare(b.createdAt))
      .map((annotation) => annotation.roles);
  await chooseFrom(english('replaceRole'), ESSAY_ARGUMENT.roles[0]?.name ?? '');
  await expect.poll(() => focused()?.localName).toBe('select');
  await userEvent.selectOptions(element('form select'), CLAIM);
  await press(english('replace'));
  await expect.poll(roles).toEqual([[CLAIM], [PREMISE], [CLAIM, PREMISE]]);
  const said = () => [...document.querySelectorAll('[role=status]')].map(({ textContent }) => textContent).join();
  await expect.poll(said).toContain('2 annotations changed');
  // None has it any more: the question goes, and the focus stays in the bar.
  await expect.poll(() => focused()?.textContent).toBe(english('replaceRole'));
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(roles).toEqual([[MAJOR], [PREMISE], [MAJOR, PREMISE]]);
});

it('keeps in view, in a low window too, what takes a change back and what is done with those chosen', async () => {
  await screen.viewport(320, 480);
  try {
    for (let count = 1; count <= 12; count += 1) anchored.push(standing(await mark(`Passage ${count}`, [CLAIM])));
    await showPanel();
    await expect.poll(() => document.querySelectorAll('[data-choose]').length).toBe(12);
    element(`[title="${english('delete')}"]`).click();
    await expect.poll(() => button(english('undo'))).toBeDefined();
    state.page.value?.list.chooseAll();
    const deleteAll = english('deleteChosen_other').replace(/\$\w+\$/, '11');
    await expect.poll(() => button(deleteAll)).toBeDefined();
    expect(document.documentElement.scrollHeight).toBeGreaterThan(2 * innerHeight);
    expect(scrollY).toBe(0);
    const heightOf = (name: string) => button(name)?.getBoundingClientRect();
    for (const name of [english('undo'), english('chooseNone'), deleteAll]) {
      expect(heightOf(name)?.bottom).toBeLessThanOrEqual(innerHeight);
      // Most of the window is left to the list.
      expect(heightOf(name)?.top).toBeGreaterThan(innerHeight / 2);
    }
    button(deleteAll)?.focus();
    const { left, right } = button(deleteAll)?.getBoundingClientRect() ?? { left: -1, right: -1 };
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(innerWidth);
  } finally {
    await screen.viewport(414, 896);
  }
});

it('keeps the focus near where the whole bar goes with the rows it changed', async () => {
  await chooseThree();
  state.page.value?.list.search('major');
  state.page.value?.list.chooseAll();
  await chooseFrom(english('addRole'), ESSAY_ARGUMENT.roles[1]?.name ?? '');
  await expect.poll(() => focused()?.textContent).toBe(english('addRole'));
  await chooseFrom(english('removeRole'), ESSAY_ARGUMENT.roles[0]?.name ?? '');
  await expect.poll(() => document.querySelector('[data-choose]')).toBeNull();
  await expect.poll(() => focused()?.getAttribute('role')).toBe('tab');
});

const tagsKept = async () => (await store.annotationsAt([ADDRESSES.url])).map(({ tags }) => tags.join());

it('takes back by keys the tag that was given to several, from the field that it has emptied', async () => {
  await chooseThree();
  element('[data-choose]').click();
  await expect.poll(() => document.querySelector(`[aria-label="${english('addTag')}"]`)).not.toBeNull();
  const field = element<HTMLInputElement>(`[aria-label="${english('addTag')}"]`);
  field.focus();
  await userEvent.keyboard('dues{Enter}');
  await expect.poll(() => field.value).toBe('');
  expect(focused()).toBe(field);
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(tagsKept).toEqual(['week 3', 'week 3', 'week 3']);
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await expect.poll(tagsKept).toEqual(['week 3,dues', 'week 3', 'week 3']);
  await userEvent.keyboard('{Meta>}z{/Meta}');
  await expect.poll(tagsKept).toEqual(['week 3', 'week 3', 'week 3']);
});

const focusedRow = () => focused()?.closest<HTMLElement>('[data-annotation]')?.dataset.annotation;

it('closes the form of a row that goes to the heading of its new role, and keeps the focus with it', async () => {
  const one = await mark('One', [CLAIM]);
  anchored = [standing(one), standing(await mark('Two', [CLAIM]))];
  await showPanel();
  state.groupBy('role');
  await press(`${english('edit')}: One`);
  await expect.poll(() => focused()?.closest('form')).toBeTruthy();
  await userEvent.keyboard('12{Enter}');
  await expect.poll(() => document.querySelector('h2')?.textContent).toContain(ESSAY_ARGUMENT.roles[0]?.name);
  await expect.poll(() => document.querySelector('form textarea')).toBeNull();
  await expect.poll(focusedRow).toBe(one.id);
});

it('keeps the focus with what is kept as lost, though its row goes to the heading of those', async () => {
  const one = await mark('One', [CLAIM]);
  const two = await mark('Two', [CLAIM]);
  anchored = [{ ...standing(one, 'changed'), place: { kind: 'paragraph', ordinal: 1 } }, standing(two)];
  await showPanel();
  await expect.poll(() => button(`${english('keepAsLost')}: One`)).toBeDefined();
  await press(`${english('keepAsLost')}: One`);
  await expect.poll(async () => (await store.annotationsAt([ADDRESSES.url]))[0]?.lost).toBe(true);
  // The page tells of it when it has looked.
  anchored = [standing(one, 'orphan'), standing(two)];
  await state.page.value?.refresh();
  await expect.poll(() => button(`${english('findByHand')}: One`)).toBeDefined();
  await expect.poll(focusedRow).toBe(one.id);
});

it('leads from words that were selected for a lost passage to the button that puts it there', async () => {
  anchored = [standing(await mark('One', [CLAIM]), 'orphan')];
  await showPanel();
  await press(`${english('findByHand')}: One`);
  selection = passage('The annex is the treaty');
  await state.page.value?.turnTo();
  await expect.poll(() => document.querySelector('form textarea')).not.toBeNull();
  await expect.poll(() => focused()?.ariaLabel).toBe(`${english('useSelected')}: One`);
});

it('says what comes up beside the page in a region that was there before', async () => {
  await showPanel();
  const region = element('[data-announcements]');
  await expect.poll(() => document.querySelector('h1')).not.toBeNull();
  expect(region.textContent).toBe('');
  site = { host: 'example.org', kept: false, canBeKept: true, builtIn: false };
  await state.turnTo();
  await expect.poll(() => region.textContent).toBe(document.querySelector('section h2')?.textContent);
  expect(region.textContent).toContain('example.org');
});

it('begins reading by keyboard on the page, and says how the keyboard gets there', async () => {
  await showPanel();
  await press(english('readByKeyboard'));
  await expect.poll(() => state.page.value?.toast.value?.text).toBe(english('readingBeside'));
  turn = 'impossible';
  await press(english('readByKeyboard'));
  await expect.poll(() => state.page.value?.toast.value?.text).toBe(english('readingImpossible'));
});

it('has the switch for the toolbar on the site, as it stands now', async () => {
  await showPanel();
  await expect.poll(() => state.page.value?.context.value).toBeTruthy();
  const toggle = () =>
    [...document.querySelectorAll('label')].find(({ textContent }) => textContent === english('toolbarOnSite'));
  // The page is of no site.
  expect(toggle()).toBeUndefined();
  toolbar = true;
  await state.storeChanged();
  await expect.poll(() => toggle()?.querySelector('input')?.checked).toBe(true);
  toggle()?.click();
  await expect.poll(() => toolbar).toBe(false);
  await expect.poll(() => state.page.value?.toolbar.value).toBe(false);
  // Switched on again elsewhere.
  toolbar = true;
  await state.storeChanged();
  await expect.poll(() => toggle()?.querySelector('input')?.checked).toBe(true);
  isFull = true;
  toggle()?.click();
  await expect.poll(() => state.page.value?.toast.value?.tone).toBe('fault');
  await expect.poll(() => toggle()?.querySelector('input')?.checked).toBe(true);
});
