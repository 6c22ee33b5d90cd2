/** The parts an article is made of, as they are named everywhere in the program. */
import * as v from 'valibot';

export const SECTION_KINDS = [
  'headline',
  'dek',
  'byline',
  'provenance',
  'paragraph',
  'subheading',
  'blockquote',
  'list',
  'pull-quote',
  'caption',
  'read-more',
  'author-bio',
  'disclaimer',
  'references',
] as const;

export const SectionKind = v.picklist(SECTION_KINDS);
export type SectionKind = (typeof SECTION_KINDS)[number];

/** A section as it travels between contexts: what `Section` is without its live element. */
export interface SectionOutline {
  kind: SectionKind;
  /** Position among all sections of the article in document order, from 0. */
  index: number;
  /** Position among the sections of the same kind, from 1: the 2 of 'paragraph 2'. */
  ordinal: number;
  /** What a reader sees: white space folded, invisible characters dropped. */
  text: string;
}

/** Where a passage stands, by its first character. */
export const Place = v.strictObject({
  kind: SectionKind,
  /** From 1, among the sections of this kind. */
  ordinal: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type Place = v.InferOutput<typeof Place>;
