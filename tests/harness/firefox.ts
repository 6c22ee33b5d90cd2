// Starts Firefox with an unpacked extension, cut off from every network but the fixtures' proxy.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import type { BrowserNetwork } from './browser-network.ts';
import { findBrowser } from './find-browser.ts';

export interface LaunchFirefoxOptions {
  /** The built extension (`dist/firefox`); its manifest must have `browser_specific_settings.gecko.id`. */
  readonly extensionDirectory: string;
  readonly network: BrowserNetwork;
  /** A profile to use and keep. Without it a fresh one is made and removed by `close()`. */
  readonly profileDirectory?: string;
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

/** The real popup, which is no tab and which puppeteer therefore knows nothing of. */
export interface FirefoxPopup {
  readonly url: string;
  /** Runs an expression in the popup's document and gives its value, which must be plain JSON. */
  evaluate<T>(expression: string): Promise<T>;
  /** Waits, 30 s at most, until an expression is truthy in the popup. */
  waitFor(condition: string): Promise<void>;
  /** A real mouse click on the middle of the first element that matches. */
  click(selector: string): Promise<void>;
  /** Moves the mouse onto the middle of the first element that matches; onto the sidebar it comes from the page. */
  hover(selector: string): Promise<void>;
  /** Types with the keyboard, into whatever has the focus in the popup. */
  type(text: string): Promise<void>;
  /**
   * Presses one key by its WebDriver value or a name such as `Enter`, `Tab`, `ArrowDown`, `Escape`, while modifiers
   * (`Control`) are held.
   */
  press(key: string, modifiers?: readonly string[]): Promise<void>;
  /** PNG of the popup. */
  screenshot(): Promise<Buffer>;
  isOpen(): Promise<boolean>;
  close(): Promise<void>;
}

export interface FirefoxSession {
  readonly browser: Browser;
  /** The add-on's id from the manifest. */
  readonly extensionId: string;
  /** The same host part of `moz-extension://` in every start, so that IndexedDB is found again. */
  readonly extensionUuid: string;
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
  /** Gives host permissions as the reader would in about:addons, with no prompt. */
  grantOrigins(origins: readonly string[]): Promise<void>;
  revokeOrigins(origins: readonly string[]): Promise<void>;
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** One UUID for every start: an extension's origin is part of the key under which Firefox keeps its IndexedDB. */
const fixedUuid = '6d617267-656e-4000-8000-746573747321';

/*
 * What Firefox asks the network for by itself, switched off. Puppeteer sets a part of this already (normandy, safe browsing,
 * remote settings to a host that does not exist); with a proxy that host's name would reach the proxy, so it is replaced.
 */
const quietPreferences: Readonly<Record<string, string | number | boolean>> = {
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.trr.mode': 5,
  'network.dns.disablePrefetch': true,
  'network.prefetch-next': false,
  'network.predictor.enabled': false,
  'network.http.speculative-parallel-limit': 0,
  'network.stricttransportsecurity.preloadlist': false,
  'dom.security.https_first': false,
  'dom.security.https_first_pbm': false,
  'dom.security.https_first_schemeless': false,
  'dom.security.https_only_mode': false,
  'dom.push.connection.enabled': false,
  'browser.chrome.site_icons': false,
  'browser.region.network.url': '',
  'browser.region.update.enabled': false,
  'browser.search.geoSpecificDefaults': false,
  'browser.newtabpage.activity-stream.feeds.asrouterfeed': false,
  'browser.newtabpage.activity-stream.asrouter.providers.cfr': '',
  'browser.topsites.contile.enabled': false,
  'browser.topsites.useRemoteSetting': false,
  'browser.aboutwelcome.enabled': false,
  'browser.preonboarding.enabled': false,
  'termsofuse.bypassNotification': true,
  'browser.contentblocking.report.lockwise.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'browser.safebrowsing.provider.mozilla.updateURL': '',
  'browser.safebrowsing.provider.google4.updateURL': '',
  'browser.safebrowsing.provider.google5.updateURL': '',
  'browser.urlbar.merino.endpointURL': '',
  'browser.urlbar.quicksuggest.enabled': false,
  'app.normandy.enabled': false,
  'app.update.auto': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.systemAddon.update.url': '',
  'extensions.blocklist.enabled': false,
  'extensions.getAddons.get.url': '',
  'extensions.getAddons.discovery.api_url': 'data:,',
  'extensions.htmlaboutaddons.recommendations.enabled': false,
  'media.gmp-manager.url': 'data:,',
  'media.gmp-manager.updateEnabled': false,
  'media.gmp-gmpopenh264.enabled': false,
  'toolkit.telemetry.server': 'data:,',
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.unified': false,
  'toolkit.telemetry.archive.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.usage.uploadEnabled': false,
  'identity.fxaccounts.enabled': false,
  'messaging-system.rsexperimentloader.enabled': false,
  'nimbus.rollouts.enabled': false,
  'security.remote_settings.crlite_filters.enabled': false,
  'security.remote_settings.intermediates.enabled': false,
  'security.OCSP.enabled': 0,
  'signon.management.page.breach-alerts.enabled': false,
};

function preferencesFor(options: LaunchFirefoxOptions, addonId: string): Record<string, string | number | boolean> {
  const proxy: Record<string, string | number | boolean> = {};
  if (options.network.kind === 'closed') {
    const { hostname, port } = new URL(options.network.proxyUrl);
    Object.assign(proxy, {
      'network.proxy.type': 1,
      'network.proxy.http': hostname,
      'network.proxy.http_port': Number(port),
      'network.proxy.ssl': hostname,
      'network.proxy.ssl_port': Number(port),
      'network.proxy.no_proxies_on': '',
      'network.proxy.allow_hijacking_localhost': true,
      // Without this a request that the proxy refuses is tried again without a proxy for some system requests.
      'network.proxy.failover_direct': false,
    });
  } else {
    Object.assign(proxy, { 'network.proxy.type': 2, 'network.proxy.autoconfig_url': options.network.pacUrl });
  }
  return {
    ...quietPreferences,
    ...proxy,
    'extensions.webextensions.uuids': JSON.stringify({ [addonId]: fixedUuid }),
    // The add-on is installed as a temporary one, which Firefox removes, data included, when it ends.
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    'extensions.webextOptionalPermissionPrompts': !(options.acceptPermissionRequests ?? true),
    'extensions.openPopupWithoutUserGesture.enabled': true,
    // Our own build is not signed. Release builds of Firefox ignore this one.
    'xpinstall.signatures.required': false,
    'intl.locale.requested': 'en-US',
    ...options.extraPreferences,
  };
}

function filesIn(directory: string, inside = ''): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const name of readdirSync(path.join(directory, inside))) {
    const relative = inside ? `${inside}/${name}` : name;
    if (statSync(path.join(directory, relative)).isDirectory()) Object.assign(files, filesIn(directory, relative));
    else files[relative] = readFileSync(path.join(directory, relative));
  }
  return files;
}

/** Packs the folder and installs it for good. Gives false where this Firefox takes only signed add-ons. */
async function installPermanently(
  connection: BidiConnection,
  extensionDirectory: string,
  profileDirectory: string,
): Promise<boolean> {
  const archive = path.join(profileDirectory, 'margent-under-test.xpi');
  writeFileSync(archive, zipSync(filesIn(extensionDirectory)));
  try {
    await connection.send('webExtension.install', {
      extensionData: { type: 'archivePath', path: archive },
      'moz:permanent': true,
    });
    return true;
  } catch (error) {
    console.warn(`This Firefox installs the unsigned build only as a temporary add-on: ${String(error)}`);
    return false;
  }
}

/** Opens once, after the first installation. */
const WELCOME = 'welcome/welcome.html';

function addonIdOf(extensionDirectory: string): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(extensionDirectory, 'manifest.json'), 'utf8'));
  const id = (manifest as { browser_specific_settings?: { gecko?: { id?: unknown } } }).browser_specific_settings?.gecko
    ?.id;
  if (typeof id !== 'string')
    throw new Error(`${extensionDirectory}/manifest.json has no browser_specific_settings.gecko.id`);
  return id;
}

/** The part of WebDriver BiDi that puppeteer does not wrap: contexts of the browser's own windows, and popups. */
interface BidiConnection {
  send(method: string, parameters: Record<string, unknown>): Promise<{ result: unknown }>;
}

function connectionOf(browser: Browser): BidiConnection {
  // Not in puppeteer's types, but a public getter of its BidiBrowser.
  return (browser as unknown as { connection: BidiConnection }).connection;
}

interface EvaluateResult {
  readonly type: 'success' | 'exception';
  readonly result?: { readonly type: string; readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string };
}

/** Evaluates an expression that yields a JSON string (or undefined) in any browsing context and parses it. */
async function evaluateJson<T>(connection: BidiConnection, context: string, expression: string): Promise<T> {
  const { result } = await connection.send('script.evaluate', {
    expression: `(async () => JSON.stringify(await (${expression})))()`,
    target: { context },
    awaitPromise: true,
    userActivation: true,
  });
  const outcome = result as EvaluateResult;
  if (outcome.type !== 'success') throw new Error(outcome.exceptionDetails?.text ?? 'evaluation failed');
  const value = outcome.result?.value;
  return (typeof value === 'string' ? JSON.parse(value) : undefined) as T;
}

/** WebDriver's code points of the keys that have a name (https://w3c.github.io/webdriver/#keyboard-actions). */
const keyValues: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

/*
 * A popup's `<browser>` is no tab, so Firefox's remote agent has no id for it and does not find it by one. Its lookup goes
 * through one method of one object, which is extended here by the popups that were opened; everything else (running scripts,
 * real key events, screenshots) then works on the popup as on a tab. Tried in Firefox 153, and in
 * 140, where the object has another name.
 */
const popupsOfRemoteAgent = `
  const shared = 'chrome://remote/content/shared/';
  let manager;
  try {
    manager = ChromeUtils.importESModule(shared + 'NavigableManager.sys.mjs').NavigableManager;
  } catch {
    manager = ChromeUtils.importESModule(shared + 'TabManager.sys.mjs').TabManager;
  }
  const popups = (manager.margentPopups ??= new Map());
  if (!manager.margentOriginal) {
    const original = (manager.margentOriginal = manager.getBrowserById);
    manager.getBrowserById = function (id) {
      const popup = popups.get(id);
      return popup?.isConnected ? popup : original.call(this, id);
    };
  }
  const addPopup = (browser) => {
    browser.permanentKey ??= {};
    const context = manager.getIdForBrowser(browser);
    popups.set(context, browser);
    return context;
  };`;

const openPopupInChrome = `
  const { ExtensionCommon } = ChromeUtils.importESModule('resource://gre/modules/ExtensionCommon.sys.mjs');
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  ${popupsOfRemoteAgent}
  const widgetId = ExtensionCommon.makeWidgetId(args) + '-browser-action';
  // In the extensions menu the button would open the popup inside that menu's panel; on the toolbar it has its own.
  window.CustomizableUI.addWidgetToArea(widgetId, 'nav-bar');
  const action = ExtensionParent.apiManager.global.browserActionFor(WebExtensionPolicy.getByID(args).extension);
  const known = new Set(document.querySelectorAll('browser.webextension-popup-browser'));
  // What a click on the button calls: grants activeTab for the tab in front.
  action.triggerAction(window);
  for (let tries = 0; tries < 200; tries += 1) {
    const popup = [...document.querySelectorAll('browser.webextension-popup-browser')].find((found) => !known.has(found));
    if (popup?.currentURI?.spec.startsWith('moz-extension://') && !popup.webProgress.isLoadingDocument && popup.closest('panel')?.state === 'open') {
      return { context: addPopup(popup), url: popup.currentURI.spec };
    }
    await new Promise((resolve) => window.setTimeout(resolve, 50));
  }
  throw new Error('the popup did not open');`;

const isPopupOpenInChrome = `
  ${popupsOfRemoteAgent}
  const popup = popups.get(args);
  return Boolean(popup?.isConnected && popup.closest('panel')?.state === 'open');`;

const closePopupInChrome = `
  ${popupsOfRemoteAgent}
  popups.get(args)?.closest('panel')?.hidePopup();`;

/** The sidebar is no tab either; whoever calls this has made the extension open it. */
const sidebarInChrome = `
  ${popupsOfRemoteAgent}
  for (let tries = 0; tries < 200; tries += 1) {
    const sidebar = window.SidebarController.isOpen
      && window.SidebarController.browser.contentDocument?.getElementById('webext-panels-browser');
    if (sidebar?.currentURI?.spec.startsWith('moz-extension://' + args) && !sidebar.webProgress.isLoadingDocument) {
      return { context: addPopup(sidebar), url: sidebar.currentURI.spec };
    }
    await new Promise((resolve) => window.setTimeout(resolve, 50));
  }
  throw new Error('the sidebar did not open');`;

/*
 * Actions of the remote agent go straight into one document, which never learns that the mouse has gone elsewhere. Moved
 * through the browser's window it leaves the page and enters the sidebar as a reader's does.
 */
const hoverFromPageInChrome = `
  const outer = window.SidebarController.browser;
  const origin = outer.getBoundingClientRect();
  const sidebar = outer.contentDocument.getElementById('webext-panels-browser').getBoundingClientRect();
  const page = window.gBrowser.selectedBrowser.getBoundingClientRect();
  const move = (x, y) => window.synthesizeMouseEvent('mousemove', x, y, {}, {
    isDOMEventSynthesized: false,
    isWidgetEventSynthesized: false,
    isAsyncEnabled: true,
  });
  const settled = () => new Promise((resolve) => window.setTimeout(resolve, 150));
  // After a click by the remote agent the sidebar has the mouse and the window does not know: it must, to tell of the leaving.
  move(origin.x + sidebar.x + args.x, origin.y + sidebar.y + args.y);
  await settled();
  move(page.x + page.width / 2, page.y + page.height / 2);
  await settled();
  move(origin.x + sidebar.x + args.x, origin.y + sidebar.y + args.y);`;

/** Keys reach a document without the focus too, but then do only half: Space does not press what has the document's focus. */
const focusSidebarInChrome = `
  const sidebar = window.SidebarController.browser.contentDocument.getElementById('webext-panels-browser');
  if (Services.focus.focusedElement !== sidebar) sidebar.focus();`;

const pressShortcutInChrome = `
  const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  if (!processor.beginInputTransactionForTests(window)) throw new Error('Firefox takes no keys at the moment');
  const codes = { Alt: ['AltLeft', 18], Shift: ['ShiftLeft', 16], Control: ['ControlLeft', 17] };
  const event = (key, code, keyCode) => new window.KeyboardEvent('', { key, code, keyCode, bubbles: true });
  const held = args.modifiers.map((name) => event(name, ...codes[name]));
  const key = args.key.toUpperCase();
  const pressed = event(key, /[0-9]/.test(key) ? 'Digit' + key : 'Key' + key, key.charCodeAt(0));
  for (const modifier of held) processor.keydown(modifier);
  processor.keydown(pressed);
  processor.keyup(pressed);
  for (const modifier of held.reverse()) processor.keyup(modifier);`;

const chooseContextMenuInChrome = `
  const menu = document.getElementById('contentAreaContextMenu');
  for (let tries = 0; tries < 100 && menu.state !== 'open'; tries += 1) await new Promise((resolve) => window.setTimeout(resolve, 50));
  const items = [...menu.querySelectorAll('menuitem, menu')];
  const item = items.find((candidate) => candidate.label === args);
  if (!item) { menu.hidePopup(); throw new Error('no menu item ' + args + ' among ' + items.map((candidate) => candidate.label).join(', ')); }
  const parent = item.closest('menupopup');
  if (parent !== menu) {
    parent.parentNode.openMenu(true);
    for (let tries = 0; tries < 100 && parent.state !== 'open'; tries += 1) await new Promise((resolve) => window.setTimeout(resolve, 50));
  }
  parent.activateItem(item);`;

/** What a surface beside the page needs the browser's window for; a popup has the mouse and the focus from the beginning. */
interface SurfaceInWindow {
  takeFocus?(): Promise<void>;
  hoverAt?(point: { x: number; y: number }): Promise<void>;
}

function firefoxPopup(
  connection: BidiConnection,
  context: string,
  url: string,
  { takeFocus, hoverAt, ...life }: Pick<FirefoxPopup, 'isOpen' | 'close'> & SurfaceInWindow,
): FirefoxPopup {
  const performActions = (source: Record<string, unknown>): Promise<unknown> =>
    connection.send('input.performActions', { context, actions: [source] });
  async function press(values: readonly string[], modifiers: readonly string[] = []): Promise<void> {
    await takeFocus?.();
    const down = (value: string) => ({ type: 'keyDown', value });
    const up = (value: string) => ({ type: 'keyUp', value });
    const actions = [
      ...modifiers.map(down),
      ...values.flatMap((value) => [down(value), up(value)]),
      ...modifiers.toReversed().map(up),
    ];
    await performActions({ type: 'key', id: 'keyboard', actions });
  }
  const evaluate = <T>(expression: string): Promise<T> => evaluateJson<T>(connection, context, expression);
  const middleOf = (selector: string): Promise<{ x: number; y: number }> =>
    evaluate(`(async () => {
      const element = document.querySelector(${JSON.stringify(selector)});
      // A panel that has just opened takes its size in steps, each 100 ms after its content has grown: what is aimed at must
      // have come to rest for longer.
      let box;
      for (let since = performance.now(), before = '', frame = 0; performance.now() - since < 200 && frame < 300; frame += 1) {
        element.scrollIntoView({ block: 'center' });
        await new Promise((resolve) => requestAnimationFrame(resolve));
        box = element.getBoundingClientRect();
        const now = [box.x, box.y, innerWidth, innerHeight].join();
        if (now !== before) since = performance.now();
        before = now;
      }
      return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
    })()`);
  return {
    url,
    evaluate,
    async waitFor(condition) {
      const end = Date.now() + 30_000;
      while (!(await evaluate<boolean>(`Boolean(${condition})`))) {
        if (Date.now() > end) throw new Error(`popup: waited 30 s in vain for ${condition}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    type: (text) => press([...text]),
    press: (key, modifiers = []) =>
      press(
        [keyValues[key] ?? key],
        modifiers.map((modifier) => keyValues[modifier] ?? modifier),
      ),
    async click(selector) {
      const actions = [
        { type: 'pointerMove', ...(await middleOf(selector)) },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await performActions({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
    },
    async hover(selector) {
      if (hoverAt) return hoverAt(await middleOf(selector));
      const actions = [{ type: 'pointerMove', ...(await middleOf(selector)) }];
      await performActions({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
    },
    async screenshot() {
      const { result } = await connection.send('browsingContext.captureScreenshot', { context });
      return Buffer.from((result as { data: string }).data, 'base64');
    },
    ...life,
  };
}

/** Starts the browser and installs the extension as a temporary add-on, which every start has to do again. */
export async function launchFirefox(options: LaunchFirefoxOptions): Promise<FirefoxSession> {
  const extensionDirectory = path.resolve(options.extensionDirectory);
  const executablePath = options.executablePath ?? findBrowser({ wanted: 'firefox' }).executablePath;
  const temporary = options.profileDirectory === undefined;
  const profileDirectory = options.profileDirectory ?? mkdtempSync(path.join(tmpdir(), 'margent-firefox-'));
  const addonId = addonIdOf(extensionDirectory);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: options.headless ?? true,
    userDataDir: profileDirectory,
    args: ['--remote-allow-system-access', '--no-remote'],
    extraPrefsFirefox: preferencesFor(options, addonId),
    defaultViewport: options.viewport === undefined ? { width: 1280, height: 900 } : options.viewport,
    dumpio: options.dumpio ?? false,
    // A release build ignores `services.settings.server` unless this is set.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
  });
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
    extensionUuid: fixedUuid,
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
    async grantOrigins(origins) {
      await inBrowserChrome(
        `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
         const policy = WebExtensionPolicy.getByID(args.id);
         await ExtensionPermissions.add(args.id, { permissions: [], origins: args.origins, data_collection: [] }, policy.extension);`,
        { id: extensionId, origins },
      );
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
      if (temporary) rmSync(profileDirectory, { recursive: true, force: true, maxRetries: 5 });
    },
    async close() {
      await browser.close();
      if (temporary) rmSync(profileDirectory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
