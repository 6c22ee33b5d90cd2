/** Tells the footer of an article itself, where blogs sign and date it, from those of its page. */
import type { Page } from './page-parts.ts';
import type { Scored } from './score.ts';

/** Whether a part stands in the footer of the article that holds the text: blogs sign there, above the text too. */
export function isOwnFooter({ regions }: Page, { body }: Scored, region: number): boolean {
  let at = regions[region];
  while (at && at.name !== 'footer') at = regions[at.parent];
  const holder = regions[at?.parent ?? -1];
  if (!holder || holder.index > body.index || holder.end < body.end) return false;
  return holder.name === 'article' || holder === body;
}
