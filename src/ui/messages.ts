/** The words of the interface, by key: every string comes out of `public/_locales`. */

import type english from '../../public/_locales/en/messages.json';
import { writeDate } from '../formats/dates.ts';

export type MessageKey = keyof typeof english;

/** Keys that come in two forms, `…_one` and `…_other`, named here without the ending. */
export type PluralKey = MessageKey extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;

type Lookup = (key: string, substitutions: string[]) => string;

let lookup: Lookup = (key) => key;
let language = 'en';
let isRightToLeft = false;

/**
 * Gives the interface its words; each entry calls it once, before anything is said. Dates and plurals are those of the
 * catalogue's language, which is not always the browser's.
 */
export function provideMessages(source: Lookup): void {
  lookup = source;
  language = t('languageTag');
  isRightToLeft = t('textDirection') === 'rtl';
}

/** Which way the language of the interface runs. */
export const direction = (): 'ltr' | 'rtl' => (isRightToLeft ? 'rtl' : 'ltr');

export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return lookup(
    key,
    substitutions.map((value) => (typeof value === 'number' ? formatNumber(value) : isolated(value))),
  );
}

/** The words of a key that is kept as data, such as those in the codebooks that come with Margent. */
export function say(key: string): string {
  return lookup(key, []);
}

/** The form of a message for a number, by the plural rules of the reader's language; `$1` is the number. */
export function tCount(base: PluralKey, count: number, ...substitutions: string[]): string {
  const form = new Intl.PluralRules(language).select(count) === 'one' ? 'one' : 'other';
  return lookup(`${base}_${form}`, [formatNumber(count), ...substitutions.map(isolated)]);
}

/**
 * A name or quotation within a sentence, apart from what stands around it: in a sentence from right to left an English
 * title would otherwise draw the words and stops beside it into its own direction (UAX 9, first strong isolate).
 */
function isolated(text: string): string {
  return isRightToLeft ? `\u2068${text}\u2069` : text;
}

/** Several things in one line: 'Claim, Premise'. */
export function formatList(items: readonly string[]): string {
  const [only = '', ...more] = items;
  // The first `ListFormat` of a page costs a reader with a slow machine more than a tenth of a second.
  if (more.length === 0) return only;
  return new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' }).format(items);
}

/** One sentence after the other: after the full stops of Chinese and Japanese there is no space. Those that are not said are left out. */
export function formatSentences(sentences: readonly (string | false)[]): string {
  return sentences.filter(Boolean).join(' ').replaceAll('。 ', '。');
}

/** A date in the reader's language; as much of it as is known. What a page says is the same day everywhere. */
export const formatDate = (date: string): string => writeDate(date, language);

/** The day of something the reader did, as it was where she is: past midnight in Seoul it is still yesterday in UTC. */
export function formatDay(at: string): string {
  return dayFormat(language).format(Date.parse(at));
}

/** Writes days as `formatDay` does, in a language and a time zone; without one in that of the reader. */
export function dayFormat(inLanguage: string, timeZone?: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(inLanguage, { dateStyle: 'long', ...(timeZone && { timeZone }) });
}

/** A number with a digit behind the point at most. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
}

/** Things of which one is meant: 'Claim or Premise'. */
export function formatChoice(items: readonly string[]): string {
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(items);
}

/** A size in the unit that suits it: '3.4 MB'. */
export function formatBytes(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** power);
}
