/** The style sheet of what is shown over a page, in the colours of the extension's own pages (`ui/theme.css`). */
import { createElement } from '../dom.ts';

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
  font: 400 0.9em/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
.all, .all * { box-sizing: border-box; -webkit-user-select: none; user-select: none }
[hidden] { display: none !important }
.panel {
  position: fixed;
  pointer-events: auto;
  max-inline-size: calc(100vw - 16px);
  max-block-size: calc(100vh - 16px);
  overflow: auto;
  overscroll-behavior: contain;
  padding: 6px;
  border: 1px solid var(--rule-strong);
  border-radius: 8px;
  background: var(--paper);
  box-shadow: 0 2px 4px rgb(0 0 0 / 12%), 0 8px 24px rgb(0 0 0 / 18%);
}
.panel[data-away], .panel[data-gives-way] { visibility: hidden }
.notice > span { min-inline-size: 0; overflow-wrap: anywhere }
.row { display: flex; flex-wrap: wrap; gap: 4px; align-items: center }
.toolbar { inline-size: max-content; max-inline-size: min(38em, calc(100vw - 16px)) }
.toolbar .close { margin-inline-start: auto }
.toolbar .row + .row { margin-block-start: 4px; padding-block-start: 4px; border-block-start: 1px solid var(--rule) }
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
button:focus-visible, .panel:focus-visible, .handle:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px }
button[aria-pressed="true"] { border-color: var(--ink); background: var(--accent-soft); box-shadow: inset 0 0 0 1px var(--ink) }
.kept { display: inline-flex; flex-wrap: wrap; gap: 2px 4px; min-inline-size: 0; padding-inline: 0.2em; color: var(--ink-soft); font-size: 0.9em }
.kept > [dir] { max-inline-size: 12em; padding: 0 0.6em; border: 1px solid transparent; border-radius: 999px; background: var(--sunken); overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.quiet { border-color: transparent; background: transparent }
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
}
.card { inline-size: min(24em, calc(100vw - 16px)); padding: 10px 12px; display: grid; gap: 8px }
.card > * { min-inline-size: 0 }
h2 { margin: 0; font: 600 1em/1.3 system-ui, sans-serif }
p, ul { margin: 0; padding: 0; list-style: none; overflow-wrap: anywhere }
.soft { color: var(--ink-soft) }
.quote {
  display: -webkit-box;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 3;
  overflow: hidden;
  padding-inline-start: 8px;
  border-inline-start: 3px solid var(--rule-strong);
  font-family: ui-serif, Charter, "Bitstream Charter", Georgia, "Noto Serif", serif;
}
.tags { display: flex; flex-wrap: wrap; gap: 4px }
.tags li { padding: 0 0.6em; border: 1px solid transparent; border-radius: 999px; background: var(--sunken) }
.note { white-space: pre-line }
.changed { font-weight: 600 }
.list { display: grid; gap: 6px }
.list button { display: block; inline-size: 100%; padding: 0.3em 0.5em; overflow-wrap: anywhere }
.head { display: flex; gap: 8px; align-items: start; justify-content: space-between }
.head > h2 { min-block-size: 28px }
.close { min-inline-size: 28px; justify-content: center }
.box { position: fixed; pointer-events: none; border-radius: 2px; outline: 2px solid var(--focus); background: color-mix(in srgb, var(--focus) 16%, transparent) }
.box[data-kind="related"] { outline-style: dashed; background: transparent }
.handle {
  position: fixed;
  pointer-events: auto;
  inline-size: 24px;
  block-size: 28px;
  min-block-size: 0;
  padding: 0;
  border: 0;
  border-radius: 0 0 12px 12px;
  background: transparent;
  cursor: ew-resize;
  touch-action: none;
}
.handle::after {
  content: "";
  position: absolute;
  inset: 4px 4px 8px;
  border: 2px solid #fff;
  border-radius: 50%;
  background: light-dark(#1a5fb4, #1a5fb4);
  box-shadow: 0 0 0 1px #1d1b18;
}
.handle[data-active]::after { background: #8b2635; border-radius: 3px }
.frame { padding: 0; overflow: hidden; inline-size: min(27em, calc(100vw - 16px)); block-size: min(32em, calc(100vh - 16px)) }
.frame iframe { display: block; inline-size: 100%; block-size: 100%; border: 0 }
.notice { inset-block-end: 12px; inset-inline: 12px; inline-size: fit-content; margin-inline: auto; padding: 8px 12px; display: flex; flex-wrap: wrap; gap: 8px; align-items: center }
.notice[data-tone="fault"] { border-inline-start: 4px solid var(--danger) }
.bar { inset-block-start: 8px; inset-inline: 8px; inline-size: fit-content; margin-inline: auto; padding: 8px 12px }
.said { position: fixed; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
@media (prefers-reduced-motion: no-preference) {
  .panel:not([data-away]) { animation: come 80ms ease-out }
  @keyframes come { from { opacity: 0.4 } }
}
@media (forced-colors: active) {
  button[aria-pressed="true"], .box { outline: 3px solid Highlight }
  .box[data-kind="related"] { outline: 3px dashed Highlight }
  .handle::after { forced-color-adjust: none; background: Highlight; border-color: CanvasText }
  .handle[data-active]::after { background: CanvasText }
  .mark { forced-color-adjust: none; background: transparent; color: CanvasText; text-decoration-color: CanvasText }
}
`;

let sheet: CSSStyleSheet | undefined;

/** Parsed once for all roots: best before the reader waits for one. */
export function prepareSheet(): CSSStyleSheet | null {
  try {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(CSS);
    }
    return sheet;
  } catch {
    return null;
  }
}

/**
 * Gives a shadow root its styles. No page's CSP forbids an adopted sheet; where a browser does not let a script in a page's
 * isolated world adopt one, an element carries it.
 */
export function dressRoot(document: Document, root: ShadowRoot): void {
  try {
    const prepared = prepareSheet();
    root.adoptedStyleSheets = prepared ? [prepared] : [];
    if (prepared) return;
  } catch {
    // As below.
  }
  const style = createElement(document, 'style');
  style.textContent = CSS;
  root.append(style);
}
