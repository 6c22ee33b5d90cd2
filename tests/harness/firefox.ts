// Starts Firefox with an unpacked extension, cut off from every network but the fixtures' proxy.

import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer, { type Browser, type LaunchOptions, type Page } from 'puppeteer-core';
import { connectionOf, evaluateJson } from './bidi.ts';
import type { BrowserNetwork } from './browser-network.ts';
import { findBrowser } from './find-browser.ts';
import { addonIdOf, installPermanently } from './firefox-addon.ts';
import {
  chooseContextMenuInChrome,
  closePopupInChrome,
  focusSidebarInChrome,
  hoverFromPageInChrome,
  isPopupOpenInChrome,
  openPopupInChrome,
  pressShortcutInChrome,
  sidebarInChrome,
} from './firefox-chrome.ts';
import { type FirefoxPopup, firefoxPopup } from './firefox-popup.ts';
import { fixedUuid, preferencesFor } from './firefox-preferences.ts';
import { removeFolder } from './remove-folder.ts';

export interface LaunchFirefoxOptions {
  /** The built extension (`dist/firefox`); its manifest must have `browser_specific_settings.gecko.id`. */
  readonly extensionDirectory: string;
  readonly network: BrowserNetwork;
  /** A profile to use and keep. Without it a fresh one is made and removed by `close()`. */
  readonly profileDirectory?: string;
  /** A profile that the fresh one begins as a copy of (`warmProfile`), instead of an empty one. */
  readonly copiedProfile?: string | undefined;
  readonly headless?: boolean;
  readonly executablePath?: string;
  readonly viewport?: { readonly width: number; readonly height: number } | null;
  /**
   * Whether the profile itself keeps the extension (packed, unsigned: Firefox ESR, Developer Edition and Nightly allow it), so
   * that a restart is a restart and not a new installation, and granted origins and registered content scripts stay.
   * Default: true when `profileDirectory` is given. Otherwise, and where Firefox refuses, a temporary add-on.
   */
  readonly keepInstalled?: boolean;
  /** Leaves the welcome page open that comes with a first installation; otherwise it is waited for and closed. */
  readonly keepWelcome?: boolean;
  /** Whether `permissions.request` is answered with yes at once, or shows its prompt. Default true. */
  readonly acceptPermissionRequests?: boolean;
  readonly extraPreferences?: Readonly<Record<string, string | number | boolean>>;
  readonly dumpio?: boolean;
}

export interface FirefoxSession {
  readonly browser: Browser;
  /** The add-on's id from the manifest. */
  readonly extensionId: string;
  readonly profileDirectory: string;
  extensionUrl(file: string): string;
  /** Opens a page of the extension in a new tab and waits until it is loaded. */
  openExtensionPage(file: string): Promise<Page>;
  /** Presses the toolbar button while `page` is the active tab, which grants `activeTab`, and gives the real popup. */
  openPopup(page: Page): Promise<FirefoxPopup>;
  /** The extension's sidebar, which it has been made to open. */
  sidebar(): Promise<FirefoxPopup>;
  /**
   * Runs the body of an async function in the browser window with the rights of the browser itself. The body gets `args`
   * and may use `window`, `Services`, `ChromeUtils`; its result must be plain JSON.
   */
  inBrowserChrome<T>(body: string, args?: unknown): Promise<T>;
  /**
   * Presses a key with modifiers in the browser window, where shortcuts of extensions are heard (puppeteer's keyboard reaches
   * the page only). Take none that Firefox has itself: on Linux Alt+Shift+H opens its Help menu.
   */
  pressShortcut(key: string, modifiers: readonly ('Alt' | 'Shift' | 'Control')[]): Promise<void>;
  /** Right-clicks the first element that matches, or a point of the window, and chooses the extension's menu item of that label. */
  chooseContextMenu(page: Page, where: string | { x: number; y: number }, label: string): Promise<void>;
  /** Takes host permissions back as the reader would in about:addons, with no prompt. */
  revokeOrigins(origins: readonly string[]): Promise<void>;
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Opens once, after the first installation. */
const WELCOME = 'welcome/welcome.html';

function launchOptions(
  options: Omit<LaunchFirefoxOptions, 'extensionDirectory'>,
  addonId: string | null,
  userDataDir: string,
): LaunchOptions {
  return {
    browser: 'firefox',
    // A command that is never answered says which it was, before the test's own time is over.
    protocolTimeout: 45_000,
    executablePath: options.executablePath ?? findBrowser({ wanted: 'firefox' }).executablePath,
    headless: options.headless ?? true,
    userDataDir,
    args: ['--remote-allow-system-access', '--no-remote'],
    extraPrefsFirefox: preferencesFor(options, addonId),
    defaultViewport: options.viewport === undefined ? { width: 1280, height: 900 } : options.viewport,
    dumpio: options.dumpio ?? false,
    // A release build ignores `services.settings.server` unless this is set.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
  };
}

/**
 * A profile as Firefox leaves it after its first start, without any extension: a start with a copy of it takes about two thirds of
 * the time of one with an empty profile. Its preferences are left out, for each start writes its own.
 */
export async function warmProfile(network: BrowserNetwork): Promise<string> {
  const directory = mkdtempSync(path.join(tmpdir(), 'margent-firefox-'));
  const browser = await puppeteer.launch(launchOptions({ network }, null, directory));
  await browser.close();
  for (const file of ['lock', '.parentlock', 'prefs.js', 'user.js', 'prefs.js.puppeteer', 'user.js.puppeteer'])
    rmSync(path.join(directory, file), { force: true });
  return directory;
}

/** Starts the browser and installs the extension as a temporary add-on, which every start has to do again. */
export async function launchFirefox(options: LaunchFirefoxOptions): Promise<FirefoxSession> {
  const extensionDirectory = path.resolve(options.extensionDirectory);
  const temporary = options.profileDirectory === undefined;
  const profileDirectory = options.profileDirectory ?? mkdtempSync(path.join(tmpdir(), 'margent-firefox-'));
  if (temporary && options.copiedProfile !== undefined)
    cpSync(options.copiedProfile, profileDirectory, { recursive: true });
  const addonId = addonIdOf(extensionDirectory);
  const browser = await puppeteer.launch(launchOptions(options, addonId, profileDirectory));
  // Puppeteer would put back the preferences of before this start when the browser ends; a profile that a test restarts
  // must be what Firefox itself left.
  for (const file of ['prefs.js.puppeteer', 'user.js.puppeteer'])
    rmSync(path.join(profileDirectory, file), { force: true });
  const connection = connectionOf(browser);
  const gone = new Promise<void>((resolve) => browser.process()?.once('exit', () => resolve()));
  const origin = `moz-extension://${fixedUuid}/`;

  async function browserWindow(): Promise<string> {
    const end = Date.now() + 30_000;
    for (;;) {
      const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
      const windows = (result as { contexts: { context: string; url: string }[] }).contexts;
      const main = windows.find((candidate) => candidate.url === 'chrome://browser/content/browser.xhtml');
      if (main) return main.context;
      // Right after the start it may still be an empty one.
      if (Date.now() > end) throw new Error(`no browser window among ${windows.map(({ url }) => url).join(', ')}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async function inBrowserChrome<T>(body: string, args: unknown = null): Promise<T> {
    return evaluateJson<T>(connection, await browserWindow(), `(async (args) => { ${body} })(${JSON.stringify(args)})`);
  }

  const keep = options.keepInstalled ?? !temporary;
  const alreadyThere = await inBrowserChrome<boolean>(
    `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
     return Boolean(await AddonManager.getAddonByID(args));`,
    addonId,
  );
  if (!alreadyThere && !(keep && (await installPermanently(connection, extensionDirectory, profileDirectory)))) {
    await browser.installExtension(extensionDirectory);
  }
  // One that the profile keeps is started a while after the browser, and has no pages before. After a SIGKILL it may happen
  // that Firefox lists it as active and never starts it; then it is switched off and on.
  await inBrowserChrome(
    `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
     for (let tries = 0; !WebExtensionPolicy.getByID(args)?.active; tries += 1) {
       if (tries === 2000) throw new Error('Firefox does not start ' + args);
       if (tries === 500) {
         const addon = await AddonManager.getAddonByID(args);
         await addon.disable();
         await addon.enable();
       }
       await new Promise((resolve) => window.setTimeout(resolve, 20));
     }`,
    addonId,
  );
  // Since Firefox 127 host permissions of the manifest are granted at installation, so nothing has to be done for them.
  const extensionId = addonId;
  if (!alreadyThere && existsSync(path.join(extensionDirectory, WELCOME))) {
    await inBrowserChrome(
      `const shown = () => window.gBrowser.tabs.find(({ linkedBrowser }) => linkedBrowser.currentURI.spec === args.url);
       for (let tries = 0; !shown(); tries += 1) {
         if (tries === 1500) throw new Error('Firefox does not open ' + args.url);
         await new Promise((resolve) => window.setTimeout(resolve, 20));
       }
       if (!args.keep) window.gBrowser.removeTab(shown());`,
      { url: origin + WELCOME, keep: options.keepWelcome ?? false },
    );
  }

  return {
    browser,
    extensionId,
    profileDirectory,
    extensionUrl: (file) => origin + file.replace(/^\//, ''),
    inBrowserChrome,
    async openExtensionPage(file) {
      const page = await browser.newPage();
      // Firefox reports no load events of privileged pages to BiDi, so waiting for them would never end.
      await page.goto(origin + file.replace(/^\//, ''), { waitUntil: [] });
      await page.waitForFunction(`location.protocol === 'moz-extension:' && document.readyState === 'complete'`);
      return page;
    },
    async openPopup(page) {
      await page.bringToFront();
      const popup = await inBrowserChrome<{ context: string; url: string }>(openPopupInChrome, extensionId);
      return firefoxPopup(connection, popup.context, popup.url, {
        isOpen: () => inBrowserChrome<boolean>(isPopupOpenInChrome, popup.context),
        close: () => inBrowserChrome<void>(closePopupInChrome, popup.context),
      });
    },
    async sidebar() {
      const sidebar = await inBrowserChrome<{ context: string; url: string }>(sidebarInChrome, fixedUuid);
      return firefoxPopup(connection, sidebar.context, sidebar.url, {
        isOpen: () => inBrowserChrome<boolean>('return window.SidebarController.isOpen;'),
        close: () => inBrowserChrome<void>('window.SidebarController.hide();'),
        takeFocus: () => inBrowserChrome<void>(focusSidebarInChrome),
        hoverAt: (point) => inBrowserChrome<void>(hoverFromPageInChrome, point),
      });
    },
    async pressShortcut(key, modifiers) {
      await inBrowserChrome(pressShortcutInChrome, { key, modifiers });
    },
    async chooseContextMenu(page, where, label) {
      await page.bringToFront();
      if (typeof where === 'string') await page.click(where, { button: 'right' });
      else await page.mouse.click(where.x, where.y, { button: 'right' });
      await inBrowserChrome(chooseContextMenuInChrome, label);
    },
    async revokeOrigins(origins) {
      await inBrowserChrome(
        `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
         const policy = WebExtensionPolicy.getByID(args.id);
         await ExtensionPermissions.remove(args.id, { permissions: [], origins: args.origins, data_collection: [] }, policy.extension);`,
        { id: extensionId, origins },
      );
    },
    async kill() {
      const processId = browser.process()?.pid;
      if (processId !== undefined) {
        try {
          process.kill(process.platform === 'win32' ? processId : -processId, 'SIGKILL');
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
        }
        await gone;
      }
      if (temporary) await removeFolder(profileDirectory);
    },
    async close() {
      await browser.close();
      if (temporary) await removeFolder(profileDirectory);
    },
  };
}
