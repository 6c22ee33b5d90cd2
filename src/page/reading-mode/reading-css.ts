/** The styles of the bar and the help of reading by keyboard. */
import { BAR_CSS } from '../over-page/bar-css.ts';

/** They have the focus: keys that scroll, and find nothing to scroll in them, are the page's. */
export const READING_CSS = `${BAR_CSS}
.panel { overscroll-behavior: auto; box-shadow: 0 4px 24px rgb(0 0 0 / 35%) }
.bar { inset-block-end: 8px; max-block-size: 40vh; padding: 8px 12px }
.also { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.row { gap: 6px }
kbd { padding-inline: 4px; font-size: 0.87em; font-weight: 400; white-space: nowrap }
.help { inset-block-start: 8px; max-inline-size: 60em; padding: 14px 18px }
h2, h3, dl, dd { margin: 0 }
h2 { flex: 1; font-size: 1.2em; font-weight: 600 }
h3 { margin-block-end: 4px; color: light-dark(#8b2635, #f09aa5); font-size: 1em; font-weight: 600 }
.head, dl > div { display: flex; gap: 10px; align-items: baseline }
.head { margin-block-end: 10px }
.groups { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20em), 1fr)); gap: 14px 28px }
dl > div { padding-block: 3px }
dt { flex: 0 0 8.8em; display: flex; flex-wrap: wrap; gap: 4px }
dd { flex: 1; min-inline-size: 0; overflow-wrap: anywhere }
`;
