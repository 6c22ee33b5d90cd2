/** Pacific Council on International Policy: Squarespace, whose author is the site's account and not the writer. */
import type { SiteRule } from '../site-rule.ts';

export const pacificCouncil: SiteRule = {
  hosts: ['pacificcouncil.online', 'pacificcouncil.org'],
  evidence: [
    'Squarespace 7.1 blog post (blog-item-content, blog-item-author-profile-wrapper, item-pagination): 18 saved Squarespace blogs',
    'Order of title, dek, provenance, byline, text, read-more line, bio, disclaimer: three pages of the site, 2022 to 2024',
    'tests/fixtures/articles/pacificcouncil.online',
  ],
  body: '.blog-item-content',
  // The profile is that of the account that posted; the writer's own bio stands in the text.
  drop: ['.blog-item-author-profile-wrapper', '.item-pagination', '.blog-item-comments'],
};
