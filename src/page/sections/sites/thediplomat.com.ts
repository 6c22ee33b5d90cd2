/** The Diplomat: WordPress with a theme of its own, td_theme_v3. */
import type { SiteRule } from '../site-rule.ts';

export const theDiplomat: SiteRule = {
  hosts: ['thediplomat.com', 'magazine.thediplomat.com'],
  evidence: [
    'Ids #td-story-head, #td-story-authors, #td-story-image and classes td-prose, td-ad, td-ad-inline-txt, td-share, td-authors, td-story-magazine__link, #td-box-newsletter: saved pages and public filter rules, 2019 to 2024',
    'tests/fixtures/articles/thediplomat.com',
  ],
  body: '.td-prose',
  drop: ['.td-ad', '.td-ad-inline-txt', '#td-box-newsletter', '.td-share', '.td-story-magazine__link'],
};
