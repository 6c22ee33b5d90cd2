/** Names of buttons that a list has many of: what each does and to what. */
import { type Annotation, quoteOf } from '../core/model/annotation.ts';
import { cutBefore } from '../core/text/grapheme.ts';
import { t } from './messages.ts';

/** In UTF-16 code units: enough to tell one passage from the next, short enough to be listened to. */
const LONGEST = 60;

/** 'Edit: My reading', in the punctuation of the reader's language. */
export const labelled = (action: string, name: string): string => t('labelled', action, name);

/** The words of an annotation, cut to a name. */
export const shortQuote = (annotation: Annotation): string => beginningOf(quoteOf(annotation));

/** The beginning of some words, with an ellipsis where something is left out. */
export function beginningOf(words: string): string {
  if (words.length <= LONGEST) return words;
  const cut = words.slice(0, cutBefore(words, LONGEST));
  // Not within a word, where the language parts its words.
  const space = cut.lastIndexOf(' ');
  return `${space > LONGEST / 2 ? cut.slice(0, space) : cut}…`;
}
