/** The styles of what is shown while the reader points, and of what is said afterwards. */
import { BAR_CSS } from '../over-page/bar-css.ts';

/** Seen on any page: what is dark has a light edge, what is light a dark one. */
export const POINTING_CSS = `${BAR_CSS}
.all { --paper: #1d1b18; --ink: #fff; --ink-soft: #dedcd6; --rule-strong: #fff }
.bar { inset-block-start: 8px; max-block-size: 50vh; padding: 10px 14px; border: 2px solid #fff }
.bar, .bar:focus-visible { outline: 1px solid #1d1b18; outline-offset: 0 }
button { min-block-size: 32px; padding: 4px 12px }
button:focus-visible { outline-width: 3px }
.bar .row { gap: 8px }
.around { position: fixed; border: 3px solid #8b2635; border-radius: 3px; outline: 2px solid #fff; box-shadow: 0 0 0 4px #1d1b18; background: rgb(139 38 53 / 12%); pointer-events: none }
`;
