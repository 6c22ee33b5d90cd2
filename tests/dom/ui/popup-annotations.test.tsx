/** The popup's list: rows are drawn again only for what has changed of them, and more go on where the list ended. */
import { computed, signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import { Annotations } from '../../../src/ui/popup/Annotations.tsx';
import type { ListedAnnotation } from '../../../src/ui/state/annotation-list.ts';
import { annotation, codingContext, noRelations, show } from './support.ts';

type State = Parameters<typeof Annotations>[0]['state'];

const rows = () => [...document.querySelectorAll('[data-annotation]')];

/** Counts how often it is drawn: a row reads its tags each time. */
function counted(id: string, drawn: Map<string, number>): Annotation {
  const made = annotation(id, `Words of ${id}`);
  return Object.defineProperty(made, 'tags', {
    get() {
      drawn.set(id, (drawn.get(id) ?? 0) + 1);
      return [];
    },
  });
}

function view(items: Annotation[], first: number) {
  const annotations = signal<ListedAnnotation[]>(
    items.map((each) => ({ annotation: each, anchored: undefined, from: null })),
  );
  const limit = signal(first);
  const state = {
    anchors: undefined,
    annotations,
    drafts: new Map(),
    relations: noRelations(),
    shown: computed(() => annotations.value.slice(0, limit.value)),
    hidden: computed(() => annotations.value.length - limit.value),
    showMore: () => {
      limit.value = items.length;
    },
  } as unknown as State;
  const context = codingContext();
  const said = signal('');
  const Shown = () => (
    <>
      <p id="said">{said.value}</p>
      <Annotations state={state} context={context} language="en" />
    </>
  );
  show(<Shown />);
  return { annotations, said };
}

it('draws no row again for what is said beside it, and of one that changes that one alone', async () => {
  const drawn = new Map<string, number>();
  const { annotations, said } = view([counted('one', drawn), counted('two', drawn)], 2);
  expect(rows().length).toBe(2);
  drawn.clear();
  said.value = 'Saved.';
  await expect.poll(() => document.querySelector('#said')?.textContent).toBe('Saved.');
  expect(Object.fromEntries(drawn)).toEqual({});
  const [one, two] = annotations.value;
  if (!one || !two) throw new Error('nothing to change');
  annotations.value = [one, { ...two, annotation: { ...annotation('two', 'Other words') } }];
  await expect.poll(() => rows()[1]?.textContent).toContain('Other words');
  expect(Object.fromEntries(drawn)).toEqual({});
});

it('leaves the rows where they are once it is known how they stand', async () => {
  const { annotations } = view([annotation('one', 'Words of one')], 1);
  const top = () => rows()[0]?.getBoundingClientRect().top;
  const before = top();
  annotations.value = annotations.value.map((each) => ({
    ...each,
    anchored: { id: each.annotation.id, state: 'exact', place: null, difference: [] },
  }));
  await expect.poll(() => document.querySelector('[data-state="exact"]')).not.toBeNull();
  expect(top()).toBe(before);
});

it('goes on with the focus at the first row that was not there', async () => {
  view(
    ['one', 'two', 'three'].map((id) => annotation(id, `Words of ${id}`)),
    2,
  );
  expect(rows().length).toBe(2);
  const more = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Show 1 more');
  await userEvent.click(more as Element);
  await expect.poll(() => rows().length).toBe(3);
  await expect.poll(() => document.activeElement?.closest('[data-annotation]')).toBe(rows()[2]);
});
