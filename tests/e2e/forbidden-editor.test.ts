/** The editor over pages that forbid what is in a frame to load or to run, and where the browser lets a site keep nothing. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder } from '../harness/remove-folder.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { inCommon } from './support/in-common.ts';
import { cardQuote, clickWords, mark, markingPages, TEXT } from './support/marking.ts';
import { buttonNamed, overPage, pressAway } from './support/over-page.ts';
import { plainPage } from './support/pages.ts';
import { BROWSER_NAMES, type Reader, serveFixtures, startReader } from './support/reader.ts';

const WORDS = 'nobody denies';
const FORBIDDEN = 'This page does not let Margent’s form open over it.';

/** Where a page can isolate itself though it came without https. */
const ISOLATED = 'http://localhost/isolated';

let server: ArticleServer;
let serve: ReturnType<typeof markingPages>;
beforeAll(async () => {
  server = await serveFixtures();
  serve = markingPages(server);
  server.route(ISOLATED, {
    body: plainPage({ title: 'Isolated', paragraphs: TEXT }),
    headers: { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' },
  });
});
afterAll(() => server.close());

/** Marks words and asks for their editor by the button on their card. */
async function askForEditor(page: Page): Promise<void> {
  await mark(page, WORDS);
  await clickWords(page, WORDS);
  await expect.poll(() => cardQuote(page)).toBe(WORDS);
  await overPage(page).click(buttonNamed('Edit'));
}

const notice = (page: Page) => overPage(page).see<string>(`root?.querySelector('.notice')?.textContent ?? ''`);

describe.each(BROWSER_NAMES)('a page that forbids the editor in %s', (name) => {
  let reader: Reader;
  inCommon(
    async () => {
      reader = await startReader(name, server);
    },
    () => reader.close(),
  );

  it('gets no empty frame, and the reader is told where to edit instead', async () => {
    // What is isolated forbids the frame in Chromium, what is in a sandbox its script in Firefox; the other is let by each.
    const url =
      name === 'chromium' ? ISOLATED : serve({}, { 'content-security-policy': 'sandbox allow-scripts allow-forms' });
    const page = await reader.open(url);
    // Nobody has let the extension in there.
    if (name === 'chromium') {
      const popup = await reader.openPopup(page);
      // By then the page has heard of the extension.
      await popup.waitFor(`document.querySelector('[role=tab]')`);
      await popup.close();
    }
    await page.bringToFront();
    await askForEditor(page);
    await expect.poll(() => notice(page)).toContain(FORBIDDEN);
    expect(page.frames()).toHaveLength(1);
    await page.close();
  });
});

describe('a site that Chromium lets keep nothing', () => {
  let profile: string;
  let reader: Reader;
  inCommon(
    async () => {
      profile = mkdtempSync(join(tmpdir(), 'margent-no-site-data-'));
      await (await startReader('chromium', server, { profile })).close();
      // The reader's choice that sites may save no data on the device.
      const file = join(profile, 'Default', 'Preferences');
      const preferences = JSON.parse(readFileSync(file, 'utf8')) as { profile?: object };
      const noSiteData = { ...preferences.profile, default_content_setting_values: { cookies: 2 } };
      writeFileSync(file, JSON.stringify({ ...preferences, profile: noSiteData }));
      reader = await startReader('chromium', server, { profile });
    },
    async () => {
      await reader.close();
      await removeFolder(profile);
    },
  );

  it('has its highlights edited all the same, and the editor stays with what could not be kept', async () => {
    const page = await reader.open(serve());
    const over = overPage(page);
    await askForEditor(page);
    await expect.poll(() => over.inEditor(`document.activeElement?.matches('form *')`)).toBe(true);
    await over.inEditor(`document.querySelector('textarea').focus()`);
    await page.keyboard.type('Half a thought');
    // In the form it would cancel; on the page it takes the form away.
    await page.mouse.click(5, 300);
    await page.keyboard.press('Escape');
    await expect.poll(() => notice(page)).toContain('Save what you wrote, or cancel.');
    expect(await over.inEditor(`document.querySelector('textarea').value`)).toBe('Half a thought');
    await over.inEditor(
      `[...document.querySelectorAll('button')].find(({ innerText }) => innerText === 'Save').focus()`,
    );
    await pressAway(page, 'Enter');
    await expect.poll(() => notice(page)).toContain('Saved.');
    await clickWords(page, WORDS);
    await expect.poll(() => over.see(`root?.querySelector('[role=dialog]')?.textContent`)).toContain('Half a thought');
    await page.close();
  });
});
