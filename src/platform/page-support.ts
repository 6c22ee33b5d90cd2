/** Tells from an address why a page cannot be annotated, before any attempt is made. */

export type UnsupportedReason = 'browser-page' | 'extension-store' | 'pdf' | 'not-a-page';

/** Both browsers keep scripts of extensions out of these, whatever the reader grants. */
const STORES = [
  'chromewebstore.google.com',
  'chrome.google.com/webstore',
  'addons.mozilla.org',
  'microsoftedge.microsoft.com/addons',
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
  if (STORES.some((store) => `${url.host}${url.pathname}`.startsWith(store))) return 'extension-store';
  if (/\.pdf$/i.test(url.pathname)) return 'pdf';
  return null;
}
