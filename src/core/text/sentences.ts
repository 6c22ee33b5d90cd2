/**
 * The sentences of a text, as a reader would divide it: the browser's own segmenter (Unicode UAX 29, with ICU's rules for
 * the language), mended where it is known to be wrong: after 'Dr.', 'U.S.' and initials, at quoted speech, at the marks of
 * notes, and before a figure.
 *
 * The segmenter knows the abbreviations of CLDR, but browsers do not let it use them (`-u-ss-standard` is dropped).
 */
import type { Span } from './quote.ts';
import { segmenterFor } from './segmenter.ts';

const words = (lines: string): Set<string> => new Set(lines.split(' '));

/**
 * Abbreviations that a sentence does not end with, without their last stop, in lower case: titles, and what leads into an
 * example. Those that do end one about as often ('etc.', 'Inc.') are left to the browser.
 */
const NEVER_LAST = words(
  'mr mrs ms mx dr prof gen gov sen rep reps sens lt col sgt capt cpl maj adm cmdr rev hon pres supt st mt ft messrs ' +
    'vs v cf viz al approx ca est dept univ e.g i.e ' +
    'hr fr bzw hrsg vgl sog evtl inkl z.b d.h u.a mme mlle mgr sr sra srta dra ee.uu sig dott',
);
/** Those that are words or ends of sentences too, and are abbreviations before a figure: 'No. 5', 'Sept. 11', 'p. 3'. */
const BEFORE_FIGURE = words(
  'no nos p pp fig figs vol vols para art sec ch ed nr abb bd s núm pág págs ' +
    'jan feb mar apr jun jul aug sept sep oct nov dec',
);
const isAbbreviation = (word: string, next: string): boolean =>
  NEVER_LAST.has(word) || (BEFORE_FIGURE.has(word) && /^(?:\d|[ivxlc]+\b)/i.test(next));

/** Abbreviations in capitals that begin a sentence's subject as often as they end one: 'the U.S. army', 'in the U.S. He'. */
const DOTTED = /(?:^|[^\p{L}\p{N}.])((?:\p{L}\p{M}*\.){2,}|Ph\.D\.|St\.)$/u;
/**
 * One capital and a stop: an initial, where 'I' alone is a pronoun of English. Or one Arabic letter, with 'and' joined to it or
 * not: a title, as 'د.' (Dr.), where nothing else is joined to it.
 */
const INITIAL = /(?:^|[^\p{L}\p{N}])(?!I\.)\p{Lu}\p{M}*\.$|(?:^|[\s\p{Ps}\p{Pi}"'])و?\p{Script=Arabic}\p{M}*\.$/u;
const LAST_WORD = /([\p{L}\p{M}ª.]+)\.$/u;

/** Words that begin a sentence rather than go on with a name after 'U.S.' */
const BEGINNERS = words(
  'the a an he she it they we i you this that these those there here his her its their our my your but and or yet so ' +
    'in on at by for from with without as if when while where since after before because although though however ' +
    'moreover meanwhile still then thus now what who why how not no some many most all both each one ' +
    'der die das ein eine er sie es wir ihr aber und doch le la les un une il elle ils elles nous vous mais et ' +
    'el los las una él ella ellos pero y',
);
const FIRST_WORD = /^[\p{Ps}\p{Pi}"']*([\p{L}\p{M}]+)/u;

/** Closing quotation marks and brackets at an end, and opening ones at a beginning. */
const CLOSED = /[\p{Pe}\p{Pf}"'][\s\u3000]*$/u;
const OPENED = /[\p{Ps}\p{Pi}]$/u;
const STARTS_LOWER = /^[\p{Ps}\p{Pi}"']*\p{Ll}/u;
/** The words that take up a quotation: Korean and Japanese particles stand right behind it, a Chinese verb a little later. */
const TAKES_UP = /^(?:\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Han}{0,4}[说說道问問称稱喊叫曰])/u;
/** A verb of speech behind a quotation in a language with cases: '« Oui ? » dit-il'. */
const CLOSES_LATE = /^[\p{Pe}\p{Pf}]/u;

/** The mark of a note behind a stop, which the browser takes for the beginning of what follows, or for a decimal. */
const NOTE_IN_BRACKETS = /^(?:\[?(?:\d{1,3}|[a-z])\])+[\s\u3000]*/;
const NOTE_IN_DIGITS = /(?<=\p{Ll}{3}[.!?]["”’»)]?)(\d{1,3}(?:,\s?\d{1,3})*)[\s\u3000]+(?=[\p{Ps}\p{Pi}"']*\p{Lu})/gu;
/** A sentence that begins with a figure: the browser takes the stop before it for one of an abbreviation. */
const FIGURE = /(?<=(?:\p{L}{4}|\d{4})[.!?]["”’»)]?)[\s\u3000]+(?=[$€£¥]?\d)/gu;

/**
 * The sentences of a text in its order, each without the white space at its ends; together they hold every character
 * that is not white space.
 *
 * @param language BCP 47 tag of the text, null where it is not known; a wrong one counts as that
 * @param breaks offsets at which another block begins, ascending: no sentence goes across
 * @returns UTF-16 offsets of `text`
 */
export function sentences(text: string, language: string | null, breaks: readonly number[] = []): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const until of [...breaks, text.length]) {
    if (until <= from || until > text.length) continue;
    for (const cut of cutsOf(text.slice(from, until), language)) {
      const span = trimmed(text, from + cut.start, from + cut.end);
      if (span) spans.push(span);
    }
    from = until;
  }
  return spans;
}

/**
 * How far back is looked, in UTF-16 units, from where a sentence may end: the last word and the marks behind it say whether it
 * does. Looking back to its beginning would take quadratic time where one goes on and on.
 */
const SIGHT = 200;

/** Stretches of one block, one after the other, that cover it. */
function cutsOf(block: string, language: string | null): Span[] {
  const cuts: Span[] = [];
  for (const { index, segment } of segmenterFor('sentence', language).segment(block)) {
    const before = cuts.at(-1) ?? { start: 0, end: 0 };
    const cut = cutBetween(block.slice(Math.max(before.start, index - SIGHT), index), segment);
    if (cut === null) cuts[cuts.length - 1] = { start: before.start, end: index + segment.length };
    else {
      if (index > 0) cuts[cuts.length - 1] = { start: before.start, end: index + cut };
      cuts.push({ start: index + cut, end: index + segment.length });
    }
  }
  return cuts.flatMap((cut) => divided(block, cut));
}

/** How far after the end of `left` the next sentence begins, in UTF-16 units; null where both are one. */
function cutBetween(left: string, right: string): number | null {
  if (left === '') return 0;
  const mark = marksOfNote(left, right);
  if (mark > 0) return mark < right.length ? mark : null;
  // An opening bracket belongs to what it opens.
  const opening = left.match(OPENED)?.[0].length ?? 0;
  const at = left.length - opening;
  return at > 0 && isOne(left.slice(0, at), left.slice(at) + right) ? null : -opening;
}

/** UTF-16 units of `right` that are the marks of notes to what stands before: 'claim.[' and '3] Next'. */
function marksOfNote(left: string, right: string): number {
  const isOpen = left.endsWith('[');
  const found = right.match(NOTE_IN_BRACKETS)?.[0] ?? '';
  return found !== '' && (isOpen || found.startsWith('[')) ? found.length : 0;
}

/** Whether two stretches that the browser tells apart are one sentence. */
function isOne(left: string, right: string): boolean {
  const end = left.trimEnd();
  const isSpaced = end.length < left.length;
  if (CLOSES_LATE.test(right)) return true;
  if (CLOSED.test(end) && !isSpaced) return TAKES_UP.test(right);
  if (/[.!?…]["'\p{Pe}\p{Pf}]*$/u.test(end) && isSpaced && STARTS_LOWER.test(right)) return true;
  if (CLOSED.test(end) && isSpaced) return /^(?:라고|이라고|하고|라는|이라는|라며|이라며)/.test(right);
  if (!end.endsWith('.')) return false;
  const first = right.match(FIRST_WORD)?.[1]?.toLowerCase() ?? '';
  const last = end.match(LAST_WORD)?.[1]?.toLowerCase() ?? '';
  if (isAbbreviation(last, right)) return true;
  if (/(?:^|\s)\p{Ll}\.$/u.test(end) && /^\p{L}\.\s/u.test(right)) return true;
  if (/(?:^|\s)\d{1,2}\.$/.test(end)) return isGermanDate(end, first);
  if (DOTTED.test(end) || INITIAL.test(end)) return !BEGINNERS.has(first) && !/^["“‘«]/.test(right);
  return false;
}

const GERMAN_MONTHS = /^(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)$/;
const isGermanDate = (end: string, first: string): boolean => /\d\.$/.test(end) && GERMAN_MONTHS.test(first);

/** One stretch as the sentences in it that the browser does not tell apart. */
function divided(block: string, { start, end }: Span): Span[] {
  const segment = block.slice(start, end);
  const cuts = new Set<number>();
  for (const found of segment.matchAll(NOTE_IN_DIGITS)) cuts.add(found.index + found[0].length);
  for (const found of segment.matchAll(FIGURE)) {
    const last =
      segment
        .slice(Math.max(0, found.index - SIGHT), found.index)
        .match(LAST_WORD)?.[1]
        ?.toLowerCase() ?? '';
    const cut = found.index + found[0].length;
    if (!isAbbreviation(last, segment.slice(cut, cut + SIGHT))) cuts.add(cut);
  }
  const spans: Span[] = [];
  let from = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    spans.push({ start: start + from, end: start + cut });
    from = cut;
  }
  spans.push({ start: start + from, end });
  return spans;
}

/** Without the white space at its ends; null where that is all there is. */
function trimmed(text: string, start: number, end: number): Span | null {
  const words = text.slice(start, end);
  const inside = words.trimStart();
  const from = end - inside.length;
  const until = from + inside.trimEnd().length;
  return from < until ? { start: from, end: until } : null;
}
