/** The side panel's list: what clears its filters goes with them, and the focus stays near. */
import { computed, signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { AnnotationList } from '../../../src/ui/sidepanel/AnnotationList.tsx';
import { annotation, show } from './support.ts';

it('goes back to its filter when that is cleared', async () => {
  const query = signal('nowhere');
  const annotations = signal([{ annotation: annotation('one', 'The annex is the treaty.') }]);
  const state = {
    annotations,
    context: signal(null),
    description: signal(null),
    list: {
      query,
      state: signal(null),
      found: computed(() => (query.value === '' ? annotations.value : [])),
      groups: signal([]),
      hidden: signal(0),
      search: () => undefined,
      clearFilters: () => {
        query.value = '';
      },
      showMore: () => undefined,
    },
  } as unknown as Parameters<typeof AnnotationList>[0]['state'];
  const panel = { grouping: signal('section') } as unknown as Parameters<typeof AnnotationList>[0]['panel'];
  const Shown = () => <AnnotationList panel={panel} state={state} />;
  show(<Shown />);
  const clear = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Show all');
  await userEvent.click(clear as Element);
  await expect.poll(() => clear?.isConnected).toBe(false);
  await expect.poll(() => document.activeElement).toBe(document.querySelector('[data-search]'));
});
