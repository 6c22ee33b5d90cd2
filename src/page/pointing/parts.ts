/** The bar and the frame that are shown while the reader points. Styles are set by script, which no page's CSP forbids. */
import { boundingRect, createElement } from '../dom.ts';
import { on } from '../marking/elements.ts';

type Style = Partial<CSSStyleDeclaration>;

const INK = '#1d1b18';
const PAPER = '#ffffff';
const ACCENT = '#8b2635';
/** Of the size that the reader has set in the browser, which the overlay begins with. */
const FONT = '0.9375em/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

export function box(document: Document, style: Style, text = ''): HTMLElement {
  const element = createElement(document, 'div');
  element.textContent = text;
  Object.assign(element.style, style);
  return element;
}

export function createBar(document: Document): HTMLElement {
  return box(document, {
    position: 'fixed',
    insetBlockStart: '8px',
    insetInline: '8px',
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px 16px',
    alignItems: 'center',
    maxWidth: '64em',
    maxHeight: '45vh',
    overflow: 'auto',
    margin: '0 auto',
    padding: '10px 14px',
    border: `2px solid ${PAPER}`,
    borderRadius: '8px',
    outline: `1px solid ${INK}`,
    background: INK,
    color: PAPER,
    font: FONT,
    cursor: 'default',
  });
}

export function barButton(document: Document, text: string, act: () => void): HTMLButtonElement {
  const element = createElement(document, 'button') as HTMLButtonElement;
  element.type = 'button';
  element.textContent = text;
  Object.assign(element.style, {
    minHeight: '32px',
    padding: '4px 12px',
    border: `1px solid ${PAPER}`,
    borderRadius: '6px',
    background: 'transparent',
    color: 'inherit',
    font: 'inherit',
    cursor: 'pointer',
  });
  on(element, 'click', act);
  element.addEventListener('focus', () => {
    element.style.outline = '3px solid #8ec5ff';
    element.style.outlineOffset = '2px';
  });
  element.addEventListener('blur', () => {
    element.style.outline = '';
  });
  return element;
}

export function createFrame(document: Document): HTMLElement {
  return box(document, {
    position: 'fixed',
    border: `3px solid ${ACCENT}`,
    outline: `2px solid ${PAPER}`,
    boxShadow: `0 0 0 4px ${INK}`,
    background: 'rgb(139 38 53 / 12%)',
    borderRadius: '3px',
    pointerEvents: 'none',
    boxSizing: 'border-box',
  });
}

/** Puts the frame around an element, where that is now. */
export function putAround(frame: HTMLElement, element: Element | null): void {
  frame.hidden = element === null;
  if (!element) return;
  const { left, top, width, height } = boundingRect(element);
  Object.assign(frame.style, {
    left: `${left - 4}px`,
    top: `${top - 4}px`,
    width: `${width + 8}px`,
    height: `${height + 8}px`,
  });
}
