/**
 * A reader with the built extension in a real browser, the same for Chromium and Firefox: tests say what she
 * does, and run in both.
 */

import { resolve } from 'node:path';
import { type KeyInput, type Page, TimeoutError } from 'puppeteer-core';
import { type ChromiumSession, launchChromium } from '../../harness/chromium.ts';
import { type FirefoxSession, launchFirefox } from '../../harness/firefox.ts';
import type { FirefoxPopup } from '../../harness/firefox-popup.ts';
import { type ArticleServer, serveArticles } from '../../harness/serve-articles.ts';
import { copiedProfile } from './copied-profile.ts';

export const BROWSER_NAMES = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof BROWSER_NAMES)[number];

const root = resolve(import.meta.dirname, '../../..');
export const BUILT: Record<BrowserName, string> = {
  chromium: resolve(root, 'dist/chrome'),
  firefox: resolve(root, 'dist/firefox'),
};

/** The real popup, opened by the toolbar button, or the real side panel, opened from there. */
export interface PopupDriver {
  /** What the popup shows, as text. */
  text(): Promise<string>;
  /** Evaluates an expression in the popup; its value must be plain JSON. */
  evaluate<T>(expression: string): Promise<T>;
  /** Waits until an expression is truthy in the popup. */
  waitFor(condition: string): Promise<void>;
  click(selector: string): Promise<void>;
  /** Moves the mouse over the first element that matches. */
  hover(selector: string): Promise<void>;
  /** A key by its name, with modifiers before it: 'Enter', 'Control+z'. */
  press(keys: string): Promise<void>;
  type(text: string): Promise<void>;
  /** The popup's page, in Chromium; Firefox's popup is none. */
  readonly page?: Page;
  /** PNG */
  screenshot(): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface Reader {
  readonly name: BrowserName;
  readonly session: ChromiumSession | FirefoxSession;
  open(url: string): Promise<Page>;
  openPopup(page: Page): Promise<PopupDriver>;
  /** Presses the toolbar button and in the popup the button for the side panel, or in Firefox the sidebar. */
  openSidePanel(page: Page): Promise<PopupDriver>;
  /** What the toolbar button says of the page in this tab. */
  buttonTitle(page: Page): Promise<string>;
  /** A page of the extension in a tab of its own. */
  openExtensionPage(file: string): Promise<Page>;
  close(): Promise<void>;
  kill(): Promise<void>;
}

export interface ReaderOptions {
  /** A profile to keep across starts. */
  profile?: string;
  /** Whether the profile itself keeps the extension; by default it does where a profile is given. */
  keepInstalled?: boolean;
  /** The built extension; `dist/` unless told. */
  build?: string;
  /** Match patterns that `permissions.request` grants without asking anybody. */
  grantedOnRequest?: readonly string[];
  /** Firefox shows its question where `permissions.request` is called; otherwise it is answered with yes. */
  asksForPermissions?: boolean;
  viewport?: { width: number; height: number };
  /** Folder that downloads go to without asking. */
  downloads?: string;
  executablePath?: string;
  /** Pixels of Chromium's screen, which a popup has to fit on: 800 × 600 unless told. */
  screen?: { width: number; height: number };
  /** Leaves the welcome page open that comes with the first installation. */
  keepWelcome?: boolean;
  /** Language of the browser's interface, in Chromium. */
  language?: string;
}

export function serveFixtures(): Promise<ArticleServer> {
  return serveArticles({ root: resolve(root, 'tests/fixtures/articles') });
}

export async function startReader(
  name: BrowserName,
  server: ArticleServer,
  {
    profile,
    keepInstalled,
    build,
    grantedOnRequest,
    asksForPermissions,
    viewport,
    downloads,
    executablePath,
    screen,
    keepWelcome,
    language,
  }: ReaderOptions = {},
): Promise<Reader> {
  const options = {
    extensionDirectory: build ?? BUILT[name],
    network: { kind: 'closed', proxyUrl: server.proxyUrl } as const,
    ...(profile ? { profileDirectory: profile } : {}),
    ...(viewport ? { viewport } : {}),
    ...(keepInstalled === undefined ? {} : { keepInstalled }),
    ...(executablePath ? { executablePath } : {}),
    ...(keepWelcome === undefined ? {} : { keepWelcome }),
  };
  if (name === 'firefox') {
    const extraPreferences = downloads ? { 'browser.download.folderList': 2, 'browser.download.dir': downloads } : {};
    return firefoxReader(
      await launchFirefox({
        ...options,
        copiedProfile: copiedProfile(),
        extraPreferences,
        acceptPermissionRequests: !asksForPermissions,
      }),
    );
  }
  const session = await launchChromium({
    ...options,
    ...(grantedOnRequest ? { grantedOnRequest } : {}),
    ...(screen ? { extraArguments: [`--screen-info={${screen.width}x${screen.height}}`] } : {}),
    ...(language ? { language } : {}),
  });
  if (downloads) {
    const cdp = await session.browser.target().createCDPSession();
    await cdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  }
  return chromiumReader(session);
}

function chromiumReader(session: ChromiumSession): Reader {
  return {
    name: 'chromium',
    session,
    open: (url) => openPage(session, url),
    async openPopup(page) {
      return chromiumSurface(await session.openPopup(page));
    },
    openSidePanel: async (page) => {
      const popup = chromiumSurface(await session.openPopup(page));
      return chromiumSurface(await session.openSidePanel(() => pressSidePanel(popup)));
    },
    async buttonTitle(page) {
      await page.bringToFront();
      const worker = await session.serviceWorker();
      return worker.evaluate(`chrome.tabs.query({ active: true, lastFocusedWindow: true })
        .then(([tab]) => chrome.action.getTitle({ tabId: tab.id }))`) as Promise<string>;
    },
    async openExtensionPage(file) {
      const page = await session.browser.newPage();
      await page.goto(session.extensionUrl(file));
      return page;
    },
    close: () => session.close(),
    kill: () => session.kill(),
  };
}

function firefoxReader(session: FirefoxSession): Reader {
  let last: FirefoxPopup | undefined;
  return {
    name: 'firefox',
    session,
    open: (url) => openPage(session, url),
    async openPopup(page) {
      await page.bringToFront();
      // One that a failed test left open would keep the next from opening.
      if (await last?.isOpen()) await last?.close();
      const popup = await session.openPopup(page);
      last = popup;
      return firefoxSurface(popup);
    },
    async openSidePanel(page) {
      await pressSidePanel(await this.openPopup(page));
      return firefoxSurface(await session.sidebar());
    },
    async buttonTitle(page) {
      await page.bringToFront();
      return session.inBrowserChrome<string>(
        `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
         const action = ExtensionParent.apiManager.global.browserActionFor(WebExtensionPolicy.getByID(args).extension);
         return action.action.getProperty(window.gBrowser.selectedTab, 'title');`,
        session.extensionId,
      );
    },
    openExtensionPage: (file) => session.openExtensionPage(file),
    close: () => session.close(),
    kill: () => session.kill(),
  };
}

function chromiumSurface(popup: Page): PopupDriver {
  return {
    text: () => popup.evaluate('document.body.innerText') as Promise<string>,
    evaluate: <T>(expression: string) => popup.evaluate(expression) as Promise<T>,
    waitFor: (condition) => waitInSurface(popup, condition),
    click: (selector) => clickInSurface(popup, selector),
    hover: (selector) => popup.locator(selector).hover(),
    async press(keys) {
      const { modifiers, key } = chord(keys);
      for (const modifier of modifiers) await popup.keyboard.down(modifier as KeyInput);
      await popup.keyboard.press(key as KeyInput);
      for (const modifier of modifiers) await popup.keyboard.up(modifier as KeyInput);
    },
    type: (text) => popup.keyboard.type(text),
    page: popup,
    screenshot: () => popup.screenshot(),
    close: () => popup.close(),
  };
}

function firefoxSurface(popup: FirefoxPopup): PopupDriver {
  return {
    text: () => popup.evaluate<string>('document.body.innerText'),
    evaluate: (expression) => popup.evaluate(expression),
    waitFor: (condition) => popup.waitFor(condition),
    click: (selector) => popup.click(selector),
    hover: (selector) => popup.hover(selector),
    press(keys) {
      const { modifiers, key } = chord(keys);
      return popup.press(key, modifiers);
    },
    type: (text) => popup.type(text),
    screenshot: () => popup.screenshot(),
    close: () => popup.close(),
  };
}

/** Milliseconds after which what is waited for is asked about anew: what asks in the page is lost with a document that is replaced. */
const ASKED_ANEW = 5_000;
/** How often, before it is given up. */
const TIMES = 8;

/** Tries until it succeeds; a failure tells what the page shows instead. */
async function persist(page: Page, what: string, act: () => Promise<unknown>): Promise<void> {
  for (let time = 1; ; time += 1) {
    try {
      await act();
      return;
    } catch (cause) {
      if (time < TIMES && cause instanceof TimeoutError && !page.isClosed()) continue;
      const shown = await page.evaluate('document.body.innerText').catch(String);
      throw new Error(`${what}\nshown instead:\n${shown}`, { cause });
    }
  }
}

/** Waits until an expression is truthy in a page of the extension. */
export function waitInSurface(page: Page, condition: string): Promise<void> {
  // Not at each frame, puppeteer's way: what is never drawn has none.
  return persist(page, `never came true: ${condition}`, () =>
    page.waitForFunction(condition, { polling: 30, timeout: ASKED_ANEW }),
  );
}

/** Clicks what matches in a page of the extension, once it is there and has come to rest. */
export async function clickInSurface(page: Page, selector: string): Promise<void> {
  await persist(page, `is not there: ${selector}`, () => page.waitForSelector(selector, { timeout: ASKED_ANEW }));
  await persist(page, `cannot be clicked: ${selector}`, async () => {
    // Into the middle: puppeteer scrolls only to what is outside of the window, and a bar lies over its bottom.
    await page.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }));
    await page.locator(selector).setTimeout(ASKED_ANEW).click();
  });
}

/** Presses the button in the popup's footer. */
async function pressSidePanel(popup: PopupDriver): Promise<void> {
  const button = `[...document.querySelectorAll('footer button')]
    .find(({ innerText }) => innerText === chrome.i18n.getMessage('sidePanel'))`;
  await popup.waitFor(button);
  // What it shows of the page pushes the button down: a click aimed before would miss it.
  await popup.waitFor(
    `![...document.querySelectorAll('h1')].some(({ innerText }) => innerText === chrome.i18n.getMessage('readingPage'))`,
  );
  await popup.evaluate(`(() => {
    const button = ${button};
    button.id = 'to-the-side-panel';
    button.addEventListener('click', () => { button.dataset.pressed = 'yes'; });
  })()`);
  // A long list that arrives between aiming and pressing moves the button away; pressed, it is never pressed again.
  for (let tries = 0; tries < 10; tries += 1) {
    // The press may be the popup's end before the mouse is let go.
    await popup.click('#to-the-side-panel').catch(async (fault) => {
      const isOpen = await popup.evaluate<boolean>('true').catch(() => false);
      if (isOpen) throw fault;
    });
    const missed = await popup
      .evaluate<boolean>(`!document.querySelector('#to-the-side-panel')?.dataset.pressed`)
      // Gone, as it should be.
      .catch(() => false);
    if (!missed) return;
  }
  throw new Error('the button of the side panel cannot be hit');
}

function chord(keys: string): { modifiers: string[]; key: string } {
  const parts = keys.split('+');
  return { modifiers: parts.slice(0, -1), key: parts.at(-1) ?? '' };
}

async function openPage(session: ChromiumSession | FirefoxSession, url: string): Promise<Page> {
  const page = await session.browser.newPage();
  await page.goto(url);
  return page;
}
