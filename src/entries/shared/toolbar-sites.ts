/** On which sites the reader wants no toolbar beside what she selects. */
import { patternOf } from '../../platform/page-support.ts';
import { openStore } from './open-store.ts';

/** '' for files on the disk. */
const hostOf = (address: string): string => new URL(address).hostname;

/** Whether a toolbar is to come up at a selection on the page at this address; null where it is of no site. */
export async function toolbarAt(address: string): Promise<boolean | null> {
  return patternOf(address) === null ? null : isToolbarOn(address);
}

/** Likewise of a page that is of a site. */
export async function isToolbarOn(address: string): Promise<boolean> {
  return !(await toolbarOff()).includes(hostOf(address));
}

/** For the whole host of the page at this address. */
export function setToolbar(address: string, on: boolean): Promise<void> {
  return setToolbarOf(hostOf(address), on);
}

export function setToolbarOf(host: string, on: boolean): Promise<void> {
  return openStore().changeSetting('toolbar-off', (off) => {
    const others = (off ?? []).filter((other) => other !== host);
    return on ? others : [...others, host];
  });
}

/** The hosts without a toolbar, those switched off last at the end. */
export async function toolbarOff(): Promise<string[]> {
  return (await openStore().setting('toolbar-off')) ?? [];
}
