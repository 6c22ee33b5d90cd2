/** The reader's place in a text that has changed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorAt } from '../../../src/core/reading/cursor.ts';
import { keepPlace } from '../../../src/core/reading/keep-place.ts';
import { readingPlan } from '../../../src/core/reading/reading-plan.ts';
import { planOf, SECTIONS, wordsAt } from './sample-plan.ts';

const plan = planOf(SECTIONS);
const at = (words: string) => {
  const cursor = cursorAt(plan, plan.text.indexOf(words));
  if (!cursor) throw new Error(`no such words: ${words}`);
  return cursor;
};

describe('a place', () => {
  it('stays with its words when something is put before them, with its mark and its moving end', () => {
    const later = planOf([['An advertisement.'], ...SECTIONS]);
    const kept = keepPlace(plan.text, { ...at('Nobody'), moving: 'start', mark: 'm' }, later);
    expect(wordsAt(later, kept)).toBe('Nobody knew.');
    expect(kept).toMatchObject({ moving: 'start', mark: 'm' });
  });

  it('is told from another of the same words by what stands around it', () => {
    const later = planOf([['Nobody knew.', 'So they said.'], ...SECTIONS]);
    expect(keepPlace(plan.text, at('Nobody'), later)?.start).toBe(later.text.lastIndexOf('Nobody'));
  });

  it('is the next sentence where its own is gone', () => {
    const later = planOf([SECTIONS[0], [SECTIONS[1][0], SECTIONS[1][2]], SECTIONS[2]]);
    expect(wordsAt(later, keepPlace(plan.text, at('“Why'), later))).toBe('Nobody knew.');
  });

  it('is somewhere in a text that is another one, and nowhere in an empty one', () => {
    const other = planOf([['Something else.']]);
    expect(wordsAt(other, keepPlace(plan.text, at('Then came'), other))).toBe('Something else.');
    expect(keepPlace(plan.text, at('Nobody'), readingPlan('', [], [], null))).toBe(null);
  });

  it('is always within the text', () => {
    const sections = fc.array(
      fc.array(fc.constantFrom('One.', 'Two.', 'Two.', 'Three words here.'), { minLength: 1 }),
      {
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(sections, sections, fc.nat(), (before, after, seed) => {
        const was = planOf(before);
        const cursor = cursorAt(was, seed % was.text.length);
        if (!cursor) return;
        const is = planOf(after);
        const kept = keepPlace(was.text, cursor, is);
        expect(kept === null).toBe(is.stretches.length === 0);
        if (!kept) return;
        expect(wordsAt(is, kept)).not.toBe('');
        expect(kept.end).toBeLessThanOrEqual(is.text.length);
        if (is.text === was.text) expect(kept).toEqual(cursor);
      }),
    );
  });
});
