/** The words of what is shown over a page, out of the catalogue. */
import type { AdjustWords } from '../../page/marking/adjust.ts';
import type { CardWords } from '../../page/marking/card.ts';
import type { PickWords } from '../../page/marking/pick.ts';
import type { ToldRelation } from '../../protocol/background.ts';
import { t, tCount } from '../../ui/messages.ts';

export const cardWords = (): CardWords => ({
  label: t('cardLabel'),
  tags: t('tags'),
  relations: t('relations'),
  unknownRole: t('unknownRole'),
  changed: t('cardChanged'),
  removed: t('labelBefore', t('wordsRemoved')),
  added: t('labelBefore', t('wordsAdded')),
  acceptText: t('acceptText'),
  keepAsLost: t('keepAsLost'),
  edit: t('edit'),
  adjust: t('adjustEnds'),
  roles: t('roles'),
  delete: t('delete'),
  relate: t('relateTo'),
  noKinds: t('noKindsFor'),
  close: t('close'),
  elsewhere: t('endsElsewhere'),
  otherArticle: t('cardOtherArticle'),
});

export const adjustWords = (): AdjustWords => ({
  title: t('adjustEnds'),
  hint: t('adjustHint'),
  start: t('passageStart'),
  end: t('passageEnd'),
  otherEnd: t('otherEnd'),
  wordBack: t('endWordBack'),
  wordForward: t('endWordForward'),
  keep: t('keepEnds'),
  cancel: t('cancel'),
  moved: (end, words) => t(end === 'start' ? 'startsAt' : 'endsAt', words),
});

export const pickWords = (title: string): PickWords => ({
  title,
  hint: t('pickHighlightHint'),
  choose: t('pickChoose'),
  cancel: t('cancel'),
  none: t('pickHighlightNone'),
  describe: (at, count, words) => t('pickedHighlight', at, tCount('highlightCount', count), words),
});

/** A relation as a sentence from the side of the annotation that it is shown with. */
export function relationText({ kind, direction: leads, otherQuote }: ToldRelation): string {
  const quote = otherQuote === '' ? '…' : otherQuote;
  return leads === 'from' ? t('cardRelationFrom', kind, quote) : t('cardRelationTo', quote, kind);
}
