/**
 * The section finder as a script of its own. It is the largest of all that run in pages, and most pages never need
 * it: the background brings it when somebody asks for sections (docs/decisions/003-content-script-asks-first.md).
 */
import { findArticle, findArticleInSlices } from '../../page/sections/find-article.ts';
import { SITE_RULES } from '../../page/sections/site-rules.ts';
import { finderSlot } from '../shared/finder-slot.ts';

finderSlot.put({
  atOnce: (document, url, own) => findArticle(document, url, [...own, ...SITE_RULES]),
  inSlices: (document, url, own) => findArticleInSlices(document, url, [...own, ...SITE_RULES]),
});
