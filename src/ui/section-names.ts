/** The reader's words for sections and places. */

import type { Place, SectionKind } from '../core/model/section.ts';
import { SINGULAR_KINDS } from '../core/model/singular-kinds.ts';
import type { Told } from '../core/model/site-rule-change.ts';
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

export function sectionName(kind: SectionKind): string {
  return t(NAMES[kind]);
}

/** What a rule says a part of a page is. */
export function toldName(told: Told | 'body'): string {
  if (told === 'body') return t('articleText');
  return told === 'nothing' ? t('notPart') : sectionName(told);
}

/** 'Paragraph 2', 'Headline', or '' outside every section. */
export function placeName(place: Place | null): string {
  if (!place) return '';
  return SINGULAR_KINDS.has(place.kind) && place.ordinal === 1
    ? sectionName(place.kind)
    : t('place', sectionName(place.kind), place.ordinal);
}
