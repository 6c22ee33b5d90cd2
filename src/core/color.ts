/** Colours as WCAG 2.2 weighs them: relative luminance and contrast (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */

/** Red, green, blue from 0 to 1. */
export type Rgb = readonly [number, number, number];

/** Of `#rrggbb`. */
export function parse(color: string): Rgb {
  const part = (from: number): number => Number.parseInt(color.slice(from, from + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

/** Relative luminance of a colour in sRGB: 0 is black, 1 white. */
export function luminance(color: Rgb): number {
  const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(color[0]) + 0.7152 * linear(color[1]) + 0.0722 * linear(color[2]);
}

/** Contrast of two relative luminances, from 1 to 21. */
export function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
