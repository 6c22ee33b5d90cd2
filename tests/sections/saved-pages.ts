/**
 * Shows saved pages in headless Chromium at the addresses they stood at, without network and without scripts.
 *
 * Scripts are off because a saved page is either what the server sent or what scripts had made of it: run again, without
 * their network, they would build half of it twice or redirect away. They are stopped by a content security policy and not
 * by the browser's switch, so that `noscript` is parsed as a reader's browser parses it.
 */
import { isUtf8 } from 'node:buffer';
import puppeteer, { type Browser, type CDPSession, type HTTPRequest, type Page } from 'puppeteer-core';
import { findBrowser } from '../harness/find-browser.ts';
import { type Evaluate, isolatedWorld } from '../harness/isolated-world.ts';

/** The address is to be shown as given, http too; the others each bring a new process for the next page. */
const DISABLED_FEATURES = [
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'BackForwardCache',
  'ProactivelySwapBrowsingInstance',
  'SpareRendererForSitePerProcess',
];

const POLICY = "default-src 'none'; style-src 'unsafe-inline' data:; img-src data:; font-src data:";
const VIEWPORT = { width: 1280, height: 900 };

/** Pages after which the tab is closed: what they leave behind would pile up. */
const PAGES_PER_TAB = 40;

/** A picture's height in CSS pixels; beyond about 16,000 Chromium paints nothing. */
const MAX_PICTURE = 12_000;

/** What a cut picture shows above the first section. */
const ABOVE = 400;

export interface ShownPage {
  /** Runs a script once in the page's isolated world; what it declares stays for `evaluate`. */
  load(script: string): Promise<void>;
  evaluate: Evaluate;
  /**
   * Leaves a PNG of the whole page. Of a page that is higher than 12,000 CSS pixels it leaves that much, beginning a little
   * above `interest` (CSS pixels from the top) where that lies further down.
   */
  takePicture(file: `${string}.png`, interest: number): Promise<void>;
}

export interface SavedPages {
  /** Shows a page in place of the one before. Throws where the browser cannot load it; another may be shown then. */
  show(html: Uint8Array, url: URL): Promise<ShownPage>;
  close(): Promise<void>;
}

interface Tab {
  readonly page: Page;
  readonly session: CDPSession;
  shown: number;
}

/** Answers the page's own address with `html`, and nothing else at all. */
function answer(request: HTTPRequest, html: Uint8Array | null): Promise<void> {
  if (/^(?:data|about|blob):/.test(request.url())) return request.continue();
  if (!request.isNavigationRequest() || request.frame()?.parentFrame()) return request.abort();
  // 204 leaves the page where it is when it wants to go elsewhere, which an aborted request would not.
  if (!html) return request.respond({ status: 204 });
  // Without a charset the page's own `meta` decides.
  const contentType = isUtf8(html) ? 'text/html; charset=utf-8' : 'text/html';
  return request.respond({ contentType, headers: { 'content-security-policy': POLICY }, body: html });
}

/** Starts Chromium. Throws `BrowserNotFoundError`, which says what to install, where there is none. */
export async function openSavedPages(): Promise<SavedPages> {
  const browser: Browser = await puppeteer.launch({
    executablePath: findBrowser({ wanted: 'chromium' }).executablePath,
    args: [
      // Chromium's sandbox refuses to run as root, which is how containers and CI run.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      // Nothing of a page can reach another's: they stand one after the other, have no scripts and no network. A process for
      // each site, one in reserve and the page before kept for going back would be started and filled for nobody.
      '--disable-site-isolation-trials',
      '--renderer-process-limit=1',
      `--disable-features=${DISABLED_FEATURES.join(',')}`,
    ],
  });
  let waiting: Uint8Array | null = null;
  let tab: Tab | undefined;

  async function openTab(): Promise<Tab> {
    const page = await browser.newPage();
    await page.setViewport(VIEWPORT);
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const own = request.isNavigationRequest() && !request.frame()?.parentFrame();
      const html = own ? waiting : null;
      if (own) waiting = null;
      // A request that its page no longer waits for cannot be answered, and need not be.
      answer(request, html).catch(() => undefined);
    });
    // Of a tab whose process died nothing more can be had.
    page.on('error', () => {
      if (tab?.page === page) tab = undefined;
    });
    return { page, session: await page.createCDPSession(), shown: 0 };
  }

  return {
    async show(html, url) {
      if (tab && tab.shown >= PAGES_PER_TAB) {
        await tab.page.close();
        tab = undefined;
      }
      tab ??= await openTab();
      tab.shown += 1;
      const { page, session } = tab;
      waiting = html;
      try {
        await page.goto(url.href, { waitUntil: 'load' });
      } catch (error) {
        // A page that never loads keeps its tab busy: the next one gets another.
        tab = undefined;
        page.close().catch(() => undefined);
        throw error;
      }
      const evaluate = await isolatedWorld(session);
      const loaded = new Set<string>();
      return {
        evaluate,
        async load(script) {
          if (loaded.has(script)) return;
          loaded.add(script);
          await evaluate(`${script}\n;0`);
        },
        async takePicture(file, interest) {
          const whole = Number(await evaluate('document.documentElement.scrollHeight'));
          const height = Math.min(whole, MAX_PICTURE);
          const y = Math.max(0, Math.min(interest - ABOVE, whole - height));
          const clip = { x: 0, y, width: VIEWPORT.width, height };
          await page.screenshot({ path: file, clip, captureBeyondViewport: true });
        },
      };
    },
    close: () => browser.close(),
  };
}
