/** Runs in the page: our finder on the live document. */
import { findArticle } from '../../../src/page/sections/find-article.ts';

/** The number of sections found. */
export function run(document: Document, url: string): number {
  return findArticle(document, new URL(url))?.sections.length ?? 0;
}
