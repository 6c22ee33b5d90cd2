/** What a surface says of steps that overlap: the last word is that of the last one. */
import { expect, it } from 'vitest';
import { provideMessages } from '../../../src/ui/messages.ts';
import type { AnnotationStore } from '../../../src/ui/services.ts';
import { createActions } from '../../../src/ui/state/actions.ts';

const labels = ['annotate', 'edit-annotation'];
const store: Pick<AnnotationStore, 'undo'> = { undo: async () => ({ label: labels.shift() ?? '' }) };

// No words, but the names of those that would be said.
provideMessages((key, [first = '']) => `${key} ${first}`.trim());

it('says the later of two steps where the earlier one is slower to show', async () => {
  const reloads: (() => void)[] = [];
  const actions = createActions(store as AnnotationStore, () => new Promise((shown) => reloads.push(shown)));
  const said: string[] = [];
  actions.toast.subscribe((message) => {
    if (message) said.push(message.text);
  });
  const both = [actions.undo(), actions.undo()];
  await expect.poll(() => reloads.length).toBe(2);
  reloads[1]?.();
  await both[1];
  reloads[0]?.();
  expect(await Promise.all(both)).toEqual([true, true]);
  expect(said).toEqual(['undone stepEditAnnotation']);
});
