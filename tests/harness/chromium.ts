// Starts Chromium with an unpacked extension, cut off from every network but the fixtures' proxy.

import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer, { type Browser, type Extension, type Page, type Target, type WebWorker } from 'puppeteer-core';
import type { BrowserNetwork } from './browser-network.ts';
import { hasStarted, keepExtension, keepFromSpelling, keepsExtension } from './chromium-profile.ts';
import { findBrowser } from './find-browser.ts';
import { removeFolder } from './remove-folder.ts';

export interface LaunchChromiumOptions {
  /** The built extension (`dist/chrome`). Its id follows from this path, or from the manifest's `key` if it has one. */
  readonly extensionDirectory: string;
  readonly network: BrowserNetwork;
  /** A profile to use and keep. Without it a fresh one is made and removed by `close()`. */
  readonly profileDirectory?: string;
  /**
   * Whether the profile itself keeps the extension, so that a restart is a restart and not an update. Costs one more start
   * (about a second) the first time, in which `onInstalled` fires: to see the first installation (the welcome page), give
   * false. Default: true when `profileDirectory` or `grantedOnRequest` is given.
   */
  readonly keepInstalled?: boolean;
  /**
   * Match patterns which `permissions.request` gets without its prompt, which no automation can answer: headless Chromium
   * leaves the promise open for ever.
   */
  readonly grantedOnRequest?: readonly string[];
  /** Leaves the welcome page open that comes with a first installation; otherwise it is waited for and closed. */
  readonly keepWelcome?: boolean;
  /** Of the browser's interface, which is also the extension's; default 'en-US'. */
  readonly language?: string;
  /** Default true. A window needs a display (see display.ts). */
  readonly headless?: boolean;
  readonly executablePath?: string;
  /** Size of the page; `null` lets the window decide, for a reader who looks at it. */
  readonly viewport?: { readonly width: number; readonly height: number } | null;
  readonly extraArguments?: readonly string[];
  /** Shows the browser's own output, to find out why it does not start. */
  readonly dumpio?: boolean;
}

export interface ChromiumSession {
  readonly browser: Browser;
  readonly extensionId: string;
  readonly profileDirectory: string;
  /** `chrome-extension://<id>/<file>`. */
  extensionUrl(file: string): string;
  /** The extension's service worker, woken up when the browser has put it to sleep. */
  serviceWorker(): Promise<WebWorker>;
  /**
   * Presses the toolbar button while `page` is the active tab, which grants `activeTab` (as `chrome.action.openPopup()` does
   * not), and returns the real popup. Escape does not close it under automation: call `close()` on it.
   */
  openPopup(page: Page): Promise<Page>;
  /** The real side panel, which the extension is made to open by `open`: a page of its own beside the tab's. */
  openSidePanel(open: () => Promise<void>): Promise<Page>;
  /**
   * Calls the listeners of `chrome.commands.onCommand` in the service worker as for a shortcut pressed in `page`. Keys sent by
   * the DevTools protocol go to the page and never to the browser's accelerators, so a real press cannot be made headless.
   */
  fireCommand(command: string, page: Page): Promise<void>;
  /** The same for a click on an item of the context menu, which exists nowhere in a headless Chromium. */
  fireContextMenu(menuItemId: string, page: Page, info?: Readonly<Record<string, unknown>>): Promise<void>;
  /** SIGKILL to the browser and all its processes: what a power cut leaves. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** Closes in order. Removes the profile if it was a fresh one. */
  close(): Promise<void>;
}

/*
 * Each feature is a source of requests the extension does not make or a rewriting of http to https, which the proxy cannot
 * serve. Puppeteer merges these with the ones it disables itself.
 */
const disabledFeatures = [
  'HttpsUpgrades',
  'HttpsFirstBalancedMode',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsFirstModeV2ForEngagedSites',
  'HttpsFirstModeV2ForTypicallySecureUsers',
  'OptimizationGuideModelDownloading',
  'OptimizationHintsFetching',
  'OptimizationTargetPrediction',
  'InterestFeedContentSuggestions',
  'CertificateTransparencyComponentUpdater',
  'SafeBrowsingDelayedWarnings',
  'NetworkTimeServiceQuerying',
  'AutofillServerCommunication',
  'DialMediaRouteProvider',
];

function argumentsFor(options: LaunchChromiumOptions): string[] {
  const asRoot = process.getuid?.() === 0;
  return [
    // Chromium's sandbox refuses to run as root, which is how containers and CI run.
    ...(asRoot ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--disable-component-update',
    // Tried: with `--disable-component-update` alone the browser still asks update.googleapis.com for on-demand components
    // and accounts.google.com for the signed-in accounts. Addresses that are not https are refused before a request is made.
    '--component-updater=url-source=http://127.0.0.1:9/',
    '--gaia-url=http://127.0.0.1:9/',
    '--disable-domain-reliability',
    '--no-pings',
    '--no-default-browser-check',
    '--no-service-autorun',
    '--disable-field-trial-config',
    '--ash-no-nudges',
    `--lang=${options.language ?? 'en-US'}`,
    '--hide-crash-restore-bubble',
    `--disable-features=${disabledFeatures.join(',')}`,
    ...(options.network.kind === 'closed'
      ? [`--proxy-server=${options.network.proxyUrl}`, '--proxy-bypass-list=<-loopback>']
      : [`--proxy-pac-url=${options.network.pacUrl}`]),
    ...(options.extraArguments ?? []),
  ];
}

/** Opens once, after the first installation. */
const WELCOME = 'welcome/welcome.html';

/** The surface's file from the manifest: a welcome tab that opens at the same time must not be taken for the popup. */
function fileOf(extensionDirectory: string, surface: 'popup' | 'side panel'): string {
  const manifest = JSON.parse(readFileSync(path.join(extensionDirectory, 'manifest.json'), 'utf8')) as {
    action?: { default_popup?: unknown };
    side_panel?: { default_path?: unknown };
  };
  const file = surface === 'popup' ? manifest.action?.default_popup : manifest.side_panel?.default_path;
  if (typeof file !== 'string') throw new Error(`${extensionDirectory}/manifest.json has no ${surface}`);
  return file.replace(/^\//, '');
}

async function surfaceOpens(browser: Browser, popupUrl: string, known: ReadonlySet<Target>): Promise<Page> {
  // The type matters: a service worker of the same origin can appear at the same moment.
  const target = await browser.waitForTarget(
    (candidate) => candidate.type() === 'page' && !known.has(candidate) && candidate.url().startsWith(popupUrl),
    // What is pressed to open it may have to be waited for first.
    { timeout: 60_000 },
  );
  const page = await target.asPage();
  // Not at each frame, puppeteer's way: what is never drawn has none.
  await page.waitForFunction('document.readyState === "complete"', { polling: 50 });
  return page;
}

function start(options: LaunchChromiumOptions, executablePath: string, profileDirectory: string): Promise<Browser> {
  return puppeteer.launch({
    browser: 'chrome',
    // A command that is never answered says which it was, before the test's own time is over.
    protocolTimeout: 45_000,
    executablePath,
    headless: options.headless ?? true,
    pipe: true,
    // `true` and not a list: puppeteer 24 does not wait for the extensions of a list.
    enableExtensions: true,
    userDataDir: profileDirectory,
    args: argumentsFor(options),
    defaultViewport: options.viewport === undefined ? { width: 1280, height: 900 } : options.viewport,
    dumpio: options.dumpio ?? false,
    // On Linux Chromium takes its language from the environment, `--lang` or not.
    env: { ...process.env, LANGUAGE: options.language ?? 'en_US' },
  });
}

/** The id under which the profile loaded the extension of that folder by itself, if it did. */
async function loadedByProfile(browser: Browser, extensionDirectory: string): Promise<string | undefined> {
  for (let tries = 0; tries < 400; tries += 1) {
    for (const [id, extension] of await browser.extensions()) {
      if (extension.path === extensionDirectory) return id;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return undefined;
}

/**
 * Waits until a first installation has come to its end, and gives the page that it opens; undefined where the build has
 * none. That page is the sign that the service worker has run: a browser that is closed before has kept none of its
 * listeners, and calls none of them at its next start either.
 */
async function hasInstalled(browser: Browser, origin: string, extensionDirectory: string): Promise<Target | undefined> {
  if (!existsSync(path.join(extensionDirectory, WELCOME))) return undefined;
  return browser.waitForTarget((target) => target.url() === origin + WELCOME, { timeout: 60_000 });
}

/**
 * Starts the browser and installs the extension.
 *
 * The extension is loaded by the DevTools command `Extensions.loadUnpacked` over a pipe: `--load-extension` is ignored by
 * branded Chrome since version 137.
 */
export async function launchChromium(options: LaunchChromiumOptions): Promise<ChromiumSession> {
  const extensionDirectory = path.resolve(options.extensionDirectory);
  const executablePath = options.executablePath ?? findBrowser({ wanted: 'chromium' }).executablePath;
  const temporary = options.profileDirectory === undefined;
  const profileDirectory = options.profileDirectory ?? mkdtempSync(path.join(tmpdir(), 'margent-chromium-'));
  const isFirstStart = !hasStarted(profileDirectory);
  keepFromSpelling(profileDirectory);
  const keep = options.keepInstalled ?? (!temporary || options.grantedOnRequest !== undefined);
  if (keep && !keepsExtension(profileDirectory, extensionDirectory)) {
    const first = await start({ ...options, headless: true }, executablePath, profileDirectory);
    const id = await first.installExtension(extensionDirectory);
    await hasInstalled(first, `chrome-extension://${id}/`, extensionDirectory);
    await first.close();
    keepExtension(profileDirectory, extensionDirectory, options.grantedOnRequest);
  } else if (keep && options.grantedOnRequest) {
    keepExtension(profileDirectory, extensionDirectory, options.grantedOnRequest);
  }
  const browser = await start(options, executablePath, profileDirectory);
  const extensionId =
    (keep && keepsExtension(profileDirectory, extensionDirectory)
      ? await loadedByProfile(browser, extensionDirectory)
      : undefined) ?? (await browser.installExtension(extensionDirectory));
  const origin = `chrome-extension://${extensionId}/`;
  if (isFirstStart && !keep) {
    const welcome = await hasInstalled(browser, origin, extensionDirectory);
    if (!options.keepWelcome) await (await welcome?.asPage())?.close();
  }
  const gone = new Promise<void>((resolve) => browser.process()?.once('exit', () => resolve()));

  async function extension(): Promise<Extension> {
    const found = (await browser.extensions()).get(extensionId);
    if (!found) throw new Error(`extension ${extensionId} is not installed`);
    return found;
  }

  async function serviceWorker(): Promise<WebWorker> {
    const isWorker = (target: Target): boolean => target.type() === 'service_worker' && target.url().startsWith(origin);
    let target = browser.targets().find(isWorker);
    if (!target) {
      // Asleep, or never started since a profile that keeps the extension was opened again.
      const page = await browser.newPage();
      try {
        await page.goto(`${origin}manifest.json`);
        const session = await page.createCDPSession();
        await session.send('ServiceWorker.enable');
        await session.send('ServiceWorker.startWorker', { scopeURL: origin });
        target = await browser.waitForTarget(isWorker, { timeout: 30_000 });
      } finally {
        await page.close();
      }
    }
    const worker = await target.worker();
    if (!worker) throw new Error('the service worker went away while it was looked up');
    return worker;
  }

  /** `event.dispatch` is there on every event object of Chromium's extension bindings, though no documentation names it. */
  async function fire(event: string, page: Page, firstArgument: unknown): Promise<void> {
    await page.bringToFront();
    const worker = await serviceWorker();
    await worker.evaluate(
      `chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) => { chrome.${event}.dispatch(${JSON.stringify(firstArgument)}, tab); })`,
    );
  }

  return {
    browser,
    extensionId,
    profileDirectory,
    extensionUrl: (file) => origin + file.replace(/^\//, ''),
    serviceWorker,
    fireCommand: (command, page) => fire('commands.onCommand', page, command),
    fireContextMenu: (menuItemId, page, info = {}) =>
      fire('contextMenus.onClicked', page, { editable: false, frameId: 0, pageUrl: page.url(), ...info, menuItemId }),
    async openPopup(page) {
      await page.bringToFront();
      const known = new Set(browser.targets());
      const opened = surfaceOpens(browser, origin + fileOf(extensionDirectory, 'popup'), known);
      const [popup] = await Promise.all([opened, (await extension()).triggerAction(page)]);
      return popup;
    },
    async openSidePanel(open) {
      const known = new Set(browser.targets());
      const opened = surfaceOpens(browser, origin + fileOf(extensionDirectory, 'side panel'), known);
      const [panel] = await Promise.all([opened, open()]);
      return panel;
    },
    async kill() {
      const processId = browser.process()?.pid;
      if (processId !== undefined) {
        try {
          // Puppeteer starts the browser as leader of its own process group, so this reaches the renderers too.
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
