/** The styles of what is brought after the toolbar: card, choice, handles, frames around words, the editor's frame, notices. */

export const PANELS_CSS = `
.notice > span { min-inline-size: 0; overflow-wrap: anywhere }
.card { inline-size: min(24em, calc(100% - 16px)); max-block-size: min(32em, calc(100% - 16px)); padding: 10px 12px; display: grid; gap: 8px }
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
.difference { font-family: ui-serif, Charter, "Bitstream Charter", Georgia, "Noto Serif", serif }
.difference del { color: var(--ink-soft); text-decoration: line-through }
.difference ins { font-weight: 600; text-decoration: underline }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.forbidden { color: var(--danger); font-size: 0.9em }
.list { display: grid; gap: 6px }
.list button { display: block; inline-size: 100%; padding: 0.3em 0.5em; overflow-wrap: anywhere }
.list button > [dir] { display: block }
.hint { color: var(--ink-soft); font-size: 0.9em }
.hint::after { content: " ↗" / "" }
.head { display: flex; gap: 8px; align-items: start; justify-content: space-between }
.head > h2 { min-inline-size: 0; min-block-size: 28px }
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
.handle:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px }
.handle[data-active]::after { background: #8b2635; border-radius: 3px }
.frame { padding: 0; overflow: hidden; inline-size: min(27em, calc(100% - 16px)); block-size: min(32em, calc(100% - 16px)) }
.frame iframe { display: block; inline-size: 100%; block-size: 100%; border: 0 }
.notice { inset-block-end: 12px; inset-inline: 12px; inline-size: fit-content; margin-inline: auto; padding: 8px 12px; display: flex; flex-wrap: wrap; gap: 8px; align-items: center }
.notice .close { margin-inline-start: auto }
.notice[data-tone="fault"] { border-inline-start: 4px solid var(--danger) }
.bar { inset-block-start: 8px; inset-inline: 8px; inline-size: fit-content; margin-inline: auto; padding: 8px 12px }
@media (forced-colors: active) {
  .box { outline: 3px solid Highlight }
  .box[data-kind="related"] { outline: 3px dashed Highlight }
  .handle::after { forced-color-adjust: none; background: Highlight; border-color: CanvasText }
  .handle[data-active]::after { background: CanvasText }
}
`;
