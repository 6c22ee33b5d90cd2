/** The card of a highlight on the page, and all that it leads to: its ends, its relations, its editor. */
import { equal } from '../../core/model/equality.ts';
import { isElement, parentElement } from '../../page/dom.ts';
import { createBoxes } from '../../page/marking/boxes.ts';
import { type CardContent, openCard, viewOf } from '../../page/marking/card.ts';
import { openChoice } from '../../page/marking/choice.ts';
import { isTyping } from '../../page/marking/fields.ts';
import { pickPassage } from '../../page/marking/pick.ts';
import { languageOf } from '../../page/marking/snap.ts';
import type { Panel, PanelOptions } from '../../page/marking/surface.ts';
import { make } from '../../page/over-page/elements.ts';
import type { ToldAnnotation, ToldKind } from '../../protocol/background.ts';
import type { EditorFocus } from '../../protocol/editor.ts';
import { t } from '../../ui/messages.ts';
import type { MarkedPassage } from '../shared/page-tools.ts';
import { acceptText, keepAsLost, remove, toggleRole } from './card-changes.ts';
import { cardContent, keyOfKind } from './card-content.ts';
import type { Context } from './context.ts';
import { askForEnds, keepEnds } from './move-ends.ts';
import type { Passages } from './passages.ts';
import { cardWords, pickWords } from './words.ts';

interface Point {
  x: number;
  y: number;
}

export interface HighlightCard {
  /** @param signal aborts when it is not wanted any more before it is there */
  open(id: string, near?: Point, signal?: AbortSignal): Promise<void>;
  /** Brings a highlight into view and opens its card. */
  goTo(id: string): void;
  /** Opens the card of what stands at a point, or asks which one is meant. */
  openAt(point: Point): void;
  /** The same for what a place in the page's text stands in. */
  openAround(node: Node, offset: number): void;
  /** Lets the reader choose the other end of a relation of a highlight; null where she chose none. */
  pick(title: string, own: string): Promise<string | null>;
  hide(): void;
}

/** Of which annotation a card is, what was told of that, and where it was asked for. */
interface Card {
  readonly id: string;
  readonly told: ToldAnnotation;
  readonly near: Point | undefined;
}

/** What is there: a card, or the choice among highlights that lie over each other, and the frames around words of the page. */
interface Shown {
  readonly panel: Panel | null;
  readonly frames: Panel | null;
  readonly card: (Card & { readonly content: CardContent }) | null;
}

export function createHighlightCard(
  context: Context,
  passages: Passages,
  openEditor: (id: string, focus: EditorFocus) => void,
): HighlightCard {
  const { tools, surface, coding } = context;
  const { document } = tools;
  let shown: Shown | null = null;
  /** Aborts when the reader goes on to something else: an answer that comes after that is for nobody. */
  let turn = new AbortController();
  /** Whether something of the card is being kept: what is pressed meanwhile is not meant for what comes of it. */
  let isKeeping = false;
  tools.onStored(() => void renew(), tools.signal);
  tools.onPassages(follow, tools.signal);

  function nextTurn(): AbortSignal {
    turn.abort();
    turn = new AbortController();
    return turn.signal;
  }

  function close(): void {
    shown?.panel?.close();
    shown?.frames?.close();
    shown = null;
  }

  function hide(): void {
    turn.abort();
    close();
  }

  /** Where something stands beside a passage's words, wherever these are by now. */
  function placing(id: string, near?: Point): Pick<PanelOptions, 'beside' | 'behind'> {
    const container = passages.find(id)?.range.startContainer ?? null;
    return {
      behind: container && (isElement(container) ? container : parentElement(container)),
      beside: () => {
        const words = passages.lines(id);
        const last = words.at(-1);
        return { words, near: near ?? { x: last?.left ?? 0, y: last?.bottom ?? 0 } };
      },
    };
  }

  /** What frames passages of the page until its panel is closed. */
  function openFrames() {
    const layer = make(document, 'div');
    const boxes = createBoxes(document, layer);
    return {
      panel: surface.open(layer, { onMove: boxes.replace }),
      frame: (ids: readonly string[], kind: 'own' | 'related'): void =>
        boxes.show(ids.map((id) => ({ range: () => passages.find(id)?.range ?? null, kind }))),
    };
  }

  const describe = (id: string): Promise<ToldAnnotation | null | undefined> =>
    tools.ask('annotation', { ...tools.asking(), id });

  async function open(id: string, near?: Point, signal?: AbortSignal): Promise<void> {
    const found = passages.find(id);
    if (!found) return;
    const ended = nextTurn();
    const wasTyping = isTyping(document);
    const told = await describe(id);
    if (signal?.aborted || ended.aborted) return;
    if (!told) return context.fault(t(told === null ? 'annotationGone' : 'notAnswering'));
    // She may have gone to a field of the page with the keys alone.
    show(passages.find(id) ?? found, { id, told, near }, wasTyping || !isTyping(document));
  }

  /** What a card says may be changed, and what it is of deleted, anywhere else while it is there. */
  async function renew(): Promise<void> {
    const card = shown?.card;
    if (!card) return;
    const told = await describe(card.id);
    // She has gone on, or there was no answer.
    if (told === undefined || card !== shown?.card) return;
    if (told === null) return hide();
    shown = { ...shown, card: { ...card, told } };
    follow();
  }

  /** The page may have changed under a card, or what was told of its annotation: it says what is so now, or goes with its words. */
  function follow(): void {
    surface.replace();
    const card = shown?.card;
    if (!card) return;
    const found = passages.find(card.id);
    if (!found) {
      close();
      return;
    }
    if (equal(cardContent(passages, found, card.told), card.content)) return;
    show(found, card, shown?.panel?.element.contains(surface.focused()) === true);
  }

  /** One after the other. */
  async function keeping(keep: () => Promise<void>): Promise<void> {
    if (isKeeping) return;
    isKeeping = true;
    await keep().finally(() => {
      isKeeping = false;
    });
  }

  function show(found: MarkedPassage, card: Card, takesFocus: boolean): void {
    const { id, told, near } = card;
    const content = cardContent(passages, found, told);
    const before = shown?.card?.id === id ? shown.panel?.element : undefined;
    const view = before && viewOf(before, surface.focused());
    close();
    const frames = openFrames();
    const panel = openCard(document, surface, {
      ...placing(id, near),
      words: cardWords(),
      takesFocus,
      view,
      content,
      acts: {
        edit() {
          hide();
          openEditor(id, 'roles');
        },
        adjust: () => void adjust(id),
        acceptText: () => void keeping(() => acceptText(context, id, content.changed?.difference ?? [])),
        keepAsLost: () => void keeping(() => keepAsLost(context, id)),
        toggleRole(roleId) {
          const role = told.offered.find((each) => each.id === roleId);
          if (role) void keeping(() => toggleRole(context, found, role, told.offered));
        },
        delete: () => void keeping(() => remove(context, id)),
        relate(key) {
          const kind = told.kinds.find((each) => keyOfKind(each) === key);
          if (kind) void relate(id, kind);
        },
        goTo: (other) => (passages.find(other) ? goTo(other) : void keeping(() => openElsewhere(id, other))),
        mark: (ids) => frames.frame(ids, 'related'),
        dismiss: hide,
      },
    });
    shown = { panel, frames: frames.panel, card: { ...card, content } };
  }

  function goTo(id: string): void {
    const range = passages.find(id)?.range;
    if (range) tools.reveal(range);
    void open(id);
  }

  /** On the page of its own article. */
  async function openElsewhere(id: string, otherId: string): Promise<void> {
    const isOpen = await tools.ask('open-related', { ...tools.asking(), id, otherId });
    if (!isOpen) context.fault(t(isOpen === undefined ? 'notAnswering' : 'annotationGone'));
  }

  async function adjust(id: string): Promise<void> {
    const found = passages.find(id);
    hide();
    if (!found) return;
    const ends = await askForEnds(context, found);
    if (ends) await keepEnds(context, found, ends);
    else await open(id);
  }

  async function relate(id: string, kind: ToldKind): Promise<void> {
    let isElsewhere = false;
    const isOnward = kind.side === 'from';
    await pick(t(isOnward ? 'relateTitle' : 'relateTitleBack', kind.name), id, {
      search: () => {
        isElsewhere = true;
      },
      // Where the codebook does not let it be, another may be chosen.
      async refusal(other) {
        const ends = isOnward ? { fromId: id, toId: other } : { fromId: other, toId: id };
        const made = await tools.ask('relate', { ...tools.asking(), kindId: kind.id, ...ends });
        if (!made) return t('notAnswering');
        if ('fault' in made) return made.fault;
        context.doneAsStep(t('cardRelated', kind.name), made.step, () => {
          if (shown?.card?.id === id) void open(id);
        });
        return null;
      },
    });
    if (isElsewhere) return openEditor(id, { relate: kind.id, side: kind.side });
    await open(id);
  }

  /** The other end of a relation of one of the page's highlights, which cannot be that one itself. */
  function pick(
    title: string,
    own: string,
    {
      search,
      refusal = () => null,
    }: {
      /** Called where the reader would rather look among the passages of all articles. */
      search?: () => void;
      refusal?: (id: string) => string | null | Promise<string | null>;
    } = {},
  ): Promise<string | null> {
    hide();
    return pickPassage(document, surface, {
      among: tools
        .passages()
        .filter(({ id }) => id !== own)
        .map((passage) => ({
          id: passage.id,
          range: () => passages.find(passage.id)?.range ?? null,
          words: passages.firstWords(passage),
        })),
      hit: (x, y) => passages.hitTest()(x, y),
      reveal: tools.reveal,
      refusal: (id) => (id === own ? t('relationSelf') : refusal(id)),
      search: search && { label: t('pickElsewhere'), act: search },
      words: pickWords(title),
    });
  }

  /** Opens the card of the one that is there, or asks which of several is meant. */
  async function offer(ids: readonly string[], near?: Point): Promise<void> {
    const [only, ...others] = ids;
    if (only === undefined) return;
    if (others.length === 0) return open(only, near);
    const ended = nextTurn();
    const wasTyping = isTyping(document);
    // Two that lie over each other are told apart by their roles.
    const known = (coding.known() ?? (await coding.ask()))?.roles ?? [];
    if (ended.aborted || (!wasTyping && isTyping(document))) return;
    close();
    const frames = openFrames();
    // The innermost first: it is what the reader sees on top.
    const among = ids.toReversed().flatMap((id) => {
      const found = passages.find(id);
      if (!found) return [];
      const roles = known.filter((role) => found.roles.includes(role.id));
      return [{ id, roles, words: passages.firstWords(found), language: languageOf(found.range.startContainer) }];
    });
    const panel = openChoice(document, surface, {
      ...placing(only, near),
      among,
      words: { title: t('whichHighlight') },
      choose: (id) => void open(id, near),
      mark: (id) => frames.frame([id], 'own'),
      dismiss: hide,
    });
    shown = { panel, frames: frames.panel, card: null };
  }

  return {
    open,
    goTo,
    openAt: (point) => void offer(passages.hitTest()(point.x, point.y), point),
    openAround: (node, offset) => void offer(passages.around(node, offset)),
    pick,
    hide,
  };
}
