/** What is said while a backup is taken in, and after. */
import '../store/support.ts';
import { describe, expect, it, vi } from 'vitest';
import { provideMessages } from '../../../src/ui/messages.ts';
import type { Restored } from '../../../src/ui/services.ts';
import { AT_ONCE, createActions } from '../../../src/ui/state/actions.ts';
import { restoring } from '../../../src/ui/state/restoring.ts';

provideMessages((key) => (key === 'languageTag' ? 'en' : key));

const RESTORED: Restored = { added: 3, updated: 0, unchanged: 0, deleted: 0, warnings: [], step: 7 };

describe('a backup that is taken in', () => {
  const store = {} as unknown as Parameters<typeof createActions>[0];
  it.each([
    ['taken', (): Promise<Restored> => Promise.resolve(RESTORED), 'done', /restoredAdded/],
    ['refused', (): Promise<Restored> => Promise.reject(new Error('damaged')), 'fault', /unexpected/],
  ] as const)('is said to be at it until it is %s', async (_, end, tone, text) => {
    vi.useFakeTimers();
    const actions = createActions(store, async () => undefined);
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const done = restoring(actions, () => gate.then(end))(new File([], 'backup.json'));
    vi.advanceTimersByTime(AT_ONCE);
    expect(actions.working.value).toBe('restoring');
    go();
    await done;
    expect(actions.working.value).toBeNull();
    expect(actions.toast.value?.tone).toBe(tone);
    expect(actions.toast.value?.text).toMatch(text);
  });
});
