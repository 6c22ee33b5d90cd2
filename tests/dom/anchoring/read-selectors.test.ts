import { describe, expect, it } from 'vitest';
import { readSelectors } from '../../../src/page/anchoring/read-selectors.ts';

const quote = { type: 'TextQuoteSelector', exact: 'pact', prefix: 'that its ', suffix: ' with Pyongyang' };
const read = { exact: 'pact', prefix: 'that its ', suffix: ' with Pyongyang', start: null, twins: null };

describe('selectors of other programs', () => {
  it.each<[string, unknown, object]>([
    [
      'Hypothesis: range, position, quote',
      [
        {
          type: 'RangeSelector',
          startContainer: '/div[1]/p[2]',
          startOffset: 4,
          endContainer: '/div[1]/p[2]',
          endOffset: 8,
        },
        { type: 'TextPositionSelector', start: 412, end: 416 },
        quote,
      ],
      { ...read, start: 412 },
    ],
    ['one alone', quote, read],
    ['a quote without context', { type: 'TextQuoteSelector', exact: 'pact' }, { ...read, prefix: '', suffix: '' }],
    ['a fragment refined by a quote', { type: 'FragmentSelector', value: 'section2', refinedBy: quote }, read],
    [
      'a path refined by a refined quote',
      { type: 'XPathSelector', value: '/html/body/p[2]', refinedBy: { ...quote, exact: 'x', refinedBy: [quote] } },
      read,
    ],
    ['a quote that nothing refines', { ...quote, refinedBy: null }, read],
    ['a choice', { type: 'Choice', items: [{ type: 'CssSelector', value: 'p' }, quote] }, read],
    ['the first usable of several quotes', [{ ...quote, exact: 7 }, quote, { ...quote, exact: 'other' }], read],
    [
      'a position within another selector, which is none of the page',
      [{ type: 'CssSelector', value: 'p', refinedBy: { type: 'TextPositionSelector', start: 3, end: 7 } }, quote],
      read,
    ],
  ])('reads %s', (_, selectors, expected) => {
    expect(readSelectors(selectors)?.quote).toEqual(expected);
  });

  it.each<[string, unknown]>([
    [
      'a range between two selectors',
      {
        type: 'RangeSelector',
        startSelector: { type: 'XPathSelector', value: '//td[1]' },
        endSelector: { type: 'XPathSelector', value: '//td[2]' },
      },
    ],
    ['a fragment', { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc3236', value: 'intro' }],
    ['a position', [{ type: 'TextPositionSelector', start: 4, end: 8 }]],
    [
      'a quote of which a position names a part',
      { ...quote, refinedBy: { type: 'TextPositionSelector', start: 0, end: 2 } },
    ],
    ['data', { type: 'DataPositionSelector', start: 4, end: 8 }],
  ])('takes %s for no passage, for it has no words', (_, selectors) => {
    expect(readSelectors(selectors)).toBeNull();
  });

  it('ends with selectors within themselves', () => {
    const circle: { type: string; refinedBy?: unknown } = { type: 'CssSelector' };
    circle.refinedBy = [circle, circle];
    expect(readSelectors(circle)).toBeNull();
  });

  it('reads how many twins there were, and nothing malformed', () => {
    const twins = { count: 2, before: 1, context: 9, letters: 12 };
    expect(readSelectors({ ...quote, twins })?.quote.twins).toEqual(twins);
    for (const odd of [3, null, {}, { ...twins, count: -1 }, { ...twins, letters: Number.NaN }]) {
      expect(readSelectors({ ...quote, twins: odd })?.quote.twins).toBeNull();
    }
  });
});
