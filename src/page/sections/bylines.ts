/** Takes people's names out of bylines: 'By A and B, staff writers' gives A and B. */
import { visibleDate } from './dates.ts';

const MAX = 300;

/** What opens a byline, in the languages of commentary met so far. */
const OPENING =
  /^(?:(?:a |an )?(?:guest )?(?:essay|column|opinion|commentary|analysis|story|review|words|text|interview|posted|published|written|reported|created|reviewed|contributed) )?(?:by|von|par|por|di|door|af|av|przez)(?:\s*:\s*|\s+)|^(?:written by|words by|authors?|author name|text|contributors?|posted by)\s*:\s*/i;

/** Whether a text opens as a byline does and is short enough to be one. */
export function isByline(text: string): boolean {
  return text.length <= MAX && OPENING.test(text) && namesIn(text).length > 0;
}

/** Names that stand for no person. */
const NOBODY =
  /^(?:staff|admin|administrator|editor|editors|guest|guest author|contributor|contributors|the editors|editorial|unknown|anonymous|author|authors|by|share|follow|reporter|staff writer|staff reporter|web desk|newsroom|updated|published|comments?|view profile|bio|email|twitter|more|about|see all|read more|print|news|facebook)$/i;
const ROLE =
  /\b(?:correspondent|editor|reporter|writer|columnist|staff|contributor|contributing|professor|director|fellow|analyst|producer|journalist|special to|chief|desk|bureau|service|senior|associate|updated|published|posted|min read|minutes?|comments?|subscribe|follow|photograph\w*|illustrat\w*)\b/i;
const PARTICLE = /^(?:de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|ter|ten|bin|ibn|al|el|y|e|af|zu|dos|st)$/i;

/**
 * The names in a byline, in its order, each once; at most 20. A text that holds no name gives none: 'By the numbers'.
 */
export function namesIn(text: string): string[] {
  let line = text.slice(0, MAX).replace(/\s+/g, ' ').trim();
  const opening = OPENING.exec(line);
  if (opening) line = line.slice(opening[0].length);
  const date = visibleDate(line);
  if (date)
    line = line.slice(0, line.indexOf(date.text)).replace(/\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*$/i, '');
  // What comes after a bar or a dot is where the name stops: place, date, paper.
  line = line.split(/\s[|•·–—/]\s|\s-\s|[|•·]|@|https?:|\(| for the | for | in the | is | on (?=\p{Lu})/u, 1)[0] ?? '';
  const names: string[] = [];
  for (const part of line.split(/,|;|&|\band\b|\bund\b|\bet\b|\s+with\s+|\s+y\s+|、|，/iu)) {
    const name = tidyName(part);
    if (name && isName(name) && !names.some((known) => known.toLowerCase() === name.toLowerCase())) names.push(name);
    if (names.length === 20) break;
  }
  return names;
}

/** A name without title, degree and punctuation; capitals all through become a name's capitals. */
export function tidyName(text: string): string {
  let name = text
    .slice(0, MAX)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:by|dr|prof|professor|mr|mrs|ms|sir)\b\.?:?\s+/i, '')
    .replace(/[\s.,:;|*]+$/, (end) => (/\b\p{Lu}\.$/u.test(end) ? end : ''))
    .replace(/^[\s.,:;|*]+/, '')
    // The number of a note, or how many follow.
    .replace(/(?<=\p{L})[\d*†]{1,3}$/u, '');
  const letters = name.replace(/[^\p{L}]/gu, '');
  if (
    letters.length > 4 &&
    letters === letters.toUpperCase() &&
    letters !== letters.toLowerCase() &&
    name.includes(' ')
  ) {
    name = name
      .toLowerCase()
      .replace(/(^|[\s'’-])(\p{L})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase());
  }
  return name;
}

/** Whether it can be a person's name (or an organisation's written as one). */
export function isName(name: string): boolean {
  if (name.length < 2 || name.length > 60 || NOBODY.test(name) || /\d|[?!@"“”<>{}]|https?:/.test(name)) return false;
  if (ROLE.test(name)) return false;
  const words = name.split(' ');
  if (words.length > 6) return false;
  // Scripts without capitals have no other sign of a name than being short.
  if (!/\p{Lu}/u.test(name)) return /\p{Lo}/u.test(name) && name.length <= 20;
  return words.every(
    (word) => /^[\p{Lu}\p{Lo}'’"(]/u.test(word) || PARTICLE.test(word) || /^[ld]['’]\p{Lu}/u.test(word),
  );
}

/** The last word of a name, by which a bio may call its author. */
export function surname(name: string): string {
  const words = name.split(' ');
  return words[words.length - 1] ?? name;
}

/** Two names of one person: 'Jongsoo Lee' and 'James Jongsoo Lee'. */
export function sameName(a: string, b: string): boolean {
  const fold = (name: string) =>
    name
      .normalize('NFKD')
      .replace(/[^\p{L} ]/gu, '')
      .toLowerCase()
      .split(' ');
  const [shorter, longer] = [fold(a), fold(b)].sort((x, y) => x.length - y.length);
  return !!shorter && !!longer && shorter.every((word) => longer.includes(word));
}
