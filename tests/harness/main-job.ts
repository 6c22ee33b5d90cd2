/** The main job done by itself, with a picture of each step: what `npm start` shows where there is no display. */
import { writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { paintedWords, selectWords } from '../e2e/support/on-page.ts';
import { type PopupDriver, serveFixtures, startReader } from '../e2e/support/reader.ts';
import type { FoundBrowser } from './find-browser.ts';

export interface MainJob {
  browser: FoundBrowser;
  sample: { host: string; name: string };
  /** Folder for the pictures and the exported annotations; it is there and empty. */
  out: string;
  say: (step: string) => void;
}

/** Passages of the sample and the keys of their roles in the first codebook. */
const PASSAGES = [
  {
    words:
      'My claim is narrower: the region is acquiring weapons of longer reach and shorter warning faster than it is acquiring the habit of explaining them',
    key: '1',
  },
  { words: 'Vietnam operates six Russian-built submarines.', key: '3' },
] as const;

/**
 * @throws where a step does not come out as it must; the message says which
 */
export async function doMainJob({ browser, sample, out, say }: MainJob): Promise<void> {
  const server = await serveFixtures();
  const reader = await startReader(browser.family, server, {
    downloads: out,
    executablePath: browser.executablePath,
    viewport: { width: 1280, height: 900 },
  });
  let picture = 0;
  const save = (name: string, png: Uint8Array) => writeFileSync(join(out, `${++picture}-${name}.png`), png);
  try {
    const page = await reader.open(server.article(sample.host, sample.name).url);
    say(`opened ${page.url()}`);
    for (const { words, key } of PASSAGES) {
      await selectWords(page, words);
      const popup = await reader.openPopup(page);
      await popup.waitFor(`document.querySelector('form input')`);
      if (key === '1') {
        say(`found ${await popup.evaluate<string>(`document.querySelector('[role=tab]').innerText`)}`);
        save('popup-passage', await popup.screenshot());
      }
      await popup.press(key);
      await popup.press('Enter');
      await popup.waitFor(`document.querySelector('[role=status]')?.innerText.includes('Highlighted')`);
      say(`tagged “${words.slice(0, 60)}…” with the popup's key ${key}`);
      if (key === '3') {
        save('popup-annotations', await popup.screenshot());
        await exportFrom(popup, out);
        say('exported the annotations from the popup');
      }
      await popup.close();
    }
    await page.reload();
    await waitUntil('the highlights are back after a reload', async () => {
      const painted = await paintedWords(page);
      return PASSAGES.every(({ words }) => painted.includes(words));
    });
    say('reloaded the page: the highlights are back');
    await page.evaluate('scrollTo(0, 700)');
    save('page', await page.screenshot());
    const library = await reader.openExtensionPage('library/library.html');
    await library.waitForSelector('[data-annotation]');
    save('library', await library.screenshot());
  } finally {
    await reader.close();
    await server.close();
  }
}

async function exportFrom(popup: PopupDriver, out: string): Promise<void> {
  for (const [format, ending] of [
    ['Markdown', '.md'],
    ['W3C', '.jsonld'],
  ] as const) {
    await popup.click('button[popovertarget]');
    await popup.evaluate(
      `[...document.querySelectorAll('[popover] button')].find((button) => button.innerText.includes('${format}')).click()`,
    );
    await waitUntil(`the ${format} file is saved`, async () =>
      (await readdir(out)).some((file) => file.endsWith(ending)),
    );
  }
}

/** Polls: what is waited for has no event. */
async function waitUntil(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`This did not come true: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
