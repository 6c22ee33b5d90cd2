/**
 * The card of a highlight, and the editor that it opens: what comes of what the reader does there is taken back by button and by
 * keys, kept while unsaved, and nothing that comes late takes the keys from her.
 */
import { afterEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { PageCoding, ToldAnnotation } from '../../../src/protocol/background.ts';
import { ESSAY_ARGUMENT } from '../../english-codebooks.ts';
import { lastRoot, shown } from './over.ts';
import '../ui/support.ts';
import { CODING, find, KIND, later, notice, page, press, SELECTORS, said, seen, TOLD } from './marked-page.ts';

afterEach(() => getSelection()?.removeAllRanges());

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

it('an editor that can keep nothing for later stays with what is written in it until that is saved or thrown away', async () => {
  const { editor, asked } = page({ 'open-editor': { src: 'about:blank', token: 't' } });
  const closed = editor.open('a', 'roles');
  await seen('iframe');
  editor.told({ token: 't', keeps: false, closed: false });
  editor.told({ token: 't', written: true, closed: false });
  const questions = asked.length;
  const ways = [
    async () => {
      find('iframe')?.blur();
      await userEvent.keyboard('{Escape}');
    },
    () => editor.told({ token: 't', closed: true }),
    () => editor.follow('t', 'b'),
    () => editor.open('b', 'roles'),
  ];
  for (const way of ways) {
    await way();
    expect(notice()).toContain('Save what you wrote, or cancel.');
    expect(find('iframe')).not.toBeNull();
    find('.notice button')?.focus();
    await userEvent.keyboard('{Enter}');
    expect(find('.notice')).toBeNull();
  }
  expect(asked.length).toBe(questions);
  editor.told({ token: 't', written: false, closed: true });
  expect([await closed, find('iframe')]).toEqual([true, null]);
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
