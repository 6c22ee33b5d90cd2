/** The reader's language for documents that are exported for people. */
import type { DocumentWords } from '../formats/format.ts';
import { t } from './messages.ts';
import { placeName } from './section-names.ts';

export function documentWords(): DocumentWords {
  return { language: t('languageTag'), say: t, place: placeName };
}
