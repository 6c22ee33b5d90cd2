import { describe, expect, it } from 'vitest';
import type { Truth } from '../../sections/corpus.ts';
import { namesOfByline } from '../../sections/extraction.ts';
import { compareWords, isoDay, measure, normalize } from '../../sections/measures.ts';

const UNKNOWN: Truth = {
  titleAlt: [],
  titleTrust: 'unknown',
  authors: [],
  bylineTrust: 'unknown',
  dateTrust: 'unknown',
  dekTrust: 'unknown',
  with: [],
  without: [],
};

const valuesOf = (truth: Partial<Truth>, found: Parameters<typeof measure>[2], body: string | null = null) =>
  Object.fromEntries(
    Object.entries(measure({ ...UNKNOWN, ...truth }, body, found)).map(([name, values]) => [
      name,
      values.map(({ value }) => value),
    ]),
  );

describe('normalising', () => {
  it('keeps letters and digits of any script and nothing else', () => {
    expect(normalize(' “Élan”—vital:\n№\u00a01 ')).toBe('élan vital no 1');
    expect(normalize('北韓（俄）')).toBe('北韓 俄');
    expect(normalize(null)).toBe('');
  });
});

describe('words', () => {
  it('are counted, not only met', () => {
    // 2 of 4 found words are expected, 2 of 3 expected words are found.
    expect(compareWords('the the the cat', 'the cat sat')).toEqual({ precision: 0.5, recall: 2 / 3, f1: 4 / 7 });
  });

  it('have nothing in common with nothing', () => {
    expect(compareWords('', 'the cat').f1).toBe(0);
    expect(compareWords('', '').f1).toBe(0);
  });

  it('are characters where there are no spaces', () => {
    expect(compareWords('金正恩', '金正日').f1).toBeCloseTo(2 / 3);
  });
});

describe('days', () => {
  it.each([
    ['2024-07-09T23:30:00-07:00', '2024-07-09'],
    ['2024-07', '2024-07'],
    ['July 9, 2024', '2024-07-09'],
    ['Tue, 09 Jul 2024 23:30:00 -0700', '2024-07-09'],
    ['Tue Jul 09 2024 01:30:00 GMT+0900 (Japan Standard Time)', '2024-07-09'],
    ['yesterday', ''],
    [null, ''],
  ])('%s is %s', (text, day) => {
    expect(isoDay(text)).toBe(day);
  });
});

describe('names of a byline', () => {
  it.each([
    ['By Ana Ruiz and Bo Li', ['Ana Ruiz', 'Bo Li']],
    ['von Jan Groß, Ute Bär', ['Jan Groß', 'Ute Bär']],
    ['Andrea Andersen', ['Andrea Andersen']],
    ['By', []],
    [null, []],
  ])('%s', (byline, names) => {
    expect(namesOfByline(byline)).toEqual(names);
  });
});

describe('measuring a page', () => {
  it('takes what is trusted only', () => {
    const found = { title: 'B', authors: ['C'], date: '2024-01-01', dek: 'D', body: 'E', sections: [] };
    expect(
      valuesOf({ title: 'A', authors: ['A'], date: '2024-02-02', dek: 'A', titleTrust: 'disputed' }, found),
    ).toEqual({});
  });

  it('leaves out what the extractor does not offer, and counts what it did not find', () => {
    const truth = { title: 'A', titleTrust: 'ok', dek: 'A', dekTrust: 'ok', date: '2024-01', dateTrust: 'ok' };
    expect(valuesOf(truth, {})).toEqual({});
    expect(valuesOf(truth, { title: null, dek: null, date: null })).toEqual({ title: [0], dek: [0], date: [0] });
    expect(valuesOf(truth, { title: '“A”', dek: 'a.', date: '2024-01-31' })).toEqual({
      title: [1],
      dek: [1],
      date: [1],
    });
  });

  it('takes another wording of the title for as good', () => {
    expect(valuesOf({ title: 'A', titleAlt: ['B'], titleTrust: 'ok' }, { title: 'B' })).toEqual({ title: [1] });
  });

  it('compares authors as a set', () => {
    const truth = { authors: ['Ana Ruiz', 'Bo Li'], bylineTrust: 'ok' };
    expect(valuesOf(truth, { authors: ['BO LI', 'Ana Ruiz'] })).toEqual({ authors: [1] });
    expect(valuesOf(truth, { authors: ['Ana Ruiz'] })).toEqual({ authors: [0] });
    expect(valuesOf(truth, { authors: ['Ana Ruiz', 'Bo Li', 'Staff'] })).toEqual({ authors: [0] });
  });

  it('counts a dek where the page shows none', () => {
    expect(valuesOf({ dekTrust: 'none' }, { dek: 'A' })).toEqual({ 'dek where there is none': [1] });
    expect(valuesOf({ dekTrust: 'none' }, { dek: '' })).toEqual({ 'dek where there is none': [0] });
  });

  it('scores a page without an article 0, and finds no snippet in it', () => {
    const truth = { with: ['in it'], without: ['not in it'] };
    expect(valuesOf(truth, { body: '' }, 'all that is in it')).toEqual({
      'body F1': [0],
      'body F1 under 0.8': [1],
      'text that is body': [0],
      'text that is not body': [0],
    });
  });

  it('has a value for each snippet and each part of boilerplate, but for one without a letter', () => {
    const truth = { with: ['Yes!', '…'], without: ['No', 'Yes'], sections: { noise: ['Read this', 'subscribe'] } };
    expect(valuesOf(truth, { body: 'Yes. Subscribe' })).toEqual({
      'text that is body': [1],
      'text that is not body': [0, 1],
      boilerplate: [0, 1],
    });
  });

  it('does not count snippets of a disputed body', () => {
    expect(valuesOf({ with: ['a'], without: ['b'], bodyCheck: 'disputed' }, { body: 'a b' })).toEqual({});
  });

  it('compares sections of a kind by their words', () => {
    const truth = { sections: { bio: ['Ana Ruiz writes.'], references: ['One', 'Two'], noise: [] } };
    const sections = [
      { kind: 'author-bio', text: 'Ana Ruiz writes.' },
      { kind: 'paragraph', text: 'One Two' },
    ];
    expect(valuesOf(truth, { sections })).toEqual({ 'author-bio': [1], references: [0] });
  });
});
