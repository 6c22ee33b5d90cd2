import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveEnd, putEnd } from '../../../src/core/text/ends.ts';
import { cutAfter, isWhole } from '../../../src/core/text/grapheme.ts';

const TEXT = 'The 👩‍👩‍👧 family of Ms. Tanaka, née Ito, said 「港は静か」 in 서울.';
const spanOf = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
const words = ({ start, end }: { start: number; end: number }) => TEXT.slice(start, end);

describe('moveEnd', () => {
  it.each<[string, Parameters<typeof moveEnd>[2], string]>([
    ['family', { end: 'end', direction: 'forward', by: 'grapheme', language: 'en' }, 'family '],
    ['family', { end: 'end', direction: 'back', by: 'grapheme', language: 'en' }, 'famil'],
    ['family', { end: 'start', direction: 'back', by: 'grapheme', language: 'en' }, ' family'],
    [' family', { end: 'start', direction: 'back', by: 'grapheme', language: 'en' }, '👩‍👩‍👧 family'],
    ['family', { end: 'end', direction: 'forward', by: 'word', language: 'en' }, 'family of'],
    ['family of', { end: 'end', direction: 'back', by: 'word', language: 'en' }, 'family'],
    ['family of', { end: 'start', direction: 'forward', by: 'word', language: 'en' }, 'of'],
    ['Tanaka', { end: 'end', direction: 'forward', by: 'word', language: 'en' }, 'Tanaka, née'],
    ['静か', { end: 'start', direction: 'back', by: 'word', language: 'ja' }, 'は静か'],
    ['in', { end: 'end', direction: 'forward', by: 'word', language: 'en' }, 'in 서울'],
  ])('moves an end of %j: %o', (from, how, expected) => {
    expect(words(moveEnd(TEXT, spanOf(from), how))).toBe(expected);
  });

  it('stays where nothing would be left, and at the ends of the text', () => {
    const how = { language: 'en', by: 'grapheme' } as const;
    const one = { start: 0, end: 1 };
    expect(moveEnd(TEXT, one, { ...how, end: 'end', direction: 'back' })).toEqual(one);
    expect(moveEnd(TEXT, one, { ...how, end: 'start', direction: 'forward' })).toEqual(one);
    expect(moveEnd(TEXT, one, { ...how, end: 'start', direction: 'back' })).toEqual(one);
    const last = { start: TEXT.length - 1, end: TEXT.length };
    expect(moveEnd(TEXT, last, { ...how, end: 'end', direction: 'forward' })).toEqual(last);
  });

  it('never puts an end into a grapheme and never leaves an empty passage, whatever is pressed', () => {
    const press = fc.record({
      end: fc.constantFrom('start' as const, 'end' as const),
      direction: fc.constantFrom('forward' as const, 'back' as const),
      by: fc.constantFrom('grapheme' as const, 'word' as const),
      language: fc.constantFrom('en', 'ja', 'ko', null),
    });
    const parts = fc.constantFrom('a', ' ', 'é', '👩‍👩‍👧', '🇰🇷', '港', '서', '한', 'ن', '\u0301', ', ', 'word ');
    fc.assert(
      fc.property(
        fc.array(parts, { minLength: 2, maxLength: 40 }).map((each) => `x${each.join('')}`),
        fc.array(press, { maxLength: 30 }),
        fc.array(fc.nat(80), { maxLength: 5 }),
        (text, presses, drags) => {
          let span = { start: 0, end: cutAfter(text, 1) };
          for (const how of presses) span = moveEnd(text, span, how);
          for (const [index, to] of drags.entries()) span = putEnd(text, span, index % 2 ? 'start' : 'end', to);
          expect(isWhole(text, span.start, span.end)).toBe(true);
          expect(text.slice(span.start, span.end).trim()).not.toBe('');
        },
      ),
      { numRuns: 300 },
    );
  });
});
