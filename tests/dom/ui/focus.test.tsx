/** A button that goes away with what it has done leaves the focus somewhere. */
import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SiteNotice } from '../../../src/ui/components/SiteNotice.tsx';
import { StoreFault } from '../../../src/ui/components/StoreFault.tsx';
import { show } from './support.ts';

const press = async (name: string): Promise<void> => {
  const buttons = [...document.querySelectorAll('button')];
  const button = buttons.find(({ textContent }) => textContent?.includes(name));
  if (!button) throw new Error(`no ${name}`);
  button.focus();
  await userEvent.keyboard('{Enter}');
};

it('where a site was let in', async () => {
  const kept = signal(false);
  const Surface = () => (
    <>
      <SiteNotice
        site={{ host: 'one.example', builtIn: false, canBeKept: true, kept: kept.value }}
        onKeep={async () => {
          kept.value = true;
        }}
      />
      <button type="button">Home</button>
    </>
  );
  show(<Surface />);
  await press('one.example');
  await expect.poll(() => document.activeElement?.textContent).toBe('Home');
});

it('where another try has opened what was kept', async () => {
  const fault = signal<string | null>('It does not open.');
  const Surface = () => (
    <>
      <StoreFault
        message={fault.value}
        onTryAgain={async () => {
          fault.value = null;
        }}
      />
      <button type="button">Home</button>
    </>
  );
  show(<Surface />);
  await press('Try again');
  await expect.poll(() => document.activeElement?.textContent).toBe('Home');
});
