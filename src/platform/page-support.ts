/** Tells from an address why a page cannot be annotated, before any attempt is made. */

export type UnsupportedReason = 'browser-page' | 'extension-store' | 'pdf' | 'not-a-page';

/** Both browsers keep scripts of extensions out of these, whatever the reader grants: of the host, what is below the path. */
const STORES = [
  { host: 'chromewebstore.google.com', path: '/' },
  { host: 'chrome.google.com', path: '/webstore/' },
  { host: 'addons.mozilla.org', path: '/' },
  { host: 'microsoftedge.microsoft.com', path: '/addons/' },
];

/**
 * Why nothing can be annotated at this address; null where nothing speaks against it.
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
