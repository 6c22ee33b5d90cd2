/** The addresses a page gives itself. */
import type { PageAddresses } from '../core/model/page-address.ts';
import { getAttribute, querySelector } from './dom.ts';

/** Two look-ups in the head; what they say is hostile until it has been judged. */
export function readAddresses(document: Document, url: string): PageAddresses {
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
