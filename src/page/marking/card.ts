/** The card of a highlight: what the reader has said of it, and what can be done with it here. Nothing here deletes. */
import { button, make, on, roleMark } from './elements.ts';
import type { Panel, PanelOptions, Surface } from './surface.ts';

export interface CardRelation {
  readonly otherId: string;
  /** In words, from this annotation's side. */
  readonly text: string;
  /** Whether the other end is on this page. */
  readonly here: boolean;
  /** That the codebook would not allow it any more, and why; null where it would. */
  readonly forbidden: string | null;
}

export interface CardContent {
  readonly quote: string;
  readonly language: string | null;
  readonly roles: readonly { name: string; color: string; underline: string }[];
  readonly tags: readonly string[];
  readonly note: string;
  readonly relations: readonly CardRelation[];
  /** Kinds of relation that it may be given, in words; empty with `noKinds` said where there are none. */
  readonly kinds: readonly { id: string; text: string }[];
  /** Whether its ends can be moved: not where it was marked on another copy. */
  readonly adjustable: boolean;
  /** Where the page has changed its words: that it has, the words now, and where it is decided what becomes of it. */
  readonly changed?: { readonly says: string; readonly now: string; readonly hint: string | null } | undefined;
}

export interface CardWords {
  label: string;
  tags: string;
  relations: string;
  unknownRole: string;
  edit: string;
  adjust: string;
  relate: string;
  noKinds: string;
  close: string;
  elsewhere: string;
}

export interface CardActs {
  edit(): void;
  adjust(): void;
  relate(kindId: string): void;
  /** Shows another annotation that it is related to. */
  goTo(id: string): void;
  /** Marks annotations on the page for as long as the reader points at them; none ends that. */
  mark(ids: readonly string[]): void;
  dismiss(): void;
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
    ...placing
  }: Pick<PanelOptions, 'beside' | 'behind' | 'onMove'> & {
    content: CardContent;
    words: CardWords;
    acts: CardActs;
    /** Whether the reader has not gone to something else by now. */
    takesFocus?: boolean;
  },
): Panel | null {
  const title = make(document, 'h2', {
    class: 'row',
    children:
      content.roles.length > 0
        ? content.roles.map((role) => roleMark(document, role))
        : [make(document, 'span', { text: words.unknownRole })],
  });
  const related = content.relations.filter(({ here }) => here).map(({ otherId }) => otherId);
  const quoted = (text: string): HTMLElement =>
    make(document, 'p', {
      class: 'quote',
      text: text.slice(0, 600),
      attributes: { dir: 'auto', lang: content.language },
    });
  const quote = quoted(content.quote);
  const changedLines = ({ says, now, hint }: NonNullable<CardContent['changed']>): (HTMLElement | null)[] => [
    make(document, 'p', { class: 'changed', text: says }),
    quoted(now),
    hint === null ? null : make(document, 'p', { class: 'soft', text: hint }),
  ];
  on(quote, 'pointerenter', () => acts.mark(related));
  on(quote, 'pointerleave', () => acts.mark([]));
  const kinds = make(document, 'div', { class: 'list' });
  kinds.hidden = true;
  if (content.kinds.length === 0) kinds.append(make(document, 'p', { class: 'soft', text: words.noKinds }));
  for (const { id, text } of content.kinds)
    kinds.append(button(document, { text, attributes: { dir: 'auto' } }, () => acts.relate(id)));
  const relate = button(document, { text: words.relate, attributes: { 'aria-expanded': 'false' } }, () => {
    kinds.hidden = !kinds.hidden;
    relate.setAttribute('aria-expanded', String(!kinds.hidden));
    if (!kinds.hidden) kinds.querySelector('button')?.focus();
  });
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
      ...(content.changed ? changedLines(content.changed) : []),
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
          relate,
        ],
      }),
      kinds,
    ],
  });
  const panel = surface.open(element, {
    ...placing,
    stays: true,
    keys(event) {
      if (event.key !== 'Escape') return false;
      acts.dismiss();
      return true;
    },
  });
  if (takesFocus) element.focus({ preventScroll: true });
  return panel;
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
    children: relations.map(({ otherId, text, here, forbidden }) => {
      const mark = forbidden === null ? null : make(document, 'p', { class: 'forbidden', text: forbidden });
      if (!here)
        return make(document, 'li', {
          class: 'soft',
          children: [make(document, 'p', { text, attributes: { dir: 'auto' } }), mark],
        });
      const row = button(document, { text, attributes: { dir: 'auto' } }, () => acts.goTo(otherId));
      for (const type of ['pointerenter', 'focus'] as const) on(row, type, () => acts.mark([otherId]));
      for (const type of ['pointerleave', 'blur'] as const) on(row, type, () => acts.mark([]));
      return make(document, 'li', { children: [row, mark] });
    }),
  });
}
