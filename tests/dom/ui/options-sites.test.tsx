/** The lists of sites and rules in Options: what goes from them leaves the focus on what is next. */
import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Rules, Sites } from '../../../src/ui/options/Sites.tsx';
import type { OptionsState } from '../../../src/ui/state/options-state.ts';
import { show } from './support.ts';

const focused = () => document.activeElement?.getAttribute('aria-label');

async function press(name: string): Promise<void> {
  document.querySelector<HTMLElement>(`[aria-label="${name}"]`)?.focus();
  expect(focused()).toBe(name);
  await userEvent.keyboard('{Enter}');
}

it('goes on with the next site where one is taken back', async () => {
  const site = (host: string, builtIn: boolean) => {
    return { pattern: `*://${host}/*`, builtIn, granted: true, revocable: true };
  };
  const sites = signal([site('built-in.example', true), site('one.example', false), site('two.example', false)]);
  const state = {
    sites,
    forgetSite: async (gone: string) => {
      sites.value = sites.value
        .filter(({ pattern, builtIn }) => builtIn || pattern !== gone)
        .map((each) => (each.pattern === gone ? { ...each, granted: false } : each));
    },
  } as unknown as OptionsState;
  const Shown = () => <Sites state={state} />;
  show(<Shown />);
  await press('Remove: one.example');
  await expect.poll(focused).toBe('Remove: two.example');
  await press('Remove: two.example');
  await expect.poll(focused).toBe('Remove: built-in.example');
  // This one stays in the list, and its button says that it can be let in again.
  await press('Remove: built-in.example');
  await expect.poll(focused).toBe('Allow: built-in.example');
});

it('goes on with the next rule where one is deleted', async () => {
  const rule = (host: string) => ({ id: host, rule: { hosts: [host] } });
  const rules = signal([rule('one.example'), rule('two.example')]);
  const state = {
    rules,
    deleteRule: async (gone: string) => {
      rules.value = rules.value.filter(({ id }) => id !== gone);
      return true;
    },
  } as unknown as OptionsState;
  const Shown = () => (
    <>
      <button type="button">Far away</button>
      <Rules state={state} />
    </>
  );
  show(<Shown />);
  await press('Delete: one.example');
  await expect.poll(focused).toBe('Export as a rule: two.example');
});
