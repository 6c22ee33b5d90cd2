/** What 'Wrong sections?' offers to take back: what the reader's pointing has changed, and nothing where it has changed nothing. */
import { signal } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import type { Pointing } from '../../../src/protocol/content.ts';
import { provideMessages } from '../../../src/ui/messages.ts';
import { createMendingState } from '../../../src/ui/state/mending-state.ts';

provideMessages((key) => key);

function pointing(outcome: Pointing) {
  const done = vi.fn<(text: string, step: number | null) => void>();
  const state = createMendingState(
    {
      rules: {
        siteRulesAt: async () => [],
        siteRules: async () => [],
        changeSiteRule: async () => ({ step: null }),
        deleteSiteRules: async () => ({ step: null }),
      },
      page: { nameSection: async () => null, point: async () => outcome },
      exportRules: async () => undefined,
    },
    {
      address: signal('https://essays.example/one'),
      actions: { attempt: async () => true, done, fault: () => undefined },
    },
  );
  return { state, done };
}

it.each([[{ step: 7 }], [{ step: null }]])(
  'says that she has pointed, with the step that was made: %o',
  async (pointed) => {
    const { state, done } = pointing(pointed);
    await state.point();
    expect(done.mock.calls).toEqual([['articlePointedAt', pointed.step]]);
  },
);

it('says nothing where she thought better of it', async () => {
  const { state, done } = pointing('left');
  await state.point();
  expect(done).not.toHaveBeenCalled();
});
