/**
 * What is ours on a page that is read by keyboard: a bar at its lower edge that says where the reader is and what the keys
 * give, the help, and a place from which screen readers are told. All of it is in one closed shadow root; it takes no text.
 *
 * The bar has the focus, as an `application`: screen readers then hand on every key instead of taking letters for
 * commands of their own.
 */
import { boundingRect } from '../dom.ts';
import { schemeBehind } from '../marking/backdrop.ts';
import { openOverlay, type Writing } from '../overlay.ts';
import { box, button, css, keyCap, type Style } from './parts.ts';

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
  /** Whether the focus is on one of its buttons, which Enter and the space bar are for. */
  hasButtonFocus(): boolean;
  /** null takes it away. */
  showHelp(groups: readonly HelpGroup[] | null): void;
  /** Top of what covers the page, in CSS pixels of the window. */
  top(): number;
  /** Goes, with a last word to screen readers; the focus goes back to what had it before, if it is here. */
  close(farewell: string): void;
}

/** How long the last word has to be heard, in milliseconds. */
const FAREWELL_TIME = 1_500;

const HIDDEN: Style = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
};

/** null in a document without a root. */
export function openReadingBar(document: Document, words: BarWords, act: BarActions): ReadingBar | null {
  const scheme = schemeBehind(document, null);
  const overlay = openOverlay(document, {
    language: words.language,
    direction: words.direction,
    covers: false,
    scheme,
  });
  if (!overlay) return null;
  const { host, root } = overlay;

  const bar = box(document, css.bar);
  bar.setAttribute('role', 'application');
  bar.setAttribute('aria-label', words.name);
  bar.tabIndex = -1;
  const place = box(document, { fontWeight: '600' });
  const status = box(document, { color: css.soft, overflowWrap: 'anywhere' });
  const said = box(document, { flex: '1 1 14em', minWidth: '0' });
  const kept = box(document, css.kept);
  kept.setAttribute('role', 'note');
  said.append(place, status, kept);
  const choices = box(document, { display: 'flex', flexWrap: 'wrap', gap: '6px' });
  choices.setAttribute('role', 'group');
  const leave = box(document, {}, 'span');
  const ways = box(document, { display: 'flex', gap: '6px' });
  ways.append(
    button(document, [keyCap(document, '?'), words.keys], act.help),
    button(document, [keyCap(document, 'Esc'), leave], act.leave),
  );
  bar.append(said, choices, ways);
  const live = box(document, HIDDEN);
  live.setAttribute('role', 'status');
  live.setAttribute('aria-live', 'polite');
  live.setAttribute('aria-atomic', 'true');
  root.append(bar, live);

  let help: HTMLElement | null = null;
  let saying: ReturnType<typeof setTimeout> | undefined;
  let shown = '';

  function say(text: string, quoted?: { text: string; language: string | null }): void {
    clearTimeout(saying);
    live.replaceChildren();
    // What is put in at once where something was taken out is not heard as new.
    saying = setTimeout(() => {
      const part = box(document, {}, 'span');
      part.textContent = quoted && text ? `${text} ` : text;
      live.replaceChildren(part);
      if (!quoted) return;
      const quote = box(document, {}, 'span');
      quote.dir = 'auto';
      if (quoted.language) quote.lang = quoted.language;
      quote.textContent = quoted.text;
      live.append(quote);
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
    hasButtonFocus: () => root.activeElement instanceof HTMLButtonElement,
    showHelp(groups) {
      help?.remove();
      help = groups && helpOf(document, words, groups, act.help);
      if (help) root.append(help);
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

function choiceButton(document: Document, { digit, name, look, isOn }: Choice, choose: (digit: number) => void) {
  const label = box(document, { overflowWrap: 'anywhere' }, 'span');
  label.textContent = name;
  label.dir = 'auto';
  if (look) {
    const { color, underline } = look;
    Object.assign(label.style, {
      textDecoration: `underline ${underline} ${color} 2px`,
      textUnderlineOffset: '3px',
    });
  }
  const element = button(document, [keyCap(document, isOn ? `${digit} ✓` : `${digit}`), label], () => choose(digit));
  if (look) element.setAttribute('aria-pressed', String(isOn));
  if (isOn) element.style.borderColor = css.accent;
  return element;
}

function helpOf(document: Document, words: BarWords, shown: readonly HelpGroup[], close: () => void): HTMLElement {
  const panel = box(document, css.help);
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', words.helpTitle);
  panel.tabIndex = -1;
  const head = box(document, { display: 'flex', gap: '12px', alignItems: 'baseline', marginBlockEnd: '10px' });
  const title = box(document, { flex: '1', margin: '0', font: 'inherit', fontSize: '1.2em', fontWeight: '600' }, 'h2');
  title.textContent = words.helpTitle;
  head.append(title, button(document, [words.close], close));
  const groups = box(document, {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 20em), 1fr))',
    gap: '14px 28px',
  });
  for (const { title: name, rows } of shown) {
    const group = box(document, {}, 'section');
    const heading = box(document, { margin: '0 0 4px', font: 'inherit', fontWeight: '600', color: css.accent }, 'h3');
    heading.textContent = name;
    const list = box(document, { margin: '0' }, 'dl');
    for (const { keys, text } of rows) {
      const row = box(document, { display: 'flex', gap: '10px', padding: '3px 0', alignItems: 'baseline' });
      const term = box(document, { flex: '0 0 8.8em', display: 'flex', flexWrap: 'wrap', gap: '4px' }, 'dt');
      term.append(...keys.map((key) => keyCap(document, key)));
      const said = box(document, { margin: '0', flex: '1', minWidth: '0', overflowWrap: 'anywhere' }, 'dd');
      said.textContent = text;
      row.append(term, said);
      list.append(row);
    }
    group.append(heading, list);
    groups.append(group);
  }
  panel.append(head, groups);
  return panel;
}
