/** Moving through a text by keyboard: where each step leads, and that no row of steps ever leads out of the text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cursor,
  cursorAt,
  type Direction,
  grow,
  type Mark,
  markAround,
  markAt,
  swapEnds,
  toEdge,
  toMark,
  toSection,
  toSentence,
  toWholeSection,
  type Unit,
} from '../../../src/core/reading/cursor.ts';
import { type ReadingPlan, readingPlan } from '../../../src/core/reading/reading-plan.ts';
import { planOf, SECTIONS, wordsAt } from './sample-plan.ts';

const plan = planOf(SECTIONS);
const [first = '', second = '', third = ''] = SECTIONS[1];
const at = (words: string, within: ReadingPlan = plan): Cursor => {
  const cursor = cursorAt(within, within.text.indexOf(words));
  if (!cursor) throw new Error(`no such words: ${words}`);
  return cursor;
};
const said = (cursor: Cursor | null): string => wordsAt(plan, cursor);

describe('the place in a text', () => {
  it('is a sentence from the start', () => {
    expect(said(cursorAt(plan, 0))).toBe('A Headline');
    expect(said(cursorAt(plan, plan.text.indexOf('Kim')))).toBe(second);
    expect(said(cursorAt(plan, plan.text.length))).toBe('Then came 70 years of peace.');
    expect(cursorAt(readingPlan('Words of no section', [], [], null), 3)).toBe(null);
  });

  it('goes by sentence, over the words between sections, and stays at both ends', () => {
    const seen: string[] = [];
    let cursor = at('A Headline');
    for (;;) {
      seen.push(said(cursor));
      const next = toSentence(plan, cursor, 1);
      if (next === cursor) break;
      expect(said(toSentence(plan, next, -1))).toBe(said(cursor));
      cursor = next;
    }
    expect(seen).toEqual(SECTIONS.flat());
    expect(toSentence(plan, at('A Headline'), -1)).toEqual(at('A Headline'));
  });

  it('goes by section: back to the beginning of this one first', () => {
    expect(said(toSection(plan, at('A Headline'), 1))).toBe(first);
    expect(said(toSection(plan, at(third), 1))).toBe('It ended in 1953.');
    expect(said(toSection(plan, at(third), -1))).toBe(first);
    expect(said(toSection(plan, at(first), -1))).toBe('A Headline');
    expect(toSection(plan, at('Then came'), 1)).toEqual(at('Then came'));
    expect(toSection(plan, at('A Headline'), -1)).toEqual(at('A Headline'));
  });

  it('goes to the first sentence and to the last', () => {
    expect(said(toEdge(plan, at(second), -1))).toBe('A Headline');
    expect(said(toEdge(plan, at(second), 1))).toBe('Then came 70 years of peace.');
  });

  it('takes a whole section', () => {
    expect(said(toWholeSection(plan, at(second)))).toBe(SECTIONS[1].join(' '));
  });
});

describe('growing and shrinking', () => {
  it('by sentence: one end stays', () => {
    let cursor = grow(plan, at(first), 'sentence', 1);
    expect(said(cursor)).toBe(`${first} ${second}`);
    cursor = grow(plan, cursor, 'sentence', -1);
    expect(said(cursor)).toBe(first);
    cursor = grow(plan, cursor, 'sentence', -1);
    expect(said(cursor)).toBe(`A Headline Share ${first}`);
    cursor = grow(plan, cursor, 'sentence', 1);
    expect(said(cursor)).toBe(first);
    cursor = grow(plan, cursor, 'sentence', 1);
    expect(said(cursor)).toBe(`${first} ${second}`);
  });

  it('back to one sentence, its end moves again', () => {
    const back = grow(plan, grow(plan, at(second), 'sentence', -1), 'sentence', 1);
    expect(back).toEqual(at(second));
    expect(said(grow(plan, back, 'word', -1))).toBe('“Why?” asked Dr');
  });

  it('by word: signs at the ends of a sentence go with its words', () => {
    let cursor = at(second);
    const seen = [0, 1, 2].map(() => {
      cursor = grow(plan, cursor, 'word', -1);
      return said(cursor);
    });
    expect(seen).toEqual(['“Why?” asked Dr', '“Why?” asked', '“Why']);
    expect(said(grow(plan, cursor, 'word', -1))).toBe('first. “Why');
    expect(said(grow(plan, at(second), 'word', 1))).toBe(`${second} Nobody`);
    expect(said(grow(plan, grow(plan, at(second), 'word', 1), 'word', 1))).toBe(`${second} ${third}`);
  });

  it('by word at the beginning, once the ends have been swapped', () => {
    let cursor = swapEnds(at(second));
    cursor = grow(plan, cursor, 'word', 1);
    expect(said(cursor)).toBe('asked Dr. Kim.');
    cursor = grow(plan, cursor, 'word', -1);
    expect(said(cursor)).toBe(second);
    expect(said(grow(plan, cursor, 'word', -1))).toBe(`first. ${second}`);
  });

  it('by word in a script without spaces', () => {
    const japanese = planOf([['日本は同盟国です。', '終わり。']], 'ja');
    const cursor = grow(japanese, at('日本', japanese), 'word', -1);
    expect('日本は同盟国です。'.startsWith(wordsAt(japanese, cursor))).toBe(true);
    expect(wordsAt(japanese, cursor).length).toBeLessThan(9);
    expect(wordsAt(japanese, cursor).length).toBeGreaterThan(0);
  });

  it('stays at the ends of the text', () => {
    const last = at('Then came');
    expect(grow(plan, last, 'sentence', 1)).toBe(last);
    const whole = at('A Headline');
    expect(grow(plan, whole, 'sentence', -1)).toBe(whole);
  });
});

describe('highlights', () => {
  const spanOf = (id: string, words: string): Mark => {
    const start = plan.text.indexOf(words);
    return { id, start, end: start + words.length };
  };
  const marks = [
    spanOf('c', 'ended'),
    spanOf('a', 'U.S.'),
    spanOf('b', 'U.S. came'),
    spanOf('d', second),
    spanOf('e', second),
  ];

  it('are gone to in the order of the text, each of several at one place', () => {
    const seen: (string | null)[] = [];
    let cursor = at('A Headline');
    for (let step = 0; step < 6; step++) {
      cursor = toMark(cursor, marks, 1);
      seen.push(cursor.mark);
    }
    expect(seen).toEqual(['b', 'a', 'd', 'e', 'c', 'c']);
    const back: (string | null)[] = [];
    for (let step = 0; step < 5; step++) {
      cursor = toMark(cursor, marks, -1);
      back.push(cursor.mark);
    }
    expect(back).toEqual(['e', 'd', 'a', 'b', 'b']);
  });

  it('are gone to from any sentence', () => {
    expect(toMark(at(third), marks, 1).mark).toBe('c');
    expect(toMark(at(third), marks, -1).mark).toBe('e');
    expect(toMark(at(third), [], 1)).toEqual(at(third));
  });

  it('are the passage where they have the same ends, and around it where they share words', () => {
    expect(markAt(at(second), marks)?.id).toBe('d');
    expect(markAt({ ...at(second), mark: 'e' }, marks)?.id).toBe('e');
    expect(markAt(at(first), marks)).toBe(null);
    expect(markAround(at(first), marks)?.id).toBe('a');
    expect(markAround(at(third), marks)).toBe(null);
  });
});

describe('any row of steps', () => {
  const sentence = fc.constantFrom(
    'One.',
    'Two words.',
    '“Yes,” he said.',
    '…',
    '끝이다.',
    '終わり。',
    'The U.S. won.',
    '3',
  );
  const sections = fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  type Step = (within: ReadingPlan, cursor: Cursor, marks: readonly Mark[]) => Cursor;
  const both = (step: (direction: Direction) => Step): Step[] => [step(1), step(-1)];
  const byUnit = (unit: Unit) => both((direction) => (within, cursor) => grow(within, cursor, unit, direction));
  const step = fc.constantFrom<Step>(
    ...both((direction) => (within, cursor) => toSentence(within, cursor, direction)),
    ...both((direction) => (within, cursor) => toSection(within, cursor, direction)),
    ...both((direction) => (within, cursor) => toEdge(within, cursor, direction)),
    ...both((direction) => (_, cursor, marks) => toMark(cursor, marks, direction)),
    ...byUnit('sentence'),
    ...byUnit('word'),
    toWholeSection,
    (_, cursor) => swapEnds(cursor),
  );

  it('keeps a passage with words in it, without white space at its ends, within the sections', () => {
    fc.assert(
      fc.property(sections, fc.array(step, { maxLength: 30 }), fc.nat(), (given, steps, seed) => {
        const within = planOf(given);
        const from = within.stretches[0]?.start ?? 0;
        const until = within.stretches.at(-1)?.end ?? 0;
        const marks = within.stretches.map(({ start, end }, index) => ({ id: `${index}`, start, end }));
        let cursor = cursorAt(within, seed % within.text.length);
        for (const each of steps) {
          if (!cursor) break;
          cursor = each(within, cursor, marks);
          const words = wordsAt(within, cursor);
          expect(words).not.toBe('');
          expect(words).toBe(words.trim());
          expect(cursor.start).toBeGreaterThanOrEqual(from);
          expect(cursor.end).toBeLessThanOrEqual(until);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('growing one way and back by the same unit is where it was, unless it was at an end of the text', () => {
    fc.assert(
      fc.property(sections, fc.nat(), fc.constantFrom<Unit>('sentence', 'word'), (given, seed, unit) => {
        const within = planOf(given);
        const cursor = cursorAt(within, seed % within.text.length);
        if (!cursor) return;
        for (const direction of [1, -1] as const) {
          const grown = grow(within, direction > 0 ? cursor : swapEnds(cursor), unit, direction);
          const back = grow(within, grown, unit, direction > 0 ? -1 : 1);
          if (grown.end - grown.start > cursor.end - cursor.start)
            expect(wordsAt(within, back)).toBe(wordsAt(within, cursor));
        }
      }),
    );
  });
});
