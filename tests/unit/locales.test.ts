/** Holds every message catalogue to the English one: the same keys and placeholders, nothing left out or left in English. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatBytes, formatDate, formatList, provideMessages, t, tCount } from '../../src/ui/messages.ts';

interface Entry {
  message: string;
  placeholders?: Record<string, { content: string }>;
}
type Catalogue = Record<string, Entry>;

const folder = resolve(import.meta.dirname, '../../public/_locales');
const catalogueOf = (locale: string): Catalogue =>
  JSON.parse(readFileSync(join(folder, locale, 'messages.json'), 'utf8')) as Catalogue;
const english = catalogueOf('en');
const locales = readdirSync(folder);

/** The placeholders that stand in a message, each as often as it does. */
const namesIn = ({ message }: Entry): string[] =>
  [...message.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name.toLowerCase()).sort();

/** Messages of signs and names alone, which are the same in every language. */
const SIGNS = /^(?:[^\p{L}]|\$\w+\$|Margent)+$/u;

/** Words that a language spells as English does. */
const SAME: Record<string, string[]> = {
  de: ['debatePosition', 'fieldDefinition', 'fieldName', 'policyProblem', 'toulminCodebook', 'version'],
  es: ['keyControl', 'toulminCodebook'],
  fr: [
    'annotationCount_one',
    'annotationCount_other',
    'articleCount_one',
    'articleCount_other',
    'debatePosition',
    'fieldDescription',
    'keyControl',
    'logTitle',
    'note',
    'opEdAnecdote',
    'options',
    'policyCause',
    'policyObjection',
    'readingKinds',
    'relations',
    'sectionCount_one',
    'sectionCount_other',
    'sectionProvenance',
    'sites',

    'toulminCodebook',
    'underlineDouble',
    'version',
    'welcomeOpen',
  ],
  ja: ['keyControl', 'keyDelete', 'keyEnd', 'keyEnter', 'keyHome', 'keyShift'],
  ko: ['keyControl', 'keyDelete', 'keyEnd', 'keyEnter', 'keyHome', 'keyShift'],
  zh_CN: ['keyControl', 'keyDelete', 'keyEnd', 'keyEnter', 'keyHome', 'keyShift'],
};

/** What a language does not write, and how its reader is not addressed (docs/languages.md). */
const UNWRITTEN: Record<string, RegExp> = {
  de: /["]|\b(?:du|dein\w*)\b/i,
  en: /\w'\w|"/,
  es: /["“”]|\b(?:usted|diga|pulse|seleccione|escriba|elija|abra)\b/i,
  // An ordinary space, or one of the other width, before a sign that stands apart from its word.
  fr: /[ \u00a0][;?!]|[ \u202f]:|[«][^\u00a0]|[^\u00a0][»]|["“”]/,
  ja: /[?()"“”]|:(?!\/\/)(?! 1)/,
  ko: /["]/,
  zh_CN: /[?(),;"]|:(?!\/\/)(?! 1)|你/,
};

/** Without what stands in all languages alike, and without what is quoted: a made-up pupil may say 'you' as pupils do. */
const bare = (message: string): string => message.replace(/“[^”]*”/g, '').replace(/\$\w+\$/g, '');

describe('the languages', () => {
  it('are the seven promised', () => {
    expect(locales.toSorted()).toEqual(['de', 'en', 'es', 'fr', 'ja', 'ko', 'zh_CN']);
  });
});

/** The source of everything that may say something. */
const sources = readdirSync(resolve(import.meta.dirname, '../../src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

describe('a message is given what it has room for', () => {
  // Two parts of the program that take the same key for different words would pass every test of a single catalogue.
  it('where it is used by its literal key', () => {
    const calls = sources.flatMap((text) => [...text.matchAll(/\bt\(\s*'(\w+)'\s*([,)])\s*(\)?)/g)]);
    expect(calls.length).toBeGreaterThan(300);
    const wrong = calls
      .filter(([, key = '', next, end]) => {
        const isGiven = next === ',' && end !== ')';
        return isGiven !== namesIn(english[key] ?? { message: '' }).length > 0;
      })
      .map(([call]) => call);
    expect(wrong).toEqual([]);
  });
});

describe.each(locales)('%s', (locale) => {
  const catalogue = catalogueOf(locale);

  it('has the keys of English, and no other', () => {
    const missing = Object.keys(english).filter((key) => !(key in catalogue));
    const unknown = Object.keys(catalogue).filter((key) => !(key in english));
    expect({ missing, unknown }).toEqual({ missing: [], unknown: [] });
  });

  it('uses each placeholder as English does', () => {
    const wrong = Object.entries(catalogue).filter(([key, entry]) => {
      const model = english[key];
      if (!model) return false;
      const contents = (of: Entry) =>
        Object.entries(of.placeholders ?? {})
          .map(([name, { content }]) => `${name}=${content}`)
          .sort();
      const isDeclared = namesIn(entry).every((name) => entry.placeholders && name in entry.placeholders);
      return (
        !isDeclared ||
        namesIn(entry).join() !== namesIn(model).join() ||
        contents(entry).join() !== contents(model).join()
      );
    });
    expect(wrong).toEqual([]);
  });

  it('says something for each, without blanks at its ends, and has both forms of what is counted', () => {
    for (const [key, { message }] of Object.entries(catalogue)) {
      expect(message.trim(), key).toBe(message);
      expect(message, key).not.toBe('');
      // A single one would begin a placeholder that is none.
      expect(message.replace(/\$\w+\$/g, ''), key).not.toContain('$');
      const other = key.replace(/_one$/, '_other');
      expect(other in catalogue, key).toBe(true);
    }
  });

  if (locale !== 'en')
    it('has left nothing in English', () => {
      const left = Object.entries(catalogue)
        .filter(([key, { message }]) => message === english[key]?.message && !SIGNS.test(message))
        .map(([key]) => key)
        .filter((key) => key !== 'textDirection');
      expect(left.toSorted()).toEqual(SAME[locale] ?? []);
    });

  it('has its own punctuation and one way of addressing its reader', () => {
    const wrong = Object.entries(catalogue)
      .filter(([, { message }]) => UNWRITTEN[locale]?.test(locale === 'zh_CN' ? bare(message) : message))
      .map(([key, { message }]) => `${key}: ${message}`);
    expect(wrong).toEqual([]);
  });

  it('names a language that Intl knows and a direction', () => {
    const tag = catalogue.languageTag?.message ?? '';
    expect(tag.replace('-', '_')).toBe(locale);
    expect(Intl.DateTimeFormat.supportedLocalesOf([tag])).toEqual([tag]);
    expect(catalogue.textDirection?.message).toBe('ltr');
  });

  it('fits what browsers and their stores allow for a name and a description', () => {
    // https://developer.chrome.com/docs/extensions/reference/manifest/description and …/name; addons.mozilla.org takes 50.
    expect(catalogue.extensionName?.message.length).toBeLessThanOrEqual(50);
    expect(catalogue.extensionDescription?.message.length).toBeLessThanOrEqual(132);
  });
});

/** The browser's lookup: `$name$` by its content, `$1` by the substitution. */
function speak(locale: string): void {
  const catalogue = catalogueOf(locale);
  provideMessages((key, substitutions) => {
    const entry = catalogue[key];
    return (entry?.message ?? '').replace(/\$(\w+)\$/g, (_, name: string) => {
      const content = entry?.placeholders?.[name.toLowerCase()]?.content ?? '';
      return content.replace(/\$(\d)/g, (__, at: string) => substitutions[Number(at) - 1] ?? '');
    });
  });
}

describe('numbers, plurals, dates and lists are those of the language', () => {
  it.each([
    ['en', '1 annotation', '0 annotations', '1,234,567 annotations'],
    ['de', '1 Annotation', '0 Annotationen', '1.234.567 Annotationen'],
    // French counts nought as one; a million has a form of its own, which reads as that of many.
    ['fr', '1 annotation', '0 annotation', '1\u202f234\u202f567 annotations'],
    ['es', '1 anotación', '0 anotaciones', '1.234.567 anotaciones'],
    // These have one form for every number.
    ['ko', '주석 1개', '주석 0개', '주석 1,234,567개'],
    ['ja', '注釈 1 件', '注釈 0 件', '注釈 1,234,567 件'],
    ['zh_CN', '1 条批注', '0 条批注', '1,234,567 条批注'],
  ])('%s counts', (locale, one, none, many) => {
    speak(locale);
    expect([1, 0, 1_234_567].map((count) => tCount('annotationCount', count))).toEqual([one, none, many]);
  });

  it('numbers within a sentence too', () => {
    speak('de');
    expect(t('foundOf', 1_200, 34_000)).toBe('1.200 von 34.000 Annotationen');
  });

  it.each([
    ['en', 'July 9, 2024', 'A, B, C'],
    ['de', '9. Juli 2024', 'A, B und C'],
    ['fr', '9 juillet 2024', 'A, B, C'],
    ['es', '9 de julio de 2024', 'A, B y C'],
    ['ko', '2024년 7월 9일', 'A, B 및 C'],
    ['ja', '2024年7月9日', 'A、B、C'],
    ['zh_CN', '2024年7月9日', 'A、B、C'],
  ])('%s dates and lists', (locale, date, list) => {
    speak(locale);
    expect(formatDate('2024-07-09')).toBe(date);
    expect(formatList(['A', 'B', 'C'])).toBe(list);
  });

  it('sizes', () => {
    speak('fr');
    expect(formatBytes(3_400_000)).toBe('3,4\u202fMo');
  });
});
