import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describe as describeRange } from '../../../src/page/anchoring/describe.ts';
import { readingText } from '../../../src/page/anchoring/reading-text.ts';
import { resolveAll } from '../../../src/page/anchoring/resolve.ts';
import { createHitTest, intervalsAround } from '../../../src/page/painting/hit-test.ts';
import { chance, rangeOf } from '../anchoring/dom-helpers.ts';

let root: HTMLElement;

beforeEach(() => {
  root = document.createElement('div');
  root.style.cssText = 'width: 300px; font: 16px/3 serif; margin: 40px';
  root.innerHTML =
    '<p>Moscow needs to <b>assure</b> Seoul that its pact\n   with Pyongyang is no threat.</p><p>Short.</p><p><input value="Moscow"></p>';
  document.body.append(root);
});

afterEach(() => root.remove());

function hitTest(...words: string[]) {
  const items = words.map((id) => ({ id, selectors: describeRange(root, rangeOf(root, id)) }));
  const reading = readingText(root);
  return createHitTest(
    document,
    reading,
    resolveAll(root, items).flatMap((found) => (found.state === 'orphan' ? [] : [found])),
  );
}

function middleOf(words: string): [number, number] {
  const box = rangeOf(root, words).getClientRects()[0];
  if (!box) throw new Error('not laid out');
  return [box.left + box.width / 2, box.top + box.height / 2];
}

describe('hit test', () => {
  it('finds the passages at a point, the shortest first', () => {
    const hits = hitTest('Moscow needs to', 'needs', 'assure', 'Pyongyang is');
    expect(hits.at(...middleOf('needs'))).toEqual(['needs', 'Moscow needs to']);
    expect(hits.at(...middleOf('Moscow'))).toEqual(['Moscow needs to']);
    expect(hits.at(...middleOf('assure'))).toEqual(['assure']);
    expect(hits.at(...middleOf('Pyongyang'))).toEqual(['Pyongyang is']);
    expect(hits.at(...middleOf('Seoul'))).toEqual([]);
  });

  it('is exact to the letter', () => {
    const hits = hitTest('needs');
    const { left, right, top } = rangeOf(root, 'needs').getBoundingClientRect();
    expect([left - 1, left + 1, right - 1, right + 1].map((x) => hits.at(x, top + 5).length)).toEqual([0, 1, 1, 0]);
  });

  it('does not answer beside a line, between lines, in a field or outside the window', () => {
    const hits = hitTest('Short.', 'Moscow needs to');
    const { right, top, bottom } = rangeOf(root, 'Short.').getBoundingClientRect();
    expect(document.caretPositionFromPoint(right + 50, top + 5)?.offsetNode).toBe(
      rangeOf(root, 'Short.').startContainer,
    );
    expect(hits.at(right + 50, top + 5)).toEqual([]);
    expect(hits.at(right - 5, bottom + 6)).toEqual([]);
    const field = root.querySelector('input')?.getBoundingClientRect();
    expect(hits.at((field?.left ?? 0) + 10, (field?.top ?? 0) + 5)).toEqual([]);
    expect(hits.at(-10, -10)).toEqual([]);
    expect(hits.at(Number.NaN, 1e9)).toEqual([]);
  });
});

describe('intervalsAround', () => {
  it('finds what asking each would find', () => {
    const random = chance(7);
    const intervals = Array.from({ length: 500 }, (_, index) => {
      const start = Math.floor(random() * 2_000);
      return { id: String(index), start, end: start + 1 + Math.floor(random() ** 4 * 800) };
    });
    const around = intervalsAround(intervals);
    for (let offset = -1; offset < 2_900; offset += 7) {
      const expected = intervals.filter(({ start, end }) => start <= offset && offset < end).map(({ id }) => id);
      expect(
        around(offset)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(expected.sort());
    }
    expect(intervalsAround([])(5)).toEqual([]);
  });
});
