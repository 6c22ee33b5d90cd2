/** What the keyboard reading mode says: its bar, its help, and where the reader is. */
import type { Cursor } from '../../core/reading/cursor.ts';
import { stretchAt } from '../../core/reading/reading-plan.ts';
import { wordSpans } from '../../core/text/word-spans.ts';
import type { BarWords, HelpGroup } from '../../page/reading-mode/reading-bar.ts';
import { t, tCount } from '../../ui/messages.ts';
import { placeName } from '../../ui/section-names.ts';
import type { PageToRead } from './page-to-read.ts';

/** UTF-16 code units of a passage that are read out: a whole section is known by its beginning. */
const LONGEST_QUOTE = 1_000;
/** The same where it only stands for its highlight. */
const SHORT_QUOTE = 40;

export function barWords(direction: 'ltr' | 'rtl'): BarWords {
  return {
    direction,
    name: t('readingName'),
    keys: t('readingKeys'),
    helpTitle: t('readingName'),
    close: t('close'),
  };
}

/** Arrows as they are to be pressed where the text runs this way. */
export function helpGroups(direction: 'ltr' | 'rtl'): HelpGroup[] {
  const [on, back] = direction === 'rtl' ? ['←', '→'] : ['→', '←'];
  const shift = t('keyShift');
  const control = t('keyControl');
  return [
    {
      title: t('helpMove'),
      rows: [
        { keys: ['↓', '↑', 'J', 'K'], text: t('keySentences') },
        { keys: [on, back, 'L', 'H'], text: t('keySections') },
        { keys: ['N', 'P'], text: t('keyHighlights') },
        { keys: ['Home', 'End'], text: t('keyEdges') },
      ],
    },
    {
      title: t('helpPassage'),
      rows: [
        { keys: [`${shift} ↓`, `${shift} ↑`], text: t('keyGrowSentence') },
        { keys: [`${shift} ${on}`, `${shift} ${back}`], text: t('keyGrowWord') },
        { keys: ['O'], text: t('keySwap') },
        { keys: ['A'], text: t('keyWhole') },
      ],
    },
    {
      title: t('helpMark'),
      rows: [
        { keys: ['1', '…', '9'], text: t('keyRoles') },
        { keys: ['Enter'], text: t('keyCard') },
        { keys: ['T'], text: t('keyTags') },
        { keys: ['E'], text: t('keyNote') },
        { keys: ['R'], text: t('keyRelate') },
      ],
    },
    {
      title: t('helpMode'),
      rows: [
        { keys: ['U', `${control} Z`], text: t('keyUndo') },
        { keys: [`${control} Y`], text: t('keyRedo') },
        { keys: ['?'], text: t('keyHelp') },
        { keys: ['Esc'], text: t('keyLeave') },
      ],
    },
  ];
}

/** 'Paragraph 3, sentence 2 of 5', and how many words where it is not that sentence alone. */
export function placeOf({ plan, sections }: PageToRead, cursor: Cursor): string {
  const index = stretchAt(plan, cursor.start);
  const own = plan.sentencesOf(index);
  const at = own.findIndex(({ end }) => cursor.start < end);
  const sentence = own[at];
  const section = sectionOf({ plan, sections }, cursor);
  const place =
    section === ''
      ? t('readingSentence', Math.max(1, at + 1), own.length)
      : t('readingPlace', section, Math.max(1, at + 1), own.length);
  if (sentence?.start === cursor.start && sentence.end === cursor.end) return place;
  const count = wordSpans(plan.text, cursor.start, cursor.end, plan.language).length;
  return `${place} · ${tCount('wordCount', count)}`;
}

/** 'Paragraph 3'; '' on a page without named sections. */
export function sectionOf({ plan, sections }: Pick<PageToRead, 'plan' | 'sections'>, cursor: Cursor): string {
  const stretch = plan.stretches[stretchAt(plan, cursor.start)];
  return placeName((stretch && sections[stretch.section]) ?? null);
}

/** The beginning of a passage's words. */
export function quoteOf(text: string, { start, end }: { start: number; end: number }, isShort = false): string {
  const longest = isShort ? SHORT_QUOTE : LONGEST_QUOTE;
  const words = text.slice(start, end);
  if (words.length <= longest) return words;
  // Never through the middle of a character.
  return `${words.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…`;
}
