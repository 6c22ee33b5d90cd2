/** Colours of passages that overlap: their sum never makes words hard to read that were not so before. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rgb } from '../../../src/core/color.ts';
import { isLegible, type Pair, type Tinted, withoutTint } from '../../../src/page/painting/choose-tints.ts';

const BLACK_ON_WHITE: Pair = { text: [0, 0, 0], background: [1, 1, 1] };
/** 5.0:1 */
const GRAY_ON_WHITE: Pair = { text: [0.44, 0.44, 0.44], background: [1, 1, 1] };
const gray: readonly Pair[] = [GRAY_ON_WHITE];
const black: readonly Pair[] = [BLACK_ON_WHITE];

const strip = (name: string, start: number, end: number, given: Partial<Tinted> = {}): Tinted => ({
  name,
  start,
  end,
  priority: Number(name.slice(1)),
  tint: { rgb: [0, 0, 0.5], alpha: 0.02 },
  pairs: gray,
  ...given,
});

describe('withoutTint', () => {
  it('leaves alone what does not overlap, or is dark enough', () => {
    expect(withoutTint([strip('a0', 0, 10), strip('a1', 10, 20), strip('a2', 30, 40)])).toEqual(new Set());
    const dark = ['a0', 'a1', 'a2'].map((name) => strip(name, 0, 10, { pairs: black }));
    expect(withoutTint(dark)).toEqual(new Set());
  });

  it('takes the colour of what lies on top, where together they are too much', () => {
    const weak = { tint: { rgb: [0, 0, 0.5] as Rgb, alpha: 0.02 } };
    expect(isLegible(GRAY_ON_WHITE, weak.tint)).toBe(true);
    expect(isLegible(GRAY_ON_WHITE, weak.tint, weak.tint, weak.tint)).toBe(false);
    expect(withoutTint([strip('a1', 5, 15), strip('a0', 0, 10), strip('a2', 8, 9)])).toEqual(new Set([2]));
  });

  it('looks at a pile anew only where another name or other pairs come in, however many lie over one another', () => {
    let asked = 0;
    const counted = {
      text: GRAY_ON_WHITE.text,
      get background() {
        asked++;
        return GRAY_ON_WHITE.background;
      },
    };
    const pairs = [counted];
    const strips = Array.from({ length: 3_000 }, (_, at) => strip(`a${at % 3}`, at, 6_000 - at, { pairs }));
    expect(withoutTint(strips).size).toBe(1_000);
    expect(asked).toBeLessThan(20);
  });

  it('counts a name once, since it is painted once', () => {
    expect(withoutTint([0, 1, 2, 3].map((at) => strip('a0', at, 10)))).toEqual(new Set());
  });

  it('whatever overlaps: at every place the words are readable on all that is left there', () => {
    const part = fc.integer({ min: 0, max: 255 }).map((value) => value / 255);
    const color = fc.tuple(part, part, part) as fc.Arbitrary<Rgb>;
    const pair = fc.tuple(color, color, fc.boolean()).map(([one, other, isDark]): Pair => {
      const dark = one.map((value) => value * 0.4) as unknown as Rgb;
      const light = other.map((value) => 0.75 + value * 0.25) as unknown as Rgb;
      return isDark ? { text: light, background: dark } : { text: dark, background: light };
    });
    const tint = fc.record({ rgb: color, alpha: fc.double({ min: 0.02, max: 0.35, noNaN: true }) });
    let dropped = 0;
    let kept = 0;
    fc.assert(
      fc.property(
        fc.array(pair, { minLength: 1, maxLength: 3 }),
        fc.array(tint, { minLength: 2, maxLength: 5 }),
        fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 20 }), fc.nat(9), fc.nat(2)), { maxLength: 25 }),
        (pairs, tints, strips) => {
          const lists = pairs.map((_, count) => pairs.slice(0, count + 1));
          const candidates = strips
            .map(([start, length, name, list]): Tinted => {
              const at = name % tints.length;
              return {
                name: `a${at}`,
                start,
                end: start + length,
                priority: at,
                tint: tints[at] ?? { rgb: [0, 0, 0], alpha: 0 },
                pairs: lists[list % lists.length] ?? [],
              };
            })
            // As it is given: readable alone.
            .filter((each) => each.pairs.every((pair) => isLegible(pair, each.tint)));
          const bare = withoutTint(candidates);
          for (let at = 0; at < 60; at++) {
            const here = candidates.filter(({ start, end }, index) => start <= at && at < end && !bare.has(index));
            const names = new Map(here.map((each) => [each.name, each]));
            const stack = [...names.values()].sort((a, b) => a.priority - b.priority).map((each) => each.tint);
            const words = here.reduce<readonly Pair[] | null>(
              (fewest, each) => (fewest && fewest.length <= each.pairs.length ? fewest : each.pairs),
              null,
            );
            for (const pair of words ?? []) expect(isLegible(pair, ...stack)).toBe(true);
          }
          dropped += bare.size;
          kept += candidates.length - bare.size;
        },
      ),
      { numRuns: 1_000, seed: 7 },
    );
    // What the runs were worth.
    expect([dropped > 50, kept > 200]).toEqual([true, true]);
  });
});
