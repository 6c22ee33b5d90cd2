/** The guided try: where the focus is once a passage has been marked and its form has gone, and what is asked for. */
import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import type { Relation } from '../../../src/core/model/relation.ts';
import type { AnnotationStore } from '../../../src/ui/services.ts';
import type { Actions } from '../../../src/ui/state/actions.ts';
import { createRelationsState } from '../../../src/ui/state/relations-state.ts';
import type { WelcomeState } from '../../../src/ui/state/welcome-state.ts';
import { Guide } from '../../../src/ui/welcome/Guide.tsx';
import { annotation, article, codingContext, ROLES, relation, show } from '../ui/support.ts';

function controls(marked: Annotation[], relations: Relation[]) {
  const state = createRelationsState({} as AnnotationStore, {} as Actions);
  const entries = marked.map((each) => ({ annotation: each, article: article('article', 'A train') }));
  state.take({ relations, ends: [] }, entries);
  return state.controls;
}

/** The step in which two passages are related, with these marked already. */
function relating(marked: Annotation[], related: Relation[] = []) {
  const gone: string[] = [];
  const annotations = signal(marked);
  const candidate = signal<unknown>(null);
  const pressed = signal<{ id: string } | null>(null);
  const state = {
    step: signal('relate'),
    context: signal(codingContext({ lastRoles: [ROLES[0]] })),
    annotations,
    candidate,
    choices: signal([]),
    pressed,
    relations: controls(marked, related),
    wayTo: (id: string) => () => gone.push(id),
    async highlight() {
      annotations.value = [...annotations.value, annotation('two', 'On Thursday it votes')];
      candidate.value = null;
    },
  } as unknown as WelcomeState;
  const root = show(<Guide state={state} />);
  return { root, candidate, pressed, gone };
}

it('leads to the words that say why, where the two passages cannot be related', async () => {
  const { root, candidate } = relating([annotation('one', 'The council should keep the train')]);
  candidate.value = { key: 1, selectors: annotation('two', 'On Thursday it votes').selectors, place: null };
  await expect.poll(() => document.activeElement?.closest('form')).toBeTruthy();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => root.querySelector('form')).toBeNull();
  await expect.poll(() => document.activeElement?.textContent).toContain('no relation between these two roles');
});

it('asks for two passages where none is marked yet, and for another where one is', () => {
  expect(relating([]).root.textContent).toContain('Mark two passages');
  expect(relating([annotation('one', 'The council')]).root.textContent).toContain('Mark another passage');
});

it('leads to the highlight that was clicked in the article, also to the same one again', async () => {
  const { root, pressed } = relating([annotation('one', 'The council'), annotation('two', 'On Thursday it votes')]);
  const focused = () => document.activeElement?.closest<HTMLElement>('[data-annotation]')?.dataset.annotation;
  for (const id of ['two', 'one', 'one']) {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    pressed.value = { id };
    await expect.poll(focused).toBe(id);
  }
  expect(root.querySelectorAll('[data-annotation]')).toHaveLength(2);
});

it('shows the relation that was made, in its kind and from both ends, and leads along it', async () => {
  const marked = [annotation('one', 'The council should keep the train'), annotation('two', 'On Thursday it votes')];
  const { root, gone } = relating(marked, [relation('two', 'one')]);
  const lineOf = (id: string) => root.querySelector(`[data-annotation="${id}"] [data-relation]`)?.textContent;
  expect(lineOf('two')).toContain('supports');
  expect(lineOf('two')).toContain('The council should keep the train');
  expect(lineOf('one')).toContain('On Thursday it votes');
  const links = [...root.querySelectorAll<HTMLElement>('[data-annotation="two"] [data-relation] button')];
  links.find(({ textContent }) => textContent?.includes('The council'))?.click();
  expect(gone).toEqual(['one']);
});
