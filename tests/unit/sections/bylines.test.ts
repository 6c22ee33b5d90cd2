/** Names out of bylines. */
import { describe, expect, it } from 'vitest';
import { isByline, namesIn, sameName } from '../../../src/page/sections/bylines.ts';

describe('namesIn', () => {
  it.each([
    ['By James Jongsoo Lee', ['James Jongsoo Lee']],
    ['BY Jongsoo Lee', ['Jongsoo Lee']],
    ['By Annika Rohde and Samuel Bright-Mensah', ['Annika Rohde', 'Samuel Bright-Mensah']],
    ['by A. B. Cee, Dee Eff & Gee Aitch', ['A. B. Cee', 'Dee Eff', 'Gee Aitch']],
    ['Written By: JOE HILDEBRAND', ['Joe Hildebrand']],
    ['By Dr. Ludwig van der Berg | Staff writer', ['Ludwig van der Berg']],
    ['By Jane Doe, Senior Correspondent', ['Jane Doe']],
    ['Von Anna Müller und Karl Groß', ['Anna Müller', 'Karl Groß']],
    ['By Jane Doe July 9, 2024', ['Jane Doe']],
    ['by Oscar O’Neill', ['Oscar O’Neill']],
    ['By the numbers', []],
    ['', []],
  ])('%s', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it('tells a byline from a sentence', () => {
    expect(isByline('By James Jongsoo Lee')).toBe(true);
    expect(isByline('By the time it was over, nobody cared.')).toBe(false);
    expect(sameName('Jongsoo Lee', 'James Jongsoo Lee')).toBe(true);
    expect(sameName('Bruce Lee', 'James Jongsoo Lee')).toBe(false);
  });
});
