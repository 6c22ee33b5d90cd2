/** The side panel's list: what clears its filters or shows more goes with what it does, and the focus stays near. */
import { computed, signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { AnnotationList } from '../../../src/ui/sidepanel/AnnotationList.tsx';
import { annotation, codingContext, noRelations, show } from './support.ts';

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

it('names a section with how many it has in words, and goes on at the first of those that were not shown', async () => {
  const items = ['one', 'two', 'three'].map((id) => ({ annotation: annotation(id, `Words of ${id}`), from: null }));
  const limit = signal(2);
  const state = {
    annotations: signal(items),
    context: signal(codingContext()),
    description: signal(null),
    drafts: signal(new Map()),
    relations: noRelations(),
    list: {
      query: signal(''),
      state: signal(null),
      found: signal(items),
      groups: computed(() => [
        { id: 'paragraph 2', name: 'Paragraph 2', start: 0, size: 3, items: items.slice(0, limit.value) },
      ]),
      hidden: computed(() => items.length - limit.value),
      isChosen: () => false,
      showMore: () => {
        limit.value = 3;
      },
    },
  } as unknown as Parameters<typeof AnnotationList>[0]['state'];
  const panel = { grouping: signal('section') } as unknown as Parameters<typeof AnnotationList>[0]['panel'];
  const Shown = () => <AnnotationList panel={panel} state={state} />;
  show(<Shown />);
  const heading = document.querySelector('h2')?.cloneNode(true) as HTMLElement;
  for (const unheard of heading.querySelectorAll('[aria-hidden]')) unheard.remove();
  expect(heading.textContent).toBe('Paragraph 2, 3 annotations');
  const more = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Show 1 more');
  await userEvent.click(more as Element);
  await expect.poll(() => more?.isConnected).toBe(false);
  const third = () => document.querySelector('[data-annotation=three] button');
  await expect.poll(() => document.activeElement).toBe(third());
  expect(third()).not.toBe(null);
});
