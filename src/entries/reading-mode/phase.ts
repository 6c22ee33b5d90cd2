/** What the digits and Enter are for while a page is read by keyboard: roles, kinds of relation, the other end of one. */
import type { Cursor } from '../../core/reading/cursor.ts';
import type { BarView, Choice } from '../../page/reading-mode/reading-bar.ts';
import type { PageCoding, ToldKind } from '../../protocol/background.ts';
import { t } from '../../ui/messages.ts';
import { keptInWords } from '../shared/highlighted.ts';
import { kindInWords } from '../shared/kind-in-words.ts';
import type { MarkedPassage } from '../shared/page-tools.ts';

export type Phase =
  | { is: 'reading' }
  /** The digits are for as many of the kinds as there are digits, from the one at `first` on. */
  | { is: 'kind'; from: MarkedPassage; kinds: readonly ToldKind[]; first: number }
  /** `back` is where the reader was, and returns to. */
  | { is: 'other-end'; from: MarkedPassage; kind: ToldKind; back: Cursor };

export const READING: Phase = { is: 'reading' };

type ChoosingKind = Extract<Phase, { is: 'kind' }>;

/** As many as there are digits beside 0, which shows the next. */
const AT_ONCE = 9;

/** Those that the digits are for now. */
export const kindsShown = ({ kinds, first }: ChoosingKind): readonly ToldKind[] => kinds.slice(first, first + AT_ONCE);

const hasMore = ({ kinds }: ChoosingKind): boolean => kinds.length > AT_ONCE;

/** With the digits for the next kinds; after the last for the first again. */
export const withNext = (phase: ChoosingKind): ChoosingKind => ({
  ...phase,
  first: phase.first + AT_ONCE < phase.kinds.length ? phase.first + AT_ONCE : 0,
});

/** What each digit is for, in words. */
export function kindChoices(phase: ChoosingKind): { digit: number; name: string }[] {
  const shown = kindsShown(phase).map((kind, index) => ({ digit: index + 1, name: kindInWords(kind) }));
  return hasMore(phase) ? [...shown, { digit: 0, name: t('readingMoreKinds') }] : shown;
}

/** What the bar offers; `mark` is the highlight before the reader. */
export function shownIn(
  phase: Phase,
  coding: PageCoding,
  mark: MarkedPassage | null,
): Pick<BarView, 'choicesName' | 'choices' | 'leave' | 'kept'> {
  const tags = coding.keptTags;
  return {
    choicesName: t(phase.is === 'kind' ? 'readingKinds' : 'readingRoles'),
    choices: choicesIn(phase, coding, mark),
    // Only a new highlight is given them.
    kept: phase.is === 'reading' && !mark && tags.length > 0 ? { tags, told: keptInWords(tags) } : null,
    leave: t(phase.is === 'reading' ? 'readingLeave' : 'readingBack'),
  };
}

function choicesIn(phase: Phase, { roles }: PageCoding, mark: MarkedPassage | null): Choice[] {
  if (phase.is === 'kind') return kindChoices(phase).map((choice) => ({ ...choice, look: null, isOn: false }));
  return roles
    .filter(({ key }) => key !== null)
    .map(({ id, key, name, color, underline }) => ({
      digit: Number(key),
      name,
      look: { color, underline },
      isOn: mark?.roles.includes(id) ?? false,
    }));
}

/** What is to be done next, where there is more to say than what is before the reader. */
export const askedIn = (phase: Phase): string =>
  phase.is === 'kind' ? t('readingWhichKind') : phase.is === 'other-end' ? otherEndAsked(phase.kind) : '';

/** How the other end of a relation is chosen. */
export const otherEndAsked = ({ name, side }: ToldKind): string =>
  t(side === 'from' ? 'readingChooseEnd' : 'readingChooseStart', name);
