/** The sites the extension may stay on: what the manifest brings, and what the reader has granted since. */
import { browser, isFirefox } from './browser.ts';
import { CONTENT_SCRIPT, FIRST_KEYS_SCRIPT } from './page.ts';
import { patternOf } from './page-support.ts';

const KEPT_SITES = 'kept-sites';
/** What is registered for them, each under a name of its own. */
const SCRIPTS = [
  { id: 'kept-sites-first-keys', script: FIRST_KEYS_SCRIPT, runAt: 'document_start' },
  { id: KEPT_SITES, script: CONTENT_SCRIPT, runAt: 'document_idle' },
] as const;

export interface Site {
  /** A match pattern such as `*://example.org/*`. */
  pattern: string;
  /** Built-in sites come with the extension; the browser's own settings switch them off. */
  builtIn: boolean;
  granted: boolean;
  /** Whether the grant can be taken back from here; Chromium lets required ones go only in its own settings. */
  revocable: boolean;
}

export interface SiteAccess {
  /** '' for files on the disk. */
  host: string;
  builtIn: boolean;
  /** Whether highlights stay without the toolbar button. */
  kept: boolean;
  /** Whether the browser lets the extension stay, if the reader does. */
  canBeKept: boolean;
}

function builtInPatterns(): string[] {
  return (browser.runtime.getManifest() as { host_permissions?: string[] }).host_permissions ?? [];
}

/** Whether highlights stay at this address without the toolbar button. */
export async function isKept(address: string): Promise<boolean> {
  const pattern = patternOf(address);
  if (pattern === null) return false;
  // Chromium's own menu gives a site back for the scheme of the page that it is opened on alone.
  const origin = pattern.replace(/^\*:/, new URL(address).protocol);
  return browser.permissions.contains({ origins: [origin] });
}

/** What a surface says of a page's site; null where it is none (a browser page). */
export async function siteAccess(address: string): Promise<SiteAccess | null> {
  const pattern = patternOf(address);
  if (pattern === null) return null;
  return {
    host: new URL(address).hostname,
    builtIn: builtInPatterns().includes(pattern),
    kept: await isKept(address),
    // Firefox grants files, and yet runs no registered script in them.
    canBeKept: !(pattern.startsWith('file:') && isFirefox()),
  };
}

/**
 * Asks the reader for one site. Must be called straight from a click or key: the browsers refuse otherwise.
 * The background registers the content script when the grant arrives (`syncKeptSites`).
 */
export async function keepSite(pattern: string): Promise<boolean> {
  const granted = await browser.permissions.request({ origins: [pattern] });
  if (granted) await syncKeptSites();
  return granted;
}

/** Takes a grant back; false where the browser keeps it. */
export async function forgetSite(pattern: string): Promise<boolean> {
  const removed = await browser.permissions.remove({ origins: [pattern] }).catch(() => false);
  if (removed) await syncKeptSites();
  return removed;
}

/** Every site there is or could be: the built-in ones first, then those granted. */
export async function listSites(): Promise<Site[]> {
  const builtIn = builtInPatterns();
  const { origins = [] } = await browser.permissions.getAll();
  // One that was let go and given back by Chromium's own menu is granted for one scheme.
  const ofBuiltIn = (origin: string) => builtIn.find((pattern) => pattern === origin.replace(/^https?:/, '*:'));
  const granted = new Set(origins.map(ofBuiltIn));
  return [
    ...builtIn.map((pattern) => ({
      pattern,
      builtIn: true,
      granted: granted.has(pattern),
      // Firefox treats every host permission as the reader's choice.
      revocable: isFirefox(),
    })),
    ...origins
      .filter((pattern) => ofBuiltIn(pattern) === undefined)
      .sort()
      .map((pattern) => ({ pattern, builtIn: false, granted: true, revocable: true })),
  ];
}

/**
 * Registers the content script for exactly the granted sites. Idempotent: run at every start and whenever
 * permissions change, so that registration and grants cannot drift apart. One context at a time: a grant made
 * in the popup is heard by the background too, and the second of two registrations would be refused.
 */
export async function syncKeptSites(): Promise<void> {
  await navigator.locks.request(KEPT_SITES, registerKeptSites);
}

async function registerKeptSites(): Promise<void> {
  const matches = (await listSites()).filter(({ builtIn }) => !builtIn).map(({ pattern }) => pattern);
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: SCRIPTS.map(({ id }) => id) });
  const known = new Set(registered.map(({ id }) => id));
  if (matches.length === 0) {
    if (known.size > 0) await browser.scripting.unregisterContentScripts({ ids: [...known] });
    return;
  }
  const scripts = SCRIPTS.map(({ id, script, runAt }) => ({
    id,
    matches,
    // From the root: Firefox takes it relative to the page that asks.
    js: [`/${script}`],
    runAt,
    persistAcrossSessions: true,
  }));
  const others = scripts.filter(({ id }) => !known.has(id));
  const same = scripts.filter(({ id }) => known.has(id));
  if (same.length > 0) await browser.scripting.updateContentScripts(same);
  if (others.length > 0) await browser.scripting.registerContentScripts(others);
}

/** Brings the content script into pages of kept sites that are open already (after install or a grant). */
export async function injectIntoOpenPages(): Promise<void> {
  const origins = (await listSites()).filter(({ granted }) => granted).map(({ pattern }) => pattern);
  if (origins.length === 0) return;
  const tabs = await browser.tabs.query({ url: origins });
  await Promise.allSettled(
    tabs.map(
      ({ id }) =>
        id !== undefined && browser.scripting.executeScript({ target: { tabId: id }, files: [`/${CONTENT_SCRIPT}`] }),
    ),
  );
}
