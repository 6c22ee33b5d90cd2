/** axe-core finds nothing on any surface in any of its states: light, dark and in forced colours, in both browsers. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { highlight } from './support/annotate.ts';
import { selectWords } from './support/on-page.ts';
import { fillLibrary, openProbe, type ProbedBuild, probedBuild } from './support/probed-build.ts';
import { BROWSER_NAMES, type PopupDriver, type Reader, serveFixtures, startReader } from './support/reader.ts';
import { sampleLibrary } from './support/sample-library.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A surface that shows something: the real popup or a page of the extension. */
interface Surface {
  evaluate(expression: string): Promise<unknown>;
  /** The popup's page, in Chromium. */
  readonly page?: Page;
}

const LOOKS = ['light', 'dark', 'forced colours'] as const;
type Look = (typeof LOOKS)[number];

let server: ArticleServer;
let url: string;
beforeAll(async () => {
  server = await serveFixtures();
  url = server.article('pacificcouncil.online', 'russia-north-korea-military-alliance').url;
  server.route('http://thediplomat.com/report.pdf', {
    headers: { 'content-type': 'application/pdf' },
    body: '%PDF-1.4',
  });
});
afterAll(() => server.close());

/** What axe finds, a line each. */
async function findings(surface: Surface): Promise<string[]> {
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
  let popup: PopupDriver | undefined;
  beforeAll(async () => {
    build = await probedBuild(name);
    reader = await startReader(name, server, { build: build.directory });
  });
  afterEach(async () => {
    // A popup that a failing test leaves open would fail the next one.
    await popup?.close().catch(() => undefined);
    popup = undefined;
  });
  afterAll(async () => {
    await reader?.close();
    build?.remove();
  });

  /** Makes the browser, or in Chromium this one page of it, look so. */
  async function put(look: Look, surface: Surface): Promise<void> {
    if ('inBrowserChrome' in reader.session) {
      await reader.session.inBrowserChrome(
        `Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', args === 'dark' ? 0 : 1);
         // A popup looks like the browser around it.
         Services.prefs.setIntPref('ui.systemUsesDarkTheme', args === 'dark' ? 1 : 0);
         Services.prefs.setIntPref('browser.theme.toolbar-theme', args === 'dark' ? 0 : 1);
         Services.prefs.setIntPref('browser.display.document_color_use', args === 'forced colours' ? 2 : 0);`,
        look,
      );
    } else {
      // Not by puppeteer's own call, which does not know forced colours.
      const connection = await (surface.page ?? (surface as Page)).createCDPSession();
      await connection.send('Emulation.setEmulatedMedia', {
        features: [
          { name: 'prefers-color-scheme', value: look === 'dark' ? 'dark' : 'light' },
          { name: 'forced-colors', value: look === 'forced colours' ? 'active' : 'none' },
        ],
      });
    }
    const wanted = look === 'forced colours' ? '(forced-colors: active)' : `(prefers-color-scheme: ${look})`;
    await expect.poll(() => surface.evaluate(`matchMedia(${JSON.stringify(wanted)}).matches`)).toBe(true);
  }

  async function check(what: string, surface: Surface): Promise<void> {
    for (const look of LOOKS) {
      await put(look, surface);
      expect(await findings(surface), `${what}, ${look}`).toEqual([]);
    }
    await put('light', surface);
  }

  // First: with the codebook that a new library begins with there is a relation to be shown.
  it('finds nothing wrong with the welcome page', async () => {
    const welcome = await reader.openExtensionPage('welcome/welcome.html');
    const press = async (words: string) => {
      await welcome.waitForFunction(`document.body.innerText.includes(${JSON.stringify(words)})`);
      await welcome.evaluate(
        `[...document.querySelectorAll('button')].find((one) => one.textContent.trim() === ${JSON.stringify(words)}).click()`,
      );
    };
    await welcome.waitForFunction(`document.body.innerText.includes('Select a sentence for me')`);
    await check('selecting', welcome);
    await press('Select a sentence for me');
    await welcome.waitForSelector('main form input');
    await check('giving a role', welcome);
    await press('Highlight');
    await press('Select a sentence for me');
    await welcome.waitForSelector('main form input');
    // A reason for the first: the third role.
    await welcome.evaluate(`document.querySelectorAll('main form input[type=checkbox]')[2].click()`);
    await press('Highlight');
    await welcome.waitForSelector('main input[name=relation]');
    await check('relating', welcome);
    await press('Skip this step');
    await check('finding', welcome);
    await press('Skip this step');
    await check('at the end', welcome);
    await press('Delete the marks made here');
    await welcome.waitForFunction(`!document.querySelector('[data-annotation]')`);
    await welcome.close();
  });

  it('finds nothing wrong with the popup', async () => {
    const page = await reader.open(url);
    await selectWords(page, 'a mutual defense treaty');
    popup = await reader.openPopup(page);
    await popup.waitFor(`document.querySelector('form input') && document.querySelector('[role=tab]')`);
    await check('with a passage', popup);
    await popup.press('2');
    await popup.press('Enter');
    await popup.waitFor(`document.querySelector('[data-annotation]')`);
    await check('with an annotation', popup);
    await popup.click('[data-annotation] button[title="Edit"]');
    await popup.waitFor(`document.querySelector('[data-annotation] form')`);
    await check('editing', popup);
    await popup.close();

    await page.evaluate('getSelection().removeAllRanges()');
    popup = await reader.openPopup(page);
    await popup.waitFor(`document.querySelector('[role=tab]')`);
    await popup.click('[role=tab]');
    await popup.waitFor(`document.querySelector('[data-kind]')`);
    await check('without a passage, the outline', popup);
    await popup.evaluate(
      `[...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Wrong sections?').click()`,
    );
    await popup.waitFor(`document.activeElement.matches('h1') && document.querySelector('li select')`);
    await check('wrong sections', popup);
    await popup.evaluate(`(() => {
      const select = document.querySelector('li[data-kind="disclaimer"] select');
      select.value = 'nothing';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await popup.waitFor(`document.querySelector('code')`);
    await check('wrong sections, one changed', popup);
    await popup.close();

    for (const [what, address] of [
      ['no article', server.article('gazette-front.example', 'front-page').url],
      ['not to be annotated', 'about:blank'],
    ] as const) {
      const other = await reader.open(address);
      popup = await reader.openPopup(other);
      await popup.waitFor(`document.querySelector('h1, h2')`);
      await check(what, popup);
      await popup.close();
      await other.close();
    }
  });

  it('finds nothing wrong with the library and the options', async () => {
    const library = await reader.openExtensionPage('library/library.html');
    await library.waitForFunction(`document.querySelector('[data-annotation], h2')`);
    const probe = await openProbe(reader);
    await probe.evaluate(
      `store.exportLibrary().then(({ annotations }) => store.deleteAnnotations(annotations.map(({ id }) => id)))`,
    );
    await library.bringToFront();
    await library.waitForFunction(`document.body.innerText.includes('Nothing here yet')`);
    await check('empty', library);
    await fillLibrary(probe, sampleLibrary());
    await library.waitForFunction(`document.querySelector('[data-annotation]')`);
    await check('full', library);
    await library.evaluate(`document.querySelector('[data-annotation] button[title="Edit"]').click()`);
    await library.waitForFunction(`document.querySelector('[data-annotation] form')`);
    await check('editing', library);
    await library.type('input[type=search]', 'nothing has these words');
    await library.waitForFunction(`document.body.innerText.includes('No annotation matches')`);
    await check('nothing found', library);

    const options = await reader.openExtensionPage('options/options.html');
    await options.waitForFunction(`document.querySelector('input[type=radio]')`);
    await options.evaluate(`document.querySelectorAll('input[type=radio]')[1].click()`);
    await options.waitForFunction(`document.body.innerText.includes('Codebook changed')`);
    await check('options', options);
  });

  it('finds nothing wrong where the database cannot be had', async () => {
    const page = await reader.open(url);
    await highlight(reader, page, 'apparently amounts');
    const probe = await openProbe(reader);
    await probe.evaluate(`new Promise((resolve, reject) => {
      const request = indexedDB.open('margent', 99);
      request.onerror = () => reject(request.error);
      request.onsuccess = () => { request.result.close(); resolve(null); };
    })`);
    for (const file of ['library/library.html', 'options/options.html']) {
      const surface = await reader.openExtensionPage(file);
      await surface.waitForFunction(`document.querySelector('[role=alert]')`);
      await check(file, surface);
      await surface.close();
    }
    popup = await reader.openPopup(page);
    await popup.waitFor(`document.querySelector('[role=alert]')`);
    await check('popup', popup);
    await popup.close();
  });
});
