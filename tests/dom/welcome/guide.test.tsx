/** The guided try: where the focus is once a passage has been marked and its form has gone, and what is asked for. */
import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import type { WelcomeState } from '../../../src/ui/state/welcome-state.ts';
import { Guide } from '../../../src/ui/welcome/Guide.tsx';
import { annotation, codingContext, ROLES, show } from '../ui/support.ts';

/** The step in which two passages are related, with these marked already. */
function relating(marked: Annotation[]) {
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
    async highlight() {
      annotations.value = [...annotations.value, annotation('two', 'On Thursday it votes')];
      candidate.value = null;
    },
  } as unknown as WelcomeState;
  const root = show(<Guide state={state} />);
  return { root, candidate, pressed };
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
