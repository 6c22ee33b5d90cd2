/** Tells from an address why the browser lets no extension into a page. */

export type UnsupportedReason = 'browser-page' | 'extension-store' | 'pdf' | 'not-a-page';

/** A browser keeps scripts of extensions out of its own store, whatever the reader grants: of the host, what is below the path. */
const STORES = [
  { host: 'chromewebstore.google.com', path: '/' },
  { host: 'chrome.google.com', path: '/webstore/' },
  { host: 'addons.mozilla.org', path: '/' },
  { host: 'microsoftedge.microsoft.com', path: '/addons/' },
];

/**
 * Why an attempt at this address failed; null where the address does not tell.
 * Without an address (the browser hides it) the page is one of the browser's own.
 */
export function unsupportedReason(address: string | undefined): UnsupportedReason | null {
  if (!address || !URL.canParse(address)) return 'browser-page';
  const url = new URL(address);
  if (!['http:', 'https:', 'file:'].includes(url.protocol)) {
    return ['data:', 'blob:'].includes(url.protocol) ? 'not-a-page' : 'browser-page';
  }
  if (STORES.some(({ host, path }) => url.hostname === host && `${url.pathname}/`.startsWith(path)))
    return 'extension-store';
  if (/\.pdf$/i.test(url.pathname)) return 'pdf';
  return null;
}

/** The match pattern that covers the site of an address; null where no site can be kept (a browser page). */
export function patternOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  if (protocol === 'file:') return 'file:///*';
  return protocol === 'http:' || protocol === 'https:' ? `*://${hostname}/*` : null;
}
