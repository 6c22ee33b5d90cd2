/** Options: the sites on which the toolbar is switched off, each to be switched on again, and that taken back. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { openLists } from './support/annotate.ts';
import { inCommon } from './support/in-common.ts';
import { filler, plainPage } from './support/pages.ts';
import { BROWSER_NAMES, clickInSurface, type Reader, serveFixtures, startReader } from './support/reader.ts';
import { keepShot } from './support/shots.ts';

const SITES = ['pacificcouncil.online', 'thediplomat.com'];

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
  for (const host of SITES)
    server.route(`http://${host}/plain`, { body: plainPage({ title: 'Plain', paragraphs: filler(6) }) });
});
afterAll(() => server.close());

describe.each(BROWSER_NAMES)('sites without the toolbar in %s', (name) => {
  let reader: Reader;
  let options: Page;
  inCommon(
    async () => {
      reader = await startReader(name, server);
      options = await reader.openExtensionPage('options/options.html');
      await options.waitForFunction(`document.body.innerText.includes('on every site')`);
    },
    () => reader.close(),
  );

  const hosts = () =>
    options.evaluate(
      `[...document.querySelectorAll('[data-toolbar-off]')].map(({ dataset }) => dataset.toolbarOff)`,
    ) as Promise<string[]>;
  const focused = () => options.evaluate(`document.activeElement.ariaLabel ?? document.activeElement.textContent`);
  const SWITCH = 'label input[type=checkbox]';

  /** Whether it is on for a site, as the popup shows it there, after a press where one is asked for. */
  async function switchOf(host: string, press = false): Promise<boolean> {
    const page = await reader.open(`http://${host}/plain`);
    const popup = await openLists(reader, page);
    const field = `[...document.querySelectorAll('${SWITCH}')].find((each) => each.parentElement.innerText.includes('toolbar'))`;
    await popup.waitFor(field);
    const before = await popup.evaluate<boolean>(`${field}.checked`);
    if (press) {
      await popup.evaluate(`(${field}).click()`);
      await popup.waitFor(`(${field}).checked !== ${before}`);
      // A box is checked at once; what it stands for is kept a moment later.
      await expect.poll(async () => (await hosts()).includes(host)).toBe(before);
    }
    const after = await popup.evaluate<boolean>(`${field}.checked`);
    await popup.close();
    await page.close();
    return after;
  }

  it('are listed as they are switched off, and switched on again', async () => {
    for (const host of [...SITES].reverse()) expect(await switchOf(host, true)).toBe(false);
    await options.bringToFront();
    await expect.poll(hosts).toEqual(SITES);
    await keepShot(options, `${name}-toolbar-sites`);
    await clickInSurface(options, `[data-toolbar-off="${SITES[0]}"] button`);
    await expect.poll(hosts).toEqual(SITES.slice(1));
    // The next one, as in other lists.
    await expect.poll(focused).toBe(`Switch on again: ${SITES[1]}`);
    expect(await switchOf(SITES[0] ?? '')).toBe(true);
    await options.bringToFront();
    await clickInSurface(options, `[data-toolbar-off="${SITES[1]}"] button`);
    await expect.poll(hosts).toEqual([]);
    await expect.poll(focused).toBe('Undo');
  });

  it('come back with Undo, by the button and by the key', async () => {
    const [, host = ''] = SITES;
    expect(await switchOf(host, true)).toBe(false);
    await options.bringToFront();
    await clickInSurface(options, `[data-toolbar-off="${host}"] button`);
    await expect.poll(hosts).toEqual([]);
    await expect.poll(focused).toBe('Undo');
    await clickInSurface(options, '[role=status] button');
    await expect.poll(hosts).toEqual(SITES.slice(1));
    expect(await switchOf(SITES[1] ?? '')).toBe(false);
    await options.bringToFront();
    await clickInSurface(options, `[data-toolbar-off="${SITES[1]}"] button`);
    await expect.poll(hosts).toEqual([]);
    await expect.poll(focused).toBe('Undo');
    await options.keyboard.down('Control');
    await options.keyboard.press('z');
    await options.keyboard.up('Control');
    await expect.poll(hosts).toEqual(SITES.slice(1));
    await expect
      .poll(() => options.evaluate(`document.querySelector('[role=status]').innerText`))
      .toContain('Toolbar switched off');
  });
});
