import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/core/text/fold.ts';
import { isWhole } from '../../../src/core/text/grapheme.ts';
import { placeQuotes, placeQuotesInSteps } from '../../../src/core/text/place-quotes.ts';
import type { Quote, Surroundings } from '../../../src/core/text/quote.ts';
import { twinsOf } from '../../../src/core/text/twins.ts';
import { Vocabulary } from '../../../src/core/text/vocabulary.ts';

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

  it('does not count signs as left that it leaves to the word before them', () => {
    const list = ['b', 'a', '-', '\u{1F600}', '-', '\u{1F600}', '\u00e9lan', 'coop', 'it', 'has', 'the'];
    const { quote } = quoteOf(list, 0, 8);
    const [place] = placeQuotes(['b', 'a', 'pact,', ...list.slice(2)].join(' '), [quote], unknown);
    const left = '\u00e9lancoop'.length / quote.exact.replaceAll(' ', '').length;
    expect(place?.state === 'changed' && place.score).toBeCloseTo(left);
  });
});

describe('words that stand as they were, without their context', () => {
  /** Prose of words of which none has anything in common with another. */
  const prose = (seed: number, count: number): string =>
    Array.from({ length: count }, (_, at) =>
      Math.imul(seed * 100_003 + at + 1, 0x9e3779b1)
        .toString(36)
        .replace('-', 'z'),
    )
      .join(' ')
      .concat('. ');
  const sentence = 'We are at the end of a long era of oil.';
  const [before, behind] = [prose(1, 400), prose(2, 400)];
  const markedIn = (text: string, exact: string): Quote => {
    const start = text.indexOf(exact);
    const end = start + exact.length;
    const selector = { exact, prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) };
    return { ...selector, start, twins: twinsOf(text, start, selector) };
  };

  it('are found where nothing else is', () => {
    const quote = markedIn(`${before}${sentence} ${behind}`, sentence);
    const now = `${prose(3, 300)}${before}${behind}${prose(4, 200)}${sentence} ${prose(5, 100)}`;
    const start = now.indexOf(sentence);
    expect(placeQuotes(now, [quote], unknown)).toEqual([{ start, end: start + sentence.length, state: 'moved' }]);
  });

  it('are not taken for the passage where a twin has come into its place', () => {
    const lead = `${prose(7, 40)}What follows is a list of all that was said. `;
    const first = 'A viral post made the town known far beyond the coast.';
    const second = 'A viral post is no argument, as the mayor said at once.';
    const quote = markedIn(`${lead}${first} ${second} ${prose(8, 40)}`, 'A viral post');
    // The twin stands where the passage stood, with the whole of the context before it.
    expect(placeQuotes(`${lead}${second} ${prose(8, 40)}`, [quote], unknown)).toEqual([null]);
    // The passage itself, where the twin is gone.
    const own = { start: quote.start, end: (quote.start ?? 0) + quote.exact.length, state: 'exact' };
    expect(placeQuotes(`${lead}${first} ${prose(8, 40)}`, [quote], unknown)).toEqual([own]);
  });

  it('are found where there are too many to be compared', () => {
    const long = prose(6, 20_500).trim();
    const quote = markedIn(`${before}${long} ${behind}`, long);
    const now = `${prose(3, 410)}${long} ${prose(4, 390)}`;
    const start = now.indexOf(long);
    expect(placeQuotes(now, [quote], unknown)).toEqual([{ start, end: start + long.length, state: 'moved' }]);
  });

  it('are given up for their own place with a word changed, and for nothing where both speak alike', () => {
    const exact = 'Every generation thinks that it has invented solitude anew.';
    const quote = markedIn(`${before}never before. ${exact} ${behind}`, exact);
    const copy = `${prose(3, 100)}${exact} ${prose(4, 100)}`;
    const own = exact.replace('generation', 'whale');
    const clear = `${copy}${before}never before. ${own} ${behind}`;
    const [place] = placeQuotes(clear, [quote], unknown);
    expect(place?.state).toBe('changed');
    expect(clear.slice(place?.start, place?.end)).toBe(own);
    expect(placeQuotes(`${copy}${own} ${prose(7, 100)}`, [quote], unknown)[0]?.state).toBe('moved');
    expect(placeQuotes(`${copy}before. ${own} ${prose(7, 100)}`, [quote], unknown)).toEqual([null]);
  });
});

describe('placeQuotesInSteps', () => {
  /** Sentences of words that are all over the text, so that no passage is told by one of them. */
  const sentence = (index: number): string =>
    `The ${index % 97} envoys of ${index % 89} towns met ${index} times before winter number ${index % 83} came. `;
  const before = Array.from({ length: 8000 }, (_, index) => sentence(index)).join('');
  // Every third sentence is gone, and of each that is left a word: no passage is where it stood.
  const after = Array.from({ length: 8000 }, (_, index) =>
    index % 3 ? sentence(index).replace('met', 'spoke') : '',
  ).join('');
  const quotes = Array.from({ length: 60 }, (_, at): Quote => {
    const start = before.indexOf(sentence(at * 100 + 1));
    const exact = sentence(at * 100 + 1).trim();
    const end = start + exact.length;
    const selector = {
      exact,
      prefix: before.slice(Math.max(0, start - 32), start),
      suffix: before.slice(end, end + 32),
    };
    return { ...selector, start, twins: twinsOf(before, start, selector) };
  });

  it('can be interrupted between passages and within what goes through the whole text', () => {
    const work = placeQuotesInSteps(after, quotes, unknown);
    let steps = 0;
    let step = work.next();
    for (; !step.done; step = work.next()) steps++;
    expect(step.value).toEqual(placeQuotes(after, quotes, unknown));
    expect(step.value.filter((place) => place?.state === 'changed').length).toBeGreaterThan(0);
    // One at least for each passage and for each 64 thousand units.
    expect(steps).toBeGreaterThan(quotes.length + after.length / 65_536);
  });

  it('does not compare each changed word of a long passage with all words of the page in one step', () => {
    const word = (seed: number): string => (Math.imul(seed + 1, 0x9e3779b1) >>> 0).toString(36);
    const long = Array.from({ length: 2000 }, (_, at) => word(at % 700));
    const now = long.map((one, at) => (at % 3 === 1 ? word(10_000 + at) : one)).join(' ');
    const exact = long.join(' ');
    const quote: Quote = { exact, prefix: 'Before it. ', suffix: ' And after.', start: 0, twins: null };
    const pushed = Array.from({ length: 900 }, (_, at) => word(20_000 + at)).join(' ');
    let asked = 0;
    let most = 0;
    const { weightOf } = Vocabulary.prototype;
    Vocabulary.prototype.weightOf = function (id) {
      asked++;
      return weightOf.call(this, id);
    };
    const work = placeQuotesInSteps(`${pushed} ${now} and more`, [quote], unknown);
    let step = work.next();
    for (; !step.done; step = work.next()) {
      most = Math.max(most, asked);
      asked = 0;
    }
    Vocabulary.prototype.weightOf = weightOf;
    expect(step.value[0]?.state).toBe('changed');
    expect(most).toBeGreaterThan(2000);
    expect(most).toBeLessThan(100_000);
  });

  it('asks what is shown of few places in one step', () => {
    let asked = 0;
    let most = 0;
    const isShown = (): boolean => {
      asked++;
      return false;
    };
    const work = placeQuotesInSteps(after, quotes, { isShown, isInSection: () => false });
    for (let step = work.next(); !step.done; step = work.next()) {
      most = Math.max(most, asked);
      asked = 0;
    }
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(20);
  });
});
