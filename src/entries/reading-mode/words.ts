/** What the keyboard reading mode says: its bar, its help, and where the reader is. */
import type { Cursor } from '../../core/reading/cursor.ts';
import { type Deed, keysOf } from '../../core/reading/keys.ts';
import { stretchAt } from '../../core/reading/reading-plan.ts';
import { wordSpans } from '../../core/text/word-spans.ts';
import type { BarWords, HelpGroup } from '../../page/reading-mode/reading-bar.ts';
import { direction, t, tCount } from '../../ui/messages.ts';
import { placeName } from '../../ui/section-names.ts';
import type { PageToRead } from './page-to-read.ts';

/** UTF-16 code units of a passage that are read out: a whole section is known by its beginning. */
const LONGEST_QUOTE = 1_000;
/** The same where it only stands for its highlight. */
const SHORT_QUOTE = 40;

export function barWords(): BarWords {
  return {
    language: t('languageTag'),
    direction: direction(),
    name: t('readingName'),
    keys: t('readingKeys'),
    helpTitle: t('readingName'),
    close: t('close'),
  };
}

export const isMac = (): boolean => /^Mac/.test(navigator.platform);

/** What the keyboard is and the way the text runs, by which keys are named. */
export interface Keyboard {
  direction: 'ltr' | 'rtl';
  isMac: boolean;
}

/** Every key of the mode, arrows as they are to be pressed where the text runs this way. */
export function helpGroups(keyboard: Keyboard): HelpGroup[] {
  const row = (deed: Deed, text: string) => {
    const keys = keysOf(deed, keyboard.direction).map((key) => keyName(key, keyboard));
    // Between the first digit and the last stand the others.
    return { keys: deed === 'choose' ? keys.join(' … ').split(' ') : keys, text };
  };
  const edges = row('edge', t('keyEdges'));
  // Small ones have no keys of that name.
  if (keyboard.isMac) edges.keys.push('fn ←', 'fn →');
  return [
    {
      title: t('helpMove'),
      rows: [
        row('sentence', t('keySentences')),
        row('section', t('keySections')),
        row('highlight', t('keyHighlights')),
        edges,
      ],
    },
    {
      title: t('helpPassage'),
      rows: [
        row('grow-sentence', t('keyGrowSentence')),
        row('grow-word', t('keyGrowWord')),
        row('swap-ends', t('keySwap')),
        row('whole-section', t('keyWhole')),
      ],
    },
    {
      title: t('helpMark'),
      rows: [
        row('choose', t('keyRoles')),
        row('card', t('keyCard')),
        row('tags', t('keyTags')),
        row('note', t('keyNote')),
        row('relate', t('keyRelate')),
        row('delete', t('keyDeletes')),
      ],
    },
    {
      title: t('helpMode'),
      rows: [
        row('undo', t('keyUndo')),
        row('redo', t('keyRedo')),
        { keys: ['Tab'], text: t('keyTab') },
        row('help', t('keyHelp')),
        row('leave', t('keyLeave')),
      ],
    },
  ];
}

/** As it is written on the keyboard: 'Ctrl Shift Z', on a Mac '⌘ ⇧ Z'. */
function keyName(key: string, { isMac }: Keyboard): string {
  const names: Readonly<Record<string, string>> = {
    ArrowDown: '↓',
    ArrowUp: '↑',
    ArrowLeft: '←',
    ArrowRight: '→',
    Backspace: '⌫',
    Delete: isMac ? '⌦' : t('keyDelete'),
    End: t('keyEnd'),
    Enter: t('keyEnter'),
    Escape: 'Esc',
    Home: t('keyHome'),
    Control: isMac ? '⌘' : t('keyControl'),
    Shift: isMac ? '⇧' : t('keyShift'),
  };
  return key
    .split('+')
    .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ');
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

/** Hebrew, Arabic and what else runs from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** The beginning of a passage's words; the short one stands in a sentence and keeps its direction to itself. */
export function quoteOf(text: string, { start, end }: { start: number; end: number }, isShort = false): string {
  const longest = isShort ? SHORT_QUOTE : LONGEST_QUOTE;
  const whole = text.slice(start, end);
  // Never through the middle of a character.
  const words = whole.length <= longest ? whole : `${whole.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…`;
  return isShort && RIGHT_TO_LEFT.test(words) ? `\u2068${words}\u2069` : words;
}
