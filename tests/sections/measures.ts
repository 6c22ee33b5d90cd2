/**
 * How well what was found on a page agrees with what is known of it. `docs/sections.md` tells the same in prose; whoever
 * changes a definition here changes what the figures there mean.
 */
import type { Truth } from './corpus.ts';
import type { Extraction } from './extraction.ts';

interface Definition {
  readonly label: string;
  /** `share`: of pages (or snippets) that agree; `mean`: of values between 0 and 1. */
  readonly unit: 'share' | 'mean';
  readonly better: 'more' | 'less';
}

/** In the order of the table. */
export const MEASURES = {
  title: { label: 'title', unit: 'share', better: 'more' },
  authors: { label: 'authors', unit: 'share', better: 'more' },
  date: { label: 'date, same day', unit: 'share', better: 'more' },
  dek: { label: 'dek', unit: 'share', better: 'more' },
  'dek where there is none': { label: 'a dek where there is none', unit: 'share', better: 'less' },
  'body F1': { label: 'body, mean word F1', unit: 'mean', better: 'more' },
  'body F1 under 0.8': { label: 'pages with body F1 under 0.8', unit: 'share', better: 'less' },
  'text that is body': { label: 'snippets that must be in the body, found', unit: 'share', better: 'more' },
  'text that is not body': { label: 'snippets that must not be in it, found', unit: 'share', better: 'less' },
  boilerplate: { label: 'boilerplate parts taken for body', unit: 'share', better: 'less' },
  provenance: { label: 'provenance, mean word F1', unit: 'mean', better: 'more' },
  'author-bio': { label: 'author bio, mean word F1', unit: 'mean', better: 'more' },
  disclaimer: { label: 'disclaimer, mean word F1', unit: 'mean', better: 'more' },
  'pull-quote': { label: 'pull quotes, mean word F1', unit: 'mean', better: 'more' },
  references: { label: 'references, mean word F1', unit: 'mean', better: 'more' },
} as const satisfies Record<string, Definition>;

export type Measure = keyof typeof MEASURES;
export const MEASURE_NAMES = Object.keys(MEASURES) as Measure[];

/** One value of a measure on a page, from 0 to 1, with what it came from. */
export interface Value {
  readonly value: number;
  readonly wanted: string;
  readonly got: string;
}

export type Values = { [name in Measure]?: Value[] };

/** Under this a page's text counts as not found. */
const GOOD_BODY = 0.8;

/** The kinds of section that a corpus may have the truth of, by their name there. */
const SECTIONS = [
  ['provenance', 'provenance'],
  ['bio', 'author-bio'],
  ['disclaimer', 'disclaimer'],
  ['pullQuotes', 'pull-quote'],
  ['references', 'references'],
] as const;

/**
 * The measures that the page's truth and the extractor's fields allow; each has a value per page, but those of snippets one
 * per snippet. `body` is the expected text, null where there is none to score.
 */
export function measure(truth: Truth, body: string | null, found: Extraction): Values {
  const values: Values = {};
  if (truth.titleTrust === 'ok' && truth.title && found.title !== undefined) {
    const wanted = [truth.title, ...truth.titleAlt];
    const right = wanted.map(normalize).includes(normalize(found.title));
    values.title = [{ value: Number(right), wanted: wanted.join(' | '), got: found.title ?? '' }];
  }
  if (truth.bylineTrust === 'ok' && truth.authors.length && found.authors) {
    const right = asSet(found.authors) === asSet(truth.authors);
    values.authors = [{ value: Number(right), wanted: truth.authors.join(' | '), got: found.authors.join(' | ') }];
  }
  if (truth.dateTrust === 'ok' && truth.date && found.date !== undefined) {
    const right = isoDay(found.date).startsWith(truth.date);
    values.date = [{ value: Number(right), wanted: truth.date, got: found.date ?? '' }];
  }
  if (found.dek !== undefined) {
    const got = found.dek ?? '';
    if (truth.dekTrust === 'ok' && truth.dek) {
      values.dek = [{ value: Number(normalize(got) === normalize(truth.dek)), wanted: truth.dek, got }];
    }
    if (truth.dekTrust === 'none') {
      values['dek where there is none'] = [{ value: Number(normalize(got) !== ''), wanted: '', got }];
    }
  }
  if (found.body !== undefined) Object.assign(values, measureBody(truth, body, found.body));
  for (const [name, kind] of SECTIONS) {
    const wanted = truth.sections?.[name];
    if (!wanted?.length || !found.sections) continue;
    const got = found.sections.filter((section) => section.kind === kind).map(({ text }) => text);
    const { f1 } = compareWords(got.join('\n'), wanted.join('\n'));
    values[kind] = [{ value: f1, wanted: wanted.join(' | '), got: got.join(' | ') }];
  }
  return values;
}

/** A single word as a word: 'Share' is not in 'shared'. Longer snippets may be cut anywhere. Some scripts have no spaces. */
const needleOf = (snippet: string): string => (/^[\p{Script=Latin}\p{N}]+$/u.test(snippet) ? ` ${snippet} ` : snippet);

function measureBody(truth: Truth, body: string | null, text: string): Values {
  const values: Values = {};
  const normalized = ` ${normalize(text)} `;
  const holds = (snippets: readonly string[]): { snippet: string; value: number }[] =>
    snippets
      .filter((snippet) => normalize(snippet) !== '')
      .map((snippet) => ({ snippet, value: Number(normalized.includes(needleOf(normalize(snippet)))) }));
  if (body !== null) {
    const { f1, precision, recall } = compareWords(text, body);
    const got = `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`;
    values['body F1'] = [{ value: f1, wanted: '1', got: `${f1.toFixed(3)}: ${got}` }];
    values['body F1 under 0.8'] = [{ value: Number(f1 < GOOD_BODY), wanted: '', got: `${f1.toFixed(3)}: ${got}` }];
  }
  // A disputed body's snippets are its own, and as doubtful.
  if (truth.bodyCheck !== 'disputed') {
    const inside = holds(truth.with);
    const outside = holds(truth.without);
    if (inside.length)
      values['text that is body'] = inside.map(({ snippet, value }) => ({ value, wanted: snippet, got: '' }));
    if (outside.length)
      values['text that is not body'] = outside.map(({ snippet, value }) => ({ value, wanted: '', got: snippet }));
  }
  const noise = holds(truth.sections?.noise ?? []);
  if (noise.length) values.boilerplate = noise.map(({ snippet, value }) => ({ value, wanted: '', got: snippet }));
  return values;
}

/** Letters and digits of any script in lower case, all else a single space: what punctuation and typography cannot change. */
export function normalize(text: string | null | undefined): string {
  return (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const asSet = (names: readonly string[]): string => [...new Set(names.map(normalize))].sort().join('|');

/**
 * The day of a date as its writer counts it (the time zone written in it is kept), `YYYY-MM-DD` or shorter; '' where it
 * cannot be read. What is not ISO 8601 is read as JavaScript does.
 */
export function isoDay(date: string | null | undefined): string {
  const text = (date ?? '').trim();
  const iso = /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?!\d)/.exec(text);
  if (iso) return iso[0];
  // Without its zone it is read in this machine's, and given back in it.
  const time = new Date(text.replace(/\s*(?:GMT|UTC|Z|[CEMP][DS]T)?(?:\s*[+-]\d{2}:?\d{2})?(?:\s*\([^)]*\))?$/, ''));
  if (Number.isNaN(time.getTime())) return '';
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

export interface WordAgreement {
  readonly precision: number;
  readonly recall: number;
  /** Their harmonic mean; 0 where there is nothing in common. */
  readonly f1: number;
}

/** Words of a normalised text; what is written without spaces is taken character by character. */
const WORDS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu;

/** Precision and recall over words with their counts (a bag of words), order aside. */
export function compareWords(found: string, expected: string): WordAgreement {
  const left = new Map<string, number>();
  const foundWords = normalize(found).match(WORDS) ?? [];
  const expectedWords = normalize(expected).match(WORDS) ?? [];
  for (const word of expectedWords) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of foundWords) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    common += 1;
    left.set(word, count - 1);
  }
  if (common === 0) return { precision: 0, recall: 0, f1: 0 };
  return {
    precision: common / foundWords.length,
    recall: common / expectedWords.length,
    f1: (2 * common) / (foundWords.length + expectedWords.length),
  };
}
