/** Names out of bylines, and lines told by their wording. */
import { describe, expect, it } from 'vitest';
import { isByline, namesIn, sameName } from '../../../src/page/sections/bylines.ts';
import {
  publicationIn,
  saysBio,
  saysDisclaimer,
  saysProvenance,
  saysReadMore,
} from '../../../src/page/sections/wording.ts';

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

describe('wording', () => {
  it('tells provenance, read-more, disclaimer and bio from the text of an argument', () => {
    expect(saysProvenance('First Published in The Diplomat July 9, 2024')).toBe(true);
    expect(saysProvenance('The treaty was signed in Bali in 1976.')).toBe(false);
    expect(saysReadMore('To read the full piece, visit: The Diplomat')).toBe(true);
    expect(saysReadMore('Readers of the full report will know better.')).toBe(false);
    expect(saysDisclaimer('The views expressed are those of the author.')).toBe(true);
    expect(saysDisclaimer('Her views on tariffs changed in 1911.')).toBe(false);
    expect(saysBio('James Jongsoo Lee is Senior Managing Director at Brock Securities.', ['James Jongsoo Lee'])).toBe(
      true,
    );
    expect(saysBio('Moscow is a party to the treaty, and will not leave it soon.', ['James Jongsoo Lee'])).toBe(false);
  });

  it.each([
    ['First Published in The Diplomat July 9, 2024', 'July 9, 2024', 'The Diplomat'],
    ['This piece originally appeared in The Southern Cone Review.', null, 'The Southern Cone Review'],
    ['Republished with permission from Foreign Policy.', null, 'Foreign Policy'],
    ['This was first published last year.', null, null],
  ])('publication: %s', (text, date, publication) => {
    expect(publicationIn(text, date)).toBe(publication);
  });
});
