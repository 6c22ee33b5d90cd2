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

  it('part no flag of many in a row', () => {
    const flags = ['\u{1F1E9}\u{1F1EA}', '\u{1F1EB}\u{1F1F7}', '\u{1F1EE}\u{1F1F9}'];
    for (const lead of ['', 'x', '\u{1F600}', 'xx ']) {
      const text = `${lead}${Array.from({ length: 40 }, (_, at) => flags[at % 3]).join('')}y`;
      for (let offset = lead.length; offset < text.length; offset++) {
        const past = (offset - lead.length) % 4;
        expect(cutBefore(text, offset)).toBe(offset - past);
        expect(cutAfter(text, offset)).toBe(past === 0 ? offset : offset - past + 4);
      }
    }
  });
});
