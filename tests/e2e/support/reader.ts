/**
 * A reader with the built extension in a real browser, the same for Chromium and Firefox: tests say what she
 * does, and run in both.
 */
import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { type ChromiumSession, launchChromium } from '../../harness/chromium.ts';
import { type FirefoxSession, launchFirefox } from '../../harness/firefox.ts';
import { type ArticleServer, serveArticles } from '../../harness/serve-articles.ts';

export const BROWSER_NAMES = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof BROWSER_NAMES)[number];

const root = resolve(import.meta.dirname, '../../..');
export const BUILT: Record<BrowserName, string> = {
  chromium: resolve(root, 'dist/chrome'),
  firefox: resolve(root, 'dist/firefox'),
};

/** The real popup, opened by the toolbar button. */
export interface PopupDriver {
  /** What the popup shows, as text. */
  text(): Promise<string>;
  /** Evaluates an expression in the popup; its value must be plain JSON. */
  evaluate<T>(expression: string): Promise<T>;
  /** Waits until an expression is truthy in the popup. */
  waitFor(condition: string): Promise<void>;
  click(selector: string): Promise<void>;
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** PNG */
  screenshot(): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface Reader {
  readonly name: BrowserName;
  readonly session: ChromiumSession | FirefoxSession;
  open(url: string): Promise<Page>;
  openPopup(page: Page): Promise<PopupDriver>;
  /** A page of the extension in a tab of its own. */
  openExtensionPage(file: string): Promise<Page>;
  close(): Promise<void>;
  kill(): Promise<void>;
}

export interface ReaderOptions {
  /** A profile to keep across starts. */
  profile?: string;
  /** The built extension; `dist/` unless told. */
  build?: string;
  /** Match patterns that `permissions.request` grants in Chromium without asking anybody; Firefox grants all. */
  grantedOnRequest?: readonly string[];
  /** Where Firefox differs from the harness's own settings. */
  firefoxPreferences?: Readonly<Record<string, string | number | boolean>>;
  viewport?: { width: number; height: number };
}

export function serveFixtures(): Promise<ArticleServer> {
  return serveArticles({ root: resolve(root, 'tests/fixtures/articles') });
}

export async function startReader(
  name: BrowserName,
  server: ArticleServer,
  { profile, build, grantedOnRequest, firefoxPreferences, viewport }: ReaderOptions = {},
): Promise<Reader> {
  const options = {
    extensionDirectory: build ?? BUILT[name],
    network: { kind: 'closed', proxyUrl: server.proxyUrl } as const,
    ...(profile ? { profileDirectory: profile } : {}),
    ...(viewport ? { viewport } : {}),
  };
  return name === 'chromium'
    ? chromiumReader(await launchChromium({ ...options, ...(grantedOnRequest ? { grantedOnRequest } : {}) }))
    : firefoxReader(
        await launchFirefox({ ...options, ...(firefoxPreferences ? { extraPreferences: firefoxPreferences } : {}) }),
      );
}

function chromiumReader(session: ChromiumSession): Reader {
  return {
    name: 'chromium',
    session,
    open: (url) => openPage(session, url),
    async openPopup(page) {
      const popup = await session.openPopup(page);
      return {
        text: () => popup.evaluate('document.body.innerText') as Promise<string>,
        evaluate: <T>(expression: string) => popup.evaluate(expression) as Promise<T>,
        waitFor: async (condition) => {
          await popup.waitForFunction(condition);
        },
        click: (selector) => popup.locator(selector).click(),
        press: (key) => popup.keyboard.press(key as Parameters<typeof popup.keyboard.press>[0]),
        type: (text) => popup.keyboard.type(text),
        screenshot: () => popup.screenshot(),
        close: () => popup.close(),
      };
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
  return {
    name: 'firefox',
    session,
    open: (url) => openPage(session, url),
    async openPopup(page) {
      await page.bringToFront();
      const popup = await session.openPopup(page);
      return {
        text: () => popup.evaluate<string>('document.body.innerText'),
        evaluate: (expression) => popup.evaluate(expression),
        waitFor: (condition) => popup.waitFor(condition),
        click: (selector) => popup.click(selector),
        press: (key) => popup.press(key),
        type: (text) => popup.type(text),
        screenshot: () => popup.screenshot(),
        close: () => popup.close(),
      };
    },
    openExtensionPage: (file) => session.openExtensionPage(file),
    close: () => session.close(),
    kill: () => session.kill(),
  };
}

async function openPage(session: ChromiumSession | FirefoxSession, url: string): Promise<Page> {
  const page = await session.browser.newPage();
  await page.goto(url);
  return page;
}
