/** The reader's words for sections and places. */
import type { Place, SectionKind } from '../core/model/section.ts';
import { type MessageKey, t } from './messages.ts';

const NAMES: Record<SectionKind, MessageKey> = {
  headline: 'sectionHeadline',
  dek: 'sectionDek',
  byline: 'sectionByline',
  provenance: 'sectionProvenance',
  paragraph: 'sectionParagraph',
  subheading: 'sectionSubheading',
  blockquote: 'sectionBlockquote',
  list: 'sectionList',
  'pull-quote': 'sectionPullQuote',
  caption: 'sectionCaption',
  'read-more': 'sectionReadMore',
  'author-bio': 'sectionAuthorBio',
  disclaimer: 'sectionDisclaimer',
  references: 'sectionReferences',
};

/** Kinds of which a page has mostly one: their number says nothing. */
const SINGULAR: ReadonlySet<SectionKind> = new Set([
  'headline',
  'dek',
  'byline',
  'provenance',
  'read-more',
  'disclaimer',
  'references',
]);

export function sectionName(kind: SectionKind): string {
  return t(NAMES[kind]);
}

/** 'Paragraph 2', 'Headline', or '' outside every section. */
export function placeName(place: Place | null): string {
  if (!place) return '';
  return SINGULAR.has(place.kind) && place.ordinal === 1
    ? sectionName(place.kind)
    : t('place', sectionName(place.kind), place.ordinal);
}
