/** Says on the page what a passage was highlighted as, and which tags it is given that the reader keeps for the next ones. */
import { formatList, t } from '../../ui/messages.ts';

/** 'Highlighted as Claim. Tags: energy, oil.': kept tags are named, for she did not give them to this passage herself. */
export function describeHighlighted(roles: readonly string[], tags: readonly string[]): string {
  const highlighted = t('highlighted', formatList(roles));
  return tags.length === 0 ? highlighted : `${highlighted} ${t('readingTags', formatList(tags))}`;
}

/** '' where none is kept. */
export const keptInWords = (tags: readonly string[]): string =>
  tags.length === 0 ? '' : t('keptTagsToo', formatList(tags));
