/** The ways to look at a surface, as Chromium can be made to show it. */
import type { CDPSession, Page } from 'puppeteer-core';
import { SIZE_IS_SETTLED } from '../e2e/support/layout.ts';
import type { Shown } from './stage.ts';

export const VARIANTS = ['light', 'dark', 'forced-colors', 'narrow', 'large-text', 'rtl'] as const;
export type VariantName = (typeof VARIANTS)[number];

/** Of an iPhone SE of the first kind, and of 1280 pixels at 400 % (WCAG 1.4.10). */
const NARROW = 320;

/** Narrower than either browser lets a side panel be. */
const NARROWEST_PANEL = 300;

/** What is emulated ends with the session that asked for it. */
const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** Makes the surface look so, and takes back what was before. */
export async function look(surface: string, shown: Shown, variant: VariantName): Promise<void> {
  const { page } = shown;
  if (!page) return;
  await putColors(page, variant);
  await shown.evaluate(`(() => {
    const { style } = document.documentElement;
    // Twice what the style sheet says of the reader's own size.
    style.fontSize = ${JSON.stringify(variant === 'large-text' ? '175%' : '')};
    document.documentElement.dir = ${JSON.stringify(variant === 'rtl' ? 'rtl' : 'ltr')};
    // The state that is to be seen is about what has the focus, which larger words have pushed away.
    document.activeElement?.scrollIntoView({ block: 'nearest' });
  })()`);
  if (surface !== 'popup') return;
  await shown.evaluate(SIZE_IS_SETTLED);
}

/** The colours alone: light in all ways to look but two. */
export async function putColors(page: Page, variant: VariantName): Promise<void> {
  const session = sessions.get(page) ?? page.createCDPSession();
  sessions.set(page, session);
  // Not by puppeteer's own call, which does not know forced colours.
  await (await session).send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: variant === 'dark' ? 'dark' : 'light' },
      { name: 'forced-colors', value: variant === 'forced-colors' ? 'active' : 'none' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
}

/** Width of the window in CSS pixels; null where the surface is never so narrow: the popup takes what its content needs. */
export function widthOf(surface: string, variant: VariantName): number | 'its own' | null {
  if (surface === 'side-panel') return variant === 'narrow' ? NARROWEST_PANEL : 360;
  if (surface === 'editor') return variant === 'narrow' ? NARROW : 420;
  if (surface !== 'popup') return variant === 'narrow' ? NARROW : 1280;
  return variant === 'narrow' ? null : 'its own';
}

/** Whether something has to be scrolled sideways, which nothing may have to be (WCAG 1.4.10). */
export async function isTooWide({ evaluate }: Shown): Promise<boolean> {
  return Boolean(await evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'));
}
