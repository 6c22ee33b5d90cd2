/** The card of a highlight: what the reader has said of it, and what can be done with it here. */
import { signOf } from '../../core/reading/sign-of.ts';
import type { WordChange } from '../../core/text/quote.ts';
import { button, keyCap, make, on, roleMark } from '../over-page/elements.ts';
import type { Panel, PanelOptions, Surface } from './surface.ts';

export interface CardRelation {
  readonly otherId: string;
  /** In words, from this annotation's side. */
  readonly text: string;
  /** Whether the other end is on this page, or can be opened on that of its article; of this article and not found it is neither. */
  readonly where: 'here' | 'elsewhere' | 'nowhere';
  /** That the codebook would not allow it any more, and why; null where it would. */
  readonly forbidden: string | null;
}

export interface CardRole {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly underline: string;
  /** The digit that gives it and takes it off. */
  readonly key: string | null;
  readonly isOn: boolean;
}

export interface CardContent {
  readonly quote: string;
  readonly language: string | null;
  readonly roles: readonly { name: string; color: string; underline: string }[];
  /** Those that it may be given. */
  readonly offered: readonly CardRole[];
  /** Whether their digits act on a card that has the focus; otherwise only once they are shown. */
  readonly singleKeys: boolean;
  readonly tags: readonly string[];
  readonly note: string;
  readonly relations: readonly CardRelation[];
  /** Kinds of relation that it may be given, in words; empty with `noKinds` said where there are none. */
  readonly kinds: readonly { id: string; text: string }[];
  /** Whether its ends can be moved, and it can be deleted: not where it was marked on another copy. */
  readonly adjustable: boolean;
  /**
   * Where the page has changed its words: from those that were marked to those that stand there, and whether the reader may say
   * here what becomes of it.
   */
  readonly changed?: { readonly difference: readonly WordChange[]; readonly canBeSettled: boolean } | undefined;
}

export interface CardWords {
  label: string;
  tags: string;
  relations: string;
  unknownRole: string;
  /** That the page has changed the words, which come after it. */
  changed: string;
  /** Said before words that are gone, and before words that are new: to the eye they are struck through and underlined. */
  removed: string;
  added: string;
  acceptText: string;
  keepAsLost: string;
  edit: string;
  adjust: string;
  roles: string;
  delete: string;
  relate: string;
  noKinds: string;
  close: string;
  elsewhere: string;
  /** Said of a relation to a passage of another article. */
  otherArticle: string;
}

export interface CardActs {
  edit(): void;
  adjust(): void;
  /** The words that the page has now are the passage; they are not. */
  acceptText(): void;
  keepAsLost(): void;
  /** Gives the role, or takes it off. */
  toggleRole(id: string): void;
  delete(): void;
  /** @param id of one of `kinds` */
  relate(id: string): void;
  /** Shows another annotation that it is related to, here or on the page of its article. */
  goTo(id: string): void;
  /** Marks annotations on the page for as long as the reader points at them; none ends that. */
  mark(ids: readonly string[]): void;
  dismiss(): void;
}

/** What a card shows of what it can, and which part of it has the focus, for the one that takes its place. */
export interface CardView {
  readonly open: readonly string[];
  readonly focused: string | null;
}

/** Names a part of a card, for `CardView`. */
const PART = 'data-part';

/** @param focused the element of ours that has the focus */
export function viewOf(card: Element, focused: Element | null): CardView {
  const parts = (all: Iterable<Element>) => [...all].flatMap((each) => each.getAttribute(PART) ?? []);
  const [part = null] = focused && card.contains(focused) ? parts([focused]) : [];
  return { open: parts(card.querySelectorAll('[aria-expanded="true"]')), focused: part };
}

/** null where the document shows nothing. */
export function openCard(
  document: Document,
  surface: Surface,
  {
    content,
    words,
    acts,
    takesFocus = true,
    view,
    ...placing
  }: Pick<PanelOptions, 'beside' | 'behind' | 'onMove'> & {
    content: CardContent;
    words: CardWords;
    acts: CardActs;
    /** Whether the reader has not gone to something else by now. */
    takesFocus?: boolean;
    /** Of the card whose place it takes. */
    view?: CardView | undefined;
  },
): Panel | null {
  const title = make(document, 'h2', {
    class: 'row',
    children:
      content.roles.length > 0
        ? content.roles.map((role) => roleMark(document, role))
        : [make(document, 'span', { text: words.unknownRole })],
  });
  const related = content.relations.filter(({ where }) => where === 'here').map(({ otherId }) => otherId);
  const quote = make(document, 'p', {
    class: 'quote',
    text: content.quote.slice(0, 600),
    attributes: { dir: 'auto', lang: content.language },
  });
  on(quote, 'pointerenter', () => acts.mark(related));
  on(quote, 'pointerleave', () => acts.mark([]));
  const kinds = make(document, 'div', { class: 'list' });
  if (content.kinds.length === 0) kinds.append(make(document, 'p', { class: 'soft', text: words.noKinds }));
  for (const { id, text } of content.kinds)
    kinds.append(button(document, { text, attributes: { dir: 'auto' } }, () => acts.relate(id)));
  const roles = make(document, 'div', {
    class: 'row',
    attributes: { role: 'group', 'aria-label': words.roles },
    children: content.offered.map((role) => roleSwitch(document, role, () => acts.toggleRole(role.id))),
  });
  const lists = [
    disclosure(document, { part: 'roles', text: words.roles, list: roles }),
    disclosure(document, { part: 'kinds', text: words.relate, list: kinds }),
  ];
  const element = make(document, 'div', {
    class: 'panel card',
    attributes: { role: 'dialog', 'aria-label': words.label, tabindex: '-1' },
    children: [
      make(document, 'div', {
        class: 'head',
        children: [
          title,
          button(
            document,
            { class: 'quiet close', text: '×', attributes: { 'aria-label': words.close } },
            acts.dismiss,
          ),
        ],
      }),
      quote,
      ...changedParts(document, content, words, acts),
      content.tags.length === 0
        ? null
        : make(document, 'ul', {
            class: 'tags',
            attributes: { 'aria-label': words.tags },
            children: content.tags.map((text) => make(document, 'li', { text, attributes: { dir: 'auto' } })),
          }),
      content.note === ''
        ? null
        : make(document, 'p', { class: 'note', text: content.note, attributes: { dir: 'auto' } }),
      content.relations.length === 0 ? null : relationList(document, content.relations, words, acts),
      content.adjustable ? null : make(document, 'p', { class: 'soft', text: words.elsewhere }),
      make(document, 'div', {
        class: 'row',
        children: [
          button(document, { text: words.edit }, acts.edit),
          content.adjustable ? button(document, { text: words.adjust }, acts.adjust) : null,
          ...lists.map(({ opener }) => opener),
          content.adjustable ? button(document, { text: words.delete }, acts.delete) : null,
        ],
      }),
      roles,
      kinds,
    ],
  });
  for (const { part, turn } of lists) if (view?.open.includes(part)) turn(true);
  const panel = surface.open(element, {
    ...placing,
    stays: true,
    keys(event) {
      const act = event.key === 'Escape' ? acts.dismiss : roleActFor(event);
      if (!act) return false;
      // A key that is held down is one wish.
      if (!event.repeat) act();
      return true;
    },
  });
  if (takesFocus) (partOf(element, view?.focused ?? null) ?? element).focus({ preventScroll: true });
  return panel;

  function roleActFor(event: KeyboardEvent): (() => void) | undefined {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return undefined;
    const isAsked = content.singleKeys || !roles.hidden;
    if (!isAsked || !element.contains(surface.focused())) return undefined;
    const sign = signOf(event);
    const role = content.offered.find(({ key }) => key === sign);
    return role && (() => acts.toggleRole(role.id));
  }
}

const partOf = (card: Element, part: string | null): HTMLElement | undefined =>
  [...card.querySelectorAll<HTMLElement>(`[${PART}]`)].find((each) => each.getAttribute(PART) === part);

function roleSwitch(document: Document, role: CardRole, act: () => void): HTMLElement {
  const { id, key, isOn } = role;
  const attributes = { 'aria-pressed': String(isOn), 'aria-keyshortcuts': key, [PART]: id };
  const children = [key === null ? null : keyCap(document, key), roleMark(document, role)];
  return button(document, { attributes, children }, act);
}

/** A button that shows a list, and hides it. */
function disclosure(document: Document, { part, text, list }: { part: string; text: string; list: HTMLElement }) {
  const turn = (isOpen: boolean): void => {
    list.hidden = !isOpen;
    opener.setAttribute('aria-expanded', String(isOpen));
  };
  const opener = button(document, { text, attributes: { [PART]: part } }, () => {
    turn(Boolean(list.hidden));
    if (!list.hidden) list.querySelector('button')?.focus();
  });
  turn(false);
  return { part, opener, turn };
}

/** What the page has made of the words, and what the reader can say of that. */
function changedParts(
  document: Document,
  { changed, language }: CardContent,
  words: CardWords,
  acts: CardActs,
): HTMLElement[] {
  if (!changed) return [];
  const parts = [
    make(document, 'p', { class: 'changed', text: words.changed }),
    make(document, 'p', {
      class: 'difference',
      attributes: { dir: 'auto', lang: language },
      children: changed.difference.flatMap((run) => changedRun(document, run, words)),
    }),
  ];
  if (!changed.canBeSettled) return parts;
  const settle = [
    button(document, { text: words.acceptText }, acts.acceptText),
    button(document, { text: words.keepAsLost }, acts.keepAsLost),
  ];
  return [...parts, make(document, 'div', { class: 'row', children: settle })];
}

/** By themselves `del` and `ins` say nothing in most screen readers. */
function changedRun(document: Document, { change, text }: WordChange, { removed, added }: CardWords): Node[] {
  if (change === 'kept') return [document.createTextNode(text)];
  const run = text.trimStart();
  const label = make(document, 'span', { class: 'unseen', text: ` ${change === 'removed' ? removed : added} ` });
  const marked = make(document, change === 'removed' ? 'del' : 'ins', { children: [label] });
  marked.append(run);
  // The space before it is neither struck through nor underlined.
  return [document.createTextNode(text.slice(0, text.length - run.length)), marked];
}

function relationList(
  document: Document,
  relations: readonly CardRelation[],
  words: CardWords,
  acts: CardActs,
): HTMLElement {
  return make(document, 'ul', {
    class: 'list',
    attributes: { 'aria-label': words.relations },
    children: relations.map(({ otherId, text, where, forbidden }) => {
      const mark = forbidden === null ? null : make(document, 'p', { class: 'forbidden', text: forbidden });
      if (where === 'nowhere')
        return make(document, 'li', {
          class: 'soft',
          children: [make(document, 'p', { text, attributes: { dir: 'auto' } }), mark],
        });
      const said = make(document, 'span', { text, attributes: { dir: 'auto' } });
      const hint = where === 'elsewhere' ? make(document, 'span', { class: 'hint', text: words.otherArticle }) : null;
      const row = button(document, { attributes: { [PART]: otherId }, children: [said, hint] }, () =>
        acts.goTo(otherId),
      );
      if (where === 'elsewhere') return make(document, 'li', { children: [row, mark] });
      for (const type of ['pointerenter', 'focus'] as const) on(row, type, () => acts.mark([otherId]));
      for (const type of ['pointerleave', 'blur'] as const) on(row, type, () => acts.mark([]));
      return make(document, 'li', { children: [row, mark] });
    }),
  });
}
