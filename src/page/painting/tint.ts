/**
 * How strong a role's colour may be behind the words without making them hard to read, by calculation.
 *
 * The same style must do on light and on dark pages, since a style sheet cannot know which it is on. Contrast is that of
 * WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio), and semi-transparent colours are mixed as browsers do, in
 * sRGB. Two promises, held for every colour (tests/unit/painting/tint.test.ts):
 *
 * - one highlight: text that had 7:1 (level AAA) on white or on #121212 keeps 4.5:1 (level AA);
 * - four highlights over one another, whatever their colours: text of #333 on white and of #e0e0e0 on #121212 keeps 4.5:1.
 */
import { contrast, luminance, parse, type Rgb } from '../../core/color.ts';
import { LANES } from './lanes.ts';

export const LIGHT_PAGE: Rgb = [1, 1, 1];
/** Chromium's dark canvas; Firefox's is #1c1b22. */
export const DARK_PAGE: Rgb = parse('#121212');
const BLACK: Rgb = [0, 0, 0];
const DARK_TEXT = luminance(parse('#333333'));
const LIGHT_TEXT = luminance(parse('#e0e0e0'));

/** WCAG 2.2, 1.4.3. */
export const READABLE = 4.5;
const AAA = 7;

/** Most of each lane. An overlapped passage is told by its underline, so that the sum of tints stays low. */
const STRONGEST: readonly number[] = [0.35, 0.1, 0.06, 0.04];
/** A step of 1/255 is what `#rrggbbaa` can say. */
const STEP = 1 / 255;

/** `over` at `alpha` on `under`. */
export function mix(under: Rgb, over: Rgb, alpha: number): Rgb {
  const part = (index: 0 | 1 | 2): number => under[index] * (1 - alpha) + over[index] * alpha;
  return [part(0), part(1), part(2)];
}

/** The darkest or lightest that the lanes above the first can make of a background. */
function underOthers(background: Rgb, worst: Rgb): Rgb {
  let result = background;
  for (let lane = 1; lane < LANES; lane++) result = mix(result, worst, STRONGEST[lane] ?? 0);
  return result;
}

function isReadable(color: Rgb, alpha: number): boolean {
  const light = mix(LIGHT_PAGE, color, alpha);
  const dark = mix(DARK_PAGE, color, alpha);
  const grayOnLight = (luminance(LIGHT_PAGE) + 0.05) / AAA - 0.05;
  const grayOnDark = (luminance(DARK_PAGE) + 0.05) * AAA - 0.05;
  return (
    contrast(luminance(light), grayOnLight) >= READABLE &&
    contrast(luminance(dark), grayOnDark) >= READABLE &&
    contrast(luminance(underOthers(light, BLACK)), DARK_TEXT) >= READABLE &&
    contrast(luminance(underOthers(dark, LIGHT_PAGE)), LIGHT_TEXT) >= READABLE
  );
}

/** Opacity of a colour behind the words in a lane, a multiple of 1/255. */
export function tintAlpha(color: string, lane: number): number {
  const rgb = parse(color);
  let alpha = Math.floor((STRONGEST[lane] ?? 0) / STEP) * STEP;
  while (alpha > 0 && !isReadable(rgb, alpha)) alpha -= STEP;
  return Math.max(0, alpha);
}
