/** The ways to look at a surface, as Chromium can be made to show it. */
import type { CDPSession, Page } from 'puppeteer-core';
import { SIZE_IS_SETTLED } from '../e2e/support/layout.ts';
import type { Shown } from './stage.ts';

export const VARIANTS = ['light', 'dark', 'forced-colors', 'narrow', 'large-text', 'rtl'] as const;
export type VariantName = (typeof VARIANTS)[number];

/** Those in which a surface is shown in another language than English. */
export const IN_OTHER_LANGUAGES: readonly VariantName[] = ['light', 'narrow'];

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
  if (surface === 'over-page') return lookOver(page, variant);
  await shown.evaluate(`(() => {
    const { style } = document.documentElement;
    // Twice what the style sheet says of the reader's own size.
    style.fontSize = ${JSON.stringify(variant === 'large-text' ? '175%' : '')};
    // As the interface's language has it, where that is not to be seen the other way round.
    globalThis.writtenDirection ??= document.documentElement.dir;
    document.documentElement.dir = ${JSON.stringify(variant)} === 'rtl' ? 'rtl' : globalThis.writtenDirection;
    // The state that is to be seen is about what has the focus, which larger words have pushed away.
    document.activeElement?.scrollIntoView({ block: 'nearest' });
  })()`);
  if (surface !== 'popup') return;
  // As wide as its content asks it to be.
  await shown.evaluate(
    `document.body.style.minInlineSize = ${JSON.stringify(variant === 'narrow' ? `${NARROW}px` : '')}`,
  );
  await shown.evaluate(SIZE_IS_SETTLED);
}

/** What lies over a page has text of the size that the reader has set in the browser, in pixels, whatever the page says. */
async function lookOver(page: Page, variant: VariantName): Promise<void> {
  const standard = variant === 'large-text' ? 32 : 16;
  // To the editor's frame, which is of another process, the browser itself would tell it too.
  const frames = page.frames().filter((each) => each.url().startsWith('chrome-extension:'));
  for (const frame of frames)
    await frame.evaluate(`document.documentElement.style.fontSize = '${standard === 32 ? '175%' : ''}'`);
  await (await sessionOf(page)).send('Page.setFontSizes', { fontSizes: { standard, fixed: 13 } });
  // It asks the page for the height that its words then take.
  for (const frame of frames) await frame.evaluate(SIZE_IS_SETTLED);
}

function sessionOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.createCDPSession();
  sessions.set(page, session);
  return session;
}

/** The colours alone: light in all ways to look but two. */
export async function putColors(page: Page, variant: VariantName): Promise<void> {
  // Not by puppeteer's own call, which does not know forced colours.
  await (await sessionOf(page)).send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: variant === 'dark' ? 'dark' : 'light' },
      { name: 'forced-colors', value: variant === 'forced-colors' ? 'active' : 'none' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
}

/** Width of the window in CSS pixels; a popup's is its own, which is what its content asks for. */
export function widthOf(surface: string, variant: VariantName): number | 'its own' {
  if (surface === 'side-panel') return variant === 'narrow' ? NARROWEST_PANEL : 360;
  if (surface === 'editor') return variant === 'narrow' ? NARROW : 420;
  if (surface === 'popup') return 'its own';
  return variant === 'narrow' ? NARROW : 1280;
}

/** Whether something has to be scrolled sideways, which nothing may have to be (WCAG 1.4.10). */
export async function isTooWide({ evaluate }: Shown): Promise<boolean> {
  return Boolean(await evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'));
}
