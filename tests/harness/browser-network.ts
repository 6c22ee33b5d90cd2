// The two networks a test browser may have.

/**
 * `closed`: everything goes to the fixtures' proxy, which answers 502 to what it does not know. For tests.
 * `open`: only the fixtures' hosts go to the proxy, the rest goes direct. For a person who tries the extension out.
 */
export type BrowserNetwork =
  | { readonly kind: 'closed'; readonly proxyUrl: string }
  | { readonly kind: 'open'; readonly pacUrl: string };
