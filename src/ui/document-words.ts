/** The reader's language for documents that are exported for people. */
import type { DocumentWords } from '../formats/format.ts';
import { dayFormat, t } from './messages.ts';
import { placeName } from './section-names.ts';

/** @param timeZone whose days are written; that of the reader where none is given */
export function documentWords(timeZone?: string): DocumentWords {
  const language = t('languageTag');
  // Made once: a document has thousands of dates.
  const days = dayFormat(language, timeZone);
  return { language, say: t, day: (at) => days.format(Date.parse(at)), place: placeName };
}
