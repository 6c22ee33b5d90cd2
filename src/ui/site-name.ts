/** Where an article was read, in a reader's words. */
import type { Article } from '../core/model/article.ts';

export function siteName({ description, urls }: Article): string {
  const [first] = urls;
  return description.siteName ?? (first ? new URL(first).hostname.replace(/^www\./, '') : '');
}
