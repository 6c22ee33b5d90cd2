/**
 * The style sheet of our highlights, as text; the background puts it into the page with `origin: 'AUTHOR'` (as a USER
 * sheet Chromium ignores backgrounds of highlights, docs/browser-facts.md).
 *
 * Each lane has an underline offset of its own, so that overlapping passages are told apart where their colours mix.
 */
import { LANES } from './lanes.ts';
import { FLASH, highlightName, lineName, READING, UNKNOWN_ROLE } from './names.ts';
import { tintAlpha } from './tint.ts';

export interface RoleStyle {
  readonly id: string;
  /** `#rrggbb` */
  readonly color: string;
  readonly underline: 'solid' | 'double' | 'dotted' | 'dashed' | 'wavy';
}

/** From the baseline, by lane. At a line height of 1.5 the last one still ends above the next line's letters. */
const OFFSETS = ['0.12em', '0.28em', '0.44em', '0.6em'];
const UNKNOWN: RoleStyle = { id: UNKNOWN_ROLE, color: '#808080', underline: 'dotted' };

/** What may stand in an identifier without escaping; role ids are UUIDs. */
const PLAIN_ID = /^[\w-]+$/;
const COLOR = /^#[0-9a-f]{6}$/i;
const UNDERLINES = new Set(['solid', 'double', 'dotted', 'dashed', 'wavy']);

/** Rules for each role, for roles nobody knows, and for the flash. What could break out of a rule is left out. */
export function highlightCss(roles: readonly RoleStyle[]): string {
  const rules: string[] = [];
  const names: string[] = [];
  for (const role of [UNKNOWN, ...roles]) {
    if (!PLAIN_ID.test(role.id) || !COLOR.test(role.color) || !UNDERLINES.has(role.underline)) continue;
    for (let lane = 0; lane < LANES; lane++) {
      const underline = underlineOf(role, lane);
      rules.push(
        `::highlight(${highlightName(role.id, lane)}){background-color:${tint(role.color, lane)};${underline}}`,
        `::highlight(${lineName(role.id, lane)}){${underline}}`,
      );
      names.push(`::highlight(${highlightName(role.id, lane)})`, `::highlight(${lineName(role.id, lane)})`);
    }
  }
  const flash = `::highlight(${FLASH})`;
  rules.push(
    `${flash}{color:#000;background-color:#ffd54a}`,
    // Underlines alone: they stand partly on the background and partly under it, and no colour shows on both for sure.
    // Chromium 156 does not listen, to forced-color-adjust neither: it paints every highlight in the system's Highlight
    // and HighlightText, which is legible, and shows roles only where an underline stands on that background (seen).
    `@media (forced-colors:active){${names.join()}{background-color:transparent;text-decoration-color:CanvasText}` +
      `${flash}{color:HighlightText;background-color:Highlight}}`,
  );
  return rules.join('\n');
}

/**
 * The rule for the passage that is read by keyboard, which has an outline besides: no stronger than a second highlight, so
 * that the words stay legible and the roles under it are seen.
 */
export const READING_CSS =
  `::highlight(${READING}){background-color:${tint('#ffd54a', 1)}}` +
  `@media (forced-colors:active){::highlight(${READING}){background-color:transparent}}`;

function underlineOf({ color, underline }: RoleStyle, lane: number): string {
  // Two lines and a wave are as high as several thin ones.
  const thickness = underline === 'double' || underline === 'wavy' ? '1px' : '2px';
  return `text-decoration:underline ${underline} ${color} ${thickness};text-underline-offset:${OFFSETS[lane]}`;
}

function tint(color: string, lane: number): string {
  const alpha = Math.round(tintAlpha(color, lane) * 255);
  return color + alpha.toString(16).padStart(2, '0');
}
