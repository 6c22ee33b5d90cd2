// Starts Chromium with an unpacked extension, cut off from every network but the fixtures' proxy.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer, { type Browser, type Extension, type Page, type Target, type WebWorker } from 'puppeteer-core';
import { findBrowser } from './find-browser.ts';
import type { BrowserNetwork } from './browser-network.ts';

export interface LaunchChromiumOptions {
  /** The built extension (`dist/chrome`). Its id follows from this path, or from the manifest's `key` if it has one. */
  readonly extensionDirectory: string;
  readonly network: BrowserNetwork;
  /** A profile to use and keep. Without it a fresh one is made and removed by `close()`. */
  readonly profileDirectory?: string;
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
  /** Presses the toolbar button while `page` is the active tab, which grants `activeTab`, and returns the real popup. */
  openPopup(page: Page): Promise<Page>;
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
    '--lang=en-US',
    '--hide-crash-restore-bubble',
    `--disable-features=${disabledFeatures.join(',')}`,
    ...(options.network.kind === 'closed'
      ? [`--proxy-server=${options.network.proxyUrl}`, '--proxy-bypass-list=<-loopback>']
      : [`--proxy-pac-url=${options.network.pacUrl}`]),
    ...(options.extraArguments ?? []),
  ];
}

async function popupOpens(browser: Browser, popupUrlPrefix: string, known: ReadonlySet<Target>): Promise<Page> {
  const target = await browser.waitForTarget(
    (candidate) => !known.has(candidate) && candidate.url().startsWith(popupUrlPrefix),
    { timeout: 10_000 },
  );
  return target.asPage();
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
  const browser = await puppeteer.launch({
    browser: 'chrome',
    executablePath,
    headless: options.headless ?? true,
    pipe: true,
    // `true` and not a list: puppeteer 24 does not wait for the extensions of a list.
    enableExtensions: true,
    userDataDir: profileDirectory,
    args: argumentsFor(options),
    defaultViewport: options.viewport === undefined ? { width: 1280, height: 900 } : options.viewport,
    dumpio: options.dumpio ?? false,
  });
  const extensionId = await browser.installExtension(extensionDirectory);
  const origin = `chrome-extension://${extensionId}/`;
  const gone = new Promise<void>((resolve) => browser.process()?.once('exit', () => resolve()));

  async function extension(): Promise<Extension> {
    const found = (await browser.extensions()).get(extensionId);
    if (!found) throw new Error(`extension ${extensionId} is not installed`);
    return found;
  }

  return {
    browser,
    extensionId,
    profileDirectory,
    extensionUrl: (file) => origin + file.replace(/^\//, ''),
    async serviceWorker() {
      const isWorker = (target: Target): boolean =>
        target.type() === 'service_worker' && target.url().startsWith(origin);
      let target = browser.targets().find(isWorker);
      if (!target) {
        // Asleep: any extension page may ask the browser to start it again.
        const page = await browser.newPage();
        try {
          await page.goto(`${origin}manifest.json`);
          target = await browser.waitForTarget(isWorker, { timeout: 10_000 });
        } finally {
          await page.close();
        }
      }
      const worker = await target.worker();
      if (!worker) throw new Error('the service worker went away while it was looked up');
      return worker;
    },
    async openPopup(page) {
      await page.bringToFront();
      const known = new Set(browser.targets());
      const opened = popupOpens(browser, origin, known);
      const [popup] = await Promise.all([opened, (await extension()).triggerAction(page)]);
      return popup;
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
      if (temporary) rmSync(profileDirectory, { recursive: true, force: true, maxRetries: 5 });
    },
    async close() {
      await browser.close();
      if (temporary) rmSync(profileDirectory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
