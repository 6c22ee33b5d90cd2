/** The words of what is shown over a page, out of the catalogue. */
import type { AdjustWords } from '../../page/marking/adjust.ts';
import type { CardWords } from '../../page/marking/card.ts';
import type { PickWords } from '../../page/marking/pick.ts';
import type { ToolbarWords } from '../../page/marking/toolbar.ts';
import type { ToldRelation } from '../../protocol/background.ts';
import { formatList, t, tCount } from '../../ui/messages.ts';
import { keptInWords } from '../shared/highlighted.ts';

/** Keys of roles as they are said: in order, three and more in a row as '1–3'. */
export function keysInWords(keys: readonly (string | null)[]): string {
  const runs: number[][] = [];
  const digits = keys.filter((key) => key !== null).map(Number);
  for (const digit of digits.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.at(-1) === digit - 1) last.push(digit);
    else runs.push([digit]);
  }
  return formatList(runs.flatMap((run) => (run.length > 2 ? [`${run[0]}–${run.at(-1)}`] : run.map(String))));
}

/** @param keys of the roles, as they are in the codebook */
export const toolbarWords = (keys: readonly (string | null)[], tags: readonly string[]): ToolbarWords => ({
  label: t('toolbarLabel'),
  told() {
    const [inWords, kept] = [keysInWords(keys), keptInWords(tags)];
    const said = inWords === '' ? t('toolbarSaidNoKeys') : t('toolbarSaid', inWords);
    return { said: kept === '' ? said : `${said} ${kept}`, kept };
  },
  addNote: t('addNoteOrTags'),
  sentence: t('wholeSentence'),
  paragraph: t('wholeParagraph'),
  off: t('toolbarOff'),
  close: t('close'),
});

export const cardWords = (): CardWords => ({
  label: t('cardLabel'),
  tags: t('tags'),
  relations: t('relations'),
  unknownRole: t('unknownRole'),
  edit: t('edit'),
  adjust: t('adjustEnds'),
  relate: t('relateTo'),
  noKinds: t('noKindsFor'),
  close: t('close'),
  elsewhere: t('endsElsewhere'),
});

export const adjustWords = (): AdjustWords => ({
  title: t('adjustEnds'),
  hint: t('adjustHint'),
  start: t('passageStart'),
  end: t('passageEnd'),
  otherEnd: t('otherEnd'),
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
