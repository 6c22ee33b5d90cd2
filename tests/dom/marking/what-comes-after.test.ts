/**
 * What comes of what the reader does on the page: taken back by button and by keys, kept while unsaved, and nothing that comes
 * late takes the keys from her. The page, its surface and the keys are real; the background answers from here.
 */
import { afterEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { toolbarWords } from '../../../src/entries/background/toolbar-words.ts';
import { createChoices } from '../../../src/entries/marking/choices.ts';
import { createContext } from '../../../src/entries/marking/context.ts';
import { createEditor } from '../../../src/entries/marking/editor.ts';
import { createHighlightCard } from '../../../src/entries/marking/highlight-card.ts';
import { createPassages } from '../../../src/entries/marking/passages.ts';
import type { Marking } from '../../../src/entries/shared/marking-slot.ts';
import type { MarkedPassage, PageTools } from '../../../src/entries/shared/page-tools.ts';
import { codingSlot } from '../../../src/entries/shared/toolbar-slot.ts';
import { createCoding } from '../../../src/entries/toolbar/coding.ts';
import { createSelectionToolbar } from '../../../src/entries/toolbar/selection-toolbar.ts';
import { readingText } from '../../../src/page/anchoring/page-reader.ts';
import type { PageCoding, ToldAnnotation } from '../../../src/protocol/background.ts';
import { ESSAY_ARGUMENT, TOULMIN } from '../../english-codebooks.ts';
import { DIFFERENCE, lastRoot, over, shown } from './over.ts';
import '../ui/support.ts';

afterEach(() => getSelection()?.removeAllRanges());

const KIND = { id: 'k', name: 'attacks', side: 'from' as const };
const TOLD: ToldAnnotation = {
  quote: 'voted for the harbour',
  roles: [],
  offered: ESSAY_ARGUMENT.roles.map(({ id, name, color, underline, key }) => ({
    id,
    name,
    color,
    underline,
    key,
    isOn: false,
  })),
  singleKeys: true,
  tags: [],
  hasNote: false,
  note: '',
  relations: [],
  kinds: [KIND],
};
const codingWith = (keptTags: string[]): PageCoding => ({
  roles: ESSAY_ARGUMENT.roles,
  lastRoles: [],
  keptTags,
  toolbar: true,
  singleKeys: true,
  words: toolbarWords(
    ESSAY_ARGUMENT.roles.map(({ key }) => key),
    keptTags,
  ),
});
const CODING = codingWith([]);

/** Of the words that stand on the page. */
const SELECTORS = [{ type: 'TextQuoteSelector' as const, exact: 'voted against', prefix: '', suffix: '' }];

type Asked = [type: string, ask: unknown];

/** A page with two highlights, and what is asked of the background; `answers` may be promises, or functions. */
function page(answers: Record<string, unknown> = {}, { url = 'https://example.org/a' } = {}) {
  const ended = new AbortController();
  const surface = over('<p>The council voted against the harbour. It was a mistake, said the port.</p><input>');
  const reading = readingText(shown());
  const passages: MarkedPassage[] = [
    ['a', 'voted against the harbour', 'changed' as const],
    ['b', 'a mistake', 'exact' as const],
  ].map(([id = '', words = '', state]) => {
    const start = reading.text.indexOf(words);
    const end = start + words.length;
    const points = reading.boundaries(start, end);
    if (!points) throw new Error(words);
    const range = new Range();
    range.setStart(points.startContainer, points.startOffset);
    range.setEnd(points.endContainer, points.endOffset);
    return {
      id,
      roles: [],
      state: state as MarkedPassage['state'],
      start,
      end,
      range,
      elsewhere: false,
      difference: state === 'changed' ? DIFFERENCE : [],
    };
  });
  const asked: Asked[] = [];
  const onStored: (() => void)[] = [];
  const onPassages: (() => void)[] = [];
  /** Those that are on the page by now. */
  let standing = passages;
  const known: Record<string, unknown> = { annotation: TOLD, coding: CODING, ...answers };
  const tools = {
    document,
    signal: ended.signal,
    message: vi.fn((key: string) => key),
    async ask(type: string, ask: unknown) {
      asked.push([type, ask]);
      const answer = known[type];
      return typeof answer === 'function' ? answer() : answer;
    },
    asking: () => ({ addresses: { url, canonicalUrl: null, ogUrl: null }, places: [] }),
    reading: () => reading,
    passages: () => standing,
    sections: async () => [],
    describe: async () => ({ selectors: [], place: null }),
    standing: async (id: string) => {
      const found = standing.find((each) => each.id === id);
      return found ? { selectors: SELECTORS, place: null, difference: [...found.difference] } : null;
    },
    pageFacts: async () => undefined,
    onPassages: (listener: () => void) => void onPassages.push(listener),
    onStored: (listener: () => void) => void onStored.push(listener),
    reveal: () => undefined,
    refresh: async () => undefined,
  } as unknown as PageTools;
  const coding = createCoding({ ask: tools.ask, addresses: () => tools.asking().addresses });
  const context = createContext(tools, surface, coding);
  const openEditor = vi.fn<(id: string, focus: unknown) => void>();
  const onPage = createPassages(tools);
  const card = createHighlightCard(context, onPage, openEditor);
  const editor = createEditor(context, onPage, { pick: async () => null, goTo: (id) => card.goTo(id) });
  const wordsOf = (id: string): [Node, number] => {
    const range = passages.find((each) => each.id === id)?.range ?? new Range();
    return [range.startContainer, range.startOffset + 1];
  };
  /** Something has been written elsewhere; the background answers otherwise from then on. */
  const written = (now: Record<string, unknown>): void => {
    Object.assign(known, now);
    for (const tell of onStored) tell();
  };
  /** The page has become another one: what is changed of its passages, by id; null for one that is gone. */
  const turned = (now: Record<string, Partial<MarkedPassage> | null>): void => {
    standing = passages.flatMap((each) => (now[each.id] === null ? [] : { ...each, ...now[each.id] }));
    for (const tell of onPassages) tell();
  };
  const last = () => asked.at(-1);
  return { tools, surface, context, card, editor, openEditor, asked, wordsOf, written, turned, last };
}

const find = (selector: string): HTMLElement | null => lastRoot()?.querySelector(selector) ?? null;
const seen = (selector: string) => vi.waitFor(() => expect(find(selector)).not.toBeNull());
const notice = () => find('.notice')?.textContent;
const said = (text: string) => vi.waitFor(() => expect(notice()).toContain(text));

async function press(text: string): Promise<void> {
  await seen('button');
  const found = [...(lastRoot()?.querySelectorAll('button') ?? [])].find((each) => each.textContent === text);
  if (!found) throw new Error(`no '${text}'`);
  found.focus();
  await userEvent.keyboard('{Enter}');
}

function later<T>() {
  let give: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { promise, give };
}

it('a late answer takes no keys from a field that the reader has gone to', async () => {
  const answer = later<ToldAnnotation>();
  const { card, wordsOf } = page({ annotation: answer.promise });
  card.openAround(...wordsOf('b'));
  const field = shown().querySelector('input') as HTMLInputElement;
  field.focus();
  await userEvent.keyboard('har');
  answer.give(TOLD);
  await seen('.card');
  await userEvent.keyboard('bour');
  expect([document.activeElement, field.value]).toEqual([field, 'harbour']);
  // Where she has stayed it has the focus, for her keys.
  card.hide();
  field.blur();
  card.openAround(...wordsOf('b'));
  await vi.waitFor(() => expect(lastRoot()?.activeElement).toBe(find('.card')));
});

it('a card, or a choice of several, does not come once the reader has pressed elsewhere', async () => {
  const [answer, coding] = [later<ToldAnnotation>(), later<PageCoding>()];
  const { card, wordsOf, tools } = page({ annotation: answer.promise, coding: coding.promise });
  card.openAround(...wordsOf('b'));
  // What marking does at each press on the page.
  card.hide();
  answer.give(TOLD);
  await answer.promise;
  await new Promise((done) => setTimeout(done, 50));
  expect(find('.card')).toBeNull();

  const both = tools.passages().map((each) => ({ ...each, start: 0, end: 60 }));
  vi.spyOn(tools, 'passages').mockReturnValue(both);
  card.openAround(...wordsOf('b'));
  card.hide();
  coding.give(CODING);
  await coding.promise;
  await new Promise((done) => setTimeout(done, 50));
  expect(find('.panel')).toBeNull();
});

it('the card says that the page has changed the words, and how', async () => {
  const { card, wordsOf, turned } = page();
  card.openAround(...wordsOf('a'));
  await seen('.card');
  expect(find('.quote')?.textContent).toBe('voted for the harbour');
  expect(find('.changed')?.textContent).toContain('The page has changed these words');
  const looks = ['del', 'ins'].map((name) => {
    const words = find(`.difference ${name}`) as HTMLElement;
    return [words.lastChild?.textContent, getComputedStyle(words).textDecorationLine];
  });
  expect(looks).toEqual([
    ['for', 'line-through'],
    ['against', 'underline'],
  ]);
  // Those who listen are told which is which.
  expect(find('.difference')?.textContent).toBe('voted  removed: for  added: against');
  card.hide();
  card.openAround(...wordsOf('b'));
  await seen('.card');
  expect(find('.changed')).toBeNull();
  // What was marked on another copy is changed there.
  turned({ a: { elsewhere: true } });
  card.openAround(...wordsOf('a'));
  await seen('.difference');
  expect(find('.card')?.textContent).not.toContain('Keep as lost');
});

it('the new text is accepted on the card, which then says what is so, and that step is taken back', async () => {
  const { card, wordsOf, asked, turned, written } = page({
    'change-annotation': { roles: [], step: 11 },
    undo: { label: 'accept-text' },
  });
  card.openAround(...wordsOf('a'));
  await seen('.card');
  // Nobody but the reader presses it.
  for (const each of lastRoot()?.querySelectorAll<HTMLElement>('.card button') ?? [])
    if (each.textContent === 'Accept the new text') each.click();
  await press('Accept the new text');
  await said('New text accepted.');
  const changes = () => asked.filter(([type]) => type === 'change-annotation').map(([, ask]) => ask);
  expect(changes()).toEqual([expect.objectContaining({ id: 'a', accepted: SELECTORS })]);
  turned({ a: { state: 'exact', difference: [] } });
  written({ annotation: { ...TOLD, quote: 'voted against' } });
  await vi.waitFor(() => expect(find('.quote')?.textContent).toBe('voted against'));
  expect(find('.difference')).toBeNull();
  // The button is gone, the focus is not.
  expect(lastRoot()?.activeElement).toBe(find('.card'));
  await userEvent.keyboard('{Control>}z{/Control}');
  await said('Undone: ');
  expect(asked.filter(([type]) => type === 'undo')).toMatchObject([['undo', { step: 11 }]]);
});

it('what the page says otherwise by now is not accepted, and the card shows it', async () => {
  const { card, wordsOf, asked, turned, tools } = page();
  card.openAround(...wordsOf('a'));
  await seen('.card');
  const later = [{ change: 'added' as const, text: 'never voted' }];
  vi.spyOn(tools, 'standing').mockResolvedValue({ selectors: SELECTORS, place: null, difference: later });
  await press('Accept the new text');
  await said('The page has changed again');
  expect(asked.some(([type]) => type === 'change-annotation')).toBe(false);
  turned({ a: { difference: later } });
  expect(find('.difference')?.textContent).toContain('never voted');
});

it('a passage is kept as lost on the card, which goes with it', async () => {
  const { card, wordsOf, turned, last } = page({
    'change-annotation': { roles: [], step: 12 },
    undo: { label: 'keep-as-lost' },
  });
  card.openAround(...wordsOf('a'));
  await seen('.card');
  await press('Keep as lost');
  await said('Kept as lost.');
  expect(last()).toMatchObject(['change-annotation', { id: 'a', lost: true }]);
  turned({ a: null });
  expect(find('.card')).toBeNull();
  await press('Undo');
  await said('Undone: ');
  expect(last()).toMatchObject(['undo', { step: 12 }]);
});

it('a card follows what is done elsewhere: it says what is so now, and goes with its highlight', async () => {
  const { card, wordsOf, written } = page();
  card.openAround(...wordsOf('a'));
  await seen('.card');
  await vi.waitFor(() => expect(lastRoot()?.activeElement).toBe(find('.card')));
  written({ annotation: { ...TOLD, tags: ['ports'], note: 'See there.' } });
  await vi.waitFor(() => expect(find('.card')?.textContent).toContain('See there.'));
  // Her keys go on being the card's.
  expect([find('.tags')?.textContent, lastRoot()?.activeElement]).toEqual(['ports', find('.card')]);
  const same = find('.card');
  written({});
  await new Promise((done) => setTimeout(done, 50));
  expect(find('.card')).toBe(same);
  written({ annotation: null });
  await vi.waitFor(() => expect(find('.card')).toBeNull());
});

it('moved ends are told as those of a passage that had changed, and Ctrl+Z takes back that step, Ctrl+Shift+Z not', async () => {
  const { card, wordsOf, asked, last } = page({
    'change-annotation': { roles: [], step: 7 },
    undo: { label: 'move-ends' },
    redo: { label: 'move-ends' },
  });
  card.openAround(...wordsOf('a'));
  await seen('.card');
  await press('Adjust ends');
  await seen('.handle');
  await userEvent.keyboard('{ArrowLeft}{Enter}');
  await said('Ends moved.');
  expect(last()).toMatchObject(['change-annotation', { id: 'a', changed: true }]);
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  expect(last()?.[0]).toBe('change-annotation');
  await userEvent.keyboard('{Control>}z{/Control}');
  await said('Undone: ');
  expect(last()).toMatchObject(['undo', { step: 7 }]);
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await said('Redone: ');
  expect(asked.map(([type]) => type).slice(-2)).toEqual(['undo', 'redo']);
});

it('the keys of Undo are left to the field that the reader writes in', async () => {
  const { context, asked } = page({ undo: { label: 'relate' } });
  context.doneAsStep('Done.', 3);
  (shown().querySelector('input') as HTMLInputElement).focus();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect([asked, notice()]).toEqual([[], expect.stringContaining('Done.')]);
  (shown().querySelector('input') as HTMLInputElement).blur();
  await userEvent.keyboard('{Control>}z{/Control}');
  await said('Undone: ');
});

it('a relation is taken back by its button, and the card that shows it is read anew', async () => {
  const { card, wordsOf, asked, last } = page({ relate: { step: 9 }, undo: { label: 'relate' } });
  card.openAround(...wordsOf('a'));
  await seen('.card');
  await press('Relate…');
  await press('attacks');
  await seen('.bar');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await said('Relation added: attacks.');
  await seen('.card');
  const before = asked.length;
  await press('Undo');
  await said('Undone: ');
  await vi.waitFor(() => expect(last()?.[0]).toBe('annotation'));
  expect(asked[before]).toMatchObject(['undo', { step: 9 }]);
});

it('where a relation leads to the passage, the one that is chosen is where it starts', async () => {
  const kinds = [KIND, { ...KIND, side: 'to' as const }];
  const { card, wordsOf, asked, openEditor } = page({ annotation: { ...TOLD, kinds }, relate: { step: 9 } });
  card.openAround(...wordsOf('a'));
  await seen('.card');
  await press('Relate…');
  await press('… attacks this');
  await seen('.bar');
  expect(find('.bar')?.textContent).toContain('Choose what “attacks” this');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await said('Relation added: attacks.');
  expect(asked.find(([type]) => type === 'relate')?.[1]).toMatchObject({ kindId: 'k', fromId: 'b', toId: 'a' });
  await seen('.card');
  await press('Relate…');
  await press('… attacks this');
  await seen('.bar');
  await press('Search all articles');
  await vi.waitFor(() => expect(openEditor).toHaveBeenCalledWith('a', { relate: 'k', side: 'to' }));
});

it('an end that the codebook does not allow is refused with the reason where it was chosen, and so is the highlight itself', async () => {
  const faults: unknown[] = [{ fault: 'Only a claim may.' }, undefined, { step: 9 }];
  const { card, wordsOf, asked } = page({ relate: () => faults.shift() });
  const status = (text: string) => vi.waitFor(() => expect(find('.bar [role=status]')?.textContent).toContain(text));
  card.openAround(...wordsOf('a'));
  await seen('.card');
  await press('Relate…');
  await press('attacks');
  await seen('.bar');
  const words = wordsOf('a');
  const own = new Range();
  own.setStart(...words);
  own.setEnd(words[0], words[1] + 1);
  const { left, top } = own.getBoundingClientRect();
  const corner = shown().getBoundingClientRect();
  await userEvent.click(shown(), { position: { x: left + 2 - corner.left, y: top + 8 - corner.top }, force: true });
  await status('A passage cannot be related to itself.');
  expect(asked.some(([type]) => type === 'relate')).toBe(false);
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await status('Only a claim may.');
  await userEvent.keyboard('{Enter}');
  await status('does not answer');
  await userEvent.keyboard('{Enter}');
  await said('Relation added: attacks.');
  expect(find('.bar')).toBeNull();
});

/** The same annotation with roles, by their places in the codebook. */
const toldWith = (...places: number[]): ToldAnnotation => ({
  ...TOLD,
  roles: places.flatMap((place) => ESSAY_ARGUMENT.roles[place] ?? []),
  offered: TOLD.offered.map((role, place) => ({ ...role, isOn: places.includes(place) })),
});
const [first, second] = ESSAY_ARGUMENT.roles;

it('a digit gives the card’s highlight a role and takes it off, as a step that is taken back, and never the last one', async () => {
  const { card, wordsOf, asked, written, turned } = page({
    annotation: toldWith(0),
    'change-annotation': () => ({ roles: [first?.id, second?.id], step: 21 }),
    undo: { label: 'edit-annotation' },
  });
  turned({ b: { roles: [first?.id ?? ''] } });
  card.openAround(...wordsOf('b'));
  await seen('.card');
  const changes = () => asked.filter(([type]) => type === 'change-annotation').map(([, ask]) => ask);
  await userEvent.keyboard('1');
  await said('A highlight keeps at least one role.');
  expect(changes()).toEqual([]);
  // Where the list of roles is open it stays so, and the focus where it was.
  await press('Roles');
  await userEvent.keyboard('2');
  await said(`Roles now: ${first?.name}, ${second?.name}.`);
  expect(changes()).toEqual([expect.objectContaining({ id: 'b', change: 'add', role: second?.id })]);
  const held = () => lastRoot()?.activeElement?.getAttribute('aria-keyshortcuts');
  expect(held()).toBe('1');
  turned({ b: { roles: [first?.id ?? '', second?.id ?? ''] } });
  written({ annotation: toldWith(0, 1) });
  const pressed = () => [...(lastRoot()?.querySelectorAll('.card [aria-pressed=true]') ?? [])].length;
  await vi.waitFor(() => expect(pressed()).toBe(2));
  expect([held(), find('.card [aria-pressed]')?.checkVisibility()]).toEqual(['1', true]);
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(changes().at(-1)).toMatchObject({ change: 'remove', role: first?.id }));
  await userEvent.keyboard('{Control>}z{/Control}');
  await said('Undone: ');
  expect(asked.find(([type]) => type === 'undo')?.[1]).toMatchObject({ step: 21 });
});

it('a relation to another article opens that, through the background, which may know of none', async () => {
  const related = { kind: 'attacks', direction: 'from' as const, otherId: 'far', otherQuote: 'ships rot', here: false };
  const answers: unknown[] = [true, false, undefined];
  const { card, wordsOf, asked } = page({
    annotation: { ...TOLD, relations: [related] },
    'open-related': () => answers.shift(),
  });
  card.openAround(...wordsOf('b'));
  await seen('.card');
  const words = 'attacks: “ships rot”In another article';
  await press(words);
  await vi.waitFor(() => expect(asked.at(-1)).toMatchObject(['open-related', { id: 'b', otherId: 'far' }]));
  expect(find('.notice')).toBeNull();
  await press(words);
  await said('This highlight is no longer here.');
  await press(words);
  await said('does not answer');
});

it('a highlight is deleted on its card, which goes, and Undo brings it back', async () => {
  const answers = { 'delete-annotation': { step: 31 }, undo: { label: 'delete-annotations' } };
  const { card, wordsOf, last, turned } = page(answers);
  card.openAround(...wordsOf('b'));
  await seen('.card');
  await press('Delete');
  await said('Annotation deleted.');
  expect(last()).toMatchObject(['delete-annotation', { id: 'b' }]);
  turned({ b: null });
  expect(find('.card')).toBeNull();
  await press('Undo');
  await said('Undone: ');
  expect(last()).toMatchObject(['undo', { step: 31 }]);
});

it('what could not be deleted stays, and it is said why', async () => {
  const { card, wordsOf } = page({ 'delete-annotation': { fault: 'Not here.' } });
  card.openAround(...wordsOf('b'));
  await seen('.card');
  await press('Delete');
  await said('Not here.');
  expect(find('.card')).not.toBeNull();
});

it('a step that is no more to be taken back says why', async () => {
  const { context } = page({ undo: { fault: 'Something else.' } });
  context.doneAsStep('Done.', 3);
  await press('Undo');
  await said('Something else.');
  context.doneAsStep('Nothing changed.', null);
  await said('Nothing changed.');
  expect([...(lastRoot()?.querySelectorAll('.notice button') ?? [])]).toHaveLength(1);
});

it('where the other passage is of another article, the picking leads to the search for it', async () => {
  const { card, wordsOf, openEditor } = page();
  card.openAround(...wordsOf('a'));
  await seen('.card');
  await press('Relate…');
  await press('attacks');
  await seen('.bar');
  await press('Search all articles');
  await vi.waitFor(() => expect(openEditor).toHaveBeenCalledWith('a', { relate: 'k', side: 'from' }));
  expect([find('.bar'), find('.card')]).toEqual([null, null]);
});

it('an editor gives way to another highlight that is followed, with what is written in it kept', async () => {
  const { editor, tools } = page({ 'open-editor': { src: 'about:blank', token: 't' } });
  const reveal = vi.spyOn(tools, 'reveal');
  const closed = editor.open('a', 'roles');
  await seen('iframe');
  editor.told({ token: 't', written: true, closed: false });
  expect([editor.follow('other', 'b'), editor.follow('t', 'nowhere'), find('iframe') !== null]).toEqual([
    false,
    false,
    true,
  ]);
  expect(editor.follow('t', 'b')).toBe(true);
  expect([await closed, find('iframe')]).toEqual([false, null]);
  await said('What you wrote is kept in this tab');
  await seen('.card');
  expect(String(reveal.mock.lastCall?.[0])).toBe('a mistake');
  // While a page is read by keyboard the keys go back to that.
  tools.document.querySelector<HTMLElement>('input')?.focus();
  void editor.open('a', 'roles', new AbortController().signal);
  await seen('iframe');
  const cards = () => lastRoot()?.querySelectorAll('.card').length;
  const before = cards();
  expect(editor.follow('t', 'b')).toBe(true);
  await new Promise((done) => setTimeout(done, 50));
  expect([reveal.mock.calls.length, cards()]).toEqual([2, before]);
});

it('an editor that goes with something unsaved says that it is kept, one that has saved offers to take that back', async () => {
  let frames = 0;
  const { editor, last } = page({
    'open-editor': () => ({ src: 'about:blank', token: `t${++frames}` }),
    undo: { label: 'edit-annotation' },
  });
  void editor.open('a', 'roles');
  await seen('iframe');
  editor.told({ token: 't1', written: true, closed: false });
  void editor.open('b', 'roles');
  await said('What you wrote is kept in this tab');
  await vi.waitFor(() => expect(frames).toBe(2));
  await seen('iframe');
  editor.told({ token: 't2', written: true, closed: false });
  editor.told({ token: 't2', written: false, step: 5, closed: true });
  await said('Saved.');
  expect(find('iframe')).toBeNull();
  await press('Undo');
  await said('Undone: ');
  expect(last()).toMatchObject(['undo', { step: 5 }]);
});

it('of two editors asked for one after the other only the later one comes', async () => {
  const [first, second] = [later<object>(), later<object>()];
  const answers = [first.promise, second.promise];
  const { editor } = page({ 'open-editor': () => answers.shift() });
  void editor.open('a', 'roles');
  void editor.open('b', 'roles');
  second.give({ src: 'about:blank#b', token: 'b' });
  await seen('iframe');
  first.give({ src: 'about:blank#a', token: 'a' });
  await first.promise;
  await new Promise((done) => setTimeout(done, 50));
  expect([...(lastRoot()?.querySelectorAll('iframe') ?? [])].map((each) => each.getAttribute('src'))).toEqual([
    'about:blank#b',
  ]);
});

/** Shows the toolbar at words that are selected; `marking` brings what does what is chosen. */
async function selectWords(
  { context, editor }: Pick<ReturnType<typeof page>, 'context' | 'editor'>,
  marking = async (choices: Marking['choices']): Promise<Marking | undefined> => ({ choices }) as Marking,
) {
  const range = new Range();
  range.selectNodeContents(shown().querySelector('p') as Element);
  const { tools, surface, coding } = context;
  const selected = () => range;
  const choices: Marking['choices'] = createChoices(
    context,
    { selected, show: (words) => toolbar.show(words, null) },
    (id) => editor.open(id, 'tags'),
  );
  const { signal } = tools;
  const toolbar = createSelectionToolbar({
    tools: { document, signal, marking: () => marking(choices) },
    surface,
    coding,
    selected,
  });
  tools.onStored(() => void toolbar.renew(), signal);
  toolbar.show(range, null);
  await seen('[role=toolbar]:not([data-away])');
  return { toolbar, range };
}

/** Selects words and presses the toolbar's 'Not on this site'. */
async function turnOff(made: Pick<ReturnType<typeof page>, 'context' | 'editor'>): Promise<void> {
  await selectWords(made);
  await press('Not on this site');
}

it('tags that are kept stand in the toolbar and are told with it, and the notice names those that were given', async () => {
  const keptTags = ['energy', 'oil', 'ports', 'rail'];
  await selectWords(page({ coding: codingWith(keptTags), annotate: { id: 'c', step: 4, tags: ['energy', 'oil'] } }));
  const kept = find('.kept');
  expect([...(kept?.children ?? [])].map(({ textContent }) => textContent)).toEqual([
    '+ energy',
    '+ oil',
    '+ ports',
    '…',
  ]);
  const all = 'Kept tags are added too: energy, oil, ports, rail.';
  await vi.waitFor(() => expect(find('[role=status]')?.textContent).toContain(all));
  expect([kept?.title, kept?.ariaLabel]).toEqual([all, all]);
  await userEvent.keyboard('2');
  await said('Highlighted as Claim. Tags: energy, oil.');
});

it('a toolbar that the reader has put away stays away when the browser tells of the same selection once more', async () => {
  const made = page({ annotate: { id: 'c', step: 4, tags: [] } });
  const { toolbar, range } = await selectWords(made);
  for (const key of ['{Escape}', '2']) {
    await userEvent.keyboard(key);
    toolbar.prepare(range);
    toolbar.show(range, null);
    await new Promise((done) => setTimeout(done, 50));
    // Nor does it stand there unseen.
    expect(find('[role=toolbar]')).toBeNull();
    // Selected anew.
    toolbar.show(null, null);
    toolbar.show(range, null);
    await seen('[role=toolbar]:not([data-away])');
  }
});

it('a toolbar that stands goes to other words without missing a key, also when other roles were given last', async () => {
  let times = 0;
  const made = page({ coding: () => ({ ...CODING, lastRoles: [`role ${times++}`] }) });
  const { toolbar } = await selectWords(made);
  const words = new Range();
  words.selectNodeContents(shown().querySelector('p')?.firstChild as Node);
  toolbar.show(words, null);
  await made.context.coding.ask();
  expect(find('[role=toolbar]:not([data-away])')).not.toBeNull();
  await userEvent.keyboard('{Escape}');
  expect(find('[role=toolbar]')).toBeNull();
});

it('of a note that the reader thought better of the highlight is left, and is offered to be taken back', async () => {
  const made = page({
    annotate: { id: 'a', step: 4, tags: [] },
    'open-editor': { src: 'about:blank', token: 't' },
    undo: { label: 'annotate' },
  });
  const open = async () => {
    await selectWords(made);
    await press(CODING.words.addNote);
    await seen('iframe');
  };
  await open();
  made.editor.told({ token: 't', step: 5, closed: true });
  await said('Saved.');
  await open();
  made.editor.told({ token: 't', written: true, closed: false });
  made.editor.told({ token: 't', closed: true });
  await said('What you wrote is kept in this tab');
  await open();
  made.editor.told({ token: 't', closed: true });
  await said('Highlighted');
  await press('Undo');
  await said('Undone: ');
  expect(made.last()).toMatchObject(['undo', { step: 4 }]);
});

it('of the toolbar nothing is put into words in the page: they come with the codebook', async () => {
  const made = page({ coding: codingWith(['energy', 'oil']) });
  const format = vi.spyOn(Intl.ListFormat.prototype, 'format');
  try {
    await selectWords(made);
    await vi.waitFor(() => expect(find('[role=status]')?.textContent).toContain('energy, oil'));
    expect([vi.mocked(made.tools.message).mock.calls, format.mock.calls]).toEqual([[], []]);
  } finally {
    format.mockRestore();
  }
});

it('a choice is made once, and comes back as an offer where what makes it cannot be brought', async () => {
  const made = page({ annotate: { id: 'c', step: 4, tags: [] } });
  const brought = later<undefined>();
  let isThere = false;
  await selectWords(made, async (choices) => {
    if (isThere) return { choices } as Marking;
    return brought.promise;
  });
  await userEvent.keyboard('22');
  expect(find('[role=toolbar]')).toBeNull();
  brought.give(undefined);
  await seen('[role=toolbar]:not([data-away])');
  isThere = true;
  await userEvent.keyboard('22');
  await said('Highlighted as Claim.');
  expect(made.asked.filter(([type]) => type === 'annotate')).toHaveLength(1);
});

it('the toolbar takes the codebook that was asked for while its script was brought, and asks itself the next time', async () => {
  codingSlot.put(Promise.resolve({ ...CODING, roles: ESSAY_ARGUMENT.roles.slice(0, 1) }));
  const { context, asked } = page();
  expect((await context.coding.ask())?.roles).toHaveLength(1);
  expect(asked).toEqual([]);
  expect((await context.coding.ask())?.roles).toHaveLength(ESSAY_ARGUMENT.roles.length);
  expect(asked.map(([type]) => type)).toEqual(['coding']);
});

it('a toolbar that stands there offers what the project that is chosen meanwhile has, and no role of the former', async () => {
  const made = page({ annotate: { id: 'c', step: 4, tags: [] } });
  await selectWords(made);
  expect(find('[role=toolbar]')?.textContent).toContain('Claim');
  // What changes nothing of it leaves it, and whoever is in it, alone.
  const before = find('[role=toolbar]');
  made.written({ coding: { ...CODING, lastRoles: [ESSAY_ARGUMENT.roles[0]?.id] } });
  await new Promise((done) => setTimeout(done, 50));
  expect(find('[role=toolbar]')).toBe(before);
  made.written({ coding: { ...CODING, roles: TOULMIN.roles } });
  await vi.waitFor(() => expect(find('[role=toolbar]')?.textContent).toContain('Warrant'));
  await userEvent.keyboard('2');
  await said('Highlighted as ');
  const given = made.asked.find(([type]) => type === 'annotate')?.[1];
  expect(given).toMatchObject({ roles: [TOULMIN.roles.find(({ key }) => key === '2')?.id] });
});

it('where no tags are kept neither the toolbar nor the notice speaks of any', async () => {
  await selectWords(page({ annotate: { id: 'c', step: 4, tags: [] } }));
  expect(find('.kept')).toBeNull();
  await vi.waitFor(() => expect(find('[role=status]')?.textContent).toContain('press 1–3'));
  expect(find('[role=status]')?.textContent).not.toContain('ags');
  await userEvent.keyboard('2');
  await said('Highlighted as Claim.');
  expect(notice()).not.toContain('Tags');
});

it('the toolbar is said to be off only once it is, and on again, on files by what they are', async () => {
  const made = page({ 'set-toolbar': null }, { url: 'file:///home/reader/a.html' });
  await turnOff(made);
  await said('The toolbar is now off on files on this computer.');
  await userEvent.keyboard('{Control>}z{/Control}');
  await said('Toolbar switched on again: files on this computer.');
  expect(made.asked.filter(([type]) => type === 'set-toolbar').map(([, ask]) => ask)).toEqual([
    { on: false },
    { on: true },
  ]);
});

it('the toolbar that could not be switched off is not said to be', async () => {
  await turnOff(page({ 'set-toolbar': undefined }));
  await vi.waitFor(() => expect(find('.notice')?.dataset.tone).toBe('fault'));
  expect(notice()).not.toContain('No toolbar');
});
