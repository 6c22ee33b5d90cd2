/** The outlines checked by hand are in their format and say nothing that contradicts itself. */
import { describe, expect, it } from 'vitest';
import { SECTION_KINDS } from '../../../src/core/model/section.ts';
import { readOutlines } from '../../sections/outline-files.ts';

const outlines = readOutlines();
const words = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

it('the outlines cover every kind of section', () => {
  const kinds = new Set(outlines.flatMap(({ outline }) => outline.sections.map(({ kind }) => kind)));
  expect(SECTION_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
});

describe.each(outlines)('$name', ({ name, outline }) => {
  it('bears the id of its page', () => {
    expect(outline.id).toBe(name);
  });

  it('has one headline, at most one dek and one byline, and the dek that it names', () => {
    const ofKind = (kind: string) => outline.sections.filter((section) => section.kind === kind);
    expect(ofKind('headline')).toHaveLength(1);
    expect(ofKind('dek')).toHaveLength(outline.dek === null ? 0 : 1);
    expect(ofKind('byline').length).toBeLessThanOrEqual(1);
  });

  it('keeps no more of a section than its ends', () => {
    for (const section of outline.sections) {
      // Five words as they are written: 'don’t' is one of them, and two to the count.
      for (const end of [section.first, section.last]) {
        expect(words(end), end).toBeGreaterThan(0);
        expect(words(end), end).toBeLessThanOrEqual(Math.min(section.words, 10));
      }
    }
  });
});
