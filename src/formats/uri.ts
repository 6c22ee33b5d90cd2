/** Turns a web address as browsers take it into a URI as RFC 3986 defines it, which other programs expect. */

const NOT_IN_URI = /[^A-Za-z0-9\-._~:/?@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})/g;

/**
 * The same resource in ASCII. Browsers let through what RFC 3986 does not: `|`, `[`, `{` or a bare `%` in
 * paths, a second `#`.
 *
 * @param address an absolute address that the browser's `URL` accepts
 */
export function toUri(address: string): string {
  const [, authority = '', rest = '', hash = ''] =
    /^([a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?)([^#]*)(#.*)?$/is.exec(new URL(address).href) ?? [];
  const encodedHost = authority.replace(NOT_IN_URI, (found) => (/[[\]]/.test(found) ? found : percent(found)));
  const fragment = hash === '' ? '' : `#${hash.slice(1).replace(NOT_IN_URI, percent)}`;
  return encodedHost + rest.replace(NOT_IN_URI, percent) + fragment;
}

/** Only ASCII is left to encode: `URL` has encoded the rest. */
function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
