// Finds an installed browser that can load an unpacked extension, and on Debian as root installs one that is missing.

import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** The two engines the extension is built for; every product below belongs to one of them. */
export type BrowserFamily = 'chromium' | 'firefox';

/** What a person calls the program. */
export type BrowserProduct = 'chrome-for-testing' | 'chromium' | 'chrome' | 'edge' | 'firefox';

export interface FoundBrowser {
  readonly family: BrowserFamily;
  readonly product: BrowserProduct;
  /** Absolute path of the program. */
  readonly executablePath: string;
  /** How it was found, for messages: an environment variable, PATH, a well-known place, or a package just installed. */
  readonly foundBy: string;
}

export interface FindBrowserOptions {
  /**
   * `chromium` takes any Chromium-based product, in the order Chrome for Testing, Chromium, Edge, Chrome; a product name takes
   * that product only.
   */
  readonly wanted: BrowserFamily | BrowserProduct;
  /** Whether a missing browser may be installed with apt-get (Debian, as root). Default true. */
  readonly install?: boolean;
  readonly platform?: NodeJS.Platform;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** Thrown when no browser was found; the message is written for the person at the terminal. */
export class BrowserNotFoundError extends Error {
  override readonly name = 'BrowserNotFoundError';
}

/*
 * Branded Google Chrome comes last. Since Chrome 137 it ignores `--load-extension`
 * (https://groups.google.com/a/chromium.org/g/chromium-extensions/c/1-g8EFx2BBY), and Chromium and Chrome for Testing do not.
 * This harness does not use that switch: it loads the extension with the DevTools command `Extensions.loadUnpacked` over a
 * pipe with `--enable-unsafe-extension-debugging`, which is the way branded Chrome is meant to be driven too. Only Debian's
 * Chromium was tried here, and a branded browser also brings policies, sign-in and updaters of its own, so it is the last choice.
 */
const chromiumProducts: readonly BrowserProduct[] = ['chrome-for-testing', 'chromium', 'edge', 'chrome'];

const namesOnPath: Readonly<Record<BrowserProduct, readonly string[]>> = {
  'chrome-for-testing': ['chrome-for-testing'],
  chromium: ['chromium', 'chromium-browser', 'ungoogled-chromium'],
  chrome: ['google-chrome-stable', 'google-chrome', 'google-chrome-beta', 'chrome'],
  edge: ['microsoft-edge-stable', 'microsoft-edge', 'msedge'],
  firefox: ['firefox', 'firefox-esr', 'firefox-developer-edition', 'firefox-nightly'],
};

function familyOf(product: BrowserProduct): BrowserFamily {
  return product === 'firefox' ? 'firefox' : 'chromium';
}

/** Places where installers put the programs, which are not on PATH on macOS and Windows. */
function wellKnownPaths(
  product: BrowserProduct,
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  if (platform === 'darwin') {
    const inside: Readonly<Record<BrowserProduct, readonly string[]>> = {
      'chrome-for-testing': ['Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'],
      chromium: ['Chromium.app/Contents/MacOS/Chromium'],
      chrome: ['Google Chrome.app/Contents/MacOS/Google Chrome'],
      edge: ['Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
      firefox: [
        'Firefox.app/Contents/MacOS/firefox',
        'Firefox Developer Edition.app/Contents/MacOS/firefox',
        'Firefox Nightly.app/Contents/MacOS/firefox',
      ],
    };
    const folders = ['/Applications', path.posix.join(environment.HOME ?? homedir(), 'Applications')];
    return folders.flatMap((folder) => inside[product].map((file) => path.posix.join(folder, file)));
  }
  if (platform === 'win32') {
    const inside: Readonly<Record<BrowserProduct, readonly string[]>> = {
      'chrome-for-testing': ['Google\\Chrome for Testing\\Application\\chrome.exe'],
      chromium: ['Chromium\\Application\\chrome.exe'],
      chrome: ['Google\\Chrome\\Application\\chrome.exe'],
      edge: ['Microsoft\\Edge\\Application\\msedge.exe'],
      firefox: [
        'Mozilla Firefox\\firefox.exe',
        'Firefox Developer Edition\\firefox.exe',
        'Firefox Nightly\\firefox.exe',
      ],
    };
    const folders = [
      environment.LOCALAPPDATA,
      environment.PROGRAMFILES,
      environment['PROGRAMFILES(X86)'],
      environment.PROGRAMW6432,
    ].filter((folder): folder is string => Boolean(folder));
    return folders.flatMap((folder) => inside[product].map((file) => path.win32.join(folder, file)));
  }
  const onLinux: Readonly<Record<BrowserProduct, readonly string[]>> = {
    'chrome-for-testing': ['/opt/chrome-for-testing/chrome', '/opt/chrome-linux64/chrome'],
    chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/lib/chromium/chromium'],
    chrome: ['/opt/google/chrome/chrome'],
    edge: ['/opt/microsoft/msedge/msedge'],
    firefox: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/usr/lib/firefox/firefox', '/opt/firefox/firefox'],
  };
  return [...onLinux[product]];
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function lookOnPath(
  names: readonly string[],
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const separator = platform === 'win32' ? ';' : ':';
  const folders = (environment.PATH ?? environment.Path ?? '').split(separator).filter(Boolean);
  const endings = platform === 'win32' ? ['.exe'] : [''];
  for (const name of names) {
    for (const folder of folders) {
      for (const ending of endings) {
        const file = path.join(folder, name + ending);
        if (isProgram(file)) return file;
      }
    }
  }
  return undefined;
}

function productsFor(wanted: FindBrowserOptions['wanted']): readonly BrowserProduct[] {
  return wanted === 'chromium' ? chromiumProducts : [wanted];
}

/** Which product a path given in an environment variable most likely is; only used in messages. */
function guessProduct(file: string, family: BrowserFamily): BrowserProduct {
  if (family === 'firefox') return 'firefox';
  const name = file.toLowerCase();
  if (name.includes('testing')) return 'chrome-for-testing';
  if (name.includes('edge')) return 'edge';
  if (name.includes('chromium')) return 'chromium';
  return 'chrome';
}

/** Looks for a browser without changing the machine; `undefined` when there is none. */
export function lookForBrowser(options: FindBrowserOptions): FoundBrowser | undefined {
  const platform = options.platform ?? process.platform;
  const environment = options.environment ?? process.env;
  const products = productsFor(options.wanted);
  const family = familyOf(products[0] ?? 'chromium');
  const variable = family === 'firefox' ? 'MARGENT_FIREFOX' : 'MARGENT_CHROMIUM';
  const override = environment[variable];
  if (override) {
    if (!isProgram(override)) {
      throw new BrowserNotFoundError(
        `${variable} is set to ${override}, but there is no program that can be started there.`,
      );
    }
    return {
      family,
      product: guessProduct(override, family),
      executablePath: path.resolve(override),
      foundBy: variable,
    };
  }
  for (const product of products) {
    const onPath = lookOnPath(namesOnPath[product], platform, environment);
    if (onPath) return { family, product, executablePath: onPath, foundBy: 'PATH' };
    const known = wellKnownPaths(product, platform, environment).find(isProgram);
    if (known) return { family, product, executablePath: known, foundBy: 'a well-known place' };
  }
  return undefined;
}

/** Debian or a descendant, where the packages `chromium` and `firefox-esr` are real packages. */
function isDebian(): boolean {
  if (process.platform !== 'linux' || !existsSync('/etc/os-release') || !existsSync('/usr/bin/apt-get')) return false;
  const release = readFileSync('/etc/os-release', 'utf8');
  // Ubuntu's `chromium` is an empty package that calls snap, which does not run in containers.
  return /^ID="?debian"?$/m.test(release);
}

function installFromDebian(packageName: string): void {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const steps = [['update'], ['install', '--yes', '--no-install-recommends', packageName]];
  for (const step of steps) {
    console.log(`$ apt-get ${step.join(' ')}`);
    const result = spawnSync('apt-get', step, { stdio: 'inherit', env: environment });
    if (result.status !== 0) {
      throw new BrowserNotFoundError(
        `apt-get ${step.join(' ')} failed (see above). Install ${packageName} by hand and start again.`,
      );
    }
  }
}

function whatToInstall(wanted: FindBrowserOptions['wanted'], platform: NodeJS.Platform): string {
  const firefox = wanted === 'firefox';
  const variable = firefox ? 'MARGENT_FIREFOX' : 'MARGENT_CHROMIUM';
  const name = firefox ? 'Firefox' : wanted === 'edge' ? 'Microsoft Edge' : 'Chromium or Google Chrome';
  if (wanted === 'edge') {
    return `No ${name} that will do was found on this computer. Install it from https://www.microsoft.com/edge or set ${variable} to the path of the program, then start again.`;
  }
  const how =
    platform === 'darwin'
      ? firefox
        ? 'from https://www.mozilla.org/firefox/ or with: brew install --cask firefox'
        : 'from https://www.google.com/chrome/ or with: brew install --cask chromium'
      : platform === 'win32'
        ? firefox
          ? 'from https://www.mozilla.org/firefox/ or with: winget install Mozilla.Firefox'
          : 'from https://www.google.com/chrome/ or with: winget install Google.Chrome'
        : firefox
          ? 'with your package manager (Debian: sudo apt-get install firefox-esr; Fedora: sudo dnf install firefox)'
          : 'with your package manager (Debian: sudo apt-get install chromium; Fedora: sudo dnf install chromium)';
  return `No ${name} that will do was found on this computer. Install it ${how}, or set ${variable} to the path of the program, then start again.`;
}

/** The oldest version that the extension can be installed in, as its manifest says. */
function oldestVersion(family: BrowserFamily): number {
  const manifest = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../manifest.json'), 'utf8'));
  const oldest: string =
    family === 'firefox'
      ? manifest.browser_specific_settings.gecko.strict_min_version
      : manifest.minimum_chrome_version;
  return Number.parseInt(oldest, 10);
}

/** The major version that a program says it is; undefined where it does not say (on Windows none does). */
function versionOf(executablePath: string): number | undefined {
  if (process.platform === 'win32') return undefined;
  const { stdout } = spawnSync(executablePath, ['--version'], { encoding: 'utf8' });
  const [, version] = /(\d+)\.\d/.exec(stdout ?? '') ?? [];
  return version === undefined ? undefined : Number(version);
}

/** Why a browser will not do; undefined where it will. A browser that is too old would refuse the extension without a word. */
function tooOld({ family, executablePath }: FoundBrowser): string | undefined {
  const [version, oldest] = [versionOf(executablePath), oldestVersion(family)];
  if (version === undefined || version >= oldest) return undefined;
  return `${executablePath} is version ${version}; Margent needs ${oldest} or newer.`;
}

/**
 * Finds the wanted browser, installing Debian's package where it is missing or too old and the machine is Debian and we are
 * root.
 *
 * @throws {BrowserNotFoundError} with a message that says in plain words what to install.
 */
export function findBrowser(options: FindBrowserOptions): FoundBrowser {
  const found = lookForBrowser(options);
  const fault = found && tooOld(found);
  if (found && !fault) return found;
  const platform = options.platform ?? process.platform;
  const packageName =
    options.wanted === 'firefox' ? 'firefox-esr' : ['chromium'].includes(options.wanted) ? 'chromium' : undefined;
  if ((options.install ?? true) && packageName && isDebian() && process.getuid?.() === 0) {
    console.log(`${fault ?? `No ${packageName} on this computer.`} Installing Debian's package.`);
    installFromDebian(packageName);
    const installed = lookForBrowser(options);
    if (installed && !tooOld(installed))
      return { ...installed, foundBy: `Debian package ${packageName}, just installed` };
  }
  throw new BrowserNotFoundError([fault, whatToInstall(options.wanted, platform)].filter(Boolean).join(' '));
}
