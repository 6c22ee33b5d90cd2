/** The form of a passage goes away and comes back, and its codebook becomes another one: what is written stays, and no more. */
import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Passage } from '../../../src/ui/components/Passage.tsx';
import type { Coding, CodingContext, Drafts } from '../../../src/ui/services.ts';
import { defaultProject, ESSAY_ARGUMENT, TOULMIN } from '../../english-codebooks.ts';
import { show } from './support.ts';

const contextOf = (codebook: typeof ESSAY_ARGUMENT): CodingContext => ({
  project: defaultProject('coder'),
  isOfSite: false,
  projects: [defaultProject('coder')],
  codebook,
  codebooks: [ESSAY_ARGUMENT, TOULMIN],
  tags: [],
  lastRoles: [codebook.roles[0]?.id ?? ''],
  coderId: 'coder',
  stickyTags: null,
  singleKeys: true,
});

const passage = (key: string) => ({
  key,
  wholeSection: false,
  place: null,
  selectors: [{ type: 'TextQuoteSelector', exact: key, prefix: '', suffix: '' }],
});

function view() {
  const highlight = vi.fn<(coding: Coding) => Promise<string | null>>(async () => 'id');
  const onCancel = vi.fn();
  const context = signal(contextOf(ESSAY_ARGUMENT));
  const candidate = signal<ReturnType<typeof passage> | null>(passage('one'));
  const keepTags = vi.fn(async () => true);
  const drafts: Drafts = new Map();
  const chooseCodebook = vi.fn(async (id: string) => {
    context.value = contextOf(id === TOULMIN.id ? TOULMIN : ESSAY_ARGUMENT);
    return true;
  });
  const projectHost = signal<string | null>(null);
  const chooseProject = vi.fn(async (_id: string, _only: string) => true);
  const state = {
    context,
    candidate,
    candidatePlace: signal(''),
    candidateQuote: signal('Words'),
    description: signal(null),
    outline: signal([]),
    projectHost,
    chooseCodebook,
    chooseProject,
    highlight,
    keepTags,
  } as unknown as Parameters<typeof Passage>[0]['state'];
  const Shown = () => <Passage state={state} hint="Select a passage" drafts={drafts} onCancel={onCancel} />;
  show(<Shown />);
  return { highlight, onCancel, context, candidate, chooseCodebook, chooseProject, keepTags, projectHost };
}

const note = () => document.querySelector('textarea') as HTMLTextAreaElement;
const given = () =>
  [...document.querySelectorAll<HTMLInputElement>('fieldset input:checked')].map(({ value }) => value);
const submit = () => document.querySelector<HTMLElement>('button[type=submit]')?.click();

describe('what is written of a passage', () => {
  it('goes out with the roles of the codebook that is shown, and with no other', async () => {
    const { highlight, context } = view();
    await userEvent.fill(note(), 'a note');
    context.value = contextOf(TOULMIN);
    const first = TOULMIN.roles[0]?.id ?? '';
    await expect.poll(given).toEqual([first]);
    submit();
    await expect.poll(() => highlight.mock.calls[0]?.[0]).toMatchObject({ roles: [first], note: 'a note' });
  });

  it('comes back with its passage, and a role that was only suggested gives way to the first that is given', async () => {
    const { highlight, candidate } = view();
    const one = candidate.value;
    await userEvent.fill(note(), 'a long note');
    candidate.value = passage('another');
    await expect.poll(() => note().value).toBe('');
    candidate.value = one;
    await expect.poll(() => note().value).toBe('a long note');
    const [, second] = ESSAY_ARGUMENT.roles;
    document.querySelector<HTMLElement>(`input[value="${second?.id}"]`)?.click();
    await expect.poll(given).toEqual([second?.id]);
    submit();
    await expect.poll(() => highlight.mock.calls[0]?.[0].roles).toEqual([second?.id]);
  });

  it('stays when Escape ends what an input method composes', async () => {
    const { onCancel } = view();
    const press = (isComposing: boolean) =>
      note().dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', isComposing, bubbles: true, cancelable: true }),
      );
    press(true);
    expect(onCancel).not.toHaveBeenCalled();
    press(false);
    expect(onCancel).toHaveBeenCalledOnce();
  });
});

describe('the list of codebooks', () => {
  const list = () => document.querySelector('select') as HTMLSelectElement;

  it('changes nothing by arrow keys until Enter, and keeps the focus', async () => {
    const { chooseCodebook } = view();
    list().focus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(() => list().value).toBe(TOULMIN.id);
    expect(chooseCodebook).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    await expect.poll(given).toEqual([TOULMIN.roles[0]?.id]);
    expect(chooseCodebook.mock.calls).toEqual([[TOULMIN.id]]);
    expect(document.activeElement).toBe(list());
  });

  it('leaves the digits to the roles', async () => {
    view();
    list().focus();
    await userEvent.keyboard('2');
    await expect.poll(given).toEqual([ESSAY_ARGUMENT.roles[1]?.id]);
  });

  it('gives the focus to the roles where those before have taken it along', async () => {
    const { context } = view();
    context.value = contextOf(TOULMIN);
    await expect.poll(() => (document.activeElement as HTMLInputElement).value).toBe(TOULMIN.roles[0]?.id);
  });

  it('leaves it at a button when the codebook becomes another one', async () => {
    const { context } = view();
    const button = document.querySelector<HTMLElement>('button[type=submit]');
    button?.focus();
    context.value = contextOf(TOULMIN);
    await expect.poll(given).toEqual([TOULMIN.roles[0]?.id]);
    expect(document.activeElement).toBe(button);
  });
});

it('the tags kept for the next passages are kept at once, and no more when the switch is off again', async () => {
  const { keepTags } = view();
  const tags = document.querySelector<HTMLInputElement>('input[role=combobox], input[autocomplete=off]') as Element;
  await userEvent.fill(tags, 'week 3');
  await userEvent.keyboard('{Enter}');
  expect(keepTags).not.toHaveBeenCalled();
  const label = [...document.querySelectorAll('label')].find(({ textContent }) =>
    textContent?.startsWith('Keep these'),
  );
  label?.click();
  await expect.poll(() => keepTags.mock.calls).toEqual([[['week 3']]]);
  label?.click();
  await expect.poll(() => keepTags.mock.calls).toEqual([[['week 3']], [null]]);
});

describe('where nothing is selected', () => {
  it('the project and its codebook are named and can be chosen, where there are several', async () => {
    const { candidate, context, chooseProject } = view();
    const second = { ...defaultProject('coder'), id: 'second', name: 'POLS 101' };
    context.value = { ...context.value, projects: [...context.value.projects, second] };
    candidate.value = null;
    await expect
      .poll(() => [...document.querySelectorAll('label')].map(({ textContent }) => textContent))
      .toEqual(['Project', 'Codebook']);
    const list = document.querySelector('select') as HTMLSelectElement;
    expect(list.labels[0]?.textContent).toBe('Project');
    await userEvent.selectOptions(list, 'POLS 101');
    await expect.poll(() => chooseProject.mock.calls).toEqual([['second', 'everywhere']]);
  });

  it('says that a project is of this site alone, which the closed list does not', async () => {
    const { candidate, context, projectHost } = view();
    const second = { ...defaultProject('coder'), id: 'second', name: 'POLS 101' };
    context.value = { ...context.value, projects: [...context.value.projects, second] };
    projectHost.value = 'thediplomat.com';
    candidate.value = null;
    const described = () => document.querySelector('select')?.getAttribute('aria-describedby') ?? null;
    await expect.poll(() => document.querySelector('select')).not.toBeNull();
    expect(described()).toBeNull();
    context.value = { ...context.value, isOfSite: true };
    await expect.poll(described).not.toBeNull();
    expect(document.getElementById(described() ?? '')?.textContent).toBe('Only on thediplomat.com');
  });

  it('nothing is asked of a reader with one project', async () => {
    const { candidate } = view();
    candidate.value = null;
    await expect.poll(() => document.querySelector('form')).toBeNull();
    expect(document.querySelector('select')).toBeNull();
  });
});
