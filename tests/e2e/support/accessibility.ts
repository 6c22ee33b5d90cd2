/** Shows axe-core every state of some surfaces, and looks whether anything is wider than its window. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleServer } from '../../harness/serve-articles.ts';
import { openStage, type Shown, type Stage } from '../../screenshots/stage.ts';
import { ownSurfaces } from '../../screenshots/surfaces.ts';
import { isTooWide, look, putColors, VARIANTS, widthOf } from '../../screenshots/variants.ts';
import { axeFindings } from './axe.ts';
import { inCommon } from './in-common.ts';
import { overflowing } from './layout.ts';
import { type ProbedBuild, probedBuild } from './probed-build.ts';
import { BROWSER_NAMES, type Reader, serveFixtures, startReader } from './reader.ts';

const COLORS = ['light', 'dark', 'forced-colors'] as const;
type Colors = (typeof COLORS)[number];

/** Ways that change how much room there is. */
const ROOM = ['narrow', 'large-text', 'rtl'] as const;

/** A file of tests each, so that two can run at a time: whatever is neither popup nor side panel is a page. */
type Part = 'popup' | 'side-panel' | 'pages';
const partOf = (surface: string): Part => (surface === 'popup' || surface === 'side-panel' ? surface : 'pages');

/** Declares the tests of one part of the table of surfaces, in both browsers. */
export function describeAccessibility(part: Part): void {
  let server: ArticleServer;
  beforeAll(async () => {
    server = await serveFixtures();
  });
  afterAll(() => server.close());

  describe.each(BROWSER_NAMES)('accessibility in %s', (name) => {
    let build: ProbedBuild;
    let reader: Reader;
    let stage: Stage;
    let shown: Shown | undefined;
    inCommon(
      async () => {
        build = await probedBuild(name);
        // Large text makes a popup wider than a screen of 800 pixels, which a browser without one makes up, leaves it room.
        reader = await startReader(name, server, { build: build.directory, screen: { width: 1280, height: 1024 } });
        stage = await openStage(reader, server);
      },
      async () => {
        await reader.close();
        build.remove();
      },
    );
    afterEach(async () => {
      // A popup that a failing test leaves open would fail the next one.
      await shown?.close().catch(() => undefined);
      shown = undefined;
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
        await putColors(surface.page, colors);
      }
      const wanted = colors === 'forced-colors' ? '(forced-colors: active)' : `(prefers-color-scheme: ${colors})`;
      await surface.waitFor(`matchMedia(${JSON.stringify(wanted)}).matches`);
    }

    // In the order of the table: nothing comes back from a database that cannot be had.
    const lines = ownSurfaces(name).filter(({ surface }) => partOf(surface) === part);
    it.each(lines)('finds nothing wrong with: $surface, $state', async (line) => {
      const { surface, library, show, variants = VARIANTS } = line;
      await stage.ready(library);
      shown = await show(stage);
      for (const colors of COLORS.filter((each) => variants.includes(each))) {
        await put(colors, shown);
        expect(await axeFindings(shown), colors).toEqual([]);
      }
      // A window is made narrow by puppeteer alone.
      const { page } = shown;
      if (name !== 'chromium' || !page) return;
      for (const variant of ROOM.filter((each) => variants.includes(each))) {
        const width = widthOf(surface, variant);
        if (typeof width === 'number') await page.setViewport({ width, height: 900 });
        await look(surface, shown, variant);
        // A popup makes itself wider for what does not fit, up to a limit that a reader's screen may not have.
        if (width === 'its own') expect(await overflowing(shown), variant).toEqual([]);
        expect(await isTooWide(shown), variant).toBe(false);
      }
    });
  });
}
