/** The toolbar beside what the reader has selected: the codebook's roles, each with its key, and what else can be done. */
import { signOf } from '../../core/reading/sign-of.ts';
import { afterFrame } from '../after-frame.ts';
import { hasAttribute } from '../dom.ts';
import { button, keptTags, keyCap, make, on, roleMark } from '../over-page/elements.ts';
import type { Panel, PanelOptions, Surface } from './surface.ts';

export interface OfferedRole {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly underline: string;
  /** The digit that gives it. */
  readonly key: string | null;
  readonly definition: string;
}

export interface ToolbarWords {
  label: string;
  /** What is said once it is there. */
  said: string;
  /** That all the kept tags are given too. */
  kept: string;
  addNote: string;
  sentence: string;
  paragraph: string;
  off: string;
  close: string;
}

export interface ToolbarActs {
  give(roleId: string): void;
  addNote(): void;
  snap(to: 'sentence' | 'paragraph'): void;
  turnOff(): void;
  /** The reader wants it away. */
  dismiss(): void;
}

type Placing = Pick<PanelOptions, 'beside' | 'behind'>;

export interface Toolbar {
  /** Lays it out unseen, where it is about to be shown. */
  prepare(placing: Placing): void;
  /** Shows it; null where the document shows nothing. */
  open(placing: Placing): Panel | null;
}

/** Makes it without showing it: when it is wanted it is to be there at once. */
export function createToolbar(
  document: Document,
  surface: Surface,
  {
    roles,
    kept,
    singleKeys,
    words,
    acts,
  }: {
    roles: readonly OfferedRole[];
    /** Tags that every passage is given too. */
    kept: readonly string[];
    /** Whether digits and letters act while the focus is elsewhere: otherwise only what has it takes them. */
    singleKeys: boolean;
    words: ToolbarWords;
    acts: ToolbarActs;
  },
): Toolbar {
  const given = roles.map((role) =>
    button(
      document,
      {
        attributes: { title: role.definition || null, 'aria-keyshortcuts': role.key },
        children: [role.key === null ? null : keyCap(document, role.key), roleMark(document, role)],
      },
      () => acts.give(role.id),
    ),
  );
  const quiet = (text: string, key: string | null, act: () => void): HTMLButtonElement =>
    button(
      document,
      {
        class: 'quiet',
        attributes: { 'aria-keyshortcuts': key },
        children: [key === null ? null : keyCap(document, key.toUpperCase()), make(document, 'span', { text })],
      },
      act,
    );
  const others = [
    quiet(words.addNote, null, acts.addNote),
    quiet(words.sentence, 's', () => acts.snap('sentence')),
    quiet(words.paragraph, 'p', () => acts.snap('paragraph')),
    quiet(words.off, null, acts.turnOff),
  ];
  const close = button(
    document,
    { class: 'quiet close', text: '×', attributes: { 'aria-label': words.close } },
    acts.dismiss,
  );
  const buttons = [...given, ...others, close];
  // One stop of the tab key: arrows go from button to button.
  const choose = (index: number): void => {
    buttons.forEach((each, at) => {
      const order = at === index ? 0 : -1;
      if (each.tabIndex !== order || !hasAttribute(each, 'tabindex')) each.tabIndex = order;
    });
  };
  const keptMarks = keptTags(document, kept, words.kept);
  const element = make(document, 'div', {
    class: 'panel toolbar',
    attributes: { role: 'toolbar', 'aria-label': words.label },
    children: [
      make(document, 'div', {
        class: 'row',
        children: [make(document, 'div', { class: 'row roles', children: given }), keptMarks],
      }),
      make(document, 'div', { class: 'row', children: [...others, close] }),
    ],
  });

  /** Takes the focus to the button so many further, round at the ends. */
  const step = (by: number): void => {
    const at = surface.focusedAmong(buttons);
    const next = at < 0 ? 0 : (at + by + buttons.length) % buttons.length;
    choose(next);
    buttons[next]?.focus({ preventScroll: true });
    // Of many roles only some are seen.
    buttons[next]?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  };

  // The selection, and the focus, stay with the page.
  on(element, 'mousedown', (event) => event.preventDefault());

  return {
    prepare(placing) {
      choose(0);
      surface.prepare(element, placing);
    },
    open(placing) {
      choose(0);
      surface.prepare(element, placing);
      const panel = surface.open(element, { ...placing, keys });
      // Those who listen need it no sooner than those who look.
      if (panel) afterFrame(() => panel.signal.aborted || surface.say(words.said));
      return panel;
    },
  };

  function keys(event: KeyboardEvent): boolean {
    if (element.hasAttribute('data-away') || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
      return false;
    const act = actFor(event, surface.focused() !== null);
    if (!act) return false;
    // A key that is held down is one wish.
    if (!event.repeat || event.key.startsWith('Arrow')) act();
    return true;
  }

  function actFor(event: KeyboardEvent, isWithin: boolean): (() => void) | undefined {
    if (event.key === 'Escape') return acts.dismiss;
    if (event.key === 'Tab' && !isWithin && !event.shiftKey) return () => step(0);
    if (isWithin) {
      const isRight = element.ownerDocument.defaultView?.getComputedStyle(element).direction === 'rtl';
      if (event.key === 'ArrowRight') return () => step(isRight ? -1 : 1);
      if (event.key === 'ArrowLeft') return () => step(isRight ? 1 : -1);
      if (event.key === 'Home') return () => step(-surface.focusedAmong(buttons));
      if (event.key === 'End') return () => step(-1 - surface.focusedAmong(buttons));
    }
    if (event.shiftKey || !(singleKeys || isWithin)) return undefined;
    const sign = signOf(event);
    if (sign === 's') return () => acts.snap('sentence');
    if (sign === 'p') return () => acts.snap('paragraph');
    const role = roles.find(({ key }) => key === sign);
    return role && (() => acts.give(role.id));
  }
}
