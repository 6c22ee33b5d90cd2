/** Forms of Options that stay open while the library changes: what was done meanwhile stays, and nothing goes unasked. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Codebook } from '../../../src/core/model/codebook.ts';
import type { Coder, Project } from '../../../src/core/model/project.ts';
import { createStore, type Store } from '../../../src/store/store.ts';
import { CodebookEditor } from '../../../src/ui/options/CodebookEditor.tsx';
import { Codebooks } from '../../../src/ui/options/Codebooks.tsx';
import { Options } from '../../../src/ui/options/Options.tsx';
import { Projects } from '../../../src/ui/options/Projects.tsx';
import { createOptionsState, type OptionsServices, type OptionsState } from '../../../src/ui/state/options-state.ts';
import { DEFAULT_PROJECT_ID, ESSAY_ARGUMENT, english, TOULMIN } from '../../english-codebooks.ts';
import { codingContext, ROLES, SUPPORTS, show } from './support.ts';

const [MAJOR, CLAIM, PREMISE] = ROLES;
const ANA: Coder = { id: 'a0a0a0a0-0000-4000-8000-000000000001', name: 'Ana' };

/** The library in the browser's own database. */
let store: Store;
let state: OptionsState;
let me: Coder;

beforeEach(async () => {
  store = createStore({
    name: `options-forms-${crypto.randomUUID()}`,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    domains: () => () => null,
    say: english,
    announce: () => undefined,
  });
  const readings = {
    codingContext: async () => {
      const project = await store.currentProject();
      const [projects, codebook, codebooks] = await Promise.all([
        store.projects(),
        store.codebookOf(project),
        store.codebooks(),
      ]);
      return codingContext({ project, projects, codebook, codebooks });
    },
    chooseCodebook: store.chooseCodebook,
    nextUndo: store.nextUndo,
    nextRedo: store.nextRedo,
  };
  state = createOptionsState({
    store: readings,
    rules: store,
    codebooks: {
      store,
      newId: () => crypto.randomUUID(),
      copyText: async () => undefined,
      address: { read: () => null, write: () => undefined },
    },
    projects: {
      ...store,
      sitesWithProject: async () => [],
      currentCoder: () => store.setting('current-coder'),
      chooseCoder: (id: string) => store.setSetting({ key: 'current-coder', value: id }),
    },
    toolbarSites: { off: async () => [] },
    usage: async () => null,
    sites: async () => [],
  } as unknown as OptionsServices);
  await state.load();
  const [first] = (await project()).coders;
  if (!first) throw new Error('no coder');
  me = first;
});

afterEach(() => store.close());

async function project(): Promise<Project> {
  return store.currentProject();
}

async function codebook(): Promise<Codebook> {
  const found = (await store.codebooks()).find(({ id }) => id === ESSAY_ARGUMENT.id);
  if (!found) throw new Error('no codebook');
  return found;
}

const kindNow = async () => (await codebook()).relationKinds.find(({ id }) => id === SUPPORTS);

/** Marks a passage as another window does, which has not told this one yet. */
const mark = async (roles: string[]) => {
  const { annotation } = await store.annotate({
    page: { addresses: { url: 'https://example.org/' }, documentTitle: 'A page', description: null },
    selectors: [
      { type: 'TextQuoteSelector', exact: 'a passage', prefix: '', suffix: '' },
      { type: 'TextPositionSelector', start: 0, end: 9, astralBefore: 0 },
    ],
    roles,
    tags: [],
    note: '',
  });
  return annotation;
};

function element<T extends HTMLElement = HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}
const form = () => document.querySelector('form');
const words = () => form()?.textContent ?? '';
const buttons = () =>
  [...document.querySelectorAll('form button')].map((each) => each.getAttribute('aria-label') ?? '');

async function openForm(row: string, way: string): Promise<void> {
  element(`${row} [data-opens="${way}"]`).click();
  await expect.poll(form).not.toBeNull();
}

const submit = () => userEvent.click(element('form button[type="submit"]'));

const showChoices = () =>
  show(
    <>
      <Codebooks state={state} />
      <Projects state={state} />
    </>,
  );

function Editor() {
  const edited = state.codebooks.edited.value;
  return edited && <CodebookEditor codebook={edited} state={state.codebooks} />;
}

function showEditor(): void {
  state.codebooks.open(ESSAY_ARGUMENT.id);
  show(<Editor />);
}

it('of a project: leaves the codebook chosen above and the coder added elsewhere', async () => {
  showChoices();
  await openForm(`[data-project="${DEFAULT_PROJECT_ID}"]`, 'edit');
  await userEvent.click(element(`[data-codebook="${TOULMIN.id}"] input`));
  await expect.poll(async () => (await project()).codebookId).toBe(TOULMIN.id);
  await expect.poll(() => element<HTMLSelectElement>('form select').value).toBe(TOULMIN.id);
  await store.editProject(DEFAULT_PROJECT_ID, { coders: [me, ANA] });
  await state.load();
  await userEvent.fill(element('form input'), 'Thesis');
  await userEvent.fill(element('form input[aria-label]'), 'Bea');
  await submit();
  await expect.poll(form).toBeNull();
  expect(await project()).toMatchObject({
    name: 'Thesis',
    codebookId: TOULMIN.id,
    coders: [{ ...me, name: 'Bea' }, ANA],
  });
});

it('of a project: says who stays in it, before and where it is refused', async () => {
  await store.editProject(DEFAULT_PROJECT_ID, { coders: [{ ...me, name: 'Bea' }, ANA] });
  await mark([CLAIM]);
  await state.load();
  showChoices();
  await openForm(`[data-project="${DEFAULT_PROJECT_ID}"]`, 'edit');
  await expect.poll(words).toContain(english('coderStays'));
  expect(buttons().filter((name) => name.startsWith('Remove: '))).toEqual(['Remove: Ana']);
  await userEvent.click(element('form [aria-label="Remove: Ana"]'));
  await store.setSetting({ key: 'current-coder', value: ANA.id });
  await mark([CLAIM]);
  await userEvent.fill(element('form input'), 'Thesis');
  await submit();
  await expect.poll(() => state.toast.value?.text).toContain('“Ana” has made annotations');
  // What else was written is kept, and she is back.
  await expect
    .poll(() => [...document.querySelectorAll<HTMLInputElement>('form input')].map(({ value }) => value))
    .toEqual(['Thesis', 'Bea', 'Ana']);
  await submit();
  await expect.poll(async () => (await project()).name).toBe('Thesis');
});

it('to delete a codebook: names each project that uses it by itself', async () => {
  await store.newProject('Harbours, spring', ESSAY_ARGUMENT.id);
  await state.load();
  showChoices();
  await expect
    .poll(() => element(`[data-codebook="${ESSAY_ARGUMENT.id}"]`).textContent)
    .toMatch(/In use by (?:“My reading”, “Harbours, spring”|“Harbours, spring”, “My reading”), so/);
});

it('to delete a codebook: goes where a project has come to use it', async () => {
  showChoices();
  await openForm(`[data-codebook="${TOULMIN.id}"]`, 'delete');
  await userEvent.click(element(`[data-codebook="${TOULMIN.id}"] input`));
  await expect.poll(form).toBeNull();
  expect(element(`[data-codebook="${TOULMIN.id}"]`).textContent).toContain('so it cannot be deleted');
  await userEvent.click(element(`[data-codebook="${ESSAY_ARGUMENT.id}"] input`));
  // Nor does it come again by itself.
  await expect
    .poll(() => document.querySelector(`[data-codebook="${TOULMIN.id}"] [data-opens="delete"]`))
    .not.toBeNull();
  expect(form()).toBeNull();
  await openForm(`[data-codebook="${TOULMIN.id}"]`, 'delete');
  await store.chooseCodebook(TOULMIN.id);
  await state.load();
  await expect.poll(form).toBeNull();
  await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe('Edit: Toulmin');
});

it('to delete a role: deletes no annotation that has got it meanwhile', async () => {
  showEditor();
  await openForm(`[data-role="${PREMISE}"]`, 'delete');
  await expect.poll(words).toContain(english('roleUnused'));
  const annotation = await mark([PREMISE]);
  await submit();
  await expect.poll(() => state.toast.value).toMatchObject({ tone: 'fault', text: english('faultConflict') });
  expect(await store.annotation(annotation.id)).not.toBeNull();
  expect((await codebook()).roles).toHaveLength(ROLES.length);
  // Once this window has heard of it, the question is asked.
  await state.load();
  await expect.poll(() => document.querySelectorAll('form input[type="radio"]').length).toBe(3);
  await submit();
  await expect.poll(async () => (await store.annotation(annotation.id))?.roles).toEqual([MAJOR]);
});

it('to delete a role: says how many relations will no longer be allowed, by what becomes of its annotations', async () => {
  const [premise, major] = [await mark([PREMISE]), await mark([MAJOR])];
  const end = (id: string) => ({ type: 'annotation' as const, id });
  await store.relate({ kindId: SUPPORTS, from: end(premise.id), to: end(major.id), note: '' });
  await state.load();
  showEditor();
  await openForm(`[data-role="${PREMISE}"]`, 'delete');
  const said = '1 relation will no longer be allowed. It stays, and is marked.';
  await expect.poll(words).toContain(said);
  await userEvent.selectOptions(element('form select'), CLAIM);
  await expect.poll(words).not.toContain(said);
  await userEvent.selectOptions(element('form select'), MAJOR);
  await expect.poll(words).toContain(said);
  await userEvent.click(element('form fieldset > :last-child input'));
  await expect.poll(words).not.toContain(said);
});

it('of a kind of relation: keeps what merged roles have become at its ends', async () => {
  const changed = { from: [PREMISE], to: [MAJOR] };
  await store.editCodebook(ESSAY_ARGUMENT.id, { what: 'change-relation', id: SUPPORTS, changed });
  await state.load();
  showEditor();
  await openForm(`[data-kind="${SUPPORTS}"]`, 'edit');
  const named = (end: number) =>
    [...element(`form fieldset:nth-of-type(${end})`).querySelectorAll('label')]
      .filter((label) => label.querySelector('input')?.checked)
      .map((label) => label.textContent?.trim());
  await expect.poll(() => named(1)).toEqual(['Premise']);
  await userEvent.fill(element('form textarea'), 'It backs the other.');
  await store.mergeRoles(ESSAY_ARGUMENT.id, PREMISE, CLAIM);
  await state.load();
  await expect.poll(() => named(1)).toEqual(['Claim']);
  await submit();
  await expect.poll(form).toBeNull();
  expect(await kindNow()).toMatchObject({ definition: 'It backs the other.', from: [CLAIM], to: [MAJOR] });
});

it('kinds of relation are moved by keys, with the focus on the way, and undo takes it back', async () => {
  showEditor();
  const kinds = () => [...document.querySelectorAll<HTMLElement>('[data-kind]')].map(({ dataset }) => dataset.kind);
  const [first, second] = ESSAY_ARGUMENT.relationKinds;
  if (!first || !second) throw new Error('no kinds');
  const buttonOf = (id: string, way: string) => element<HTMLButtonElement>(`[data-kind="${id}"] [data-moves="${way}"]`);
  expect([buttonOf(first.id, 'up').disabled, buttonOf(second.id, 'down').disabled]).toEqual([true, true]);
  buttonOf(first.id, 'down').focus();
  expect(document.activeElement?.getAttribute('aria-label')).toBe(`Move down: ${first.name}`);
  await userEvent.keyboard('{Enter}');
  await expect.poll(async () => (await codebook()).relationKinds.map(({ id }) => id)).toEqual([second.id, first.id]);
  await state.load();
  await expect.poll(kinds).toEqual([second.id, first.id]);
  expect(state.toast.value?.text).toBe(`“${first.name}” is now 2 of 2.`);
  await expect.poll(() => document.activeElement).toBe(buttonOf(first.id, 'up'));
  expect(document.body.textContent).toContain(
    `Order of the kinds of relation: ${first.name}, ${second.name} → ${second.name}, ${first.name}`,
  );
  await store.undo();
  await state.load();
  await expect.poll(kinds).toEqual([first.id, second.id]);
});

it('of a kind of relation: puts what is ticked on the ends as they are by now', async () => {
  const changed = { from: [PREMISE], to: [MAJOR] };
  await store.editCodebook(ESSAY_ARGUMENT.id, { what: 'change-relation', id: SUPPORTS, changed });
  await state.load();
  showEditor();
  await openForm(`[data-kind="${SUPPORTS}"]`, 'edit');
  await userEvent.click(element('form fieldset input'));
  await store.mergeRoles(ESSAY_ARGUMENT.id, PREMISE, CLAIM);
  await state.load();
  await submit();
  await expect.poll(form).toBeNull();
  expect(await kindNow()).toMatchObject({ from: [MAJOR, CLAIM], to: [MAJOR] });
});

const written = (selector: string) => element<HTMLInputElement>(selector).value;

it('of a role: keeps what was written while another is looked at, and says that it is not saved', async () => {
  showEditor();
  await openForm(`[data-role="${PREMISE}"]`, 'edit');
  await userEvent.fill(element('form textarea'), 'A reason given.');
  await openForm(`[data-role="${CLAIM}"]`, 'edit');
  await expect.poll(words).toContain('“Claim”');
  const edit = element(`[data-role="${PREMISE}"] [data-opens="edit"]`);
  const note = document.getElementById(edit.getAttribute('aria-describedby') ?? '');
  expect(note?.textContent).toBe(english('notSavedYet'));
  // Above the buttons, which stand below each other in all rows.
  expect(note?.getBoundingClientRect().bottom).toBeLessThanOrEqual(edit.getBoundingClientRect().top);
  const other = element(`[data-role="${MAJOR}"] [data-opens="edit"]`);
  expect(edit.getBoundingClientRect().left).toBe(other.getBoundingClientRect().left);
  // Renamed meanwhile: what was not written stays what it is by now.
  const changed = { name: 'Ground' };
  await store.editCodebook(ESSAY_ARGUMENT.id, { what: 'change-role', id: PREMISE, changed });
  await state.load();
  await openForm(`[data-role="${PREMISE}"]`, 'edit');
  await expect.poll(words).toContain('“Ground”');
  expect([written('form input'), written('form textarea')]).toEqual(['Ground', 'A reason given.']);
  await submit();
  await expect.poll(form).toBeNull();
  const role = (await codebook()).roles.find(({ id }) => id === PREMISE);
  expect(role).toMatchObject({ name: 'Ground', definition: 'A reason given.' });
  expect(document.body.textContent).not.toContain(english('notSavedYet'));
});

it('of a role: is empty again once it was cancelled', async () => {
  showEditor();
  await openForm(`[data-role="${PREMISE}"]`, 'edit');
  const before = written('form textarea');
  await userEvent.fill(element('form textarea'), 'Written in vain.');
  await userEvent.keyboard('{Escape}');
  await expect.poll(form).toBeNull();
  await openForm(`[data-role="${PREMISE}"]`, 'edit');
  expect(written('form textarea')).toBe(before);
});

it('of a new role: goes on after another was looked at, and after the editor was left', async () => {
  showEditor();
  element('[data-add-role]').click();
  await expect.poll(form).not.toBeNull();
  await userEvent.fill(element('form input'), 'Rebuttal');
  await openForm(`[data-role="${CLAIM}"]`, 'edit');
  await expect.poll(words).toContain('“Claim”');
  state.codebooks.close();
  await expect.poll(form).toBeNull();
  state.codebooks.open(ESSAY_ARGUMENT.id);
  await expect.poll(() => document.querySelector('[data-add-role]')).not.toBeNull();
  element('[data-add-role]').click();
  await expect.poll(form).not.toBeNull();
  expect(written('form input')).toBe('Rebuttal');
  await submit();
  await expect.poll(form).toBeNull();
  expect((await codebook()).roles.map(({ name }) => name)).toContain('Rebuttal');
  element('[data-add-role]').click();
  await expect.poll(form).not.toBeNull();
  expect(written('form input')).toBe('');
});

it('of a kind of relation: keeps words and ticks while another is looked at', async () => {
  showEditor();
  const [supports, attacks] = ESSAY_ARGUMENT.relationKinds.map(({ id }) => `[data-kind="${id}"]`);
  if (!supports || !attacks) throw new Error('no kinds');
  await openForm(supports, 'edit');
  const isTicked = () => element<HTMLInputElement>('form fieldset input').checked;
  const before = isTicked();
  await userEvent.fill(element('form textarea'), 'It backs the other.');
  await userEvent.click(element('form fieldset input'));
  await openForm(attacks, 'edit');
  await expect.poll(words).toContain('“attacks”');
  await openForm(supports, 'edit');
  await expect.poll(words).toContain('“supports”');
  expect([written('form textarea'), isTicked()]).toEqual(['It backs the other.', !before]);
});

it('to merge a role: says which roles below it go along', async () => {
  await store.editCodebook(ESSAY_ARGUMENT.id, { what: 'change-role', id: PREMISE, changed: { parentId: CLAIM } });
  await state.load();
  showEditor();
  await openForm(`[data-role="${CLAIM}"]`, 'merge');
  await expect.poll(words).toContain('will move under “Major claim”: Premise');
  await submit();
  await expect.poll(async () => (await codebook()).roles.find(({ id }) => id === PREMISE)?.parentId).toBe(MAJOR);
});

it('to merge a role: says whether the other gets its key', async () => {
  await store.editCodebook(ESSAY_ARGUMENT.id, { what: 'change-role', id: PREMISE, changed: { key: null } });
  await state.load();
  showEditor();
  await openForm(`[data-role="${CLAIM}"]`, 'merge');
  await expect.poll(words).toContain('“Major claim” instead');
  expect(words()).not.toContain('gets the key');
  await userEvent.selectOptions(element('form select'), PREMISE);
  await expect.poll(words).toContain('“Premise” gets the key 2.');
  await submit();
  await expect.poll(async () => (await codebook()).roles.find(({ id }) => id === PREMISE)?.key).toBe('2');
});

it('to merge a role: leads to the one that it has become', async () => {
  showEditor();
  await openForm(`[data-role="${CLAIM}"]`, 'merge');
  await expect.poll(words).toContain('“Major claim”');
  await submit();
  await expect.poll(() => document.querySelector(`[data-role="${CLAIM}"]`)).toBeNull();
  await expect.poll(() => document.activeElement).toBe(element(`[data-role="${MAJOR}"] [data-opens="edit"]`));
});

it('of a project: keeps what was written while another, or a codebook, is looked at', async () => {
  const { id: other } = await store.newProject('Seminar', TOULMIN.id);
  await state.load();
  const root = show(<Options state={state} />);
  await openForm(`[data-project="${DEFAULT_PROJECT_ID}"]`, 'edit');
  await userEvent.fill(element('form input'), 'Thesis');
  await userEvent.fill(element('form input[aria-label]'), 'Bea');
  await openForm(`[data-project="${other}"]`, 'edit');
  await expect.poll(words).toContain('“Seminar”');
  expect(element(`[data-project="${DEFAULT_PROJECT_ID}"]`).textContent).toContain(english('notSavedYet'));
  element(`[data-codebook="${TOULMIN.id}"] [data-opens="edit"]`).click();
  await expect.poll(() => root.querySelector('[data-add-role]')).not.toBeNull();
  state.codebooks.close();
  await expect.poll(() => root.querySelector('[data-new-project]')).not.toBeNull();
  await openForm(`[data-project="${DEFAULT_PROJECT_ID}"]`, 'edit');
  expect([written('form input'), written('form input[aria-label]')]).toEqual(['Thesis', 'Bea']);
  await submit();
  await expect.poll(async () => (await project()).name).toBe('Thesis');
  expect((await project()).coders).toEqual([{ ...me, name: 'Bea' }]);
  await expect.poll(() => root.textContent?.includes(english('notSavedYet'))).toBe(false);
});

it('of a project: leads to the name of a coder who is added', async () => {
  showChoices();
  await openForm(`[data-project="${DEFAULT_PROJECT_ID}"]`, 'edit');
  element('[data-add-coder]').focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe('Coder 2');
});

it('leads back to the codebooks where the one in the editor is deleted in another window', async () => {
  show(<Options state={state} />);
  state.codebooks.open(TOULMIN.id);
  await expect.poll(() => document.activeElement?.tagName).toBe('H2');
  await store.deleteCodebook(TOULMIN.id);
  await state.load();
  await expect.poll(() => document.activeElement?.textContent).toBe(english('newCodebook'));
});

it('arrow keys lead past projects and codebooks, and Space puts one to use', async () => {
  const [first] = await store.projects();
  await store.newProject('Second', TOULMIN.id);
  await state.load();
  showChoices();
  for (const name of ['project', 'codebook']) {
    const inUse = async () => [(await project()).id, (await project()).codebookId];
    const before = [await inUse(), await store.nextUndo()];
    element(`input[name=${name}]:checked`).focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement?.matches(`input[name=${name}]:not(:checked)`)).toBe(true);
    expect([await inUse(), await store.nextUndo()]).toEqual(before);
    await userEvent.keyboard(' ');
    await expect.poll(inUse).not.toEqual(before[0]);
  }
  expect((await project()).id).not.toBe(first?.id);
});
