/** Reads dates: ISO 8601 as machines write it, and days with a month's name as pages show them. */
import { monthOf } from './months.ts';

export interface FoundDate {
  /** ISO 8601. */
  iso: string;
  /** The words it was read from. */
  text: string;
}

const MAX = 400;
const ISO = /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?)?$/;
/** '20240709T100000Z' */
const BASIC = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?$/;
/** Seconds or milliseconds since 1970, up to where '2024070910' would be a time too. */
const SINCE_1970 = /^1\d{9}(?:\d{3})?$/;
const SECONDS_TO_2031 = 1_950_000_000;

const pad = (value: number): string => String(value).padStart(2, '0');

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1500 || year > 2200 || month < 1 || month > 12 || day < 1) return false;
  return new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1;
}

const asIso = (year: number, month: number, day: number): string | null =>
  isDay(year, month, day) ? `${year}-${pad(month)}-${pad(day)}` : null;

/** A machine's date ('2024-07-11T09:32:14-0700', '20260618', '2026/09/03', RFC 2822) as ISO 8601, or null. */
export function machineDate(value: string): string | null {
  const text = value.trim().slice(0, MAX);
  const iso = ISO.exec(text);
  if (iso) {
    const [, year, month, day] = iso;
    if (!isDay(Number(year), Number(month), Number(day ?? 1))) return null;
    // The extended form has a colon in the offset too; many programs write none.
    return text
      .replace(/^(\S{10}) /, '$1T')
      .replace(/\s/, '')
      .replace(/(T.*[+-]\d{2})(\d{2})$/, '$1:$2');
  }
  const basic = BASIC.exec(text);
  if (basic) {
    const [, year, month, day, hour, minute, second = '00', zone = ''] = basic;
    return machineDate(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  }
  if (SINCE_1970.test(text)) {
    const seconds = Number(text.slice(0, 10));
    return seconds < SECONDS_TO_2031 ? new Date(seconds * 1_000).toISOString() : null;
  }
  const plain = /^(\d{4})[/.]?(\d{1,2})[/.]?(\d{2})$/.exec(text) ?? /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b/.exec(text);
  if (plain) return asIso(Number(plain[1]), Number(plain[2]), Number(plain[3]));
  const start = /^\d{4}-\d{2}-\d{2}/.exec(text);
  if (start) return machineDate(start[0]);
  return null;
}

/** What opens those Arabic names of months that have two words. */
const OF_TWO_WORDS = /^(?:كانون|تشرين)$/;

/** Digits of Arabic, Persian, Devanagari, Bengali, Thai, Lao, Burmese and Khmer, and of full width. */
const DIGIT = /[٠-٩۰-۹०-९০-৯๐-๙໐-໙၀-၉០-៩０-９]/g;
const latinDigit = (digit: string): string => {
  const code = digit.charCodeAt(0);
  // The zeros stand at the start of a column of the code chart, but in Indian scripts in its seventh place.
  return String((code & 0xf) - (code >= 0x966 && code < 0xa00 ? 6 : 0));
};

/**
 * The first full date in a text: 'July 9, 2024', '9 July 2024', 'Tue, 9. Juli 2024', '2024-07-09', '2024年7月9日', '2024년 7월 9일'.
 * A date without a year ('Jul 11') is none; nor is '09/07/2024' where the language does not tell which number is the
 * day, as plain 'en' does not.
 */
export function visibleDate(text: string, language: string | null = null): FoundDate | null {
  const written = text.slice(0, MAX);
  const head = written.replace(DIGIT, latinDigit);
  const found = dateIn(head, language);
  if (!found || head === written) return found;
  const at = head.indexOf(found.text);
  return { iso: found.iso, text: written.slice(at, at + found.text.length) };
}

/** A word or a number of a text, in small letters. */
interface Token {
  word: string;
  start: number;
  end: number;
}

const MAX_TOKENS = 81;
const LETTER = /[\p{L}\p{M}]/u;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
/** Whether a character is of a word. Letters of two code units are of none: no month is written with them. */
function isLetter(code: number, text: string, at: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return LETTER.test(text.charAt(at));
}

/** The words and numbers of a text, character by character: a pattern that finds the same takes several times as long. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const { length } = text;
  let at = 0;
  while (at < length && tokens.length < MAX_TOKENS) {
    const start = at;
    let code = text.charCodeAt(at);
    if (isDigit(code)) while (isDigit(text.charCodeAt(at))) at += 1;
    else {
      while (at < length && (isLetter(code, text, at) || (code === POINT && isBetweenThai(text, at)))) {
        at += 1;
        code = text.charCodeAt(at);
      }
    }
    if (at > start) {
      const word = text.slice(start, at).toLowerCase().replace(/\./g, '');
      const last = tokens[tokens.length - 1];
      if (last && OF_TWO_WORDS.test(last.word)) Object.assign(last, { word: `${last.word} ${word}`, end: at });
      else tokens.push({ word, start, end: at });
    } else at += 1;
  }
  return tokens;
}

const POINT = 46;
/** Thai has points inside its short names of months: 'ก.ค.'. */
const isBetweenThai = (text: string, at: number): boolean =>
  [text.charCodeAt(at - 1), text.charCodeAt(at + 1)].every((code) => code > 0xe00 && code < 0xe80);

function dateIn(head: string, language: string | null): FoundDate | null {
  if (!/\d{4}/.test(head)) return ofShortYear(head, language);
  const tokens = tokensOf(head);
  for (let i = 0; i < tokens.length; i += 1) {
    const at = tokens[i];
    if (!at) continue;
    const month = isNumber(tokens, i) || !isAmongNumbers(tokens, i) ? 0 : monthOf(at.word, language);
    if (month) {
      const found = aroundMonth(tokens, i, month, head, language);
      if (found) return found;
      continue;
    }
    if (!/^\d{4}$/.test(at.word)) continue;
    const [second, third] = [tokens[i + 1], tokens[i + 2]];
    const parted = second && /^[-./年]$/.test(head.slice(at.end, second.start).trim());
    const again = second && third && /^[-./月]$/.test(head.slice(second.end, third.start).trim());
    if (!second || !third || !parted || !again) continue;
    const iso = asIso(Number(at.word), Number(second.word), Number(third.word));
    if (iso) return { iso, text: head.slice(at.start, third.end) };
  }
  const plain = ofNumbers(head, language);
  if (plain) return plain;
  const east = /(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일]/.exec(head);
  const iso = east ? asIso(Number(east[1]), Number(east[2]), Number(east[3])) : null;
  if (east && iso) return { iso, text: east[0] };
  const south = /(?<!\d)(\d{1,2}) tháng (\d{1,2})(?:,| năm)? (\d{4})(?!\d)/i.exec(head);
  const day = south ? asIso(Number(south[3]), Number(south[2]), Number(south[1])) : null;
  return south && day ? { iso: day, text: south[0] } : null;
}

/** How far from a month day and year may stand, in words: '9th of July 2024', 'July 9th, 2024'. */
const REACH = 3;

/** Whether a day and a year may stand about a word: of nearly all words nothing more need be asked. */
function isAmongNumbers(tokens: Token[], at: number): boolean {
  let days = 0;
  let years = 0;
  for (let i = Math.max(0, at - REACH); i <= at + REACH; i += 1) {
    if (!isNumber(tokens, i)) continue;
    if ((tokens[i]?.word.length ?? 0) > 2) years += 1;
    else days += 1;
  }
  return days > 0 && years > 0;
}

const isNumber = (tokens: Token[], at: number): boolean => isDigit(tokens[at]?.word.charCodeAt(0) ?? 0);

/** With a space behind each point in Czech, and in German that follows the standard. */
const NUMERIC = /(?<![\d/.])(\d{1,2})(\. ?|[/-])(\d{1,2})\2(\d{4})(?![\d/])/;

/** Whether the month comes first in a date of numbers; null where English does not say whose English it is. */
function monthFirst(language: string | null): boolean | null {
  if (!language || /^en(?:$|-(?!US|GB|AU|NZ|IE|IN|ZA))/i.test(language)) return null;
  return /^en-US/i.test(language);
}

/** '28/11/2016' or '11/28/2016', where only one number can be the day; else in the order of the language, where it has one. */
function ofNumbers(text: string, language: string | null): FoundDate | null {
  const match = NUMERIC.exec(text);
  if (!match) return null;
  const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
  // Who parts by points puts the day first.
  const american = match[2]?.startsWith('.') ? false : monthFirst(language);
  let iso: string | null = null;
  if (first > 12 || (american === false && second <= 12)) iso = asIso(year, second, first);
  else if (second > 12 || american) iso = asIso(year, first, second);
  return iso ? { iso, text: match[0] } : null;
}

/** '10/23/25', which can only be American; where each number could be the day, the language must say so. */
function ofShortYear(text: string, language: string | null): FoundDate | null {
  const match = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{2})(?![\d/])/.exec(text);
  if (!match || (Number(match[2]) <= 12 && !/^en-US/i.test(language ?? ''))) return null;
  const iso = asIso(2000 + Number(match[3]), Number(match[1]), Number(match[2]));
  return iso ? { iso, text: match[0] } : null;
}

const CLOCK_TIME = String.raw`\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?| uhr)?(?: \(?[a-z]{2,5}\)?)?`;
const AGO = String.raw`(?:\d{1,3}|an?|one) ?(?:s|m|h|d|secs?|mins?|hrs?|seconds?|minutes?|hours?|days?) ago|just now`;
const TIME_ALONE = new RegExp(
  String.raw`^(?:(?:posted|published|updated)(?: at)? )?(?:${CLOCK_TIME}|${AGO}|vor \d{1,3} \p{L}{3,8}|il y a \d{1,3} \p{L}{1,8}|hace \d{1,3} \p{L}{1,8})$`,
  'iu',
);
/** Whether a text is nothing but a time, as live blogs write over each entry: '10:05 GMT', '8 hours ago'. */
export const isTimeAlone = (text: string): boolean => text.length < 45 && TIME_ALONE.test(text);

/** What stands around days and times that tells nothing else. */
const AROUND_DAYS =
  /(?<!\p{L})(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:last|first)|(?:modified|updated|published|posted)|(?:on|at)|[ap]\.?m|[a-z]{1,3}[sd]?t|utc|gmt)(?!\p{L})/giu;
const MAX_DAYS = 130;

/** Whether a text tells two days and nothing else: 'Thursday 5 May 2016 07.00 BST Last modified on Tuesday 14 February 2017'. */
export function tellsOnlyDays(text: string): boolean {
  if (text.length > MAX_DAYS) return false;
  const first = visibleDate(text);
  const rest = first && text.replace(first.text, '');
  const second = rest && visibleDate(rest);
  return !!second && !/\p{L}/u.test(rest.replace(second.text, '').replace(AROUND_DAYS, ''));
}

/** Whether a word is the name of a month in English. */
export const isMonth = (word: string): boolean => monthOf(word.toLowerCase(), null) > 0;

/** How long it takes to read, with what parts it from what follows; it stands beside dates. */
export const READING_TIME = /^\d{1,3}[ -]?min(?:ute)?s?\b\.?(?: read(?:ing)?(?: time)?| lesezeit)?[\s,|•·–—-]*/i;

/** Whether a text says when and how long it takes to read, and nothing else: '6 min read · Mar 2, 2024'. */
export function tellsOnlyWhen(text: string): boolean {
  const rest = text.replace(READING_TIME, '');
  const date = visibleDate(rest);
  const left = date
    ? rest
        .replace(date.text, '')
        .replace(/^[\s,|•·–—-]+/, '')
        .replace(READING_TIME, '')
    : rest;
  return left !== text && !/\p{L}/u.test(left);
}

/** Whether a text tells a day or a time, in words that `visibleDate` need not be able to read: 'Mar 14', '06/01/2026'. */
export function tellsTime(text: string, language: string | null = null): boolean {
  if (/\b(?:read|min read|lesezeit|lecture)\b/i.test(text)) return false;
  if (/\d[./-]\d{1,2}[./-]\d|\d:\d\d|\bago\b|\b(?:yesterday|today)\b/i.test(text)) return true;
  if (!/\d/.test(text)) return false;
  const words =
    text
      .slice(0, MAX)
      .toLowerCase()
      .match(/\p{L}[\p{L}\p{M}]+/gu) ?? [];
  return words.slice(0, 20).some((word) => monthOf(word, language) > 0);
}

function aroundMonth(
  tokens: Token[],
  at: number,
  month: number,
  text: string,
  language: string | null,
): FoundDate | null {
  const thai = /^th\b/i.test(language ?? '');
  const day = (word: string | undefined) => (word && /^\d{1,2}$/.test(word) ? Number(word) : 0);
  const year = (word: string | undefined) => {
    if (word && /^(?:1[5-9]|20)\d{2}$/.test(word)) return Number(word);
    // Thailand counts from the death of the Buddha.
    return thai && word && /^2[45]\d{2}$/.test(word) ? Number(word) - 543 : 0;
  };
  // Thai says by which era it counts the years.
  const ordinals = /^(?:st|nd|rd|th|de|del|of|er|º|ª|พศ|คศ)$/;
  // '9th of July', and both of a month's names: '9 يوليو/تموز 2024'.
  const isPassed = (word = ''): boolean =>
    ordinals.test(word) || (/[^\da-z]/.test(word) && monthOf(word, language) === month);
  const step = (index: number, by: 1 | -1): number => {
    const next = index + by;
    if (!isPassed(tokens[next]?.word)) return next;
    return isPassed(tokens[next + by]?.word) ? next + 2 * by : next + by;
  };
  const before = step(at, -1);
  const after = step(at, 1);
  const found = (y: number, d: number, from: number, to: number): FoundDate | null => {
    const [start, end] = [tokens[from], tokens[to]];
    const iso = asIso(y, month, d);
    if (!iso || !start || !end || end.end - start.start > 40) return null;
    return { iso, text: text.slice(start.start, end.end) };
  };
  // 9 July 2024, and not of a journal '12 (3) July 2024'.
  if (text[tokens[before]?.end ?? 0] !== ')' && day(tokens[before]?.word) && year(tokens[after]?.word)) {
    return found(year(tokens[after]?.word), day(tokens[before]?.word), before, after);
  }
  // July 9, 2024 and July 9th, 2024
  if (day(tokens[after]?.word)) {
    const last = step(after, 1);
    if (year(tokens[last]?.word)) return found(year(tokens[last]?.word), day(tokens[after]?.word), at, last);
    // 2024 July 9
    if (year(tokens[before]?.word)) return found(year(tokens[before]?.word), day(tokens[after]?.word), before, after);
  }
  return null;
}
