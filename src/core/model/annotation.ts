/** An annotation: a passage of an article with the roles it plays, free tags and a note. */
import * as v from 'valibot';
import { Id, Timestamp } from './identifier.ts';
import { LONGEST_QUOTE } from './limits.ts';
import { findSelector, Selector } from './selector.ts';

export const Tag = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'is empty'),
  v.maxLength(100, 'is longer than 100 characters'),
);

/** Markdown; hostile until rendered by `ui/components/Markdown.tsx`. */
export const Note = v.pipe(v.string(), v.maxLength(100_000, 'is longer than 100,000 characters'));

/** The words marked first, where others have taken their place: accepted as the page's new text, or found by hand. */
const Former = v.strictObject({
  exact: v.pipe(v.string(), v.minLength(1, 'is empty'), v.maxLength(LONGEST_QUOTE)),
  /** When the words that stand in the selectors now took their place. */
  until: Timestamp,
});

const unique = (list: string[]): boolean => new Set(list).size === list.length;

export const Annotation = v.strictObject({
  id: Id,
  articleId: Id,
  projectId: Id,
  /** Exactly one TextQuoteSelector among them: an annotation without its words could not be shown. */
  selectors: v.pipe(
    v.array(Selector),
    v.check(
      (list) => list.filter(({ type }) => type === 'TextQuoteSelector').length === 1,
      'does not hold exactly one quote',
    ),
  ),
  /** Role ids; they name a role of any codebook, for a reader may change codebooks. */
  roles: v.pipe(v.array(Id), v.minLength(1, 'has no role'), v.check(unique, 'names a role twice')),
  tags: v.pipe(v.array(Tag), v.maxLength(100, 'has more than 100 tags'), v.check(unique, 'names a tag twice')),
  note: Note,
  former: v.exactOptional(Former),
  /** The reader has said that what stands in its place now is not it: it is lost until its own words are on the page again. */
  lost: v.exactOptional(v.literal(true)),
  coderId: Id,
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type Annotation = v.InferOutput<typeof Annotation>;

/** Tags as typed, made fit to be kept: trimmed, none empty, none twice. */
export function tidyTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
}

/** The words it holds: as they were seen when they were marked, or when the reader gave it its place anew. */
export function quoteOf(annotation: Pick<Annotation, 'selectors'>): string {
  const quote = findSelector(annotation.selectors, 'TextQuoteSelector');
  return quote?.shown ?? quote?.exact ?? '';
}

/** Reading order within one article: by stored position, then by age. For `Array.prototype.sort`. */
export function byReadingOrder(a: Annotation, b: Annotation): number {
  const start = (annotation: Annotation) =>
    findSelector(annotation.selectors, 'TextPositionSelector')?.start ?? Number.MAX_SAFE_INTEGER;
  return start(a) - start(b) || a.createdAt.localeCompare(b.createdAt);
}
