import { describe, expect, it } from 'vitest';
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

describe('findStoredPlaces', () => {
  const quote = quoteAt(TEXT, 'witness 210 saw');

  it('finds what was pushed on by a paragraph before it, and expects the next as far off', () => {
    const pushed = `New to the page. ${TEXT}`;
    const lost = { ...quoteAt(TEXT, 'witness 350 saw'), prefix: 'in another context altogether: ' };
    const { places, expected } = findStoredPlaces(pushed, [lost, quote]);
    const start = pushed.indexOf(quote.exact);
    expect(places).toEqual([null, { start, end: start + quote.exact.length, state: 'exact' }]);
    expect(expected).toEqual([(lost.start ?? 0) + 17, start]);
  });

  it('decides nothing where the words stand near with their context twice, or had a twin that shared it', () => {
    const paragraphs = PARAGRAPHS.slice(28, 33).join(' ');
    const twice = `${TEXT.slice(0, TEXT.indexOf(paragraphs))}${paragraphs} and ${paragraphs}`;
    expect(findStoredPlaces(`New. ${twice}`, [quote]).places).toEqual([null]);
    const context = quote.prefix.length + quote.suffix.length;
    const twin = { ...quote, twins: { count: 1, before: 0, context, letters: 40 } };
    expect(findStoredPlaces(`New. ${TEXT}`, [twin]).places).toEqual([null]);
  });

  it('looks no further than some paragraphs, and not for what has hardly a context', () => {
    expect(findStoredPlaces(`${'far '.repeat(1000)}${TEXT}`, [quote]).places).toEqual([null]);
    expect(findStoredPlaces(`New. ${TEXT}`, [{ ...quote, prefix: 'that ', suffix: '' }]).places).toEqual([null]);
  });
});
