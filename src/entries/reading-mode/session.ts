/**
 * One time of reading a page by keyboard: what the reader has before her, what she is choosing, and what each key does.
 */
import {
  type Cursor,
  type Direction,
  grow,
  growth,
  markAround,
  markAt,
  swapEnds,
  toEdge,
  toMark,
  toSection,
  toSentence,
  toWholeSection,
  type Unit,
} from '../../core/reading/cursor.ts';
import { keepPlace } from '../../core/reading/keep-place.ts';
import { goesOn, type ReadingCommand } from '../../core/reading/keys.ts';
import type { Span } from '../../core/text/quote.ts';
import { listenForKeys } from '../../page/reading-mode/listen-for-keys.ts';
import type { ReadingBar } from '../../page/reading-mode/reading-bar.ts';
import type { Stage } from '../../page/reading-mode/stage.ts';
import type { PageCoding } from '../../protocol/background.ts';
import type { EditorFocus } from '../../protocol/editor.ts';
import { t } from '../../ui/messages.ts';
import type { Marking } from '../shared/marking-slot.ts';
import type { MarkedPassage, PageTools } from '../shared/page-tools.ts';
import { toolbarSlot } from '../shared/toolbar-slot.ts';
import { countAsSelected } from './as-selection.ts';
import { CommandQueue } from './command-queue.ts';
import { bringMarking, describeMark, highlight, markOf, remove, rolesSaid, toggleRole, turn } from './marks.ts';
import { type PageToRead, readPage } from './page-to-read.ts';
import { askedIn, shownIn } from './phase.ts';
import { Relating } from './relating.ts';
import { helpGroups, isMac, placeOf, quoteOf, sectionOf } from './words.ts';

/** How often is looked whether the page has become another one, in milliseconds. */
const LOOK_INTERVAL = 1_000;

export interface SessionParts {
  tools: PageTools;
  bar: ReadingBar;
  stage: Stage;
  /** Aborted when the session ends; whatever was heard or shown for it ends with that. */
  ended: AbortController;
  onEnd: () => void;
  page: PageToRead;
  /** Where the reader begins. */
  cursor: Cursor;
  coding: PageCoding;
}

export class ReadingSession {
  readonly #tools: PageTools;
  readonly #bar: ReadingBar;
  readonly #stage: Stage;
  readonly #ended: AbortController;
  readonly #onEnd: () => void;
  #page: PageToRead;
  #cursor: Cursor;
  #coding: PageCoding;
  /** What has just been done, as the bar says it. */
  #status = '';
  #isHelpShown = false;
  #isElsewhere = false;
  /** Whether the codebook is to be asked for anew. */
  #isCodingOld = false;
  readonly #queue: CommandQueue;
  readonly #relating: Relating;

  constructor(parts: SessionParts) {
    this.#tools = parts.tools;
    this.#bar = parts.bar;
    this.#stage = parts.stage;
    this.#ended = parts.ended;
    this.#onEnd = parts.onEnd;
    this.#page = parts.page;
    this.#cursor = parts.cursor;
    this.#coding = parts.coding;
    this.#queue = new CommandQueue({
      signal: parts.ended.signal,
      act: async (command) => {
        if (await this.#followPage()) await this.#do(command);
      },
      failed: () => this.#tell(t('notAnswering')),
    });
    this.#relating = new Relating({
      tools: parts.tools,
      cursor: () => this.#cursor,
      goBack: (cursor) => {
        this.#cursor = cursor;
      },
      markAround: () => this.#markAround(),
      quote: (mark) => t('quoted', quoteOf(this.#page.plan.text, markOf(this.#tools, mark) ?? mark, true)),
      tell: (said, how) => this.#tell(said, how),
      show: () => this.#show(),
      openEditor: (focus, mark) => this.#openEditor(focus, mark),
    });
  }

  take(command: ReadingCommand): void {
    this.#queue.take(command);
  }

  end(): void {
    if (this.#ended.signal.aborted) return;
    this.#ended.abort();
    this.#bar.close(t('readingOff'));
    this.#onEnd();
  }

  /** Shows where the reader begins, and hears her keys from then on. */
  start(): void {
    const { signal } = this.#ended;
    this.#tools.signal.addEventListener('abort', () => this.end(), { signal });
    const goOn = countAsSelected(
      this.#tools,
      {
        passage: () => (this.#markHere() ? null : this.#cursor),
        text: () => this.#page.plan.text,
        host: this.#bar.host,
      },
      signal,
    );
    listenForKeys(
      this.#tools.document,
      this.#bar,
      {
        direction: () => this.#stage.direction(),
        takes: (command) => !this.#isHelpShown || command.do === 'help' || command.do === 'leave',
        onCommand: (command, isRepeated) => {
          toolbarSlot.here()?.hide();
          // A key that is held down goes as fast as can be followed and stops when it is let go.
          if (isRepeated && !(goesOn(command) && this.#queue.isIdle)) return;
          goOn();
          this.#queue.take(command);
        },
        onOther: () => this.#stage.letGo(),
        onElsewhere: (isElsewhere) => {
          if (this.#isElsewhere === isElsewhere) return;
          this.#isElsewhere = isElsewhere;
          this.#draw();
          // Out of a card that has been closed, or a field that has been left: once nothing else has taken the focus.
          if (!isElsewhere) setTimeout(() => this.#stage.takeFocus());
        },
      },
      signal,
    );
    this.#tools.onPassages(() => this.#queue.inTurn(async () => this.#draw()), signal);
    this.#tools.onStored(() => this.#renewCoding(), signal);
    const looking = setInterval(() => this.#look(), LOOK_INTERVAL);
    signal.addEventListener('abort', () => clearInterval(looking));
    // It would be asked for each key first, and mark what is selected instead of what is outlined.
    toolbarSlot.here()?.hide();
    this.#bar.focus();
    this.#draw({ scroll: true });
    this.#bar.say(`${t('readingOn')} ${sectionOf(this.#page, this.#cursor)}`, this.#quoted(this.#cursor));
  }

  /** The page may have become another one without a highlight on it to tell by. */
  #look(): void {
    if (!this.#queue.isIdle || this.#tools.reading() === this.#page.reading) return;
    this.#queue.inTurn(async () => {
      if (await this.#followPage()) this.#draw();
    });
  }

  /** The codebook may have been changed, or another one chosen, by whatever was written. */
  #renewCoding(): void {
    if (this.#isCodingOld) return;
    this.#isCodingOld = true;
    this.#queue.inTurn(async () => {
      await this.#askCoding();
      this.#draw();
    });
  }

  async #askCoding(): Promise<void> {
    this.#isCodingOld = false;
    this.#coding = (await this.#tools.ask('coding', { addresses: this.#tools.asking().addresses })) ?? this.#coding;
  }

  /** Takes over what the page has become, with the place in it; false where nothing is left to read. */
  async #followPage(): Promise<boolean> {
    const reading = this.#tools.reading();
    const { plan } = this.#page;
    if (reading === this.#page.reading) return true;
    if (reading.text === plan.text) {
      this.#page = { ...this.#page, reading };
      return true;
    }
    const page = await readPage(this.#tools);
    const cursor = keepPlace(plan.text, this.#cursor, page.plan);
    if (!cursor) {
      this.end();
      return false;
    }
    this.#relating.keepPlace((back) => keepPlace(plan.text, back, page.plan) ?? cursor);
    this.#page = page;
    this.#cursor = cursor;
    return true;
  }

  async #do(command: ReadingCommand): Promise<void> {
    const { plan } = this.#page;
    const cursor = this.#cursor;
    const relating = this.#relating;
    const { phase } = relating;
    switch (command.do) {
      case 'sentence':
        return this.#move(toSentence(plan, cursor, command.direction));
      case 'section':
        return this.#move(toSection(plan, cursor, command.direction));
      case 'edge':
        return this.#move(toEdge(plan, cursor, command.direction));
      case 'whole-section':
        return this.#move(toWholeSection(plan, cursor));
      case 'highlight':
        return this.#toHighlight(command.direction);
      case 'grow':
        return this.#grow(command.unit, command.direction);
      case 'swap-ends':
        this.#cursor = swapEnds(cursor);
        return this.#tell(t(this.#cursor.moving === 'start' ? 'readingOtherEnd' : 'readingThisEnd'));
      case 'choose':
        return phase.is === 'kind' ? relating.chooseKind(phase, command.digit) : this.#giveRole(command.digit);
      case 'card':
        return phase.is === 'other-end' ? relating.relateTo(phase) : this.#openCard();
      case 'tags':
        return this.#openEditor('tags');
      case 'note':
        return this.#openEditor('note');
      case 'relate':
        return phase.is === 'other-end' ? relating.searchEnd(phase) : relating.begin();
      case 'delete':
        return this.#delete();
      case 'undo':
      case 'redo':
        return this.#tell((await turn(this.#tools, command.do)).said);
      case 'help':
        return this.#showHelp(!this.#isHelpShown);
      case 'leave':
        return this.#goBack();
    }
  }

  /** Whether there is somewhere to go; that there is not is said. */
  #go(next: Cursor): boolean {
    if (next === this.#cursor) {
      this.#tell(t('readingNoMore'));
      return false;
    }
    this.#cursor = next;
    this.#show();
    return true;
  }

  /** Goes there and reads it out. */
  #move(next: Cursor): void {
    const before = sectionOf(this.#page, this.#cursor);
    if (!this.#go(next)) return;
    const section = sectionOf(this.#page, next);
    const mark = this.#markAround();
    const roles = mark && rolesSaid(mark, this.#coding);
    const said = [section !== before && section && t('asSentence', section), roles && t('asSentence', roles)]
      .filter(Boolean)
      .join(' ');
    this.#bar.say(said, this.#quoted(next));
  }

  async #toHighlight(direction: Direction): Promise<void> {
    const { phase } = this.#relating;
    const from = phase.is === 'other-end' ? phase.from.id : null;
    const others = this.#marks().filter(({ id }) => id !== from);
    if (others.length === 0) return this.#tell(t('readingNoHighlights'));
    const next = toMark(this.#cursor, others, direction);
    if (!this.#go(next)) return;
    const told = next.mark ? await describeMark(this.#tools, next.mark) : '';
    this.#bar.say(told, this.#quoted(next));
  }

  /** Reads out only what has come to it or gone from it. */
  #grow(unit: Unit, direction: Direction): void {
    const before = this.#cursor;
    const next = grow(this.#page.plan, before, unit, direction);
    if (!this.#go(next)) return;
    const { isLarger, span } = growth(before, next);
    this.#bar.say(t(isLarger ? 'readingAdded' : 'readingLessened'), this.#quoted(span));
  }

  async #giveRole(digit: number): Promise<void> {
    await this.#askCoding();
    const role = this.#coding.roles.find(({ key }) => key === String(digit));
    if (!role) return this.#tell(t('readingNoRole', digit));
    const mark = this.#markHere();
    const done = mark
      ? await toggleRole(this.#tools, mark, role, this.#coding)
      : await highlight(this.#tools, this.#page.reading, this.#cursor, role);
    if (done.id !== undefined) this.#cursor = { ...this.#cursor, mark: done.id };
    this.#tell(done.said);
  }

  async #delete(): Promise<void> {
    const mark = this.#markAround();
    if (!mark) return this.#tell(t('readingNothingToDelete'));
    const done = await remove(this.#tools, mark, quoteOf(this.#page.plan.text, mark, true));
    if (done.id === undefined) this.#relating.forget(mark.id);
    this.#tell(done.said);
  }

  async #openCard(): Promise<void> {
    await this.#open(this.#markAround(), (marking, id, signal) => marking.openCard(id, signal));
  }

  async #openEditor(focus: EditorFocus, mark = this.#markAround()): Promise<void> {
    const id = await this.#open(mark, (marking, id, signal) => marking.openEditor(id, focus, signal));
    if (id === null) return;
    await this.#tools.refresh();
    this.#bar.focus();
    this.#tell(await describeMark(this.#tools, id));
  }

  /** Opens something of a highlight; its id, or null where that could not be, which is said. */
  async #open(
    mark: MarkedPassage | null,
    open: (marking: Marking, id: string, signal: AbortSignal) => Promise<void>,
  ): Promise<string | null> {
    const marking = mark && (await bringMarking(this.#tools));
    if (mark && marking) {
      await this.#queue.open((signal) => open(marking, mark.id, signal));
      return mark.id;
    }
    this.#tell(t(mark ? 'notAnswering' : 'readingHighlightFirst'));
    return null;
  }

  #showHelp(isShown: boolean): void {
    this.#isHelpShown = isShown;
    this.#bar.showHelp(isShown ? helpGroups({ direction: this.#stage.direction(), isMac: isMac() }) : null);
  }

  /** Out of the help, out of a relation that has been begun, and out of the mode. */
  #goBack(): void {
    if (this.#isHelpShown) {
      this.#showHelp(false);
      return;
    }
    if (this.#relating.phase.is === 'reading') {
      this.end();
      return;
    }
    this.#relating.cancel();
    this.#show();
    this.#bar.say(sectionOf(this.#page, this.#cursor), this.#quoted(this.#cursor));
  }

  #marks(): readonly MarkedPassage[] {
    return this.#tools.passages();
  }

  /** The highlight that is before the reader, and the one that has words of the passage. */
  #markHere = () => markOf(this.#tools, markAt(this.#cursor, this.#marks()));
  #markAround = () => markOf(this.#tools, markAround(this.#cursor, this.#marks()));

  #quoted(span: Span): { text: string; language: string | null } {
    return { text: quoteOf(this.#page.plan.text, span), language: this.#page.plan.language };
  }

  /** Brings the passage into view; what was done before is not said any more. */
  #show(): void {
    this.#status = '';
    this.#draw({ scroll: true });
  }

  /** Says what was done, to eye and ear; to the ear alone where the bar shows it already. */
  #tell(said: string, { scroll = false, isShown = false } = {}): void {
    this.#status = isShown ? '' : said;
    this.#draw({ scroll });
    this.#bar.say(said);
  }

  #draw(how = { scroll: false }): void {
    if (this.#ended.signal.aborted) return;
    this.#stage.show(this.#page.reading, this.#cursor, how);
    const mark = this.#markHere();
    const { phase } = this.#relating;
    const status = this.#status || askedIn(phase) || (mark ? rolesSaid(mark, this.#coding) : t('readingHint'));
    this.#bar.show({
      place: placeOf(this.#page, this.#cursor),
      status: this.#isElsewhere ? t('readingElsewhere') : status,
      ...shownIn(phase, this.#coding, mark),
    });
  }
}
