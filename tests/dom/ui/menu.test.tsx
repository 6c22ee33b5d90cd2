/** A menu is gone through by the arrow keys as by Tab, and gives the focus back to its button. */
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Menu } from '../../../src/ui/components/Menu.tsx';
import { show } from './support.ts';

const focused = () => document.activeElement?.textContent;

it('opens at its first or last choice, goes round, and leaves the arrow keys with others alone', async () => {
  const chosen: string[] = [];
  const item = (id: string) => ({ id, label: id, onChoose: () => void chosen.push(id) });
  const root = show(<Menu label="Add role" items={['Claim', 'Premise', 'Warrant'].map(item)} />);
  root.querySelector('button')?.focus();
  await userEvent.keyboard('{ArrowDown}');
  expect([root.querySelector('[popover]:popover-open') !== null, focused()]).toEqual([true, 'Claim']);
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  expect(focused()).toBe('Claim');
  await userEvent.keyboard('{ArrowUp}');
  expect(focused()).toBe('Warrant');
  await userEvent.keyboard('{Home}{Control>}{ArrowDown}{/Control}');
  expect(focused()).toBe('Claim');
  await userEvent.keyboard('{End}{Escape}');
  expect([root.querySelector('[popover]:popover-open'), focused()]).toEqual([null, 'Add role']);
  await userEvent.keyboard('{ArrowUp}{Enter}');
  expect([chosen, focused()]).toEqual([['Warrant'], 'Add role']);
});
