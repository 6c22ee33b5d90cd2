/** One of several that is in use as soon as it is chosen: arrow keys lead past the others, Space and Enter choose. */
import { signal } from '@preact/signals';
import { afterEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SettledRadio } from '../../../src/ui/components/SettledRadio.tsx';
import { show } from './support.ts';

afterEach(() => document.documentElement.removeAttribute('dir'));

function view({ refuses = false } = {}) {
  const value = signal('a');
  const onChoose = vi.fn((chosen: string) => {
    if (!refuses) value.value = chosen;
    return Promise.resolve(!refuses);
  });
  const List = () => (
    <fieldset>
      {['a', 'b', 'c'].map((each) => (
        <div key={each}>
          <SettledRadio name="one" checked={value.value === each} onChoose={() => onChoose(each)}>
            {each}
          </SettledRadio>
          <input type="radio" name="another" aria-label={`another ${each}`} />
        </div>
      ))}
    </fieldset>
  );
  show(<List />);
  const radios = () => [...document.querySelectorAll<HTMLInputElement>('input[name=one]')];
  radios()[0]?.focus();
  return {
    chosen: () => onChoose.mock.calls.map(([one]) => one),
    checked: () => radios().findIndex(({ checked }) => checked),
    focused: () => radios().indexOf(document.activeElement as HTMLInputElement),
  };
}

it('arrow keys lead to the others, round at the ends, and choose none', async () => {
  const { chosen, checked, focused } = view();
  await userEvent.keyboard('{ArrowDown}');
  expect([focused(), checked()]).toEqual([1, 0]);
  await userEvent.keyboard('{ArrowRight}{ArrowDown}{ArrowUp}');
  expect([focused(), checked()]).toEqual([2, 0]);
  await userEvent.keyboard('{ArrowLeft}');
  expect([focused(), checked(), chosen()]).toEqual([1, 0, []]);
});

it('left is onwards where it is read from right to left', async () => {
  document.documentElement.dir = 'rtl';
  const { focused } = view();
  await userEvent.keyboard('{ArrowLeft}');
  expect(focused()).toBe(1);
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(focused()).toBe(2);
});

it.each([
  ['Space', ' '],
  ['Enter', '{Enter}'],
])('%s chooses the one that has the focus, once', async (_, key) => {
  const { chosen, checked, focused } = view();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await userEvent.keyboard(key);
  await expect.poll(chosen).toEqual(['c']);
  await expect.poll(() => [focused(), checked()]).toEqual([2, 2]);
  await userEvent.keyboard(key);
  expect(chosen()).toEqual(['c']);
});

it('shows the one in use where another could not be chosen', async () => {
  const { chosen, checked } = view({ refuses: true });
  await userEvent.keyboard('{ArrowDown} ');
  await expect.poll(chosen).toEqual(['b']);
  await expect.poll(checked).toBe(0);
});
