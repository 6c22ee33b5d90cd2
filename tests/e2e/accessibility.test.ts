/**
 * axe-core finds nothing on any surface in any of its states: light, dark and in forced colours, in both browsers. And
 * nothing is wider than its window, be that narrow, its text twice as large or its writing from right to left.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { openStage, type Shown, type Stage } from '../screenshots/stage.ts';
import { ownSurfaces } from '../screenshots/surfaces.ts';
import { isTooWide, look, VARIANTS, widthOf } from '../screenshots/variants.ts';
import { type ProbedBuild, probedBuild } from './support/probed-build.ts';
import { BROWSER_NAMES, type Reader, serveFixtures, startReader } from './support/reader.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const COLORS = ['light', 'dark', 'forced-colors'] as const;
type Colors = (typeof COLORS)[number];

/** Ways that change how much room there is. */
const ROOM = ['narrow', 'large-text', 'rtl'] as const;

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
});
afterAll(() => server.close());

/** What axe finds, a line each. */
async function findings(surface: Shown): Promise<string[]> {
  // Chromium paints text in the forced colour and goes on naming the page's own in this property, which axe asks first.
  await surface.evaluate(
    `[...document.querySelectorAll('body *')].forEach((element) => {
      element.style.webkitTextFillColor = '';
      if (matchMedia('(forced-colors: active)').matches) element.style.webkitTextFillColor = getComputedStyle(element).color;
    })`,
  );
  // What lies behind a bar at the window's bottom can be scrolled out from there; axe takes it for too small.
  await surface.evaluate(
    `[...document.querySelectorAll('body *')].filter((element) => /sticky|fixed/.test(getComputedStyle(element).position))
      .forEach((element) => { element.style.position = 'static'; })`,
  );
  await surface.evaluate(`typeof axe === 'undefined' && (() => { ${AXE} })(), 0`);
  const found = await surface.evaluate(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
  }).then(({ violations }) => JSON.stringify(violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any, all, none }) => id + ': ' + html.slice(0, 200) + ' ' + [...any, ...all, ...none].map(({ message }) => message).join('; ')))))`);
  return JSON.parse(String(found)) as string[];
}

describe.each(BROWSER_NAMES)('accessibility in %s', (name) => {
  let build: ProbedBuild;
  let reader: Reader;
  let stage: Stage;
  let shown: Shown | undefined;
  beforeAll(async () => {
    build = await probedBuild(name);
    reader = await startReader(name, server, { build: build.directory });
    stage = await openStage(reader, server);
  });
  afterEach(async () => {
    // A popup that a failing test leaves open would fail the next one.
    await shown?.close().catch(() => undefined);
    shown = undefined;
  });
  afterAll(async () => {
    await reader?.close();
    build?.remove();
  });

  /** Makes the browser, or in Chromium this one page of it, look so. */
  async function put(colors: Colors, surface: Shown): Promise<void> {
    if ('inBrowserChrome' in reader.session) {
      await reader.session.inBrowserChrome(
        `Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', args === 'dark' ? 0 : 1);
         // A popup looks like the browser around it.
         Services.prefs.setIntPref('ui.systemUsesDarkTheme', args === 'dark' ? 1 : 0);
         Services.prefs.setIntPref('browser.theme.toolbar-theme', args === 'dark' ? 0 : 1);
         Services.prefs.setIntPref('browser.display.document_color_use', args === 'forced-colors' ? 2 : 0);`,
        colors,
      );
    } else if (surface.page) {
      // Not by puppeteer's own call, which does not know forced colours.
      const connection = await surface.page.createCDPSession();
      await connection.send('Emulation.setEmulatedMedia', {
        features: [
          { name: 'prefers-color-scheme', value: colors === 'dark' ? 'dark' : 'light' },
          { name: 'forced-colors', value: colors === 'forced-colors' ? 'active' : 'none' },
        ],
      });
    }
    const wanted = colors === 'forced-colors' ? '(forced-colors: active)' : `(prefers-color-scheme: ${colors})`;
    await expect.poll(() => surface.evaluate(`matchMedia(${JSON.stringify(wanted)}).matches`)).toBe(true);
  }

  // In the order of the table: nothing comes back from a database that cannot be had.
  it.each(ownSurfaces(name))('finds nothing wrong with: $surface, $state', async (line) => {
    const { surface, library, show, variants = VARIANTS } = line;
    await stage.ready(library);
    shown = await show(stage);
    for (const colors of COLORS.filter((each) => variants.includes(each))) {
      await put(colors, shown);
      expect(await findings(shown), colors).toEqual([]);
    }
    await put('light', shown);
    // A window is made narrow by puppeteer alone.
    const { page } = shown;
    if (name !== 'chromium' || !page) return;
    for (const variant of ROOM.filter((each) => variants.includes(each))) {
      const width = widthOf(surface, variant);
      if (typeof width !== 'number') continue;
      await page.setViewport({ width, height: 900 });
      await look(surface, shown, variant);
      expect(await isTooWide(shown), variant).toBe(false);
    }
  });
});
