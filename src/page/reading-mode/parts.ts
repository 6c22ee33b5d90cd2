/** Small parts of the bar and the help of the reading mode, with their looks, which are set by script: no page forbids that. */
import { createElement } from '../dom.ts';

export type Style = Partial<CSSStyleDeclaration>;

const INK = 'light-dark(#1d1b18, #ece9e2)';
const SOFT = 'light-dark(#5a554c, #b3ada1)';
const SURFACE = 'light-dark(#ffffff, #242320)';
const RULE = 'light-dark(#8a8478, #837d72)';
const ACCENT = 'light-dark(#8b2635, #f09aa5)';
const FOCUS = 'light-dark(#1a5fb4, #8ec5ff)';
const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

const PANEL: Style = {
  position: 'fixed',
  boxSizing: 'border-box',
  margin: '0 auto',
  overflow: 'auto',
  // Firefox draws its own light on a dark panel too (ESR 153 on Linux).
  scrollbarColor: `${RULE} ${SURFACE}`,
  border: `1px solid ${RULE}`,
  borderRadius: '8px',
  outline: 'none',
  background: SURFACE,
  color: INK,
  // Of the size that the reader has set in the browser, which the overlay begins with.
  font: `0.9375em/1.4 ${SANS}`,
  boxShadow: '0 4px 24px rgb(0 0 0 / 35%)',
  cursor: 'default',
  pointerEvents: 'auto',
};

export const css = {
  soft: SOFT,
  accent: ACCENT,
  bar: {
    ...PANEL,
    insetBlockEnd: '8px',
    insetInline: '8px',
    maxWidth: '66em',
    maxHeight: '40vh',
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px 16px',
    alignItems: 'center',
    padding: '8px 12px',
  },
  kept: { color: SOFT, fontSize: '0.87em', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  help: {
    ...PANEL,
    insetBlock: '8px auto',
    insetInline: '8px',
    maxWidth: '60em',
    maxHeight: 'calc(100vh - 16px)',
    padding: '14px 18px',
  },
} satisfies Record<string, Style | string>;

export function box(document: Document, style: Style, name = 'div'): HTMLElement {
  const element = createElement(document, name);
  Object.assign(element.style, style);
  return element;
}

/** Acts on what the reader presses herself, not on what a script says. */
export function button(document: Document, content: (string | Node)[], act: () => void): HTMLButtonElement {
  const element = box(
    document,
    {
      display: 'inline-flex',
      gap: '6px',
      alignItems: 'center',
      minHeight: '28px',
      padding: '2px 8px',
      border: `1px solid ${RULE}`,
      borderRadius: '6px',
      background: 'transparent',
      color: 'inherit',
      font: 'inherit',
      textAlign: 'start',
      cursor: 'pointer',
    },
    'button',
  ) as HTMLButtonElement;
  element.type = 'button';
  element.append(...content);
  element.addEventListener('click', (event) => event.isTrusted && act());
  element.addEventListener('focus', () => {
    element.style.outline = `2px solid ${FOCUS}`;
    element.style.outlineOffset = '1px';
  });
  element.addEventListener('blur', () => {
    element.style.outline = '';
  });
  return element;
}

/** A key as it is written on the keyboard. */
export function keyCap(document: Document, key: string): HTMLElement {
  const cap = box(
    document,
    {
      display: 'inline-block',
      minWidth: '1.1em',
      padding: '0 4px',
      border: `1px solid ${RULE}`,
      borderBlockEndWidth: '2px',
      borderRadius: '4px',
      font: `0.87em/1.35 ${SANS}`,
      textAlign: 'center',
      whiteSpace: 'nowrap',
    },
    'kbd',
  );
  cap.textContent = key;
  return cap;
}
