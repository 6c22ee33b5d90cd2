/** What the toolbar button says after a command could not be done, and for how long. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const TAB = 7;
/** As the browser keeps it, by tab. */
const shown = { text: '', title: '', color: '' };
let isGone = false;

const change = async (changed: Partial<typeof shown>): Promise<void> => {
  if (isGone) throw new Error('No tab with id: 7.');
  Object.assign(shown, changed);
};
vi.mock('webextension-polyfill', () => ({
  default: {
    action: {
      getBadgeText: async () => (isGone ? Promise.reject(new Error('No tab with id: 7.')) : shown.text),
      getTitle: async () => shown.title,
      setBadgeText: ({ text }: { text: string }) => change({ text }),
      setTitle: ({ title }: { title: string }) => change({ title }),
      setBadgeBackgroundColor: ({ color }: { color: string }) => change({ color }),
    },
  },
}));
const { showCount, showFault, showFaultForAWhile } = await import('../../../src/platform/badge.ts');

beforeEach(async () => {
  vi.useFakeTimers();
  isGone = false;
  await showCount(TAB, 12, '12 highlights here');
});
afterEach(async () => {
  await vi.runAllTimersAsync();
  vi.useRealTimers();
});

it('says again what it said before, in its colour', async () => {
  const before = { ...shown };
  await showFaultForAWhile(TAB, 'select first');
  expect(shown).toMatchObject({ text: '!', title: 'select first' });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(shown.text).toBe('!');
  await vi.runAllTimersAsync();
  expect(shown).toEqual(before);
});

it('says the later of two for its whole time, and then what was said before both', async () => {
  const before = { ...shown };
  await showFaultForAWhile(TAB, 'one');
  await vi.advanceTimersByTimeAsync(10_000);
  await showFaultForAWhile(TAB, 'two');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(shown).toMatchObject({ text: '!', title: 'two' });
  await vi.runAllTimersAsync();
  expect(shown).toEqual(before);
  // The same words twice are not taken for the first time's.
  await showFaultForAWhile(TAB, 'one');
  await vi.advanceTimersByTimeAsync(10_000);
  await showFaultForAWhile(TAB, 'one');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(shown.text).toBe('!');
});

it('leaves what the page has said since, and what the browser has forgotten with the page before', async () => {
  await showFaultForAWhile(TAB, 'select first');
  await showCount(TAB, 3, '3 highlights here');
  await vi.runAllTimersAsync();
  expect(shown).toMatchObject({ text: '3', title: '3 highlights here' });
  await showFaultForAWhile(TAB, 'select first');
  Object.assign(shown, { text: '', title: 'Margent' });
  await vi.runAllTimersAsync();
  expect(shown).toMatchObject({ text: '', title: 'Margent' });
});

it('puts the count of one page on no other', async () => {
  await showFaultForAWhile(TAB, 'select first');
  // The tab goes to another page, where the command fails again.
  Object.assign(shown, { text: '', title: 'Margent' });
  await showFaultForAWhile(TAB, 'select first');
  await vi.runAllTimersAsync();
  expect(shown).toMatchObject({ text: '', title: 'Margent' });
});

it('goes back to a fault that lasts, which nothing but the page takes back', async () => {
  await showFault(TAB, 'the database is slow');
  const before = { ...shown };
  await showFaultForAWhile(TAB, 'select first');
  await vi.runAllTimersAsync();
  expect(shown).toEqual(before);
  await showFault(TAB, 'another');
  await vi.runAllTimersAsync();
  expect(shown).toMatchObject({ text: '!', title: 'another' });
});

it('changes nothing once the tab is gone, before the fault is shown or after', async () => {
  const before = { ...shown };
  isGone = true;
  await showFaultForAWhile(TAB, 'select first');
  await vi.runAllTimersAsync();
  expect(shown).toEqual(before);
  isGone = false;
  await showFaultForAWhile(TAB, 'select first');
  isGone = true;
  await vi.runAllTimersAsync();
  expect(shown).toMatchObject({ text: '!', title: 'select first' });
});
