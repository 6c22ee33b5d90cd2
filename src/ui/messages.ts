/** The words of the interface, by key: every string comes out of `public/_locales`. */
import type english from '../../public/_locales/en/messages.json';

export type MessageKey = keyof typeof english;

/** Keys that come in two forms, `…_one` and `…_other`, named here without the ending. */
export type PluralKey = MessageKey extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;

type Lookup = (key: string, substitutions: string[]) => string;

let lookup: Lookup = (key) => key;
let language = 'en';

/**
 * Gives the interface its words; each entry calls it once, before anything is said. Dates and plurals are those of the
 * catalogue's language, which is not always the browser's.
 */
export function provideMessages(source: Lookup): void {
  lookup = source;
  language = t('languageTag');
}

export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return lookup(key, substitutions.map(String));
}

/** The form of a message for a number, by the plural rules of the reader's language; `$1` is the number. */
export function tCount(base: PluralKey, count: number, ...substitutions: string[]): string {
  const form = new Intl.PluralRules(language).select(count) === 'one' ? 'one' : 'other';
  return lookup(`${base}_${form}`, [new Intl.NumberFormat(language).format(count), ...substitutions]);
}

/** A date in the reader's language; as much of it as is known. */
export function formatDate(date: string): string {
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', timeZone: 'UTC' };
  if (date.length >= 7) options.month = 'long';
  if (date.length >= 10) options.day = 'numeric';
  const time = Date.parse(date.slice(0, 10));
  return Number.isNaN(time) ? date : new Intl.DateTimeFormat(language, options).format(time);
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
