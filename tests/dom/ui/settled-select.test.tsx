/** A list that is kept as soon as it is chosen from: what keys pass on their way through it is not chosen. */
import { signal } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SettledSelect } from '../../../src/ui/components/SettledSelect.tsx';
import { show } from './support.ts';

function view({ refuses = false } = {}) {
  const value = signal('a');
  const onChoose = vi.fn(async (chosen: string) => {
    if (!refuses) value.value = chosen;
  });
  const around = vi.fn();
  const List = () => (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is around hears the keys that the list leaves.
    <div onKeyDown={({ key }) => around(key)}>
      <SettledSelect value={value.value} onChoose={onChoose} aria-label="List">
        <option value="a">Alpha</option>
        <option value="b">Beta</option>
        <option value="n">Bravo nine</option>
        <option value="c">Gamma</option>
      </SettledSelect>
      <button type="button">Next</button>
    </div>
  );
  show(<List />);
  const list = document.querySelector('select') as HTMLSelectElement;
  list.focus();
  const chosen = () => onChoose.mock.calls.map(([one]) => one);
  return { list, chosen, value, around };
}

it('arrow keys go through it, and Enter chooses', async () => {
  const { list, chosen } = view();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}');
  expect([list.value, chosen()]).toEqual(['n', []]);
  await userEvent.keyboard('{Enter}');
  await expect.poll(chosen).toEqual(['n']);
  expect(document.activeElement).toBe(list);
});

it('letters go through it, a space among them too, and going on chooses', async () => {
  const { list, chosen } = view();
  await userEvent.keyboard('b');
  await userEvent.keyboard('ravo n');
  expect([list.value, chosen()]).toEqual(['n', []]);
  await userEvent.keyboard('{Tab}');
  await expect.poll(chosen).toEqual(['n']);
});

it('Escape goes back to what is chosen, and is heard by nobody else; the next one is', async () => {
  const { list, chosen, around } = view();
  await userEvent.keyboard('{End}');
  expect(list.value).toBe('c');
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => list.value).toBe('a');
  expect(around.mock.calls).toEqual([['End']]);
  await userEvent.keyboard('{Escape}');
  expect(around.mock.calls).toEqual([['End'], ['Escape']]);
  await userEvent.keyboard('{Tab}');
  expect(chosen()).toEqual([]);
});

it('what is chosen in the open list is chosen at once', async () => {
  const { list, chosen } = view();
  await userEvent.keyboard(' ');
  await expect.poll(() => list.matches(':open')).toBe(true);
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  await expect.poll(chosen).toEqual(['n']);
});

it('shows what is in use again where another could not be chosen', async () => {
  const { list, chosen } = view({ refuses: true });
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.poll(chosen).toEqual(['b']);
  await expect.poll(() => list.value).toBe('a');
});

it('keeps what the keys are at when the value becomes another one beside it', async () => {
  const { list, chosen, value } = view();
  await userEvent.keyboard('{ArrowDown}');
  value.value = 'c';
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(() => list.value).toBe('n');
  expect(chosen()).toEqual([]);
});
