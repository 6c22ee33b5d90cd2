import { describe, expect, it } from 'vitest';
import { fold, foldWithMap } from '../../../src/core/text/fold.ts';

describe('fold', () => {
  it.each([
    ['white space of any kind', 'a\u00A0b\u202Fc\u2009d\n\te', 'a b c d e'],
    ['the direction of writing', 'a\u200F b\u200E\u202Ac\u202C \u2067d\u2069\u061C', 'a bc d'],
    ['invisible characters', 'in\u00ADvis\u200Bi\u2060ble\uFEFF', 'invisible'],
    ['curly quotes and primes', '\u2018a\u2019 \u201Cb\u201D 5\u2032 6\u2033', '\'a\' "b" 5\' 6"'],
    ['guillemets', '\u00ABmot\u00BB \u2039x\u203A', '"mot" \'x\''],
    ['dashes', 'a\u2010b\u2011c\u2013d\u2014e\u2212f', 'a-b-c-d-e-f'],
    ['double hyphens and spaced dashes', 'one -- two \u2014 three\u2014four', 'one-two-three-four'],
    ['ellipses', 'so\u2026', 'so...'],
    ['decomposed letters', 'cafe\u0301 n\u0303', 'caf\u00E9 \u00F1'],
    ['jamo', '\u1112\u1161\u11AB\u1100\u116E\u11A8', '\uD55C\uAD6D'],
    ['singletons', '\u212B\u2126', '\u00C5\u03A9'],
  ])('folds %s', (_, source, folded) => {
    expect(fold(source)).toBe(folded);
  });

  it.each([
    ['Persian ZWNJ', '\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645'],
    ['emoji joined by ZWJ', '\u{1F469}\u200D\u{1F4BB}'],
    ['letters, case and accents', 'R\u00E9sum\u00E9, resume; RESUME'],
  ])('leaves %s alone', (_, source) => {
    expect(fold(source)).toBe(source);
  });

  it('is idempotent', () => {
    const source = 'a \u2014\u00A0\u201Cb\u2026\u201D e\u0301\u00AD\u00AD x  y -- z';
    expect(fold(fold(source))).toBe(fold(source));
  });
});

describe('foldWithMap', () => {
  const source = 'So\u2026 caf\u0065\u0301s  and \u2014 \u201Cbars\u201D, in\u00ADdeed.';
  const folded = foldWithMap(source);

  it.each([
    ['So', 'So'],
    ['...', '\u2026'],
    ['caf\u00E9s', 'cafe\u0301s'],
    ['and', 'and'],
    ['"bars"', '\u201Cbars\u201D'],
    ['indeed', 'in\u00ADdeed'],
    ['caf\u00E9s and-"bars', 'cafe\u0301s  and \u2014 \u201Cbars'],
  ])('maps %s back to its source', (words, expected) => {
    const at = folded.text.indexOf(words);
    expect(at).toBeGreaterThanOrEqual(0);
    expect(source.slice(folded.sourceStart(at), folded.sourceEnd(at + words.length))).toBe(expected);
  });

  it('gives no place inside one source character', () => {
    const at = folded.text.indexOf('...');
    expect(folded.sourceStart(at + 1)).toBe(-1);
    expect(folded.sourceEnd(at + 1)).toBe(-1);
  });

  it('finds the folded offset of a source offset', () => {
    for (const word of ['caf', 'and', 'bars', 'deed']) {
      const at = folded.foldedOffset(source.indexOf(word));
      expect(folded.text.startsWith(word, at)).toBe(true);
    }
  });

  it('maps a text without anything to fold onto itself', () => {
    const plain = foldWithMap('plain words');
    expect([plain.sourceStart(6), plain.sourceEnd(6), plain.foldedOffset(6)]).toEqual([6, 6, 6]);
  });
});
