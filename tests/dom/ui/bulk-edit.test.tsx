/** What can be done with several passages at once: the roles offered and taken off are named by their codebooks. */
import { signal } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import { BulkEdit } from '../../../src/ui/components/BulkEdit.tsx';
import type { CodingContext } from '../../../src/ui/services.ts';
import { defaultProject, ESSAY_ARGUMENT, TOULMIN } from '../../english-codebooks.ts';
import { annotation, codingContext, ROLES, show } from './support.ts';

const GROUND = TOULMIN.roles[1];

function view(context: CodingContext, chosen: Annotation[]) {
  const change = vi.fn();
  const state = {
    context: signal(context),
    list: {
      chosen: signal(chosen.map((each) => ({ annotation: each }))),
      found: signal(chosen),
      change,
    },
  } as unknown as Parameters<typeof BulkEdit>[0]['state'];
  show(<BulkEdit state={state} />);
  return { change };
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
