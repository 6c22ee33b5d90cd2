/** The choice among other articles: an answer that comes when she has gone on opens nothing. */
import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import type { Article } from '../../../src/core/model/article.ts';
import type { AnnotationStore } from '../../../src/ui/services.ts';
import { createCopiesState } from '../../../src/ui/state/copies-state.ts';
import { turns } from '../store/support.ts';

function made() {
  const answers: ((articles: Article[]) => void)[] = [];
  const store = { articles: () => new Promise((resolve) => answers.push(resolve)) } as unknown as AnnotationStore;
  const state = createCopiesState(store, {
    page: signal(null),
    description: signal(null),
    own: signal(null),
    work: signal([]),
    actions: { attempt: async () => true },
    onJoined: () => undefined,
  });
  return { answers, ...state };
}

it('stays closed once she has left it, though what it asked is answered later', async () => {
  const { answers, controls, load } = made();
  controls.choose();
  answers[0]?.([]);
  await expect.poll(() => controls.isChoosing.value).toBe(true);
  const loading = load();
  await expect.poll(() => answers.length).toBe(2);
  controls.leaveChoice();
  answers[1]?.([]);
  await loading;
  expect(controls.isChoosing.value).toBe(false);
});

it('does not open on the page that comes after', async () => {
  const { answers, controls, clear } = made();
  controls.choose();
  clear();
  answers[0]?.([]);
  await turns();
  expect(controls.isChoosing.value).toBe(false);
  controls.choose();
  answers[1]?.([]);
  await expect.poll(() => controls.isChoosing.value).toBe(true);
});
