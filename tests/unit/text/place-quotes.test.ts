import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/core/text/fold.ts';
import { isWhole } from '../../../src/core/text/grapheme.ts';
import { placeQuotes } from '../../../src/core/text/place-quotes.ts';
import type { Quote, Surroundings } from '../../../src/core/text/quote.ts';
import { twinsOf } from '../../../src/core/text/twins.ts';

const word = fc.constantFrom(
  ...'the alliance of Seoul and Moscow is not a pact, \u201Cas such\u201D it\u2019s e\u0301lan co\u00ADop \u{1F600} \u{1F468}\u200D\u{1F469} \uD55C\uAD6D a b - \u2026'.split(
    ' ',
  ),
);
const words = fc.array(word, { minLength: 1, maxLength: 60 });

/** The words from `from` on as a quote of their text. */
function quoteOf(all: readonly string[], from: number, count: number): { text: string; quote: Quote } {
  const text = all.join(' ');
  const start = all.slice(0, from).join(' ').length + (from > 0 ? 1 : 0);
  const exact = all.slice(from, from + count).join(' ');
  const end = start + exact.length;
  const selector = { exact, prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) };
  return { text, quote: { ...selector, start, twins: twinsOf(text, start, selector) } };
}

const marked = words.chain((all) =>
  fc.tuple(fc.constant(all), fc.nat({ max: all.length - 1 }), fc.integer({ min: 1, max: 12 })),
);
const unknown: Surroundings = { isShown: () => true, isInSection: () => false };

describe('placeQuotes', () => {
  it('finds any words where they stand in an unchanged text', () => {
    fc.assert(
      fc.property(marked, ([list, from, count]) => {
        const { text, quote } = quoteOf(list, from, count);
        const place = { start: quote.start, end: (quote.start ?? 0) + quote.exact.length, state: 'exact' };
        expect(placeQuotes(text, [quote], unknown)).toEqual([place]);
      }),
    );
  });

  it('is honest on any other text: within it, between graphemes, with a true state', () => {
    fc.assert(
      fc.property(marked, words, fc.nat(), fc.nat(), ([list, from, count], other, cut, put) => {
        const { quote } = quoteOf(list, from, count);
        const changed = [...list];
        changed.splice(cut % list.length, put % 4, ...other.slice(0, put % 20));
        const text = changed.join(' ');
        const [place] = placeQuotes(text, [quote], unknown);
        if (!place) return;
        expect(place.start >= 0 && place.start < place.end && place.end <= text.length).toBe(true);
        expect(isWhole(text, place.start, place.end)).toBe(true);
        const now = text.slice(place.start, place.end);
        if (place.state !== 'changed') {
          expect(fold(now).trim()).toBe(fold(quote.exact).trim());
          return;
        }
        expect(place.score > 0 && place.score < 1).toBe(true);
        const before = place.difference.filter(({ change }) => change !== 'added').map((run) => run.text);
        expect(before.join('').replaceAll(' ', '')).toBe(fold(quote.exact).replaceAll(' ', ''));
      }),
      { numRuns: 1000 },
    );
  });
});
