/** The words of the toolbar on a page, in the reader's language: put into words here, where that costs the page nothing. */
import type { ToolbarWords } from '../../protocol/background.ts';
import { direction, formatList, t } from '../../ui/messages.ts';
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
export function toolbarWords(keys: readonly (string | null)[], tags: readonly string[]): ToolbarWords {
  const [inWords, kept] = [keysInWords(keys), keptInWords(tags)];
  const said = inWords === '' ? t('toolbarSaidNoKeys') : t('toolbarSaid', inWords);
  return {
    language: t('languageTag'),
    direction: direction(),
    label: t('toolbarLabel'),
    said: kept === '' ? said : `${said} ${kept}`,
    kept,
    addNote: t('addNoteOrTags'),
    sentence: t('wholeSentence'),
    paragraph: t('wholeParagraph'),
    off: t('toolbarOff'),
    close: t('close'),
  };
}
