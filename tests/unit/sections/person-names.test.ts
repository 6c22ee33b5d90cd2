/** What a person's name is. */
import { describe, expect, it } from 'vitest';
import { fullNameIn, isName, sameName } from '../../../src/page/sections/person-names.ts';

describe('fullNameIn', () => {
  it.each([
    ['Jane Doe, MD, MPH', 'Jane Doe'],
    ['Dr. Jane Doe PhD', 'Jane Doe'],
    ['Jane Doe,', 'Jane Doe'],
    ['Jane Doe, Harbour News', null],
    ['Jane', null],
    ['a line of text', null],
  ])('%s', (line, name) => {
    expect(fullNameIn(line)).toBe(name);
  });
});

describe('isName', () => {
  it('takes no list for a name in scripts without capitals', () => {
    expect(isName('大橋 美紀')).toBe(true);
    expect(isName('大橋 美紀,佐伯 亮')).toBe(false);
  });
});

describe('sameName', () => {
  it('finds a person again whose name is written shorter, and no namesake', () => {
    expect(sameName('Jongsoo Lee', 'James Jongsoo Lee')).toBe(true);
    expect(sameName('Bruce Lee', 'James Jongsoo Lee')).toBe(false);
  });
});
