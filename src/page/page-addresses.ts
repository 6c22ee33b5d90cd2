/** The addresses a page gives itself, and which of them it gave to another page it was before. */
import type { PageAddresses } from '../core/model/page-address.ts';
import { getAttribute, querySelector } from './dom.ts';

/** Two look-ups in the head; what they say is hostile until it has been judged. */
export function readAddresses(document: Document, url: string): PageAddresses & Claims {
  const absolute = (selector: string, attribute: string): string | null => {
    const element = querySelector(document, selector);
    const value = element && getAttribute(element, attribute);
    if (!value || value.length > 4_000 || !URL.canParse(value, url)) return null;
    const { href, protocol } = new URL(value, url);
    return /^(?:https?|file):$/.test(protocol) ? href : null;
  };
  return {
    url,
    canonicalUrl: absolute('link[rel~="canonical" i][href]', 'href'),
    ogUrl: absolute('meta[property="og:url" i][content]', 'content'),
  };
}

interface Claims {
  canonicalUrl: string | null;
  ogUrl: string | null;
}

/**
 * Reads the addresses of a page that may become another page in place, as single-page sites do. Many of them leave the
 * head as it came from the server: its claims are of the article the document was loaded at, and believed of the next
 * one they would make the two one article. So a claim counts only at the path where it was first met.
 *
 * @param loadedAt the address the document was loaded at, which is not where it is when this begins after a navigation
 */
export function createAddressReader(document: Document, loadedAt: string): (url: string) => PageAddresses {
  /** Path of the page by each claim it made. */
  const madeAt = new Map<string, string>();

  return (url) => {
    const here = pathOf(url);
    const believed = (claim: string | null): string | null => {
      if (claim === null) return null;
      const path = madeAt.get(claim) ?? (pathOf(claim) === pathOf(loadedAt) ? pathOf(claim) : here);
      madeAt.set(claim, path);
      return path === here || pathOf(claim) === here ? claim : null;
    };
    const { canonicalUrl, ogUrl } = readAddresses(document, url);
    return { url, canonicalUrl: believed(canonicalUrl), ogUrl: believed(ogUrl) };
  };
}

/** Without the query: a page that only changes that (it drops what the link was tracked by) is the same page. */
function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname.replace(/\/+$/, '') : url;
}
