/**
 * `npm run screenshots`: every surface in every state, light, dark, in forced colours, narrow, with text at 200 % and from
 * right to left, as pictures in `out/screenshots/`; where the table says so in other languages too. Words after it choose:
 * `npm run screenshots -- popup library-empty`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { probedBuild } from '../e2e/support/probed-build.ts';
import { pseudoBuild } from '../e2e/support/pseudo-locale.ts';
import { serveFixtures, startReader } from '../e2e/support/reader.ts';
import { BROWSER_LANGUAGES, LANGUAGES, type Language, wordsIn } from './languages.ts';
import { LIBRARIES, openStage, type Shown, type Stage } from './stage.ts';
import type { SurfaceState } from './steps.ts';
import { isOfSite, SURFACES } from './surfaces.ts';
import { IN_OTHER_LANGUAGES, isTooWide, look, VARIANTS, widthOf } from './variants.ts';

const out = resolve(import.meta.dirname, '../../out/screenshots');
const wanted = process.argv.slice(2);

/** Taller than this nobody looks at; the rest of a long list is like its beginning. */
const MAX_HEIGHT = 4_000;

/** All that the surface shows, or what its window shows of it: what stands over a page is placed in the window. */
async function picture({ page, evaluate }: Shown, width: number | 'its own', isWhole: boolean): Promise<Uint8Array> {
  if (!page) throw new Error('this surface has no page to take a picture of');
  if (width === 'its own') return page.screenshot();
  await page.setViewport({ width, height: 900 });
  if (!isWhole) return page.screenshot();
  const height = Number(await evaluate('document.documentElement.scrollHeight'));
  await page.setViewport({ width, height: Math.min(MAX_HEIGHT, Math.max(600, height)) });
  return page.screenshot();
}

const chosen = SURFACES.filter(
  ({ surface, state }) => wanted.length === 0 || wanted.some((words) => `${surface}-${state}`.startsWith(words)),
);
if (wanted.length === 0) rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const server = await serveFixtures();
const build = await probedBuild('chromium');
const pseudo = pseudoBuild(build.directory);
const tooWide: string[] = [];
const failed: string[] = [];
let taken = 0;

async function take(stage: Stage, line: SurfaceState, language: Language): Promise<void> {
  const { surface, state, show, variants = VARIANTS } = line;
  const of = language === 'en' ? `${surface}-${state}` : `${surface}-${state}-${language}`;
  const shown = await show(stage).catch((fault) => {
    // The others are wanted nevertheless.
    failed.push(`${of}: ${fault}`);
  });
  if (!shown) return;
  for (const variant of variants) {
    if (language !== 'en' && !IN_OTHER_LANGUAGES.includes(variant)) continue;
    const width = widthOf(surface, variant);
    const name = `${of}-${variant}`;
    await look(surface, shown, variant);
    writeFileSync(join(out, `${name}.png`), await picture(shown, width, surface !== 'over-page'));
    // A site may be as wide as it likes.
    if (!isOfSite(surface) && (await isTooWide(shown))) tooWide.push(name);
    taken++;
  }
  await shown.close();
}

try {
  for (const language of LANGUAGES) {
    const lines = chosen.filter(({ also }) => language === 'en' || also?.includes(language));
    if (lines.length === 0) continue;
    const reader = await startReader('chromium', server, {
      build: language === 'rtl' ? pseudo.directory : build.directory,
      language: BROWSER_LANGUAGES[language],
      viewport: { width: 1280, height: 900 },
      screen: { width: 1920, height: 1200 },
    });
    try {
      const stage = await openStage(reader, server, wordsIn(language));
      for (const library of LIBRARIES) {
        const states = lines.filter((each) => each.library === library);
        if (states.length > 0) await stage.ready(library);
        for (const line of states) await take(stage, line, language);
      }
    } finally {
      await reader.close();
    }
  }
} finally {
  await server.close();
  pseudo.remove();
  build.remove();
}
console.log(`${taken} pictures in ${relative(process.cwd(), out)}/`);
if (tooWide.length > 0) {
  console.error(`Wider than the window: ${tooWide.join(', ')}`);
  process.exitCode = 1;
}
if (failed.length > 0) {
  console.error(`Not brought about:\n${failed.join('\n')}`);
  process.exitCode = 1;
}
