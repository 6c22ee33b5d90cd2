/** Finds the article of a page and keeps what was weighed on the way: for `npm run sections -- --why` and for tests. */
import type { Candidate } from './candidates.ts';
import { type Article, findArticle } from './find-article.ts';
import type { Rule } from './site-rule.ts';
import { SITE_RULES } from './site-rules.ts';

/**
 * What `findArticle` finds on the same page, and every candidate in the order in which it was weighed. A file of its own,
 * so that the finder that is shipped does not hold it.
 */
export function explainArticle(
  document: Document,
  url: URL,
  rules: readonly Rule[] = SITE_RULES,
): { article: Article | null; candidates: Candidate[] } {
  const candidates: Candidate[] = [];
  const article = findArticle(document, url, rules, (candidate) => candidates.push(candidate));
  return { article, candidates };
}
