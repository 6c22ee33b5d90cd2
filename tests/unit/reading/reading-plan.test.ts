/** The sections of a text as stretches without overlap, divided into sentences. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readingPlan } from '../../../src/core/reading/reading-plan.ts';

it('gives what stands in a section within another to the inner one', () => {
  const text = 'Before. Quoted one. Quoted two. After.';
  const inner = { start: text.indexOf('Quoted one'), end: text.indexOf(' After') };
  const plan = readingPlan(text, [{ start: 0, end: text.length }, inner], [], 'en');
  expect(plan.stretches.map(({ start, end, section }) => [section, text.slice(start, end).trim()])).toEqual([
    [0, 'Before.'],
    [1, 'Quoted one. Quoted two.'],
    [0, 'After.'],
  ]);
  expect(plan.sentencesOf(1).map(({ start, end }) => text.slice(start, end))).toEqual(['Quoted one.', 'Quoted two.']);
  expect(plan.sentencesOf(7)).toEqual([]);
});

it('leaves out sections without words, and those that are not in the text', () => {
  const empty = [
    { start: 3, end: 3 },
    { start: 3, end: 4 },
    { start: 90, end: 99 },
    { start: -5, end: 0 },
  ];
  expect(readingPlan('One two.', empty, [], null).stretches).toEqual([]);
});

it('divides at the beginning of a block', () => {
  const plan = readingPlan('Apples Pears', [{ start: 0, end: 12 }], [7], null);
  expect(plan.sentencesOf(0)).toEqual([
    { start: 0, end: 6 },
    { start: 7, end: 12 },
  ]);
});

it('has every word of a section in one stretch, whatever stands in what', () => {
  const span = fc.tuple(fc.nat(50), fc.nat(50)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), (sections) => {
      const text = 'x'.repeat(50);
      const { stretches } = readingPlan(text, sections, [], null);
      for (let offset = 0; offset < 50; offset++) {
        const around = sections.filter(({ start, end }) => start <= offset && offset < end);
        const own = stretches.filter(({ start, end }) => start <= offset && offset < end);
        expect(own.length).toBe(around.length > 0 ? 1 : 0);
        const smallest = Math.min(...around.map(({ start, end }) => end - start));
        const section = sections[own[0]?.section ?? -1];
        if (section) expect(section.end - section.start).toBe(smallest);
      }
      expect(stretches).toEqual([...stretches].sort((a, b) => a.start - b.start));
    }),
  );
});
