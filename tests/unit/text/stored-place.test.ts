import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/core/interruptible.ts';
import type { Quote } from '../../../src/core/text/quote.ts';
import { findStoredPlaces } from '../../../src/core/text/stored-place.ts';

const PARAGRAPHS = Array.from(
  { length: 60 },
  (_, at) => `Paragraph ${at} says that witness ${at * 7} saw ship ${at * 13}.`,
);
const TEXT = PARAGRAPHS.join(' ');

function quoteAt(text: string, exact: string, twins: Quote['twins'] = null): Quote {
  const start = text.indexOf(exact);
  const end = start + exact.length;
  return { exact, prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32), start, twins };
}

const storedPlaces = (text: string, quotes: readonly Quote[]) => atOnce(findStoredPlaces(text, quotes));

describe('findStoredPlaces', () => {
  const quote = quoteAt(TEXT, 'witness 210 saw');

  it('finds what was pushed on by a paragraph before it, and expects the next as far off', () => {
    const pushed = `New to the page. ${TEXT}`;
    const lost = { ...quoteAt(TEXT, 'witness 350 saw'), prefix: 'in another context altogether: ' };
    const { places, expected } = storedPlaces(pushed, [lost, quote]);
    const start = pushed.indexOf(quote.exact);
    expect(places).toEqual([null, { start, end: start + quote.exact.length, state: 'exact' }]);
    expect(expected).toEqual([(lost.start ?? 0) + 17, start]);
  });

  it('decides nothing where the words stand near with their context twice, or had a twin that shared it', () => {
    const paragraphs = PARAGRAPHS.slice(28, 33).join(' ');
    const twice = `${TEXT.slice(0, TEXT.indexOf(paragraphs))}${paragraphs} and ${paragraphs}`;
    expect(storedPlaces(`New. ${twice}`, [quote]).places).toEqual([null]);
    const context = quote.prefix.length + quote.suffix.length;
    const twin = { ...quote, twins: { count: 1, before: 0, context, letters: 40 } };
    expect(storedPlaces(`New. ${TEXT}`, [twin]).places).toEqual([null]);
  });

  it('looks at few passages between two interruptions, and at fewer that are not at their places', () => {
    const text = 'All of it is said again and again. '.repeat(2_000);
    let looked = new Set<number>();
    const counted = (quote: Quote, at: number): Quote => ({
      ...quote,
      get exact() {
        looked.add(at);
        return quote.exact;
      },
    });
    const mostInAStep = (quotes: readonly Quote[]): number => {
      const steps = findStoredPlaces(text, quotes.map(counted));
      let most = 0;
      let isDone = false;
      while (!isDone) {
        looked = new Set();
        isDone = steps.next().done === true;
        most = Math.max(most, looked.size);
      }
      return most;
    };
    const there = Array.from({ length: 2_000 }, (_, at) => ({
      ...quoteAt(text, 'is said'),
      prefix: '',
      start: at * 35 + 10,
    }));
    expect(mostInAStep(there)).toBeLessThan(300);
    const gone = there.map((one) => ({ ...one, prefix: 'something else altogether: ' }));
    expect(mostInAStep(gone)).toBeLessThan(300);
    expect(mostInAStep(gone.map((one) => ({ ...one, exact: 'long '.repeat(4_000) })))).toBeLessThan(6);
  });

  it('looks no further than some paragraphs, and not for what has hardly a context', () => {
    expect(storedPlaces(`${'far '.repeat(1000)}${TEXT}`, [quote]).places).toEqual([null]);
    expect(storedPlaces(`New. ${TEXT}`, [{ ...quote, prefix: 'that ', suffix: '' }]).places).toEqual([null]);
  });
});
