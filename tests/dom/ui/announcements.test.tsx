/** What comes up on a surface is said in one region that was there before, and once. */
import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { Announcements } from '../../../src/ui/components/Announcements.tsx';
import { Notice } from '../../../src/ui/components/Notice.tsx';
import { ReadingPage } from '../../../src/ui/components/ReadingPage.tsx';
import { show } from './support.ts';

type Coming = 'reading' | 'first' | 'second' | 'fault' | 'said';

function surface(...first: Coming[]) {
  const shown = signal<readonly Coming[]>(first);
  const View = () => (
    <>
      {shown.value.includes('reading') && <ReadingPage />}
      {shown.value.includes('first') && <Notice title="The first" />}
      {shown.value.includes('second') && <Notice title="The second" />}
      {shown.value.includes('fault') && <Notice title="A fault" tone="fault" />}
      {shown.value.includes('said') && <Notice title="Said beside it" isSaid />}
      <Announcements />
    </>
  );
  const root = show(<View />);
  const region = root.querySelector('[role=status]');
  /** What a screen reader is given to read, in order. */
  const read: string[] = [];
  const watch = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const { textContent } of addedNodes) read.push(textContent ?? '');
  });
  if (region) watch.observe(region, { childList: true, subtree: true });
  return { root, region, shown, read };
}

it('says what comes up later, each by itself, and takes it away with its notice', async () => {
  const { root, region, shown, read } = surface();
  expect(region?.textContent).toBe('');
  shown.value = ['first'];
  await expect.poll(() => region?.textContent).toBe('The first');
  shown.value = ['first', 'second'];
  await expect.poll(() => read).toEqual(['The first', 'The second']);
  // Not read out again as a whole.
  expect(region?.getAttribute('aria-atomic')).toBe('false');
  expect(root.querySelector('[role=status]')).toBe(region);
  shown.value = ['second'];
  await expect.poll(() => region?.textContent).toBe('The second');
  expect(read).toEqual(['The first', 'The second']);
});

it('does not stand there with words of its first drawing, which nobody would hear', async () => {
  const { region, read } = surface('first');
  expect(region?.textContent).toBe('');
  await expect.poll(() => read).toEqual(['The first']);
});

it('leaves a fault to its alert, and to a status beside it what that says', async () => {
  const { root, shown, read } = surface();
  shown.value = ['fault', 'said', 'second'];
  await expect.poll(() => read).toEqual(['The second']);
  expect(root.querySelector('[role=alert]')?.textContent).toBe('A fault');
});

it('says that a page is being read where that lasts', async () => {
  const { region, shown } = surface('reading');
  await expect.poll(() => region?.textContent).toBe('Reading the page…');
  shown.value = [];
  await expect.poll(() => region?.textContent).toBe('');
});
