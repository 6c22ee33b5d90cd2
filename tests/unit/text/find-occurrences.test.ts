import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/core/interruptible.ts';
import { findOccurrences } from '../../../src/core/text/find-occurrences.ts';

function every(text: string, needle: string): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) starts.push(at);
  return starts;
}

describe('findOccurrences', () => {
  const text = 'the alliance and the alliance; an alliance of the willing. aaaaaaaaaaaa \u{1F600} the alliance';
  const needles = [
    'the',
    'the alliance',
    'alliance',
    'alliance of',
    'aaaaaaaa',
    'the willing',
    'not there at all',
    '\u{1F600} the al',
  ];

  it('finds what a search for each finds, overlaps too', () => {
    const found = atOnce(findOccurrences(text, needles, 100));
    for (const needle of needles) expect(found.get(needle)).toEqual({ starts: every(text, needle), complete: true });
  });

  it('finds long and short ones wherever they stand, also those that overlap themselves', () => {
    const pattern = `${'abcdefgh'.repeat(12)}xyz${'ab'.repeat(40)}`;
    const hay = `${pattern}q${pattern}`;
    const pieces = [9, 14, 15, 16, 23, 40].flatMap((length) =>
      Array.from({ length: 30 }, (_, at) => hay.slice(at * 5, at * 5 + length)),
    );
    const found = atOnce(findOccurrences(hay, pieces, 1000));
    for (const piece of pieces) expect(found.get(piece)).toEqual({ starts: every(hay, piece), complete: true });
  });

  it('says when there are more than the limit', () => {
    const found = atOnce(findOccurrences(text, needles, 2));
    expect(found.get('the alliance')).toEqual({ starts: every(text, 'the alliance').slice(0, 2), complete: false });
    expect(found.get('the')?.complete).toBe(false);
    expect(found.get('the willing')?.complete).toBe(true);
  });

  it('gives up on a text made to be compared for ever, and says so', () => {
    const hostile = 'a'.repeat(200_000);
    const many = Array.from({ length: 200 }, (_, index) => `aaaaaaaaaaaa${index}`);
    const found = atOnce(findOccurrences(hostile, many, 500));
    expect(found.get('aaaaaaaaaaaa7')).toEqual({ starts: [], complete: false });
  });
});
