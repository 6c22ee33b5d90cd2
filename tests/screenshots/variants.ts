/** The ways to look at a surface, as Chromium can be made to show it. */
import type { CDPSession } from 'puppeteer-core';
import type { Shown } from './stage.ts';

export const VARIANTS = ['light', 'dark', 'forced-colors', 'narrow', 'large-text', 'rtl'] as const;
export type VariantName = (typeof VARIANTS)[number];

/** Of an iPhone SE of the first kind, and of 1280 pixels at 400 % (WCAG 1.4.10). */
const NARROW = 320;

/** Surfaces whose width is their own. */
export const FIXED_WIDTH = new Set(['popup']);

/** Makes the surface look so, and takes back what was before. */
export async function look(shown: Shown, variant: VariantName): Promise<void> {
  if (!shown.page) return;
  const session = await shown.page.createCDPSession();
  try {
    await emulate(session, variant);
    await shown.evaluate(`(() => {
      const { style } = document.documentElement;
      // Twice what the style sheet says of the reader's own size.
      style.fontSize = ${JSON.stringify(variant === 'large-text' ? '175%' : '')};
      document.documentElement.dir = ${JSON.stringify(variant === 'rtl' ? 'rtl' : 'ltr')};
    })()`);
    // Two frames: what is shown has been laid out and painted.
    await shown.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  } finally {
    await session.detach();
  }
}

async function emulate(session: CDPSession, variant: VariantName): Promise<void> {
  // Not by puppeteer's own call, which does not know forced colours.
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: variant === 'dark' ? 'dark' : 'light' },
      { name: 'forced-colors', value: variant === 'forced-colors' ? 'active' : 'none' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
}

/** Width of the window in CSS pixels; null where the surface has its own. */
export function widthOf(surface: string, variant: VariantName): number | null {
  if (FIXED_WIDTH.has(surface)) return null;
  return variant === 'narrow' ? NARROW : 1280;
}
