/** Where an article was read, in a reader's words. */
import type { Article } from '../core/model/article.ts';
import { bareHost } from '../core/model/host.ts';

/** Never empty: a page on the disk, which is of no site, goes by the name of its file. */
export function siteName({ description, urls: [first] }: Article): string {
  return description.siteName || (first ? placeOf(new URL(first)) : '') || description.title;
}

function placeOf({ protocol, hostname, pathname }: URL): string {
  return protocol === 'file:' ? fileName(pathname) : bareHost(hostname);
}

function fileName(pathname: string): string {
  const name = pathname.split('/').findLast(Boolean) ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    // A name with a percent sign of its own.
    return name;
  }
}
