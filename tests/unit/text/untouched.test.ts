import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/core/interruptible.ts';
import { fold } from '../../../src/core/text/fold.ts';
import { placeQuotes, placeQuotesInSteps } from '../../../src/core/text/place-quotes.ts';
import type { Quote } from '../../../src/core/text/quote.ts';
import { untouched } from '../../../src/core/text/untouched.ts';

/** Text of its own at each place: no two stretches have much in common. */
const prose = (from: number, count: number): string =>
  Array.from({ length: count }, (_, at) => (((from + at + 1) * 2_654_435_761) % 2 ** 32).toString(36)).join(' ');

const CLOCK = 'It is 12:01 now. ';
const before = `${CLOCK}${prose(0, 2_000)} The governor of the province resigned in autumn. ${prose(5_000, 2_000)}`;
const quoteOf = (exact: string, prefix: string, suffix: string): Quote => ({
  exact,
  prefix,
  suffix,
  start: 9,
  twins: null,
});
const there = quoteOf('The governor of the old province resigned in', `${prose(0, 2_000).slice(-30)} `, ' autumn. ');
const lost = quoteOf('nobody had thought of a referendum', 'for until that very morning, ', ' at all, as was said');
const quotes = [there, lost];
const anywhere = { isShown: () => true, isInSection: () => false };
const placesIn = (text: string) => placeQuotes(text, quotes, anywhere);
const kept = (text: string) => untouched({ text: before, places: placesIn(before) }, text, quotes, [0, 1], fold);

describe('untouched', () => {
  it('keeps what a change elsewhere cannot have moved, as far on as the text behind it', () => {
    const later = before.replace('12:01', 'nearly 12:02');
    expect([...kept(later)]).toEqual(placesIn(later).map((place, index) => [index, place]));
    expect(kept(later).get(0)).toMatchObject({ state: 'changed' });
    expect(kept(later).get(1)).toBeNull();
  });

  it('keeps the place of a passage that stands before the change where it is', () => {
    const longer = `${before} And so on.`;
    expect(kept(longer).get(0)).toEqual(placesIn(before)[0]);
  });

  it('says nothing of a passage some of whose words come or go, or that stands about the change', () => {
    const back = before.replace('12:01', '12:01, and until that very morning nobody had thought of it');
    expect(kept(back).has(1)).toBe(false);
    expect(kept(back).has(0)).toBe(true);
    expect(kept(before.replace('resigned in', 'resigned at last in')).has(0)).toBe(false);
    expect(kept(before.replace(' The governor of the province resigned in autumn.', '')).has(0)).toBe(false);
    expect(kept(before.replace('12:01', '12:01. \u201CThe governor of the old province\u201D is out')).has(0)).toBe(
      false,
    );
  });

  it('says nothing where much has changed', () => {
    expect(kept(before.replace(CLOCK, prose(20_000, 1_000))).size).toBe(0);
  });

  it('lets nothing be looked for again that it keeps', () => {
    const later = before.replace('12:01', '12:02');
    const asked: number[] = [];
    const steps = placeQuotesInSteps(
      later,
      [lost],
      { isShown: () => true, isInSection: (index) => asked.push(index) > 0 },
      { text: before, places: [null] },
    );
    let count = 0;
    for (let step = steps.next(); !step.done; step = steps.next()) count++;
    // Without what was found before, the text is folded, searched and read as words, in many steps.
    expect(count).toBeLessThan(3);
    const anew = placeQuotesInSteps(later, [lost], anywhere);
    let countAnew = 0;
    for (let step = anew.next(); !step.done; step = anew.next()) countAnew++;
    expect(countAnew).toBeGreaterThan(count);
    expect(atOnce(placeQuotesInSteps(later, [lost], anywhere))).toEqual([null]);
  });
});
