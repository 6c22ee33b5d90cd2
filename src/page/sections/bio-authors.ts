/** Takes the names of authors out of what tells of them below an article: 'Jane Doe is a fellow at the institute.' */
import { namesIn } from './bylines.ts';
import { isFullName } from './person-names.ts';
import { hasBioVerb } from './wording.ts';

const MAX_BIO = 1_200;
const MAX_NAMES = 10;
/** How soon after a name it is said what its bearer is. */
const SOON = 25;
const NAME = String.raw`\p{Lu}[\p{L}.'’-]*(?: (?:(?:\p{Ll}{1,3}['’-])?\p{Lu}[\p{L}.'’-]*|(?:de|la|van|von|der|da|bin|al)(?!\p{L}))){1,4}`;
/** What may open a sentence about authors. */
const OPENING = new RegExp(`(?<=^|[.!?]["”)]? )${NAME}(?:(?:, and|,| and| &) ${NAME}){0,5}`, 'gu');

/** The full names that open the sentences of a bio in which it is said what their bearers are; each once, at most ten. */
export function namesInBio(text: string): string[] {
  const bio = text.slice(0, MAX_BIO);
  const names: string[] = [];
  for (const { 0: opening, index } of bio.matchAll(OPENING)) {
    const rest = bio.slice(index + opening.length);
    // 'Jane Doe, a clerk at the ministry, is': at the start of a bio it is of her.
    if (!hasBioVerb(rest.slice(0, SOON)) && !(index === 0 && /^(?:, | \()/.test(rest))) continue;
    const found = namesIn(opening).filter(isFullName);
    for (const name of found) if (!names.includes(name) && names.length < MAX_NAMES) names.push(name);
  }
  return names;
}
