/**
 * `npm run screenshots`: every surface in every state, light, dark, in forced colours, narrow, with text at 200 % and from
 * right to left, as pictures in `out/screenshots/`. Words after it choose: `npm run screenshots -- popup library-empty`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { probedBuild } from '../e2e/support/probed-build.ts';
import { serveFixtures, startReader } from '../e2e/support/reader.ts';
import { LIBRARIES, openStage, type Shown } from './stage.ts';
import { SURFACES } from './surfaces.ts';
import { look, VARIANTS, widthOf } from './variants.ts';

const out = resolve(import.meta.dirname, '../../out/screenshots');
const wanted = process.argv.slice(2);

/** Taller than this nobody looks at; the rest of a long list is like its beginning. */
const MAX_HEIGHT = 2_400;

async function picture({ page, evaluate }: Shown, width: number | 'its own'): Promise<Uint8Array> {
  if (!page) throw new Error('this surface has no page to take a picture of');
  if (width === 'its own') return page.screenshot();
  await page.setViewport({ width, height: 900 });
  const height = Number(await evaluate('document.documentElement.scrollHeight'));
  await page.setViewport({ width, height: Math.min(MAX_HEIGHT, Math.max(600, height)) });
  return page.screenshot();
}

/** What is wider than its window, for the list at the end: nothing may have to be scrolled sideways (WCAG 1.4.10). */
async function isTooWide({ evaluate }: Shown): Promise<boolean> {
  return Boolean(await evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'));
}

const chosen = SURFACES.filter(
  ({ surface, state }) => wanted.length === 0 || wanted.some((words) => `${surface}-${state}`.startsWith(words)),
);
if (wanted.length === 0) rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const server = await serveFixtures();
const build = await probedBuild('chromium');
const reader = await startReader('chromium', server, {
  build: build.directory,
  viewport: { width: 1280, height: 900 },
  screen: { width: 1920, height: 1200 },
});
const tooWide: string[] = [];
let taken = 0;
try {
  const stage = await openStage(reader, server);
  for (const library of LIBRARIES) {
    const states = chosen.filter((each) => each.library === library);
    if (states.length > 0) await stage.ready(library);
    for (const { surface, state, show, variants = VARIANTS } of states) {
      const shown = await show(stage);
      for (const variant of variants) {
        const width = widthOf(surface, variant);
        if (width === null) continue;
        const name = `${surface}-${state}-${variant}`;
        await look(shown, variant);
        writeFileSync(join(out, `${name}.png`), await picture(shown, width));
        // A site may be as wide as it likes.
        if (surface !== 'page' && (await isTooWide(shown))) tooWide.push(name);
        taken++;
      }
      await shown.close();
    }
  }
} finally {
  await reader.close();
  await server.close();
  build.remove();
}
console.log(`${taken} pictures in ${relative(process.cwd(), out)}/`);
if (tooWide.length > 0) {
  console.error(`Wider than the window: ${tooWide.join(', ')}`);
  process.exitCode = 1;
}
