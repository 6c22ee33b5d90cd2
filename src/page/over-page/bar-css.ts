/** The styles of a bar along an edge of the window, which those of reading by keyboard and of pointing begin with. */

/** It has the focus as long as the mode lasts, and no ring around it says so. */
export const BAR_CSS = `
.all { font-size: 0.9375em }
.panel { inset-inline: 8px; margin-inline: auto; cursor: default }
.panel:focus-visible { outline: none }
.bar { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; max-inline-size: 66em }
.words { flex: 1 1 16em; min-inline-size: 0; overflow-wrap: anywhere }
.title { font-weight: 600 }
.soft { color: var(--ink-soft) }
.small { font-size: 0.87em }
`;
