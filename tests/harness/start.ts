/**
 * `npm start`: opens a browser with the built extension, in a fresh profile, on a sample article. Where there
 * is no display it does the main job headless instead and leaves pictures and the exported annotations in out/.
 *
 * `--browser chromium|chrome|edge|firefox` chooses; without it the first one found is taken.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from './chromium.ts';
import { findDisplay } from './display.ts';
import { BrowserNotFoundError, type FoundBrowser, findBrowser, lookForBrowser } from './find-browser.ts';
import { launchFirefox } from './firefox.ts';
import { doMainJob } from './main-job.ts';
import { serveArticles } from './serve-articles.ts';

const root = resolve(import.meta.dirname, '../..');
const SAMPLE = { host: 'thediplomat.com', name: 'southeast-asia-quiet-rearmament' };

function chooseBrowser(wanted: string | undefined): FoundBrowser {
  if (wanted === undefined) {
    return (
      lookForBrowser({ wanted: 'chromium' }) ??
      lookForBrowser({ wanted: 'firefox' }) ??
      findBrowser({ wanted: 'chromium' })
    );
  }
  const products = ['chromium', 'chrome', 'edge', 'firefox'] as const;
  const product = products.find((name) => name === wanted);
  if (!product) throw new BrowserNotFoundError(`--browser takes one of ${products.join(', ')}, not '${wanted}'.`);
  return findBrowser({ wanted: product });
}

async function showToReader(found: FoundBrowser): Promise<void> {
  const server = await serveArticles({ root: resolve(root, 'tests/fixtures/articles') });
  const options = {
    network: { kind: 'open', pacUrl: server.pacUrl } as const,
    headless: false,
    keepWelcome: true,
    executablePath: found.executablePath,
    viewport: null,
  };
  const session =
    found.family === 'chromium'
      ? await launchChromium({ ...options, extensionDirectory: resolve(root, 'dist/chrome') })
      : await launchFirefox({
          ...options,
          extensionDirectory: resolve(root, 'dist/firefox'),
          acceptPermissionRequests: false,
        });
  const page = await session.browser.newPage();
  await page.goto(server.article(SAMPLE.host, SAMPLE.name).url);
  console.log(`
Margent runs in ${found.executablePath}, in a fresh profile that goes away when you close it.

  1. Select a passage of the article: a toolbar appears beside it.
  2. Press the key of a role, 1 to 9. A click on the highlight opens its card.
  3. Press the Margent button in the browser's toolbar (it may be behind the puzzle piece), or Alt+Shift+M:
     the popup shows the article's sections and what you have marked.
  4. Reload the page: the highlight is back. The library is behind the popup's Library button.

The welcome page that a first installation opens is in the tab beside it.

The article is a sample served from this computer; every other address is the real web. Close the browser to end.`);
  await new Promise<void>((done) => {
    session.browser.on('disconnected', () => done());
    process.once('SIGINT', () => void session.close().finally(done));
  });
  await server.close();
}

async function showWithoutDisplay(found: FoundBrowser, reason: string): Promise<void> {
  const out = resolve(root, 'out');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  console.log(
    `There is no display (${reason}), so the main job is done without a window, in ${found.executablePath}.\n`,
  );
  await doMainJob({ browser: found, sample: SAMPLE, out, say: (step) => console.log(`  ${step}`) });
  console.log(`\nLook into ${relative(process.cwd(), out) || '.'}/:`);
  for (const file of readdirSync(out).sort()) console.log(`  ${file}`);
}

const { values } = parseArgs({ options: { browser: { type: 'string' } } });
try {
  const found = chooseBrowser(values.browser);
  const display = findDisplay();
  await (display.available ? showToReader(found) : showWithoutDisplay(found, display.reason));
} catch (error) {
  if (!(error instanceof BrowserNotFoundError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
