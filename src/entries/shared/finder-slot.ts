/** The section finder's place in a page, once it has been brought there. */

import type { SiteRule } from '../../core/model/site-rule.ts';
import type { Article, findArticle } from '../../page/sections/find-article.ts';
import { pageSlot } from './page-slot.ts';

/** As `findArticle`, with the reader's own rules before those built in. */
export type FindArticle = (
  document: Parameters<typeof findArticle>[0],
  url: URL,
  own: readonly SiteRule[],
) => Article | null;

export const finderSlot = pageSlot<FindArticle>('finder');
