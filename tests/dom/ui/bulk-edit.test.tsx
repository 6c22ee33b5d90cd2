/** What can be done with several passages at once: the roles offered and taken off are named by their codebooks. */
import { signal } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import { BulkEdit } from '../../../src/ui/components/BulkEdit.tsx';
import type { CodingContext } from '../../../src/ui/services.ts';
import { defaultProject, ESSAY_ARGUMENT, TOULMIN } from '../../english-codebooks.ts';
import { annotation, codingContext, ROLES, show } from './support.ts';

const GROUND = TOULMIN.roles[1];

function view(context: CodingContext, chosen: Annotation[]) {
  const change = vi.fn();
  const busy = signal(false);
  const state = {
    context: signal(context),
    list: {
      chosen: signal(chosen.map((each) => ({ annotation: each }))),
      found: signal(chosen),
      busy,
      change,
    },
  } as unknown as Parameters<typeof BulkEdit>[0]['state'];
  show(<BulkEdit state={state} />);
  return { change, busy };
}

function offered(label: string): (string | null)[] {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === label);
  const menu = document.getElementById(button?.getAttribute('popovertarget') ?? '');
  return [...(menu?.querySelectorAll('button') ?? [])].map(({ textContent }) => textContent);
}

it('offers the roles that the project has now, and takes off also those of before and those of none', () => {
  const project = { ...defaultProject('coder'), codebookId: TOULMIN.id };
  view(codingContext({ project, projects: [project], codebook: TOULMIN }), [
    annotation('one', 'Words', { roles: [ROLES[1], GROUND?.id ?? ''] }),
    annotation('two', 'Other words', { roles: ['gone'] }),
  ]);
  expect(offered('Add role')).toEqual(TOULMIN.roles.map(({ name }) => name));
  expect(offered('Remove role')).toEqual([
    `${ESSAY_ARGUMENT.roles[1]?.name} (Essay argument)`,
    GROUND?.name,
    'Unknown role',
  ]);
});

it('offers those of each project, named, where passages of several are chosen', () => {
  const other = { ...defaultProject('coder'), id: 'other', codebookId: TOULMIN.id };
  view(codingContext({ projects: [defaultProject('coder'), other] }), [
    annotation('one', 'Words'),
    annotation('two', 'Other words', { projectId: 'other', roles: [GROUND?.id ?? ''] }),
  ]);
  expect(offered('Add role')).toEqual(
    [ESSAY_ARGUMENT, TOULMIN].flatMap(({ name: book, roles }) => roles.map(({ name }) => `${name} (${book})`)),
  );
});

const form = () => document.querySelector('form:has(select)');
const choices = () => [...(form()?.querySelectorAll('option') ?? [])].map(({ textContent }) => textContent);

async function replace(role: string): Promise<void> {
  const opener = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Replace role');
  await userEvent.click(opener as Element);
  const item = [...document.querySelectorAll('[popover]:popover-open button')].find(
    ({ textContent }) => textContent === role,
  );
  await userEvent.click(item as Element);
  await expect.poll(form).not.toBeNull();
}

it('replaces a role that some have by one that the codebook has, and by no other', async () => {
  const { change } = view(codingContext(), [
    annotation('one', 'Words', { roles: [ROLES[1], 'gone'] }),
    annotation('two', 'Other words', { roles: [ROLES[2]] }),
  ]);
  expect(offered('Replace role')).toEqual(['Claim', 'Premise', 'Unknown role']);
  await replace('Claim');
  expect(form()?.querySelector('label')?.textContent).toBe('Replace “Claim” with');
  expect(choices()).toEqual(['Major claim', 'Premise']);
  await expect.poll(() => document.activeElement?.localName).toBe('select');
  await userEvent.keyboard('{Escape}');
  await expect.poll(form).toBeNull();
  await expect.poll(() => document.activeElement?.textContent).toBe('Replace role');
  expect(change).not.toHaveBeenCalled();

  // One that no codebook has any more can be anything.
  await replace('Unknown role');
  expect(choices()).toEqual(['Major claim', 'Claim', 'Premise']);
  await userEvent.selectOptions(document.querySelector('form select') as HTMLElement, ROLES[2]);
  await userEvent.click(document.querySelector('form:has(select) button[type=submit]') as Element);
  expect(change.mock.calls).toEqual([[{ change: 'replace', role: 'gone', by: ROLES[2] }]]);
});

it('adds several tags at once, parted by commas as everywhere else', async () => {
  const { change } = view(codingContext(), [annotation('one', 'Words')]);
  const field = document.querySelector('input[list]') as HTMLInputElement;
  const add = () => document.querySelector('form:has([list]) button[type=submit]') as HTMLButtonElement;
  await userEvent.fill(field, ' , ');
  expect(add().disabled).toBe(true);
  await userEvent.fill(field, 'trade, alliance、 week 3');
  await userEvent.keyboard('{Enter}');
  expect(change.mock.calls).toEqual([[{ change: 'add', tags: ['trade', 'alliance', 'week 3'] }]]);
});

it('begins nothing while something is under way, and keeps the focus and what was typed', async () => {
  const { change, busy } = view(codingContext(), [annotation('one', 'Words', { tags: ['trade'] })]);
  const steps = ['Add role', 'Remove role', 'Replace role', 'Remove tag', 'Delete 1', 'Add'];
  const waiting = () =>
    [...document.querySelectorAll('button[aria-disabled=true]')].map(({ textContent }) => textContent);
  expect(waiting()).toEqual([]);
  const opener = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Add role');
  opener?.focus();
  busy.value = true;
  await expect.poll(waiting).toEqual(steps);
  expect(document.querySelector('section')?.getAttribute('aria-busy')).toBe('true');
  expect(document.activeElement).toBe(opener);
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard('{ArrowDown}');
  expect(document.querySelector('[popover]:popover-open')).toBeNull();
  busy.value = false;
  await expect.poll(waiting).toEqual([]);
  await userEvent.keyboard('{Enter}');
  expect(document.querySelector('[popover]:popover-open')).not.toBeNull();
  expect(change).not.toHaveBeenCalled();
});
