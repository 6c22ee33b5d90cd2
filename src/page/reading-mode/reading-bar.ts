/**
 * What is ours on a page that is read by keyboard: a bar at its lower edge that says where the reader is and what the keys
 * give, the help, and a place from which screen readers are told. All of it is in one closed shadow root; it takes no text.
 *
 * The bar has the focus, as an `application`: screen readers then hand on every key instead of taking letters for
 * commands of their own.
 */
import { boundingRect } from '../dom.ts';
import { schemeBehind } from '../marking/backdrop.ts';
import { button, make, pressesButton, roleMark } from '../over-page/elements.ts';
import { openLayer } from '../over-page/layer.ts';
import type { Writing } from '../overlay.ts';
import { READING_CSS } from './reading-css.ts';

export interface Choice {
  digit: number;
  name: string;
  /** As the role is painted; null for what is no role. */
  look: { color: string; underline: string } | null;
  isOn: boolean;
}

export interface BarView {
  /** Where: 'Paragraph 3, sentence 2 of 5'. */
  place: string;
  /** What the passage is, or what has just been done. */
  status: string;
  /** The tags that a new highlight is given too, and how that is told; null where there are none. */
  kept: { tags: readonly string[]; told: string } | null;
  /** For screen readers: what the choices are. */
  choicesName: string;
  choices: readonly Choice[];
  /** What Escape does now, on its button. */
  leave: string;
}

export interface HelpGroup {
  title: string;
  rows: readonly { keys: readonly string[]; text: string }[];
}

export interface BarWords extends Writing {
  /** What this is. */
  name: string;
  keys: string;
  helpTitle: string;
  close: string;
}

export interface BarActions {
  choose(digit: number): void;
  help(): void;
  leave(): void;
}

export interface ReadingBar {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  show(view: BarView): void;
  /** Tells screen readers; `words` are the page's, in its language. */
  say(text: string, words?: { text: string; language: string | null }): void;
  /** Gives the bar the focus. */
  focus(): void;
  /** Presses the one of its buttons that has the focus, where the key does so. */
  pressesButton(event: KeyboardEvent): boolean;
  /** null takes it away. */
  showHelp(groups: readonly HelpGroup[] | null): void;
  /** Top of what covers the page, in CSS pixels of the window. */
  top(): number;
  /** Goes, with a last word to screen readers; the focus goes back to what had it before, if it is here. */
  close(farewell: string): void;
}

/** How long the last word has to be heard, in milliseconds. */
const FAREWELL_TIME = 1_500;

/** null in a document without a root. */
export function openReadingBar(document: Document, words: BarWords, act: BarActions): ReadingBar | null {
  const scheme = schemeBehind(document, null);
  const { language, direction } = words;
  const layered = openLayer(document, { language, direction, covers: false, scheme }, [READING_CSS]);
  if (!layered) return null;
  const { overlay, layer } = layered;
  const { host, root } = overlay;

  const place = make(document, 'div', { class: 'title' });
  const status = make(document, 'div', { class: 'soft' });
  const kept = make(document, 'div', { class: 'also small soft', attributes: { role: 'note' } });
  const choices = make(document, 'div', { class: 'row', attributes: { role: 'group' } });
  const leave = make(document, 'span');
  const ways = make(document, 'div', {
    class: 'row',
    children: [
      button(document, { children: [keyOf(document, '?'), make(document, 'span', { text: words.keys })] }, act.help),
      button(document, { children: [keyOf(document, 'Esc'), leave] }, act.leave),
    ],
  });
  const bar = make(document, 'div', {
    class: 'panel bar',
    attributes: { role: 'application', 'aria-label': words.name, tabindex: '-1' },
    children: [make(document, 'div', { class: 'words', children: [place, status, kept] }), choices, ways],
  });
  const live = make(document, 'div', {
    class: 'said',
    attributes: { role: 'status', 'aria-live': 'polite', 'aria-atomic': 'true' },
  });
  layer.append(bar, live);

  let help: HTMLElement | null = null;
  let saying: ReturnType<typeof setTimeout> | undefined;
  let shown = '';

  function say(text: string, quoted?: { text: string; language: string | null }): void {
    clearTimeout(saying);
    live.replaceChildren();
    // What is put in at once where something was taken out is not heard as new.
    saying = setTimeout(() => {
      live.replaceChildren(make(document, 'span', { text: quoted && text ? `${text} ` : text }));
      if (!quoted) return;
      const attributes = { dir: 'auto', lang: quoted.language || null };
      live.append(make(document, 'span', { text: quoted.text, attributes }));
    }, 40);
  }

  return {
    host,
    root,
    show(view) {
      place.textContent = view.place;
      status.textContent = view.status;
      leave.textContent = view.leave;
      kept.hidden = view.kept === null;
      kept.textContent = view.kept?.tags.map((tag) => `+ \u2068${tag}\u2069`).join(' ') ?? '';
      kept.setAttribute('aria-label', view.kept?.told ?? '');
      kept.title = view.kept?.told ?? '';
      choices.setAttribute('aria-label', view.choicesName);
      const now = JSON.stringify(view.choices);
      if (now === shown) return;
      shown = now;
      // The button that was pressed goes with the others: the one in its place has the focus then, or the bar.
      const focused = [...choices.children].indexOf(root.activeElement ?? bar);
      choices.replaceChildren(...view.choices.map((choice) => choiceButton(document, choice, act.choose)));
      const next = choices.children[focused];
      if (focused >= 0) (next instanceof HTMLElement ? next : bar).focus({ preventScroll: true });
    },
    say,
    focus: () => bar.focus({ preventScroll: true }),
    pressesButton: (event) => pressesButton(event, root),
    showHelp(groups) {
      help?.remove();
      help = groups && helpOf(document, words, groups, act.help);
      if (help) layer.append(help);
      (help ?? bar).focus({ preventScroll: true });
    },
    top: () => boundingRect(bar).top,
    close(farewell) {
      overlay.giveBackFocus();
      bar.remove();
      help?.remove();
      say(farewell);
      setTimeout(overlay.close, FAREWELL_TIME);
    },
  };
}

/** Assistive technology is told of it too: no attribute says it, and in the help it is what is told. */
const keyOf = (document: Document, text: string): HTMLElement => make(document, 'kbd', { text });

function choiceButton(document: Document, { digit, name, look, isOn }: Choice, choose: (digit: number) => void) {
  const label = look
    ? roleMark(document, { name, ...look })
    : make(document, 'span', { text: name, attributes: { dir: 'auto' } });
  return button(
    document,
    {
      attributes: { 'aria-pressed': look && String(isOn) },
      children: [keyOf(document, isOn ? `${digit} ✓` : `${digit}`), label],
    },
    () => choose(digit),
  );
}

function helpOf(document: Document, words: BarWords, shown: readonly HelpGroup[], close: () => void): HTMLElement {
  const groups = shown.map(({ title, rows }) =>
    make(document, 'section', {
      children: [
        make(document, 'h3', { text: title }),
        make(document, 'dl', { children: rows.map((row) => helpRow(document, row)) }),
      ],
    }),
  );
  return make(document, 'div', {
    class: 'panel help',
    attributes: { role: 'dialog', 'aria-label': words.helpTitle, tabindex: '-1' },
    children: [
      make(document, 'div', {
        class: 'head',
        children: [make(document, 'h2', { text: words.helpTitle }), button(document, { text: words.close }, close)],
      }),
      make(document, 'div', { class: 'groups', children: groups }),
    ],
  });
}

function helpRow(document: Document, { keys, text }: HelpGroup['rows'][number]): HTMLElement {
  const children = [
    make(document, 'dt', { children: keys.map((key) => keyOf(document, key)) }),
    make(document, 'dd', { text }),
  ];
  return make(document, 'div', { children });
}
