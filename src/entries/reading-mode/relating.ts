/**
 * Relates two highlights while a page is read by keyboard: from the one before the reader, by a kind that she chooses, to
 * another one of the page, or of any article, which is searched for in the editor.
 */
import type { Cursor } from '../../core/reading/cursor.ts';
import type { EditorFocus } from '../../protocol/editor.ts';
import { formatList, t } from '../../ui/messages.ts';
import type { MarkedPassage, PageTools } from '../shared/page-tools.ts';
import { kindsOf, markOf, relate } from './marks.ts';
import { kindChoices, kindsShown, otherEndAsked, type Phase, READING, withNext } from './phase.ts';

/** What it needs of the session. */
interface Session {
  readonly tools: PageTools;
  cursor(): Cursor;
  /** The reader is there again, which is not drawn yet. */
  goBack(cursor: Cursor): void;
  /** The highlight that has words of the passage before the reader. */
  markAround(): MarkedPassage | null;
  /** The words of a highlight, in quotation marks. */
  quote(mark: MarkedPassage): string;
  /** Says something to eye and ear, or to the ear alone where `isShown` says that the eye has it. */
  tell(said: string, how?: { scroll?: boolean; isShown?: boolean }): void;
  /** Draws the passage before the reader. */
  show(): void;
  openEditor(focus: EditorFocus, mark: MarkedPassage): Promise<void>;
}

export class Relating {
  readonly #session: Session;
  #phase: Phase = READING;

  constructor(session: Session) {
    this.#session = session;
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** Asks for the kind of a relation from the highlight before the reader. */
  async begin(): Promise<void> {
    const { tools, tell } = this.#session;
    const from = this.#session.markAround();
    if (!from) return tell(t('readingHighlightFirst'));
    const kinds = await kindsOf(tools, from.id);
    if (!kinds) return tell(t('notAnswering'));
    if (kinds.length === 0) return tell(t('readingNoKinds'));
    this.#askKind({ is: 'kind', from, kinds, first: 0 });
  }

  #askKind(phase: Extract<Phase, { is: 'kind' }>): void {
    this.#phase = phase;
    const listed = formatList(kindChoices(phase).map(({ digit, name }) => `${digit} ${name}`));
    this.#session.tell(t('readingChooseKind', listed), { isShown: true });
  }

  /** Asks for the other end, or has it searched for where nothing of this page can be it yet. */
  async chooseKind(choosing: Extract<Phase, { is: 'kind' }>, digit: number): Promise<void> {
    const kind = kindsShown(choosing)[digit - 1];
    if (!kind) return this.#askKind(digit === 0 ? withNext(choosing) : choosing);
    const { from } = choosing;
    const { tools, cursor, tell } = this.#session;
    const phase = { is: 'other-end' as const, from, kind, back: cursor() };
    if (!tools.passages().some(({ id }) => id !== from.id)) return this.searchEnd(phase);
    this.#phase = phase;
    tell(otherEndAsked(kind));
  }

  /** Has the other end searched for among the passages of all articles, in the editor. */
  async searchEnd({ from, kind }: Extract<Phase, { is: 'other-end' }>): Promise<void> {
    this.cancel();
    this.#session.show();
    await this.#session.openEditor({ relate: kind.id, side: kind.side }, markOf(this.#session.tools, from) ?? from);
  }

  /** Makes the relation to the highlight before the reader. */
  async relateTo({ from, kind }: Extract<Phase, { is: 'other-end' }>): Promise<void> {
    const { tools, quote, tell } = this.#session;
    const other = this.#session.markAround();
    if (!other) return tell(otherEndAsked(kind));
    if (other.id === from.id) return tell(t('relationSelf'));
    const ends = kind.side === 'from' ? { from, to: other } : { from: other, to: from };
    const fault = await relate(tools, kind.id, ends);
    // Another end may be chosen where this one could not be.
    if (fault !== null) return tell(fault);
    this.cancel();
    tell(t('readingRelated', quote(ends.from), kind.name, quote(ends.to)), { scroll: true });
  }

  /** Back to reading, where the reader was before she went to look for the other end. */
  cancel(): void {
    if (this.#phase.is === 'other-end') this.#session.goBack(this.#phase.back);
    this.#phase = READING;
  }

  /** The page's text has become another one. */
  keepPlace(keep: (back: Cursor) => Cursor): void {
    const phase = this.#phase;
    if (phase.is === 'other-end') this.#phase = { ...phase, back: keep(phase.back) };
  }

  /** A highlight has been deleted: a relation from it has not been begun any more. */
  forget(id: string): void {
    const phase = this.#phase;
    if (phase.is !== 'reading' && phase.from.id === id) this.#phase = READING;
  }
}
