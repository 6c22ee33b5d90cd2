/** The section finder's place in a page, once it has been brought there. */

import type { SiteRule } from '../../core/model/site-rule.ts';
import type { Article } from '../../page/sections/find-article.ts';
import { pageSlot } from './page-slot.ts';

/** The finder with the reader's `own` rules before those built in. */
export interface Finder {
  /** For whoever needs the answer before anything else happens. */
  atOnce(document: Document, url: URL, own: readonly SiteRule[]): Article | null;
  /** For whoever can wait: keeps a very large page responsive. */
  inSlices(document: Document, url: URL, own: readonly SiteRule[]): Promise<Article | null>;
}

export const finderSlot = pageSlot<Finder>('finder');
