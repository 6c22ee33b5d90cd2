import { describe, expect, it } from 'vitest';
import { cutAfter, cutBefore } from '../../../src/core/text/grapheme.ts';

describe('cuts', () => {
  it.each([
    ['a surrogate pair', '\u{1F600}'],
    ['a family', '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}'],
    ['a flag', '\u{1F1F0}\u{1F1F7}'],
    ['a combining accent', 'e\u0301'],
    ['Devanagari', '\u0928\u093F'],
  ])('go around %s', (_, grapheme) => {
    const text = `xx${grapheme}yy`;
    for (let offset = 3; offset < 2 + grapheme.length; offset++) {
      expect(cutBefore(text, offset)).toBe(2);
      expect(cutAfter(text, offset)).toBe(2 + grapheme.length);
    }
    for (const offset of [0, 1, 2, 2 + grapheme.length, text.length]) {
      expect(cutBefore(text, offset)).toBe(offset);
      expect(cutAfter(text, offset)).toBe(offset);
    }
  });
});
