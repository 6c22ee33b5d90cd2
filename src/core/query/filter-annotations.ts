/** Narrows annotations by words, roles and project. */
import { type Annotation, quoteOf } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';
import { foldForSearch } from './fold-for-search.ts';

interface Entry {
  annotation: Annotation;
  /** Where all are of one article, its title finds nothing: it is left out there. */
  article?: Article;
}

interface Filter {
  text: string;
  roles: ReadonlySet<string>;
  /** Its id; null and none for all. */
  project?: string | null;
  /** What roles are called, by id; without it they are not searched. */
  roleNames?: ReadonlyMap<string, string>;
}

/** Folding costs more than searching, and records never change in place. */
const folded = new WeakMap<object, string>();

function foldedOnce<T extends object>(record: T, textOf: (record: T) => (string | null | undefined)[]): string {
  let text = folded.get(record);
  if (text === undefined) {
    text = foldForSearch(textOf(record).filter(Boolean).join('\n'));
    folded.set(record, text);
  }
  return text;
}

const wordsOfAnnotation = (annotation: Annotation) => [quoteOf(annotation), annotation.note, ...annotation.tags];

function wordsOfArticle({ description: { title, authors, siteName, firstPublished } }: Article) {
  return [title, ...authors, siteName, firstPublished?.publication];
}

/**
 * The entries that have every word of `text` somewhere (in their words, note, tags, names of roles, or their article's
 * title, authors and publication) and, where any role is asked for, at least one of `roles`, and are of the project where one
 * is asked for; in the order given.
 */
export function filterAnnotations<E extends Entry>(
  entries: readonly E[],
  { text, roles, project = null, roleNames = new Map() }: Filter,
): E[] {
  const words = foldForSearch(text).split(/\s+/).filter(Boolean);
  const names = new Map([...roleNames].map(([id, name]) => [id, foldForSearch(name)]));
  return entries.filter(({ annotation, article }) => {
    if (project !== null && annotation.projectId !== project) return false;
    if (roles.size > 0 && !annotation.roles.some((role) => roles.has(role))) return false;
    return words.every(
      (word) =>
        foldedOnce(annotation, wordsOfAnnotation).includes(word) ||
        (article && foldedOnce(article, wordsOfArticle).includes(word)) ||
        annotation.roles.some((role) => names.get(role)?.includes(word)),
    );
  });
}
