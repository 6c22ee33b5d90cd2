/** Narrows annotations by words and roles. */
import { type Annotation, quoteOf } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';
import { foldForSearch } from './fold-for-search.ts';

interface Entry {
  annotation: Annotation;
  article: Article;
}

/** What an annotation is searched by: its words, note and tags, and its article's title, authors and publication. */
function searchedText({ annotation, article }: Entry): string {
  const { title, authors, siteName, firstPublished } = article.description;
  return foldForSearch(
    [quoteOf(annotation), annotation.note, ...annotation.tags, title, ...authors, siteName, firstPublished?.publication]
      .filter(Boolean)
      .join('\n'),
  );
}

/** Folding costs more than searching, and records never change in place. */
const folded = new WeakMap<Annotation, string>();

/**
 * The entries that have every word of `text` somewhere and, where any role is asked for, at least one of
 * `roles`; in the order given.
 */
export function filterAnnotations<E extends Entry>(
  entries: readonly E[],
  { text, roles }: { text: string; roles: ReadonlySet<string> },
): E[] {
  const words = foldForSearch(text).split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    if (roles.size > 0 && !entry.annotation.roles.some((role) => roles.has(role))) return false;
    if (words.length === 0) return true;
    let searched = folded.get(entry.annotation);
    if (searched === undefined) {
      searched = searchedText(entry);
      folded.set(entry.annotation, searched);
    }
    return words.every((word) => searched.includes(word));
  });
}
