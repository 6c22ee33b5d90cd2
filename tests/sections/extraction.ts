/** What any extractor says of a page, ours or a library, in the form in which it is measured. */
import type { Outline } from './in-page/finder.ts';

/** A field left out is one that the extractor does not offer; null, '' and [] say that it offers it and found nothing. */
export interface Extraction {
  title?: string | null;
  authors?: readonly string[];
  /** As the extractor writes it, in whatever form. */
  date?: string | null;
  dek?: string | null;
  /** The article's text; white space does not count, but parts words. */
  body?: string;
  sections?: readonly { kind: string; text: string }[];
}

/**
 * Kinds that count as body. Captions, pull quotes and what stands above the text do not, nor do notes on the author and
 * disclaimers: most truths leave them out. Provenance does, which most truths hold.
 */
const BODY = new Set([
  'paragraph',
  'subheading',
  'blockquote',
  'list',
  'references',
  'provenance',

  'read-more',
]);

/** Our own finder's answer. A page taken for no article has nothing of anything. */
export function extractionOf({ article }: Outline): Extraction {
  const sections = article?.sections ?? [];
  return {
    title: article?.title ?? null,
    authors: article?.authors ?? [],
    date: article?.published.date ?? null,
    dek: article?.dek ?? null,
    body: sections
      .filter(({ kind }) => BODY.has(kind))
      .map(({ text }) => text)
      .join('\n'),
    sections,
  };
}

/** The names in a library's byline, by what everyone would split at; a library that gives a list needs it not. */
export function namesOfByline(byline: string | null | undefined): string[] {
  return (byline ?? '')
    .slice(0, 1_000)
    .replace(/^\s*(?:(?:written|reported) )?(?:by|von|par)(?:[\s:]+|$)/i, '')
    .split(/[,;|&\n]|\s(?:and|und|et)\s/i)
    .map((name) => name.trim())
    .filter((name) => /\p{L}/u.test(name));
}
