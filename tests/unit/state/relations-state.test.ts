/** Relations of a surface: what a passage can be related to. */
import '../../english-document.ts';
import { expect, it } from 'vitest';
import { StoreError } from '../../../src/store/store-error.ts';
import type { AnnotationStore } from '../../../src/ui/services.ts';
import { createActions } from '../../../src/ui/state/actions.ts';
import { createRelationsState } from '../../../src/ui/state/relations-state.ts';
import { annotated, draft, open } from '../store/support.ts';

it('says why where what a passage can be related to cannot be read', async () => {
  const kept = open();
  const { id } = await annotated(kept, draft());
  let fault: StoreError | null = null;
  const store = {
    allAnnotations: () => (fault ? Promise.reject(fault) : kept.allAnnotations()),
  } as AnnotationStore;
  const actions = createActions(store, async () => undefined);
  const { controls } = createRelationsState(store, actions);
  expect((await controls.candidates())?.map(({ annotation }) => annotation.id)).toEqual([id]);
  expect(actions.toast.value).toBeNull();

  fault = new StoreError('slow', 'slow');
  expect(await controls.candidates()).toBeNull();
  expect(actions.toast.value).toMatchObject({ tone: 'fault', text: expect.stringContaining('slow to open') });
});
