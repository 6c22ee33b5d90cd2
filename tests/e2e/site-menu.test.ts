/**
 * A built-in site that the reader lets Margent read on a click alone, and then again always: Chromium gives back the one
 * address's scheme and host, not the pattern that it took away.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ChromiumSession } from '../harness/chromium.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { openLists } from './support/annotate.ts';
import { filler, plainPage } from './support/pages.ts';
import { type Reader, serveFixtures, startReader } from './support/reader.ts';

const URL = 'http://thediplomat.com/2024/07/site-menu/';

let server: ArticleServer;
let reader: Reader;
beforeAll(async () => {
  server = await serveFixtures();
  server.route(URL, { body: plainPage({ title: 'Harbour Dues', paragraphs: filler(8) }) });
  reader = await startReader('chromium', server);
});
afterAll(async () => {
  await reader.close();
  await server.close();
});

it('takes a built-in site for kept that was let go and given back for one address', async () => {
  const { browser, extensionId } = reader.session as ChromiumSession;
  const settings = await browser.newPage();
  await settings.goto('chrome://extensions/');
  await settings.evaluate(`(async () => {
    const extensionId = ${JSON.stringify(extensionId)};
    await chrome.developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: 'ON_CLICK' });
    await chrome.developerPrivate.addHostPermission(extensionId, 'http://thediplomat.com/*');
  })()`);
  await settings.close();

  const options = await reader.openExtensionPage('options/options.html');
  const origins = `chrome.permissions.getAll().then(({ origins }) => origins.join())`;
  await expect.poll(() => options.evaluate(origins)).toBe('http://thediplomat.com/*');
  await options.reload();
  await options.waitForFunction(`document.body.innerText.includes('pacificcouncil.org')`);
  const lines = (await options.evaluate('document.body.innerText')) as string;
  // Once, and not as switched off, as the others are.
  const at = lines.split('\n').filter((line) => line !== '');
  expect(at.filter((line) => line === 'thediplomat.com')).toHaveLength(1);
  expect(at[at.indexOf('thediplomat.com') + 1]).toBe('Comes with Margent');
  expect(at[at.indexOf('pacificcouncil.org') + 1]).toBe('Comes with Margent; switched off in the browser');
  expect(await options.evaluate('chrome.scripting.getRegisteredContentScripts()')).toEqual([]);

  const page = await reader.open(URL);
  const popup = await openLists(reader, page);
  expect(await popup.text()).not.toContain('thediplomat.com');
  await popup.close();
});
