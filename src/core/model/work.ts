/**
 * When two articles are one work: where one of them shows its readers that the other is the same piece (an excerpt that
 * leads to the whole, a reprint that names its first place). What it tells machines alone, a canonical address on another
 * site, is not believed: a page may claim to be any other there and nobody sees it. The same title and author are no proof
 * either (`like-pieces.ts`): then the reader is asked, and her word counts (`same-piece.ts`).
 */
import type { ArticleDescription } from './article.ts';

/** The addresses at which an article says its piece stands too. A bare site is none: it is a publication and no piece. */
export function otherPlaces({ readMoreUrl, firstPublished }: ArticleDescription): string[] {
  return [readMoreUrl, firstPublished?.url ?? null].filter((url) => url !== null).filter(leadsToPiece);
}

function leadsToPiece(address: string): boolean {
  const { pathname, search } = new URL(address);
  return pathname + search !== '/';
}
