import { describe, expect, it } from 'vitest';
import { contrast, luminance, parse, type Rgb } from '../../../src/core/color.ts';
import { DARK_PAGE, LIGHT_PAGE, mix, tintAlpha } from '../../../src/page/painting/tint.ts';

/** 9 steps of each part: 729 colours with black, white and all pure ones. */
const COLORS = Array.from({ length: 729 }, (_, index) => {
  const part = (step: number) =>
    Math.min(255, step * 32)
      .toString(16)
      .padStart(2, '0');
  return `#${part(index % 9)}${part(Math.floor(index / 9) % 9)}${part(Math.floor(index / 81))}`;
});

/** A gray whose contrast with the page is as wanted. */
function textOf(page: Rgb, wanted: number): number {
  const light = luminance(page);
  return light > 0.5 ? (light + 0.05) / wanted - 0.05 : (light + 0.05) * wanted - 0.05;
}

describe('contrast', () => {
  it('is that of WCAG', () => {
    expect(contrast(luminance(parse('#ffffff')), luminance(parse('#000000')))).toBeCloseTo(21, 5);
    expect(contrast(luminance(parse('#767676')), luminance(parse('#ffffff')))).toBeCloseTo(4.54, 2);
  });
});

describe('tints', () => {
  it('keep AAA text at AA on light and dark pages, one highlight of any colour and lane', () => {
    for (const color of COLORS) {
      for (let lane = 0; lane < 4; lane++) {
        for (const page of [LIGHT_PAGE, DARK_PAGE]) {
          const behind = mix(page, parse(color), tintAlpha(color, lane));
          expect(contrast(luminance(behind), textOf(page, 7)), `${color} ${lane}`).toBeGreaterThanOrEqual(4.5);
        }
      }
    }
  });

  it('keep #333 on white and #e0e0e0 on #121212 at AA under four highlights of any colours', () => {
    const all = (page: Rgb, colors: readonly string[]) =>
      luminance(colors.reduce<Rgb>((under, color, lane) => mix(under, parse(color), tintAlpha(color, lane)), page));
    for (const color of COLORS) {
      for (const other of ['#000000', '#ffffff', color]) {
        expect(
          contrast(all(LIGHT_PAGE, [color, other, other, other]), luminance(parse('#333333'))),
          color,
        ).toBeGreaterThanOrEqual(4.5);
        expect(
          contrast(all(DARK_PAGE, [color, other, other, other]), luminance(parse('#e0e0e0'))),
          color,
        ).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it('are strong enough to be seen', () => {
    for (const color of COLORS) expect(tintAlpha(color, 0), color).toBeGreaterThanOrEqual(0.12);
  });
});
