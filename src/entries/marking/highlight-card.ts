/** The card of a highlight on the page, and all that it leads to: its ends, its relations, its editor. */
import type { Span } from '../../core/text/quote.ts';
import type { ReadingText } from '../../page/anchoring/reading-text.ts';
import { wordsIn } from '../../page/anchoring/text-span.ts';
import { isElement, parentElement } from '../../page/dom.ts';
import { adjustEnds } from '../../page/marking/adjust.ts';
import { createBoxes } from '../../page/marking/boxes.ts';
import { openCard } from '../../page/marking/card.ts';
import { openChoice } from '../../page/marking/choice.ts';
import { make } from '../../page/marking/elements.ts';
import { isTyping } from '../../page/marking/fields.ts';
import { linesOf } from '../../page/marking/lines.ts';
import { pickPassage } from '../../page/marking/pick.ts';
import { languageOf } from '../../page/marking/snap.ts';
import type { Panel } from '../../page/marking/surface.ts';
import { createHitTest, type HitTest } from '../../page/painting/hit-test.ts';
import type { ToldAnnotation, ToldKind } from '../../protocol/background.ts';
import type { PassageDescription } from '../../protocol/content.ts';
import type { EditorFocus } from '../../protocol/editor.ts';
import { t } from '../../ui/messages.ts';
import { kindInWords } from '../shared/kind-in-words.ts';
import type { MarkedPassage } from '../shared/page-tools.ts';
import type { Context } from './context.ts';
import { adjustWords, cardWords, pickWords, relationText } from './words.ts';

interface Point {
  x: number;
  y: number;
}

export interface HighlightCard {
  /** @param signal aborts when it is not wanted any more before it is there */
  open(id: string, near?: Point, signal?: AbortSignal): Promise<void>;
  /** Opens the card of what stands at a point, or asks which one is meant; whether anything stands there. */
  openAt(point: Point): boolean;
  /** Opens the card of what a place in the page's text stands in. */
  openAround(node: Node, offset: number): boolean;
  pick(title: string, except: string | null): Promise<string | null>;
  hide(): void;
}

/** Words of a passage that are shown where it is one among others, in UTF-16 code units. */
const FIRST_WORDS = 90;

export function createHighlightCard(
  context: Context,
  openEditor: (id: string, focus: EditorFocus) => void,
): HighlightCard {
  const { tools, surface, coding } = context;
  const { document } = tools;
  let shown: Panel | null = null;
  let marks: Panel | null = null;
  /** The card that is there: of which annotation, what it says of it, and where it was asked for. */
  let card: { id: string; told: ToldAnnotation; near: Point | undefined } | null = null;
  /** Counts what the reader did: an answer that comes after she has gone on to something else is for nobody. */
  let turn = 0;
  /** Asked again until passages are found anew. */
  let hit: { readonly among: readonly MarkedPassage[]; readonly test: HitTest } | null = null;
  tools.onPassages(() => {
    hit = null;
  }, tools.signal);

  function hitTest(): HitTest {
    const among = tools.passages();
    // Where there is none nothing is to be read.
    if (among.length === 0) return () => [];
    if (hit?.among !== among) hit = { among, test: createHitTest(document, tools.reading(), among) };
    return hit.test;
  }

  function hide(): void {
    turn++;
    card = null;
    shown?.close();
    marks?.close();
    shown = null;
    marks = null;
  }

  const passage = (id: string): MarkedPassage | undefined => tools.passages().find((each) => each.id === id);
  const firstWords = ({ start, end }: MarkedPassage): string =>
    tools.reading().text.slice(start, Math.min(end, start + FIRST_WORDS));

  /** What stands beside a passage's words, wherever these are by now. */
  function placing(id: string, near?: Point) {
    const range = passage(id)?.range;
    const container = range?.startContainer ?? null;
    return {
      behind: container && (isElement(container) ? container : parentElement(container)),
      beside: () => {
        const now = passage(id)?.range;
        const words = now ? linesOf(now) : [];
        const last = words.at(-1);
        return { words, near: near ?? { x: last?.left ?? 0, y: last?.bottom ?? 0 } };
      },
    };
  }

  /** Frames passages of the page for as long as the card is there. */
  function createMarks() {
    const layer = make(document, 'div');
    const boxes = createBoxes(document, layer);
    marks = surface.open(layer, { onMove: boxes.replace });
    return (ids: readonly string[], kind: 'own' | 'related'): void =>
      boxes.show(
        ids.flatMap((id) => {
          const range = passage(id)?.range;
          return range ? [{ range, kind }] : [];
        }),
      );
  }

  /** What the card says of a passage whose words the page has changed. */
  function changed({ state, start, end, elsewhere }: MarkedPassage) {
    if (state !== 'changed') return undefined;
    const now = tools.reading().text.slice(start, end);
    return { says: t('cardChanged'), now, hint: elsewhere ? null : t('cardChangedHint') };
  }

  async function open(id: string, near?: Point, signal?: AbortSignal): Promise<void> {
    const found = passage(id);
    if (!found) return;
    const asked = ++turn;
    const wasTyping = isTyping(document);
    const told = await tools.ask('annotation', { ...tools.asking(), id });
    if (signal?.aborted || asked !== turn) return;
    if (told === undefined) return context.fault(t('notAnswering'));
    if (told === null) return context.fault(t('annotationGone'));
    // She may have gone to a field of the page with the keys alone.
    show(found, told, { near, takesFocus: wasTyping || !isTyping(document) });
  }

  /** What a card says may be changed, and what it is of deleted, anywhere else while it is there. */
  async function renew(): Promise<void> {
    const before = card;
    if (!before) return;
    const told = await tools.ask('annotation', { ...tools.asking(), id: before.id });
    // She has gone on, or there was no answer.
    if (told === undefined || card !== before) return;
    const found = passage(before.id);
    if (told === null || !found) return hide();
    if (JSON.stringify(told) === JSON.stringify(before.told)) return;
    show(found, told, { near: before.near, takesFocus: shown?.element.contains(surface.focused()) === true });
  }
  tools.onStored(() => void renew(), tools.signal);

  function show(
    found: MarkedPassage,
    told: ToldAnnotation,
    { near, takesFocus }: { near: Point | undefined; takesFocus: boolean },
  ): void {
    const { id } = found;
    hide();
    const mark = createMarks();
    card = { id, told, near };
    shown = openCard(document, surface, {
      ...placing(id, near),
      words: cardWords(),
      takesFocus,
      content: {
        quote: told.quote,
        language: languageOf(found.range.startContainer),
        roles: told.roles,
        tags: told.tags,
        note: told.note,
        relations: told.relations.map((relation) => ({
          otherId: relation.otherId,
          text: relationText(relation),
          here: relation.here && passage(relation.otherId) !== undefined,
        })),
        kinds: told.kinds.map((kind) => ({ id: kind.id, text: kindInWords(kind) })),
        adjustable: !found.elsewhere,
        changed: changed(passage(id) ?? found),
      },
      acts: {
        edit() {
          hide();
          openEditor(id, 'roles');
        },
        adjust: () => void adjust(id),
        relate(kindId) {
          const kind = told.kinds.find((each) => each.id === kindId);
          if (kind) void relate(id, kind);
        },
        goTo(other) {
          const range = passage(other)?.range;
          if (range) tools.reveal(range);
          void open(other);
        },
        mark: (ids) => mark(ids, 'related'),
        dismiss: hide,
      },
    });
  }

  async function adjust(id: string): Promise<void> {
    const found = passage(id);
    hide();
    if (!found) return;
    const reading = tools.reading();
    const language = languageOf(found.range.startContainer);
    const span = await adjustEnds(document, surface, { reading, span: found, language, words: adjustWords() });
    if (!span || (span.start === found.start && span.end === found.end)) return open(id);
    const described = await describeWords(reading, span);
    if (!described) return context.fault(t('passageCannotBeKept'));
    const outcome = await tools.ask('change-annotation', {
      ...tools.asking(),
      id,
      selectors: described.selectors,
      changed: found.state === 'changed',
    });
    if (!outcome) return context.fault(t('notAnswering'));
    if ('fault' in outcome) return context.fault(outcome.fault);
    await tools.refresh();
    context.doneAsStep(t('endsKept'), outcome.step);
  }

  /** The words of a text that was read before; null where the page says something else there by now. */
  async function describeWords(reading: ReadingText, { start, end }: Span): Promise<PassageDescription | null> {
    const points = reading.boundaries(start, end);
    const range = points && new StaticRange(points);
    if (!range || wordsIn(tools.reading(), range) !== reading.text.slice(start, end).trim()) return null;
    // Of the text as it is now: it is read before anything is waited for.
    return tools.describe(range);
  }

  async function relate(id: string, kind: ToldKind): Promise<void> {
    hide();
    let isElsewhere = false;
    const isOnward = kind.side === 'from';
    const other = await pick(t(isOnward ? 'relateTitle' : 'relateTitleBack', kind.name), id, () => {
      isElsewhere = true;
    });
    if (isElsewhere) return openEditor(id, { relate: kind.id, side: kind.side });
    if (other === null) return open(id);
    const ends = isOnward ? { fromId: id, toId: other } : { fromId: other, toId: id };
    const outcome = await tools.ask('relate', { ...tools.asking(), kindId: kind.id, ...ends });
    if (!outcome) return context.fault(t('notAnswering'));
    if (outcome.fault !== undefined) return context.fault(outcome.fault);
    context.doneAsStep(t('cardRelated', kind.name), outcome.step, () => {
      if (card?.id === id) void open(id);
    });
    await open(id);
  }

  function pick(title: string, except: string | null, search?: () => void): Promise<string | null> {
    hide();
    return pickPassage(document, surface, {
      among: tools
        .passages()
        .filter(({ id }) => id !== except)
        .map((each) => ({ id: each.id, range: new StaticRange(each.range), words: firstWords(each) })),
      hit: hitTest(),
      reveal: tools.reveal,
      search: search && { label: t('pickElsewhere'), act: search },
      words: pickWords(title),
    });
  }

  async function offer(ids: readonly string[], near: Point | undefined): Promise<void> {
    const [only, ...others] = ids;
    if (only === undefined) return;
    if (others.length === 0) return open(only, near);
    const asked = ++turn;
    const wasTyping = isTyping(document);
    // Two that lie over each other are told apart by their roles.
    const known = (coding.known() ?? (await coding.ask()))?.roles ?? [];
    if (asked !== turn || (!wasTyping && isTyping(document))) return;
    hide();
    const mark = createMarks();
    // The innermost first: it is what the reader sees on top.
    const among = ids.toReversed().flatMap((id) => {
      const found = passage(id);
      if (!found) return [];
      const roles = known.filter((role) => found.roles.includes(role.id));
      return [{ id, roles, words: firstWords(found), language: languageOf(found.range.startContainer) }];
    });
    shown = openChoice(document, surface, {
      ...placing(ids[0] ?? '', near),
      among,
      words: { title: t('whichHighlight') },
      choose: (id) => void open(id, near),
      mark: (id) => mark([id], 'own'),
      dismiss: hide,
    });
  }

  return {
    open,
    openAt({ x, y }) {
      const ids = hitTest()(x, y);
      void offer(ids, { x, y });
      return ids.length > 0;
    },
    openAround(node, offset) {
      const at = tools.reading().offsetOf(node, offset);
      const ids = tools
        .passages()
        .filter(({ start, end }) => start <= at && at <= end)
        .map(({ id }) => id);
      void offer(ids, undefined);
      return ids.length > 0;
    },
    pick,
    hide,
  };
}
