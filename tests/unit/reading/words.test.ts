/** The words of a passage as the reading mode tells them. */
import { describe, expect, it } from 'vitest';
import { quoteOf } from '../../../src/entries/reading-mode/words.ts';

const whole = (text: string) => ({ start: 0, end: text.length });

describe('a quotation', () => {
  it('is cut where it only stands for its highlight, and never through a character', () => {
    const text = `${'a'.repeat(39)}😀 and more`;
    expect(quoteOf(text, whole(text), true)).toBe(`${'a'.repeat(39)}…`);
    expect(quoteOf(text, whole(text))).toBe(text);
  });

  it('keeps its direction to itself in a sentence that runs the other way', () => {
    const text = 'האם תחזיק מעמד?';
    expect(quoteOf(text, whole(text), true)).toBe(`\u2068${text}\u2069`);
    expect(quoteOf('Will it hold?', whole('Will it hold?'), true)).toBe('Will it hold?');
    // Read out, it stands by itself.
    expect(quoteOf(text, whole(text))).toBe(text);
  });
});
