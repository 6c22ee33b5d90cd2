/** How sections found are compared with an outline that has only their ends. */
import { describe, expect, it } from 'vitest';
import type { SectionKind } from '../../../src/core/model/section.ts';
import {
  accuracy,
  compareOutlines,
  kindF1,
  type OutlineSection,
  outlineSection,
  sumAgreements,
} from '../../sections/outline-metrics.ts';

const found = (...sections: [SectionKind, string][]) => sections.map(([kind, text]) => ({ kind, text }));
const outline = (...sections: [SectionKind, string][]): OutlineSection[] =>
  sections.flatMap(([kind, text]) => outlineSection(kind, text) ?? []);
const percent = (value: number) => Math.round(value * 100);

const TITLE = 'Tides and Terms';
const FIRST = 'The harbour board met on Monday, for the third time this year, and agreed on nothing.';
const SECOND = 'Nobody was surprised: the terms had been written before the tide turned in the harbour.';
const BIO = 'Ida Holm writes about harbours.';
const PAGE = `Home News ${TITLE} ${FIRST} Share this ${SECOND} ${BIO} Related: Tides and Terms, part two`;
const TRUTH = outline(['headline', TITLE], ['paragraph', FIRST], ['paragraph', SECOND], ['author-bio', BIO]);

describe('outlineSection', () => {
  it('keeps five words of either end as they are written', () => {
    expect(outlineSection('paragraph', `“${FIRST}”`)).toEqual({
      kind: 'paragraph',
      first: 'The harbour board met on',
      last: 'year, and agreed on nothing',
      words: 16,
    });
  });

  it('keeps all of a short text, and nothing of one without words', () => {
    expect(outlineSection('headline', 'Ja, 人工智能!')).toEqual({
      kind: 'headline',
      first: 'Ja, 人工智能',
      last: 'Ja, 人工智能',
      words: 2,
    });
    expect(outlineSection('paragraph', '* * *')).toBeNull();
  });
});

describe('compareOutlines', () => {
  it('is right where all is found', () => {
    const agreement = compareOutlines(
      TRUTH,
      found(['headline', TITLE], ['paragraph', FIRST], ['paragraph', SECOND], ['author-bio', BIO]),
      PAGE,
    );
    expect(accuracy(agreement)).toBe(1);
    expect(agreement).toMatchObject({ right: 39, union: 39, disagreements: [], unplaced: [] });
  });

  it('counts another kind, missing words and words too many', () => {
    const agreement = compareOutlines(
      TRUTH,
      found(['headline', TITLE], ['paragraph', `${FIRST} Share this`], ['paragraph', BIO]),
      PAGE,
    );
    expect(agreement).toMatchObject({ right: 19, union: 41 });
    expect(agreement.disagreements).toEqual([
      { expected: null, found: 'paragraph', words: 2, text: 'Share this' },
      {
        expected: 'paragraph',
        found: null,
        words: 15,
        text: 'Nobody was surprised the terms had been written before the',
      },
      { expected: 'author-bio', found: 'paragraph', words: 5, text: 'Ida Holm writes about harbours' },
    ]);
    expect(agreement.kinds.get('author-bio')).toEqual({ expected: 5, found: 0, right: 0 });
    expect(agreement.kinds.get('paragraph')).toEqual({ expected: 31, found: 23, right: 16 });
    expect(percent(kindF1(agreement.kinds.get('paragraph') ?? { expected: 0, found: 0, right: 0 }))).toBe(59);
  });

  it('does not mind how the found paragraphs are cut', () => {
    const agreement = compareOutlines(
      TRUTH.slice(1, 2),
      found(['paragraph', FIRST.slice(0, 40)], ['paragraph', FIRST.slice(40)]),
      PAGE,
    );
    expect(accuracy(agreement)).toBe(1);
  });

  it('tells a pull quote from the words it repeats', () => {
    const quote = 'the terms had been written before';
    const page = `${FIRST} ${quote} ${SECOND} ${quote} ${BIO}`;
    const sections: [SectionKind, string][] = [
      ['paragraph', FIRST],
      ['pull-quote', quote],
      ['paragraph', SECOND],
      ['pull-quote', quote],
      ['author-bio', BIO],
    ];
    expect(accuracy(compareOutlines(outline(...sections), found(...sections), page))).toBe(1);
    const withoutFirst = sections.toSpliced(1, 1);
    expect(compareOutlines(outline(...sections), found(...withoutFirst), page).disagreements).toEqual([
      { expected: 'pull-quote', found: null, words: 6, text: quote },
    ]);
  });

  it('finds a text again that is parted otherwise, and one with something in between', () => {
    const dropCap = compareOutlines(
      outline(['paragraph', FIRST]),
      found(['paragraph', FIRST]),
      PAGE.replace('The', 'T he'),
    );
    expect(dropCap).toMatchObject({ disagreements: [], unplaced: [] });
    const interrupted = PAGE.replace('Monday', 'Monday ADVERTISEMENT');
    expect(accuracy(compareOutlines(TRUTH, found(['paragraph', FIRST]), interrupted))).toBeCloseTo(17 / 40);
  });

  it('finds a line that the page runs together with the next, and does not take a word for the part of another', () => {
    const byline = compareOutlines(
      outline(['byline', 'By Ida Holm']),
      found(['byline', 'By Ida Holm']),
      'By Ida HolmEditor',
    );
    expect(byline).toMatchObject({ right: 3, union: 3, unplaced: [] });
    const credit = compareOutlines(outline(['caption', 'AP']), found(['caption', 'AP']), 'Apples from AP and Apulia');
    expect(credit).toMatchObject({ right: 1, union: 1 });
  });

  it('counts what the page does not have against whoever says it', () => {
    const made = 'Words that stand nowhere in this page.';
    const agreement = compareOutlines(outline(['paragraph', made]), found(['caption', made]), PAGE);
    expect(agreement).toMatchObject({ right: 0, union: 14, unplaced: outline(['paragraph', made]) });
  });

  it('is summed over pages by words', () => {
    const whole = compareOutlines(TRUTH.slice(0, 1), found(['headline', TITLE]), PAGE);
    const nothing = compareOutlines(TRUTH, [], PAGE);
    const sum = sumAgreements([whole, nothing]);
    expect(sum).toMatchObject({ right: 3, union: 42 });
    expect(sum.kinds.get('headline')).toEqual({ expected: 6, found: 3, right: 3 });
    expect(accuracy(sumAgreements([]))).toBe(1);
  });
});
