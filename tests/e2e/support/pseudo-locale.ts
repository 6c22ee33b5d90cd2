/**
 * A copy of the built extension that also speaks a language nobody does: the English messages, lengthened and written from
 * right to left. It stands where Arabic would, so that the browser takes it; nothing of it is ever shipped.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a browser is to be told for this catalogue to be taken. */
export const PSEUDO_LANGUAGE = 'ar';

/**
 * Unicode's right-to-left override and its end (UAX 9): letters of any script run leftwards between them. With a mark before it
 * that counts as such a letter itself, for all that goes by the first letter (`dir="auto"`, first strong isolates).
 */
const OVERRIDE = '\u200f\u202e';
const END = '\u202c';

type Catalogue = Record<string, { message: string; placeholders?: unknown }>;

/** Each vowel twice, which makes English about 40 % longer, and no word longer than German has them. */
export function pseudo(message: string): string {
  return message
    .split(/(\$\w+\$|\$\d)/)
    .map((part) =>
      part === '' || /^\$(?:\w+\$|\d$)/.test(part) ? part : OVERRIDE + part.replace(/[aeiou]/g, '$&$&') + END,
    )
    .join('');
}

export function pseudoBuild(built: string): { directory: string; remove(): void } {
  const directory = mkdtempSync(join(tmpdir(), 'margent-pseudo-'));
  cpSync(built, directory, { recursive: true });
  const english = JSON.parse(readFileSync(join(built, '_locales/en/messages.json'), 'utf8')) as Catalogue;
  const catalogue: Catalogue = Object.fromEntries(
    Object.entries(english).map(([key, entry]) => [key, { ...entry, message: pseudo(entry.message) }]),
  );
  catalogue.languageTag = { message: PSEUDO_LANGUAGE };
  catalogue.textDirection = { message: 'rtl' };
  // A manifest's texts are limited in length, and are not what is looked at.
  for (const key of ['extensionName', 'extensionDescription']) {
    const entry = english[key];
    if (entry) catalogue[key] = entry;
  }
  mkdirSync(join(directory, '_locales', PSEUDO_LANGUAGE));
  writeFileSync(join(directory, '_locales', PSEUDO_LANGUAGE, 'messages.json'), JSON.stringify(catalogue));
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }) };
}
