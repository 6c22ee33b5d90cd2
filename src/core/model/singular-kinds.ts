/** Which kinds of section an article mostly has one of, apart from their schema, which scripts that run in pages do without. */
import type { SectionKind } from './section.ts';

/** The number of the first of these says nothing. */
export const SINGULAR_KINDS: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'headline',
  'dek',
  'byline',
  'provenance',
  'read-more',
  'disclaimer',
  'references',
]);
