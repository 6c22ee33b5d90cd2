/** The finder of JSON faults agrees with JSON.parse on what is a fault, and says where it is. */
import { describe, expect, it } from 'vitest';
import { findJsonFault } from '../../../src/formats/json-fault.ts';
import { seededRandom } from './seeded-random.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('findJsonFault', () => {
  it.each([
    ['', 1, 1, 'the file ends too soon'],
    ['{"a": [1, 2', 1, 12, 'the file ends too soon'],
    ['{"a": tr', 1, 9, 'the file ends too soon'],
    ['{"a": "b\\', 1, 10, 'the file ends too soon'],
    ['{"a": "b\\u00', 1, 13, 'the file ends too soon'],
    ['{\n  "a": 1,\n}', 3, 1, 'there is “}” instead of a name in quotes'],
    ['[1 2]', 1, 4, 'there is “2” instead of a comma or ]'],
    ['{"a" 1}', 1, 6, 'there is “1” instead of a colon'],
    ['{"a": 😀}', 1, 7, 'there is “😀” instead of a value'],
    ['{"a": "b\nc"}', 1, 9, 'a string contains a line break or control character'],
    ['["\\x"]', 1, 3, 'a string contains an invalid \\ escape'],
    ['[]\n\n]', 3, 1, 'there is extra text after the end'],
  ])('names the place: %j', (text, line, column, problem) => {
    expect(findJsonFault(text)).toEqual({ line, column, problem });
  });

  it('agrees with JSON.parse: 20,000 random texts', () => {
    const random = seededRandom(4);
    const pieces = [
      ...'{}[]:,"01-.eE \n\\tu',
      '"a"',
      'true',
      'null',
      'false',
      '1.5',
      '"\\n"',
      '"\\u00e9"',
      '{"a":',
      '[1,',
    ];
    for (let run = 0; run < 20_000; run += 1) {
      const text = Array.from({ length: 1 + random.below(7) }, () => random.pick(pieces as [string])).join('');
      expect(findJsonFault(text) === null, JSON.stringify(text)).toBe(isJson(text));
    }
  });

  it('does not follow nesting without end', () => {
    expect(findJsonFault('['.repeat(1_000_000))).toMatchObject({ column: 1_001, problem: 'it nests too deeply' });
    expect(findJsonFault('['.repeat(1_000) + ']'.repeat(1_000))).toBeNull();
  });
});
