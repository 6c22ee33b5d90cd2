/** Whether a text says what parts of an article say of themselves: the phrases of `phrases.ts` and `phrases-of-notes.ts`, asked at the right place of it. */
import { OPENINGS, WHOLE, WORDS } from './phrases.ts';
import { NOTES } from './phrases-of-notes.ts';
import { recalling } from './recall.ts';

type Languages = Readonly<Record<string, readonly string[]>>;
type Test = (text: string) => boolean;
const joined = (languages: Languages): string => Object.values(languages).flat().join('|');
/** A text is tried by many patterns, one after another, and so is its beginning in between. */
let longer = { text: '', small: '' };
let shorter = { text: '', small: '' };
const LONGEST_BEGINNING = 120;
function inSmallLetters(text: string): string {
  const isBeginning = text.length <= LONGEST_BEGINNING;
  const last = isBeginning ? shorter : longer;
  if (last.text === text) return last.small;
  const lowered = { text, small: text.toLowerCase() };
  if (isBeginning) shorter = lowered;
  else longer = lowered;
  return lowered.small;
}
const test = (source: string): Test => {
  const pattern = new RegExp(source);
  return (text) => pattern.test(inSmallLetters(text));
};
/** Small letters of alphabets: \b knows those of ASCII only, so that 'é' would end no word, and \p{L} is far slower. */
const LETTER = String.raw`[0-9a-z\u00df-\u052f]`;
const anywhere = (languages: Languages): Test => test(`(?<!${LETTER})(?:${joined(languages)})(?!${LETTER})`);
const opening = (languages: Languages, before = ''): Test => test(`^${before}(?:${joined(languages)})`);
const whole = (languages: Languages, end = ':?'): Test => test(`^(?:${joined(languages)})${end}$`);
/** What notes are called beside another name for them: 'Notes and References', and not 'Sources and Power'. */
const AND = String.raw`(?:\s*(?:&|and|und|et|y|e|en)\s+(?:[^ .?!,;:]{1,20} ){0,2}(?:notes?|references?|readings?|bibliograph(?:y|ie)|acknowledge?ments?|links?|sources?|citations?|methodology|quellen|literatur|anmerkungen|nachweise|links|références|notas|referencias|bibliografía|fuentes|bibliografia|fontes|referências|fonti|riferimenti|bronnen|noten|literatuur))?[:.]?`;

/** Longer texts than these are never provenance, read-more line, disclaimer. */
const MAX_LINE = 300;
const MAX_DISCLAIMER = 900;

const PROVENANCE = anywhere(NOTES.provenance);
const PROVENANCE_AT_LARGE = anywhere(NOTES.provenanceAtLarge);
const PROVENANCE_OPENING = opening(NOTES.provenanceOpening, '[(*]?');
const COURTESY = opening(OPENINGS.courtesy);
const ARTICLE = opening(OPENINGS.article);
const READ_MORE = opening(OPENINGS.readMore);
const DISCLAIMER = anywhere(NOTES.disclaimer);
const COMMENTS = anywhere(WORDS.comments);
const BIO_VERB = anywhere(WORDS.bioVerb);
const BIO_NOUN = anywhere(WORDS.bioNoun);
const BIO_OPENING = opening(OPENINGS.bio, '[（(]?');
const REACH = opening(OPENINGS.reach);
const NOTE_LABEL = test(`^[([*]{0,2}(?:${joined(OPENINGS.note)}) ?:`);
const CREDIT = opening(OPENINGS.credit, '[([]?');
/** Agencies and archives at the end of a caption, or a name in brackets as its last word. */
const AGENCY =
  /(?:\((?:photo|image|credit|ap|afp|reuters|getty|courtesy)\b[^()]{0,80}\)|\b(?:getty images|reuters|associated press|ap photo|afp|epa|shutterstock|istock|alamy|unsplash|flickr|wikimedia commons|dpa|picture alliance)[^.]{0,30})[.)\]]{0,2}$/i;

/** Whether a text tells when the article appeared on this page, and of no other place: 'First published on Mon 9 Mar 2026'. */
export const tellsOwnDay = test(
  String.raw`^(?:this (?:article|piece|post|story|essay|entry|page) was )?(?:first |originally )?published (?:on|in) (?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?: \d{1,2},?)?(?: \d{4})?(?:[ ,]+(?:at )?\d{1,2}[.:]\d{2}(?: ?[a-z]{2,4})?){0,2}(?:,? and (?:was )?(?:last )?(?:revised|updated|modified) (?:on|in) [^.]{4,30})?\.?$`,
);

export const saysProvenance = (text: string): boolean => provenancePoints(text) > 0;

/** How plainly a text says where it comes from: 0 not, 1 names a source, 2 may say so, 3 says so of itself. */
export function provenancePoints(text: string): 0 | 1 | 2 | 3 {
  if (text.length > MAX_LINE || tellsOwnDay(text)) return 0;
  if (PROVENANCE_OPENING(text) || PROVENANCE(text)) return 3;
  if (PROVENANCE_AT_LARGE(text)) return 2;
  return text.length < 120 && COURTESY(text) ? 1 : 0;
}

/** 'This story also appeared in': of the article and of no book, picture or table. */
export const saysArticleProvenance = (text: string): boolean =>
  text.length <= MAX_LINE && ARTICLE(text) && PROVENANCE(text);

export const saysReadMore = (text: string): boolean => text.length <= MAX_LINE && READ_MORE(text);
/** The dearest of the patterns, and asked of the paragraphs at either end of a text by several steps. */
const disclaims = recalling(DISCLAIMER);
export const saysDisclaimer = (text: string): boolean => text.length <= MAX_DISCLAIMER && disclaims(text);
export const speaksOfComments = (text: string): boolean => text.length <= MAX_DISCLAIMER && COMMENTS(text);
/** 'Editor's note:', 'Disclosure:'. */
export const hasNoteLabel = (text: string): boolean => NOTE_LABEL(text.slice(0, 60));
export const opensBio = (text: string): boolean => BIO_OPENING(text.slice(0, 80));
/** 'Contact the author': before an address. */
export const opensReach = (text: string): boolean => REACH(text.slice(0, 80));
export const hasBioVerb = (text: string): boolean => BIO_VERB(text);
export const hasBioNoun = (text: string): boolean => BIO_NOUN(text);
/** An address to write to or follow. */
export const hasContact = (text: string): boolean => /(?:^|[\s(])@\w|\w@\w/.test(text);
/** Whether a text credits a picture. */
export const saysCredit = (text: string): boolean =>
  text.length < 400 && (CREDIT(text) || AGENCY.test(text.slice(-120)));

/** How many there are, and what they are called: several of them, or one. */
const TALK = new RegExp(
  String.raw`^(?:there (?:are|is) )?(\d[\d.,]{0,7} ?)?(?:(${joined(OPENINGS.comments)})|${joined(OPENINGS.commentsCounted)})(?![a-z\u00df-\u052f])`,
);
/** What follows them: '3 Comments on', 'Comments (3)', what they are for and their rules. */
const BEHIND_COUNTED = /^(?::?$| ?\(| (?:on|to|so far)\b)/;
const COUNTED_BEHIND = /^ ?[:(（]?\d/;
const BEHIND_TOLD = new RegExp(String.raw`^(?:[:：]?$| ?[(:]| (?:on this|below|policy|section|are)(?!${LETTER}))`);
const HEADING_OF_NOISE = opening(OPENINGS.noiseHeading);
const HEADING_OF_BIO = whole(WHOLE.bioHeading);
/** Tells capitals apart, so it stands by itself: 'About Jane Doe', not 'About time'. */
const ABOUT_NAME = /^(?:[Aa]bout|ABOUT|Über|À propos de|Sobre|Chi è|Over) \p{Lu}[^.?!]{1,40}$/u;
const HEADING_OF_NOTES = whole(WHOLE.notesHeading, AND);
const NOTE = /^(?:\[(?:\d{1,3}|[a-z*†ivx]{1,4})\]|\^|\*{1,3}(?=\s?\p{Lu})|†|[¹²³⁴-⁹])\s?\S/u;
const UNFOLDING = opening(OPENINGS.unfolding);
/** 'Page 2 of 5', as a source of a regular expression. */
export const PAGE_OF = String.raw`(?:page|seite|página|pagina) \d{1,3}(?: ?(?:of|von|sur|de|di|van|/) ?\d{1,3})?`;
const PAGER = test(`^[«‹←<(]{0,2} ?(?:${PAGE_OF}|${joined(WHOLE.pager)})(?: ?[»›→>…).:]){0,3}$`);
const PERMALINK = whole(WHOLE.permalink, '');
const APPEAL = anywhere(WORDS.appeal);
const APPEAL_OPENING = opening(OPENINGS.appeal, String.raw`[^0-9a-z\u00df-\u052f]{0,20}`);
const FORWARDED = anywhere(WORDS.forwarded);
const MAX_APPEAL = 220;

/** Whether a text speaks at its start of what readers have written: heads it, or tells something of it too. */
function opensTalk(text: string, { orTells }: { orTells: boolean }): boolean {
  const small = inSmallLetters(text);
  const [whole = '', counted, several] = TALK.exec(small) ?? [];
  if (!whole) return false;
  const rest = small.slice(whole.length);
  if (counted ? BEHIND_COUNTED.test(rest) : COUNTED_BEHIND.test(rest)) return true;
  return several !== undefined && (/^:?$/.test(rest) || (orTells && BEHIND_TOLD.test(rest)));
}

/** Whether a text heads what readers have written below the article: '124 Reader Comments'. */
export const isCommentsHeading = (text: string): boolean => text.length < 120 && opensTalk(text, { orTells: false });
export const isNoiseHeading = (text: string): boolean =>
  text.length < 90 && (HEADING_OF_NOISE(text) || opensTalk(text, { orTells: true }));
export const isBioHeading = (text: string): boolean =>
  text.length < 70 && (HEADING_OF_BIO(text) || ABOUT_NAME.test(text));
export const isNotesHeading = (text: string): boolean => text.length < 60 && HEADING_OF_NOTES(text);
/** Whether all that a text says is which page of the article this is, or how to come to another. */
export const isPager = (text: string): boolean => text.length < 80 && PAGER(text);
/** Whether a summary only says that there is something to open. */
export const isUnfolding = (text: string): boolean => text.length < 40 && UNFOLDING(text);
/** Whether a link in a heading only marks the heading as a place to link to; a mark may be a sign without letters. */
export const isPermalink = (text: string): boolean =>
  text.length < 60 && (/^[#¶§∞⚓🔗⌗]$/u.test(text) || PERMALINK(text));
export const isNote = (text: string): boolean => text.length < 2_000 && NOTE.test(text);
/** A line that asks for something (a subscription, a click) where an article would tell. */
export const isAppeal = (text: string): boolean =>
  text.length < MAX_APPEAL
    ? APPEAL_OPENING(text) || APPEAL(text) || FORWARDED(text)
    : text.length < 3 * MAX_APPEAL && FORWARDED(text);

/** In other languages than English: the verb, where it was, what it is called; in German and Dutch the verb may end it. */
const PUBLISHED_IN =
  /(?<!\p{L})(?:[Pp]ubliée?|[Pp]arue?|[Pp]ublicad[oa]|publicó|apareció|[Aa]parecid[oa]|saiu|[Pp]ubblicat[oa]|[Aa]ppars[oa]|[Uu]scit[oa]|[Ee]rschien(?:en)?|[Vv]eröffentlicht|verscheen|[Vv]erschenen|[Gg]epubliceerd)(?!\p{L})[^.;|]{0,60}?(?:\s(?:dans|sur|par|en|em|n[oa]|pel[oa]|sul?|sulla|nel|nella|in|im|auf|bei|beim|op|bij|door)(?:\s\p{Ll}\p{L}{0,15}){0,3}\s(?:[ld]['’])?|\s(?:su|ne)ll['’])([“"„«‘]?\p{Lu}(?!\p{L}{2,12} \d)(?:[^.\n;|]|\.(?=\p{L})){1,120})/u;
const IN_PUBLISHED =
  /\s(?:in|im|auf|bei|beim|op|bij|door)(?:\s\p{Ll}\p{L}{0,15}){0,2}\s([“"„«‘]?\p{Lu}[^.\n;|,]{1,80}?)\s(?:erschienen|veröffentlicht|verschenen|gepubliceerd)(?!\p{L})/u;
/** What follows its name: a day, under what licence, and what else was done. */
const AFTER_NAME =
  /,?\s(?:und|et|y|e|en|mit|avec|con|com|met|unter|sous|bajo|sob|sotto|onder|le|el|il|am|em|op|vom|del)(?:\s(?:[\p{Ll}\d].*)?)?$/u;

/** Publication and the rest of a provenance line, as 'The Diplomat' of 'First Published in The Diplomat July 9, 2024'. */
export function publicationIn(text: string, dateText: string | null): string | null {
  let line = text.slice(0, MAX_LINE);
  if (dateText) line = line.replace(dateText, '\n');
  const after =
    /\b(?:published|appeared|appears|posted|ran|printed|reprinted|republished|re-published|adapted|excerpted|reposted|permission|syndicated|cross-posted|crossposted|courtesy)\b.{0,40}?\b(?:in|on|by|from|at|of|with(?! permission))\s+(?:the (?=(?:website|blog|pages) of))?([^.\n;|]{2,120})/i.exec(
      line,
    );
  const abroad = (PUBLISHED_IN.exec(line) ?? IN_PUBLISHED.exec(line))?.[1]?.replace(AFTER_NAME, '');
  const found = abroad ?? after?.[1] ?? /^(?:courtesy of|source|via):?\s+([^.\n;|]{2,80})/i.exec(line)?.[1];
  if (!found) return null;
  const name = found
    .replace(/\s+(?:and|on|under|with|as|in|at|by|here|where)\b(?! [A-Z]).*$/, '')
    .replace(/\s+on$/i, '')
    .replace(/[\s,:([“”"'»—–-]+$/, '')
    .replace(/^[“"„«‘'\s]+/, '')
    .replace(/\s+on (?:mon|tues|wednes|thurs|fri|satur|sun)day$/i, '');
  return name && /\p{Lu}/u.test(name) && name.length <= 100 ? name : null;
}
