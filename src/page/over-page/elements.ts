/** Makes the elements that are shown over a page. What happens to them counts only where the reader made it happen. */
import { createElement } from '../dom.ts';

export interface ElementOptions {
  class?: string;
  /** Set as text, whatever is in it. */
  text?: string;
  /** Attributes; those that are null are left out. */
  attributes?: Record<string, string | null>;
  children?: readonly (Node | null)[];
}

export function make(document: Document, name: string, options: ElementOptions = {}): HTMLElement {
  const element = createElement(document, name);
  if (options.class) element.className = options.class;
  if (options.text !== undefined) element.textContent = options.text;
  for (const [attribute, value] of Object.entries(options.attributes ?? {}))
    if (value !== null) element.setAttribute(attribute, value);
  for (const child of options.children ?? []) if (child) element.append(child);
  return element;
}

/** A button that only the reader can press. */
export function button(document: Document, options: ElementOptions, act: () => void): HTMLButtonElement {
  const element = make(document, 'button', options) as HTMLButtonElement;
  element.type = 'button';
  on(element, 'click', act);
  acts.set(element, act);
  return element;
}

// A symbol, for a page's elements can stand as named properties of the global object but not under one.
const ACTS = Symbol.for('margent.acts');
const world: typeof globalThis & { [ACTS]?: WeakMap<Element, () => void> } = globalThis;
world[ACTS] ??= new WeakMap();
/** What each button does: of all scripts that show something here, whichever of them hears the keys. */
const acts = world[ACTS];

function press(element: Element): void {
  acts.get(element)?.();
}

/**
 * Presses the button that has the focus, where the key does so: a page may keep the browser from doing it, and the browser does
 * not do it as well. To be asked at the release too, with which Firefox would press it by the space bar.
 */
export function pressesButton(event: KeyboardEvent, { activeElement }: ShadowRoot): boolean {
  if (!(activeElement instanceof HTMLButtonElement) || event.altKey || event.ctrlKey || event.metaKey) return false;
  if (event.key !== 'Enter' && event.key !== ' ') return false;
  event.preventDefault();
  if (event.type === 'keydown' && !event.repeat) press(activeElement);
  return true;
}

/** Hears what the browser itself tells of, and nothing that a script has made up. */
export function on<K extends keyof HTMLElementEventMap>(
  target: EventTarget,
  type: K,
  listener: (event: HTMLElementEventMap[K]) => void,
  options: AddEventListenerOptions = {},
): void {
  const heard = (event: Event): void => {
    if (event.isTrusted) listener(event as HTMLElementEventMap[K]);
  };
  target.addEventListener(type, heard, options);
}

/** A role's name in its colour and underline, as its highlights look. */
export function roleMark(
  document: Document,
  { name, color, underline }: { name: string; color: string; underline: string },
): HTMLElement {
  const mark = make(document, 'span', { class: 'mark', text: name, attributes: { dir: 'auto' } });
  if (/^#[0-9a-f]{6}$/i.test(color)) mark.style.setProperty('--role', color);
  mark.style.textDecorationStyle = underline;
  return mark;
}

/** A key as it is written on the keyboard. */
export function keyCap(document: Document, text: string): HTMLElement {
  // What the key is, assistive technology is told by `aria-keyshortcuts`.
  return make(document, 'kbd', { text, attributes: { 'aria-hidden': 'true' } });
}

/** So many of the tags are shown, each with its first letters; whoever shows them tells of all. */
const MOST_KEPT = 3;

/**
 * The tags that a passage will be given besides its role: '+ energy + oil'; null where there are none.
 *
 * @param told says all of them
 */
export function keptTags(document: Document, tags: readonly string[], told: string): HTMLElement | null {
  if (tags.length === 0) return null;
  const shown = tags
    .slice(0, MOST_KEPT)
    .map((tag) => make(document, 'span', { text: `+ ${tag}`, attributes: { dir: 'auto' } }));
  const more = tags.length > MOST_KEPT ? make(document, 'span', { text: '…' }) : null;
  return make(document, 'span', {
    class: 'kept',
    attributes: { role: 'note', title: told, 'aria-label': told },
    children: [...shown, more],
  });
}
