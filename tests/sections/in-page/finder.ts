/** Runs in the page: the finder on the live document, as JSON, and what it found drawn over the page. */
import type { ArticleDescription } from '../../../src/core/model/article.ts';
import type { SectionOutline } from '../../../src/core/model/section.ts';
import type { Candidate } from '../../../src/page/sections/candidates.ts';
import { explainArticle } from '../../../src/page/sections/explain-article.ts';
import type { Section } from '../../../src/page/sections/find-article.ts';
import { SITE_RULES } from '../../../src/page/sections/site-rules.ts';
import { drawSections } from './overlay.ts';
import { takeOut, type Withheld } from './without.ts';

/** What the finder found on a page, without its live elements. */
export interface Outline {
  /** null where the page was taken for no article. */
  article: (ArticleDescription & { sections: SectionOutline[] }) | null;
  candidates: Candidate[];
}

let latest: readonly Section[] | null = null;

/** Finds the article of the document as it stands; throws where that changed the document. */
export function find(url: string, rules: 'on' | 'off'): Outline {
  const before = document.documentElement.outerHTML;
  const { article, candidates } = explainArticle(document, new URL(url), rules === 'on' ? SITE_RULES : []);
  if (document.documentElement.outerHTML !== before) throw new Error('the finder changed the page');
  latest = article?.sections ?? null;
  if (!article) return { article: null, candidates };
  const sections = article.sections.map(({ kind, index, ordinal, text }) => ({ kind, index, ordinal, text }));
  return { article: { ...article, sections }, candidates };
}

/** Takes from the document what is withheld from the finder. */
export const withhold = (withheld: Withheld): void => takeOut(document, withheld);

/** Draws what `find` found last; gives where the first section stands, in CSS pixels from the top of the page. */
export function draw(): number {
  return drawSections(document, latest);
}
