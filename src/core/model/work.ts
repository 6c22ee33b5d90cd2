/**
 * When two articles are one work: where one of them says of itself that the other is the same piece (an excerpt that leads
 * to the whole, a reprint that names its first place, a canonical address on another site). The same title is no proof: a
 * column has the same one every week.
 */
import type { ArticleDescription } from './article.ts';

/** The addresses at which an article says its piece stands too. A bare site is none: it is a publication and no piece. */
export function otherPlaces({ readMoreUrl, firstPublished, canonicalUrl }: ArticleDescription): string[] {
  return [readMoreUrl, firstPublished?.url ?? null, canonicalUrl].filter((url) => url !== null).filter(leadsToPiece);
}

function leadsToPiece(address: string): boolean {
  const { pathname, search } = new URL(address);
  return pathname + search !== '/';
}
