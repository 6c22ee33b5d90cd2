/** What the welcome page's article is known by: its address, and a rule that says where it stands on the page. */
import type { SiteRule } from '../../core/model/site-rule.ts';

/**
 * The address under which the marks made on the welcome page are kept. An article needs one that a page can have, and a
 * page of the extension has another in every browser; names below `.example` are reserved and lead nowhere (RFC 6761).
 */
export const PRACTICE_ADDRESS = 'https://margent.example/welcome';

/** The page around the article has a heading and a title of its own, which the finder would take for the article's. */
export const PRACTICE_RULE: SiteRule = {
  hosts: ['margent.example'],
  evidence: ['src/ui/welcome/SampleArticle.tsx'],
  body: 'article',
  sections: {
    headline: '[data-part=headline]',
    dek: '[data-part=dek]',
    byline: '[data-part=byline]',
    'author-bio': '[data-part=author-bio]',
  },
};
