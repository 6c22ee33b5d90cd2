/** The languages in which the surfaces are shown: English in all states, another where the table says so. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PSEUDO_LANGUAGE, pseudo } from '../e2e/support/pseudo-locale.ts';
import { english } from '../english-codebooks.ts';

/** `rtl` is the one that nobody speaks, which runs from right to left. */
export const LANGUAGES = ['en', 'ko', 'rtl'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What the browser is told. */
export const BROWSER_LANGUAGES: Record<Language, string> = { en: 'en-US', ko: 'ko', rtl: PSEUDO_LANGUAGE };

/** Gives the words of a message in a language; of one without placeholders. */
export function wordsIn(language: Language): (key: string) => string {
  if (language === 'en') return english;
  if (language === 'rtl') return (key) => pseudo(english(key));
  const file = join(import.meta.dirname, '../../public/_locales', language, 'messages.json');
  const catalogue = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { message: string }>;
  return (key) => {
    const entry = catalogue[key];
    if (!entry) throw new Error(`no message ${key}`);
    return entry.message;
  };
}
