/** The styles of the toolbar, and of what the card has as it does. */

/** A codebook may have more roles than the window has room for beside the words: half a row says that there are more. */
export const TOOLBAR_CSS = `
.toolbar { inline-size: max-content; max-inline-size: min(48em, calc(100% - 16px)) }
.toolbar .close { margin-inline-start: auto }
.toolbar .roles { min-inline-size: 0; max-block-size: 7.7em; margin: -4px; padding: 4px; overflow: auto; overscroll-behavior: contain }
.toolbar > .row + .row { margin-block-start: 4px; padding-block-start: 4px; border-block-start: 1px solid var(--rule) }
.kept { display: inline-flex; flex-wrap: wrap; gap: 2px 4px; min-inline-size: 0; padding-inline: 0.2em; color: var(--ink-soft); font-size: 0.9em }
.kept > [dir] { max-inline-size: 12em; padding: 0 0.6em; border: 1px solid transparent; border-radius: 999px; background: var(--sunken); overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.quiet { border-color: transparent; background: transparent }
.close { flex: none; min-inline-size: 28px; justify-content: center }
`;
