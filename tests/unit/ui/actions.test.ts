/** What a surface says of steps that overlap: the last word is that of the last one. */
import { expect, it, vi } from 'vitest';
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

it('takes back a choice as long as it is the last thing said, and a step of the history after that', async () => {
  labels.push('relate');
  const actions = createActions(store as AnnotationStore, async () => undefined);
  const takeBack = vi.fn<() => Promise<string>>(async () => 'off again');
  await actions.choose(async () => 'on', takeBack);
  expect(actions.toast.value).toMatchObject({ text: 'on', step: null, takeBack });
  await actions.undo();
  expect(actions.toast.value).toMatchObject({ text: 'off again', takeBack: null });
  await actions.undo();
  expect(actions.toast.value?.text).toBe('undone stepRelate');
  expect(takeBack).toHaveBeenCalledTimes(1);
});

it('says why a choice could not be made, and has nothing to take back', async () => {
  const actions = createActions(store as AnnotationStore, async () => undefined);
  const takeBack = vi.fn<() => Promise<string>>();
  expect(await actions.choose(() => Promise.reject(new Error('full')), takeBack)).toBe(false);
  expect(actions.toast.value).toMatchObject({ tone: 'fault', takeBack: null });
});
