/**
 * Bait for regular expressions, through every function that reads words of a page. A pattern that backtracks would not
 * come back from 100,000 characters within anybody's patience; what is asserted is that the answer is a sane one.
 */
import { describe, expect, it } from 'vitest';
import { isByline, namesIn } from '../../../src/page/sections/bylines.ts';
import { machineDate, visibleDate } from '../../../src/page/sections/dates.ts';
import { type Setting, weighNote } from '../../../src/page/sections/notes.ts';
import { isName, sameName, surname, tidyName } from '../../../src/page/sections/person-names.ts';
import { SIGNAL, signalsOf } from '../../../src/page/sections/signals.ts';
import {
  isAppeal,
  isBioHeading,
  isNoiseHeading,
  isNote,
  isNotesHeading,
  publicationIn,
  saysDisclaimer,
  saysProvenance,
  saysReadMore,
} from '../../../src/page/sections/wording.ts';

/** The last text of an article, as plain as it may be. */
const SETTING: Setting = {
  emphasised: false,
  odd: false,
  ruled: false,
  bioBox: false,
  disclaimerBox: false,
  quoted: false,
  beside: 0,
  headed: false,
  links: false,
  linksToAuthor: false,
  pictured: false,
  before: 3,
  after: 0,
  previous: null,
};

/** What is repeated, and what stands at the end so that a match fails as late as can be. */
const BAIT: readonly (readonly [repeated: string, end: string])[] = [
  [' ', 'x'],
  ['\n\t', 'x'],
  ['\u00a0', '!'],
  ['.', 'x'],
  ['-', 'x'],
  ['|', 'x'],
  [' | ', 'x'],
  ['*†', 'x'],
  ['a', '!'],
  ['A', '!'],
  ['aA', '1'],
  ['1', 'x'],
  ['12 ', 'x'],
  ['2024-', 'x'],
  ['2024-07-11T', '+0'],
  ['2024年7月', 'x'],
  ['1/2/', 'x'],
  ['July 9 ', 'x'],
  ['9 July ', '20'],
  ['By ', '!'],
  ['by: ', '!'],
  ['A and ', '!'],
  ['with ', '!'],
  ['y  ', '!'],
  ['Dr. ', '!'],
  ['Ab, Cd ', '!'],
  ['d’', '!'],
  ['first published ', '!'],
  ['originally appeared in ', '.'],
  ['this article was ', '!'],
  ['courtesy of ', ';'],
  ['in the ', ';'],
  ['read the ', '!'],
  ['continue reading the full ', '!'],
  ['the full article ', '!'],
  ['views ', '!'],
  ['views do not ', '!'],
  ['opinions expressed in this ', '!'],
  ['the views are those of ', '!'],
  ['about the author', '!'],
  ['Quist is ', '!'],
  ['@', '!'],
  ['follow a on ', '!'],
  ['our new ', '!'],
  ['only for ', '!'],
  ['[', ']'],
  ['[a', '!'],
  ['^', ' '],
  ['“', '!'],
  ['"\'', 'x'],
  ['notes and ', '!'],
  ['About A', '!'],
  ['\ud800', 'x'],
  ['\udc00', 'x'],
  ['e\u0301', 'x'],
  ['\u202e', 'x'],
  ['字', '!'],
  ['ﷺ', '!'],
];

const cases = [10_000, 100_000].flatMap((length) =>
  BAIT.map(([repeated, end]) => ({
    name: JSON.stringify(repeated),
    length,
    // Each also after the words that open what the patterns look for, for many of them are anchored.
    texts: [
      '',
      'By ',
      'Read ',
      'Ada Byron Quist is ',
      'First published in ',
      'The views ',
      'Follow ',
      '2024-07-09',
    ].map((opening) => opening + repeated.repeat(Math.ceil(length / repeated.length)) + end),
  })),
);

/** Where each of them reads most: at its own limit the text is cut, and beyond it passed over. */
const LENGTHS = [60, 119, 219, 299, 899, 1_199];

const cuts = (text: string): string[] => [text, ...LENGTHS.map((length) => text.slice(0, length) + text.slice(-1))];

describe.each(cases)('$name, $length characters', ({ texts }) => {
  it('is no byline without end, and no name', () => {
    for (const text of texts.flatMap(cuts)) {
      expect(typeof isByline(text)).toBe('boolean');
      const names = namesIn(text);
      expect(names.length).toBeLessThanOrEqual(20);
      for (const name of names) expect(isName(name), name).toBe(true);
      expect(isName(text) && text.length > 60).toBe(false);
      expect(tidyName(text).length).toBeLessThanOrEqual(text.length);
      expect(surname(text).length).toBeLessThanOrEqual(text.length);
    }
    expect(sameName(texts[0] ?? '', 'Ada Byron Quist')).toBe(false);
  });

  it('is no date but one that can be kept', () => {
    for (const text of texts.flatMap(cuts)) {
      for (const language of [null, 'de', 'ja', text.slice(0, 200)]) {
        const found = visibleDate(text, language);
        if (found) expect(found.iso).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }
      const told = machineDate(text);
      if (told !== null) expect(told).toMatch(/^\d{4}-\d{2}(?:-\d{2})?/);
    }
  });

  it('is no line of its kind beyond the length of one', () => {
    for (const text of texts) {
      expect([saysProvenance(text), saysReadMore(text), saysDisclaimer(text)]).toEqual([false, false, false]);
      expect([isNoiseHeading(text), isBioHeading(text), isNotesHeading(text), isNote(text), isAppeal(text)]).toEqual(
        Array.from({ length: 5 }, () => false),
      );
      for (const cut of cuts(text)) {
        for (const says of [saysProvenance, saysReadMore, saysDisclaimer, isNoiseHeading, isBioHeading, isNotesHeading])
          expect(typeof says(cut)).toBe('boolean');
        expect(typeof isNote(cut)).toBe('boolean');
        expect(typeof isAppeal(cut)).toBe('boolean');
        const weighed = weighNote(cut, ['Ada Byron Quist', text], SETTING);
        expect(weighed.filter(({ chosen }) => chosen).length).toBeLessThanOrEqual(1);
        expect(publicationIn(cut, null)?.length ?? 0).toBeLessThanOrEqual(100);
        expect(publicationIn(cut, text.slice(0, 40))?.length ?? 0).toBeLessThanOrEqual(100);
      }
    }
  });

  it('is a name of a class like any other', () => {
    const bits = Object.values(SIGNAL).reduce((all, bit) => all | bit, 0);
    for (const text of texts) expect(signalsOf(text) & ~bits).toBe(0);
  });
});
