/** scratch */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { paintedWords, selectWords } from './support/on-page.ts';
import { buttonNamed, overPage } from './support/over-page.ts';
import { filler, plainPage } from './support/pages.ts';
import { BROWSER_NAMES, serveFixtures, startReader } from './support/reader.ts';

const URL_OF_PAGE = 'http://pacificcouncil.online/apart';
let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
  server.route(URL_OF_PAGE, {
    body: plainPage({ title: 'Harbour dues', paragraphs: ['The council voted against the harbour.', ...filler(3)] }),
  });
});
afterAll(() => server.close());

it.each(['chromium'] as const)('apart in %s', async (name) => {
  const reader = await startReader(name, server, { viewport: { width: 1000, height: 900 } });
  const { browser } = reader.session;
  if (name === 'chromium') {
    const page = await browser.newPage();
    await page.goto('chrome://extensions');
    const extensionId = (reader.session as unknown as { extensionId: string }).extensionId;
    await page.evaluate(
      `chrome.developerPrivate.updateExtensionConfiguration(${JSON.stringify({ extensionId, incognitoAccess: true })})`,
    );
    console.log(
      await page.evaluate(
        `chrome.developerPrivate.getExtensionInfo(${JSON.stringify(extensionId)}).then(({incognitoAccess}) => JSON.stringify(incognitoAccess))`,
      ),
    );
    await new Promise((r) => setTimeout(r, 2000));
  }
  const page = name === 'firefox' ? await (await browser.createBrowserContext()).newPage() : await incognito();
  async function incognito() {
    await reader.open(URL_OF_PAGE);
    await new Promise((r) => setTimeout(r, 3000));
    const worker = await (
      reader.session as unknown as { serviceWorker(): Promise<{ evaluate(e: string): Promise<unknown> }> }
    ).serviceWorker();
    console.log(
      await worker.evaluate(
        `chrome.windows.create({ incognito: true, url: 'about:blank' }).then((w) => JSON.stringify(w))`,
      ),
    );
    await new Promise((r) => setTimeout(r, 2000));
    console.log(browser.targets().map((t) => t.type() + ' ' + t.url()));
    const target =
      browser
        .targets()
        .filter((t) => t.type() === 'page' && t.browserContext() !== browser.defaultBrowserContext())
        .at(-1) ??
      browser
        .targets()
        .filter((t) => t.url() === 'about:blank')
        .at(-1);
    const found = await target?.page();
    if (!found) throw new Error('none');
    return found;
  }
  await page.setViewport({ width: 1000, height: 900 });
  await page.goto(URL_OF_PAGE);
  const words = 'voted against the harbour';
  await selectWords(page, words);
  await page.waitForFunction(`document.querySelector('div[popover=manual]') !== null`);
  await expect
    .poll(() => overPage(page).see(`root?.querySelector('[role=toolbar]:not([data-away])') != null`))
    .toBe(true);
  await page.keyboard.press('2');
  await expect.poll(() => paintedWords(page)).toContain(words);
  await page.reload();
  await expect.poll(() => paintedWords(page)).toContain(words);
  const [x, y] = (await page.evaluate(`(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(${JSON.stringify(words)});
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + ${words.length});
      const box = range.getBoundingClientRect();
      return [box.left + box.width / 2, box.top + box.height / 2];
    }
  })()`)) as [number, number];
  await page.mouse.click(x, y);
  await expect.poll(() => overPage(page).see(`root?.querySelector('.quote')?.textContent`)).toBe(words);
  await overPage(page).click(buttonNamed('Edit'));
  await expect.poll(() => page.frames().length).toBe(2);
  await new Promise((r) => setTimeout(r, 4000));
  console.log(name, await overPage(page).inEditor('document.body.innerText + " " + location.href'));
  if (process.env.MARGENT_SHOTS)
    await page.screenshot({ path: `${process.env.MARGENT_SHOTS}/${name}-apart.png` as `${string}.png` });
  await reader.close();
});
