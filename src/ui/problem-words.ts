/**
 * Puts into the reader's words what is wrong with a file or a record. The model and the formats say it in English, as a sentence
 * that a log and a test can hold; here each of these sentences has its message. One that has none stays as it is.
 */
import type { Fault } from '../core/model/fault.ts';
import { type MessageKey, t } from './messages.ts';

/** Sentences with their messages; what stands in brackets is given to the message. */
const PROBLEMS: readonly (readonly [RegExp, MessageKey])[] = [
  [/^is missing$/, 'problemMissing'],
  [/^is not a field known here$/, 'problemUnknownField'],
  [/^is not (?:a )?text$/, 'problemNotText'],
  [/^is not a number$/, 'problemNotNumber'],
  [/^is not a list$/, 'problemNotList'],
  [/^is not an object$/, 'problemNotObject'],
  [/^is not one of (.+)$/, 'problemNotOneOf'],
  [/^is longer than ([\d,]+)(?: characters)?$/, 'problemTooLong'],
  [/^is less than ([\d.-]+)$/, 'problemTooSmall'],
  [/^is not a whole number$/, 'problemNotWhole'],
  [/^is not a whole number from 1$/, 'problemNotVersion'],
  [/^has the wrong shape$/, 'problemWrongShape'],
  [/^is empty$/, 'problemEmpty'],
  [/^is not a UUID$/, 'problemNotUuid'],
  [/^is a UUID in capitals$/, 'problemUuidCapitals'],
  [/^is not a time such as (.+)$/, 'problemNotTime'],
  [/^is a time that does not exist$/, 'problemNoSuchTime'],
  [/^is not an ISO 8601 date$/, 'problemNotDate'],
  [/^is not a host$/, 'problemNotHost'],
  [/^names no host$/, 'problemNoHost'],
  [/^does not say where its selectors were seen$/, 'problemNoEvidence'],
  [/^is not an address$/, 'problemNotAddress'],
  [/^is not an http, https or file address$/, 'problemNotWebAddress'],
  [/^has no address$/, 'problemNoAddress'],
  [/^has more than ([\d,]+) addresses$/, 'problemTooManyAddresses'],
  [/^is not the id of an argumentation scheme$/, 'problemNotScheme'],
  [/^leads back to where it starts$/, 'problemLeadsBack'],
  [/^ends before it begins$/, 'problemEndsBefore'],
  [/^counts more surrogate pairs than fit before it$/, 'problemTooManyPairs'],
  [/^does not hold exactly one quote$/, 'problemNotOneQuote'],
  [/^has no role$/, 'problemNoRole'],
  [/^names a role twice$/, 'problemRoleTwice'],
  [/^names a tag twice$/, 'problemTagTwice'],
  [/^has more than ([\d,]+) tags$/, 'problemTooManyTags'],
  [/^names more than ([\d,]+) roles$/, 'problemTooManyRoles'],
  [/^names more than ([\d,]+) sites$/, 'problemTooManySites'],
  [/^names a site twice$/, 'problemSiteTwice'],
  [/^has no coder$/, 'problemNoCoder'],
  [/^names a coder twice$/, 'problemCoderTwice'],
  [/^is not a #rrggbb colour$/, 'problemNotColour'],
  [/^is not a digit from 1 to 9$/, 'problemNotDigit'],
  [/^has two roles with the same id$/, 'problemSameRoleIds'],
  [/^gives one key to two roles$/, 'problemSameKeys'],
  [/^has two kinds of relation with the same id$/, 'problemSameKindIds'],
  [/^has a role whose parent is missing or below itself$/, 'problemRoleTree'],
  [/^has a kind of relation between roles it does not have$/, 'problemKindRoles'],
  [/^is nested too deep$/, 'problemTooDeep'],
  [/^is the id of an earlier record$/, 'problemIdTaken'],
  [/^is named twice$/, 'problemNamedTwice'],
  [/^names no ([\w-]+) of this library$/, 'problemNoRecord'],
  [/^is not part of a backup$/, 'problemNotPart'],
  [/^the file ends too soon$/, 'jsonEndsSoon'],
  [/^there is extra text after the end$/, 'jsonMore'],
  [/^it nests too deeply$/, 'jsonDeep'],
  [/^a string contains a line break or control character$/, 'jsonControl'],
  [/^a string contains an invalid \\ escape$/, 'jsonEscape'],
];

/** What a text that is no JSON should have had. */
const WANTED: Readonly<Record<string, MessageKey>> = {
  'a colon': 'jsonColon',
  'a comma or }': 'jsonCommaBrace',
  'a comma or ]': 'jsonCommaBracket',
  'a name in quotes': 'jsonName',
  'a value': 'jsonValue',
};

/** The sentence in the reader's words; it continues a place, or stands after one in brackets. */
export function problemInWords(sentence: string): string {
  for (const [pattern, key] of PROBLEMS) {
    const match = pattern.exec(sentence);
    if (match) return t(key, ...match.slice(1).map(asNumber));
  }
  const [, found, wanted = ''] = /^there is “(.)” instead of (.+)$/su.exec(sentence) ?? [];
  const known = WANTED[wanted];
  return found !== undefined && known ? t('jsonInstead', found, t(known)) : sentence;
}

/** Place and problem, to be put into a sentence. */
export function faultInWords({ path, message }: Fault): [place: string, problem: string] {
  return [path === '' ? t('faultWhole') : path, problemInWords(message)];
}

/** Numbers are written as the reader's language writes them. */
function asNumber(text: string): string | number {
  return /^-?\d[\d,]*(?:\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : text;
}
