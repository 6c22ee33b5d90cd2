/** Pages opened from disk: marked, and marked still after they are opened again; where the browser keeps us off, how to let us on. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ChromiumSession } from '../harness/chromium.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { highlight, openLists } from './support/annotate.ts';
import { paintedWords } from './support/on-page.ts';
import { filler, plainPage } from './support/pages.ts';
import { BROWSER_NAMES, type Reader, serveFixtures, startReader } from './support/reader.ts';

const WORDS = 'The harbour board has never once published its minutes in time.';

let server: ArticleServer;
let folder: string;
let address: string;
beforeAll(async () => {
  server = await serveFixtures();
  folder = mkdtempSync(join(tmpdir(), 'margent-disk-'));
  const file = join(folder, 'Harbour dues & “more”.html');
  writeFileSync(file, plainPage({ title: 'Harbour Dues', paragraphs: [...filler(8), WORDS] }));
  address = pathToFileURL(file).href;
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});

let reader: Reader | undefined;
afterEach(async () => {
  await reader?.close();
  reader = undefined;
});

/** What the switch 'Allow access to file URLs' on the extension's page of settings does. */
async function setFileAccess({ browser, extensionId }: ChromiumSession, fileAccess: boolean): Promise<void> {
  const settings = await browser.newPage();
  await settings.goto('chrome://extensions/');
  await settings.evaluate(
    `chrome.developerPrivate.updateExtensionConfiguration(${JSON.stringify({ extensionId, fileAccess })})`,
  );
  // The browser starts the extension anew.
  await settings.waitForFunction(
    `chrome.developerPrivate.getExtensionInfo(${JSON.stringify(extensionId)})
      .then(({ state, fileAccess }) => state === 'ENABLED' && fileAccess.isActive === ${fileAccess})`,
  );
  await settings.close();
}

describe.each(BROWSER_NAMES)('a page opened from disk in %s', (name) => {
  it('keeps its highlights', async () => {
    reader = await startReader(name, server, { grantedOnRequest: ['file:///*'] });
    if (name === 'chromium') await setFileAccess(reader.session as ChromiumSession, true);
    const page = await reader.open(address);
    await highlight(reader, page, WORDS);
    await expect.poll(() => paintedWords(page)).toEqual([WORDS]);

    // Back by the button, as on any site that has not been kept.
    await page.reload();
    expect(await paintedWords(page)).toEqual([]);
    const popup = await openLists(reader, page);
    await popup.waitFor(`document.querySelector('[data-annotation]')`);
    await popup.waitFor(
      `document.body.innerText.includes('On files on this computer, highlights come back only when you press the Margent button')`,
    );
    await expect.poll(() => paintedWords(page)).toEqual([WORDS]);

    // Firefox runs nothing in files without being asked, whatever it has granted: it is not offered.
    const offer = `[...document.querySelectorAll('button')].find(({ textContent }) => textContent.startsWith('Keep my highlights'))`;
    if (name === 'firefox') {
      expect(await popup.text()).toContain('This browser does not let extensions stay on files.');
      expect(await popup.evaluate(`Boolean(${offer})`)).toBe(false);
      await popup.close();
      return;
    }
    // By itself, once the reader has said so.
    await popup.waitFor(offer);
    await popup.evaluate(`(${offer}).id = 'keep'`);
    await popup.click('#keep');
    await popup.waitFor(
      `!document.body.innerText.includes('highlights come back only when you press the Margent button')`,
    );
    await popup.close();
    await page.reload();
    await expect.poll(() => paintedWords(page)).toEqual([WORDS]);
    await page.close();
  });
});

describe('a page opened from disk in chromium', () => {
  it('that the browser keeps extensions out of is said to be so, with the way to let them in', async () => {
    reader = await startReader('chromium', server, { grantedOnRequest: [] });
    const session = reader.session as ChromiumSession;
    await setFileAccess(session, false);
    const page = await reader.open(address);
    let popup = await reader.openPopup(page);
    await popup.waitFor(
      `document.querySelector('h1') && document.querySelector('h1').innerText !== 'Reading the page…'`,
    );
    const shown = await popup.text();
    expect(shown).toContain('This page belongs to the browser, or is a file on this computer');
    expect(shown).toContain('switch on “Allow access to file URLs”');

    await popup.click('section button');
    const settings = await session.browser.waitForTarget((target) => target.url().startsWith('chrome://extensions/'));
    expect(settings.url()).toContain(session.extensionId);
    await setFileAccess(session, true);
    await page.reload();
    popup = await openLists(reader, page);
    await popup.waitFor(`document.body.innerText.includes('Harbour Dues')`);
    await popup.close();
  });
});
