/**
 * Every surface in every language the extension speaks, and in a made-up one that runs from right to left: the browser's
 * language decides, the words come from its catalogue, and nothing sticks out, at 320 pixels too (WCAG 2.2, 1.4.10).
 *
 * In Chromium, whose language can be set for one start. Firefox takes an extension's language from its own, which needs a
 * language pack of Firefox.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as builtIn from '../../src/core/model/built-in-codebooks.ts';
import { inWords } from '../../src/core/model/built-in-words.ts';
import type { Codebook } from '../../src/core/model/codebook.ts';
import { english } from '../english-codebooks.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { CUT_OFF, isRightOf, overflowing } from './support/layout.ts';
import { clickWords } from './support/marking.ts';
import { selectWords } from './support/on-page.ts';
import { buttonNamed, overPage } from './support/over-page.ts';
import { fillLibrary, libraryOf, openProbe, type ProbedBuild, probedBuild } from './support/probed-build.ts';
import { PSEUDO_LANGUAGE, pseudo, pseudoBuild } from './support/pseudo-locale.ts';
import { type PopupDriver, type Reader, serveFixtures, startReader } from './support/reader.ts';
import { pressKeys, startReading } from './support/reading-mode.ts';
import { sampleLibrary } from './support/sample-library.ts';
import { keepShot } from './support/shots.ts';

const LOCALES = join(import.meta.dirname, '../../public/_locales');
const WORDS = 'a mutual defense treaty';
const OTHER_WORDS = 'apparently amounts';

type Catalogue = Record<string, { message: string }>;
const catalogueOf = (locale: string): Catalogue =>
  JSON.parse(readFileSync(join(LOCALES, locale, 'messages.json'), 'utf8')) as Catalogue;

let server: ArticleServer;
let url: string;
let probed: ProbedBuild;
let pseudoBuilt: ReturnType<typeof pseudoBuild>;
beforeAll(async () => {
  server = await serveFixtures();
  url = server.article('pacificcouncil.online', 'russia-north-korea-military-alliance').url;
  probed = await probedBuild('chromium');
  pseudoBuilt = pseudoBuild(probed.directory);
});
afterAll(async () => {
  await server.close();
  probed?.remove();
  pseudoBuilt?.remove();
});

let reader: Reader | undefined;
afterEach(async () => {
  await reader?.close();
  reader = undefined;
});

/** The popup with a passage to be marked, then with its annotation. */
async function checkPopup(own: Reader, name: string, look: (popup: PopupDriver) => Promise<void>): Promise<void> {
  const page = await own.open(url);
  await selectWords(page, WORDS);
  const popup = await own.openPopup(page);
  await popup.waitFor(`document.querySelector('form input') && document.querySelector('[role=tab]')`);
  await look(popup);
  expect(await overflowing(popup), `popup, ${name}`).toEqual([]);
  await keepShot(popup, `${name}-popup`);
  // A popup is as wide as it makes itself.
  await popup.evaluate(`document.body.style.minInlineSize = document.body.style.inlineSize = '320px'`);
  expect(await overflowing(popup), `popup at 320 px, ${name}`).toEqual([]);
  await keepShot(popup, `${name}-popup-320`);
  await popup.press('2');
  await popup.press('Enter');
  await popup.waitFor(`document.querySelector('[data-annotation]')`);
  expect(await overflowing(popup), `popup with an annotation at 320 px, ${name}`).toEqual([]);
  await popup.close();
  await page.close();
}

/** The side panel beside the page that has been annotated, with another passage to be marked: each of its tabs. */
async function checkSidePanel(own: Reader, name: string): Promise<void> {
  const page = await own.open(url);
  await selectWords(page, OTHER_WORDS);
  const panel = await own.openSidePanel(page);
  await panel.waitFor(`document.querySelector('form input')`);
  for (const [tab, shown] of PANEL_TABS) {
    await panel.waitFor(`document.querySelector('[data-tab=${tab}]')`);
    await panel.click(`[data-tab=${tab}]`);
    await panel.waitFor(`document.querySelector('${shown}')`);
    expect(await overflowing(panel), `side panel, ${tab}, ${name}`).toEqual([]);
    await keepShot(panel, `${name}-sidepanel-${tab}`);
  }
  await panel.close();
  await page.close();
}

const PANEL_TABS = [
  ['outline', '[data-kind]'],
  ['annotations', '[data-annotation]'],
  ['map', '[data-tab=map][aria-selected=true]'],
] as const;

const PAGES = [
  { file: 'library/library.html', shown: '[data-annotation]' },
  { file: 'options/options.html', shown: 'input[type=radio]' },
  { file: 'welcome/welcome.html', shown: 'article' },
] as const;

async function checkPages(own: Reader, name: string, look: (page: Page, file: string) => Promise<void>): Promise<void> {
  const probe = await openProbe(own);
  await fillLibrary(probe, sampleLibrary());
  for (const { file, shown } of PAGES) {
    const page = await own.openExtensionPage(file);
    await page.waitForSelector(shown);
    if (file.startsWith('welcome')) {
      await page.waitForSelector('main section button');
      await page.evaluate(`document.querySelector('main section button').click()`);
      await page.waitForSelector('main section form');
    }
    await look(page, file);
    await checkWidths(page, name, file.split('/')[0] ?? '');
    if (file.startsWith('options')) {
      await page.evaluate(`document.querySelector('[data-opens=edit]').click()`);
      await page.waitForSelector('[data-role] button');
      await checkWidths(page, name, 'codebook');
    }
    await page.close();
  }
}

async function checkWidths(page: Page, name: string, surface: string): Promise<void> {
  for (const width of [1280, 320]) {
    await page.setViewport({ width, height: 900 });
    expect(await overflowing(page), `${surface} at ${width} px, ${name}`).toEqual([]);
    await keepShot(page, `${name}-${surface}-${width}`);
  }
}

/** What lies over the page on which `WORDS` are highlighted, written from right to left. */
async function checkOverPage(own: Reader): Promise<void> {
  const page = await own.open(url);
  await page.bringToFront();
  const over = overPage(page);
  /** Waits for it, and looks whether it has room in a wide and in a narrow window. */
  async function look(name: string, shown: string): Promise<void> {
    for (const width of [1280, 320]) {
      await page.setViewport({ width, height: 900 });
      await over.boxOf(shown);
      expect(await over.see(CUT_OFF), `${name} at ${width} px`).toEqual([]);
      expect(await over.see(`getComputedStyle(${shown}).direction`), name).toBe('rtl');
      expect(await over.see(`root.host.lang`), name).toBe(PSEUDO_LANGUAGE);
      await keepShot(page, `rtl-over-page-${name}-${width}`);
    }
    await page.setViewport({ width: 1280, height: 900 });
    // What is clicked next stands where it stands in the wide window.
    await page.waitForFunction('innerWidth === 1280');
  }
  await selectWords(page, OTHER_WORDS);
  await look('toolbar', `root?.querySelector('.toolbar')`);
  await page.keyboard.press('Escape');
  await page.evaluate('getSelection().empty()');
  await clickWords(page, WORDS);
  await look('card', `root?.querySelector('.card:has(.quote)')`);
  await over.click(buttonNamed(pseudo(english('adjustEnds'))));
  await look('handles', `root?.querySelector('.card:has(.soft)')`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await startReading(own, page);
  await look('reading', `root?.querySelector('[role=application]')`);
  await pressKeys(page, '?');
  await look('help', `root?.querySelector('[role=dialog]')`);
  await page.close();
}

/** What a backup would hold: the words of the language, under the ids that every library has. */
async function checkCodebooks(own: Reader, message: (key: string) => string): Promise<void> {
  const probe = await openProbe(own);
  const { codebooks, projects } = await libraryOf(probe);
  const expected = builtIn.BUILT_IN_CODEBOOKS.map((codebook) => inWords(codebook, message));
  const byId = (list: readonly Codebook[]) => list.toSorted((one, other) => one.id.localeCompare(other.id));
  expect(byId(codebooks)).toEqual(byId(expected));
  expect(projects.map(({ id, name }) => [id, name])).toEqual([[builtIn.DEFAULT_PROJECT_ID, message('firstProject')]]);
  await probe.close();
}

describe.each(readdirSync(LOCALES).filter((locale) => locale !== 'en'))('in %s', (locale) => {
  const catalogue = catalogueOf(locale);
  const message = (key: string): string => catalogue[key]?.message ?? '';

  it('speaks it everywhere, and everything has room', async () => {
    reader = await startReader('chromium', server, { build: probed.directory, language: locale.replace('_', '-') });
    await checkPopup(reader, locale, async (popup) => {
      expect(await popup.evaluate('document.documentElement.lang')).toBe(message('languageTag'));
      const text = await popup.text();
      for (const key of ['tags', 'note', 'highlight', 'library']) expect(text, key).toContain(message(key));
      // The codebook of a library that was made at the first start.
      for (const key of ['essayMajorClaim', 'essayClaim', 'essayPremise']) expect(text, key).toContain(message(key));
      // A number and a date, in words of the language.
      expect(text).toContain(new Intl.DateTimeFormat(locale.replace('_', '-'), DAY).format(Date.UTC(2024, 6, 9)));
    });
    await checkSidePanel(reader, locale);
    await checkCodebooks(reader, message);
    await checkPages(reader, locale, async (page, file) => {
      expect(await page.evaluate('document.documentElement.lang'), file).toBe(message('languageTag'));
      const title = { library: 'library', options: 'optionsTitle', welcome: 'welcomeTitle' }[file.split('/')[0] ?? ''];
      expect(await page.title(), file).toBe(message(title ?? ''));
    });
  });
});

const DAY = { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' } as const;

describe('from right to left', () => {
  it('everything stands the other way round, and has room', async () => {
    reader = await startReader('chromium', server, { build: pseudoBuilt.directory, language: PSEUDO_LANGUAGE });
    await checkPopup(reader, 'rtl', async (popup) => {
      expect(await popup.evaluate('getComputedStyle(document.body).direction')).toBe('rtl');
      expect(await isRightOf(popup, 'footer button:first-child', 'footer button:last-child')).toBe(true);
      expect(await isRightOf(popup, '[role=tab]', '[role=tab]:last-child')).toBe(true);
      expect(await isRightOf(popup, 'form label kbd', 'form label kbd + bdi')).toBe(true);
    });
    await checkSidePanel(reader, 'rtl');
    await checkOverPage(reader);
    await checkPages(reader, 'rtl', async (page, file) => {
      expect(await page.evaluate('getComputedStyle(document.body).direction')).toBe('rtl');
      expect(await isRightOf(page, 'h1', 'header button:last-of-type'), file).toBe(true);
      if (file.startsWith('welcome')) {
        expect(await isRightOf(page, 'article', '[aria-current=step]')).toBe(true);
        expect(await isRightOf(page, 'main section ol li', 'main section ol li:last-child')).toBe(true);
      }
    });
  });
});
