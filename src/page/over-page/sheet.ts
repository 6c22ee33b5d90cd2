/** The style sheet of all that is shown over a page, in the colours of the extension's own pages (`ui/theme.css`). */
import { createElement } from '../dom.ts';

/**
 * Nothing of it is printed: it would lie over each sheet of paper. The shares of the window are without its scroll bars, which
 * vw and vh count in: what is larger has no place.
 */
const CSS = `
.all {
  --paper: light-dark(#ffffff, #242320);
  --sunken: light-dark(#f2f0ea, #141312);
  --ink: light-dark(#1d1b18, #ece9e2);
  --ink-soft: light-dark(#5a554c, #b3ada1);
  --rule: light-dark(#dcd8ce, #3b3934);
  --rule-strong: light-dark(#8a8478, #837d72);
  --accent-soft: light-dark(#f7e9eb, #3a2226);
  --danger: light-dark(#a3271c, #ff9c8f);
  --focus: light-dark(#1a5fb4, #8ec5ff);
  color: var(--ink);
  scrollbar-color: var(--rule-strong) var(--paper);
  font: 400 0.9em/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
.all, .all * { box-sizing: border-box; -webkit-user-select: none; user-select: none }
[hidden] { display: none !important }
@media print { .all { display: none } }
.panel {
  position: fixed;
  pointer-events: auto;
  max-inline-size: calc(100% - 16px);
  max-block-size: calc(100% - 16px);
  overflow: auto;
  overscroll-behavior: contain;
  padding: 6px;
  border: 1px solid var(--rule-strong);
  border-radius: 8px;
  background: var(--paper);
  box-shadow: 0 2px 4px rgb(0 0 0 / 12%), 0 8px 24px rgb(0 0 0 / 18%);
}
.panel[data-away], .panel[data-gives-way] { visibility: hidden }
.row { display: flex; flex-wrap: wrap; gap: 4px; align-items: center }
button {
  display: inline-flex;
  gap: 0.4em;
  align-items: center;
  min-block-size: 28px;
  margin: 0;
  padding: 0.15em 0.5em;
  border: 1px solid var(--rule-strong);
  border-radius: 6px;
  background: var(--paper);
  color: inherit;
  font: inherit;
  text-align: start;
  cursor: pointer;
}
button:hover { border-color: var(--ink); background: var(--sunken) }
button:focus-visible, .panel:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px }
button[aria-pressed="true"] { border-color: var(--ink); background: var(--accent-soft); box-shadow: inset 0 0 0 1px var(--ink) }
kbd {
  display: inline-grid;
  place-items: center;
  min-inline-size: 1.35em;
  block-size: 1.35em;
  border: 1px solid var(--rule-strong);
  border-radius: 3px;
  color: var(--ink-soft);
  font: 600 0.8em/1 system-ui, sans-serif;
}
.mark {
  padding: 0.05em 0.2em;
  border-radius: 2px;
  background: color-mix(in srgb, var(--role, #808080) 26%, transparent);
  text-decoration: underline 2px var(--role, #808080);
  text-underline-offset: 0.2em;
  min-inline-size: 0;
  overflow-wrap: anywhere;
}
.said { position: fixed; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
@media (prefers-reduced-motion: no-preference) {
  .panel:not([data-away]) { animation: come 80ms ease-out }
  @keyframes come { from { opacity: 0.4 } }
}
@media (forced-colors: active) {
  button[aria-pressed="true"] { outline: 3px solid Highlight }
  .mark { forced-color-adjust: none; background: transparent; color: CanvasText; text-decoration-color: CanvasText }
}
`;

/** Each is parsed once for all roots. */
const sheets = new Map<string, CSSStyleSheet>();

function sheetOf(css: string): CSSStyleSheet {
  const known = sheets.get(css);
  if (known) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  sheets.set(css, sheet);
  return sheet;
}

/** Parses the sheet that every root has, and those that are given: best before the reader waits for one. */
export function prepareSheets(...more: readonly string[]): void {
  try {
    [CSS, ...more].forEach(sheetOf);
  } catch {
    // An element will carry it.
  }
}

/**
 * Gives a shadow root its styles, and those besides that are given. No page's CSP forbids an adopted sheet; where a browser
 * does not let a script in a page's isolated world adopt one, an element carries it.
 */
export function dressRoot(document: Document, root: ShadowRoot, more: readonly string[]): void {
  const all = [CSS, ...more];
  try {
    root.adoptedStyleSheets = all.map(sheetOf);
    return;
  } catch {
    // As below.
  }
  for (const old of root.querySelectorAll('style')) old.remove();
  const style = createElement(document, 'style');
  style.textContent = all.join('');
  root.append(style);
}
