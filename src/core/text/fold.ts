/**
 * Folds what typesetting changes and a reader does not read as other words: white space, invisible characters, quotes,
 * dashes, ellipses, composed letters; with a map back to the source.
 *
 * All offsets are UTF-16 code units. Letters, case and every other sign stay as they are: 'resume' is not 'résumé'.
 */

/**
 * Dropped wherever they stand: soft hyphen, zero-width space, word joiner, byte order mark. U+200C and U+200D are not
 * among them: they tell Persian words apart and hold emoji together.
 */
const INVISIBLE = '\\u00AD\\u200B\\u2060\\uFEFF';

/** In a regular expression `\s` is Unicode White_Space and, for history's sake, U+FEFF, which is invisible here. */
const GAP = `\\s${INVISIBLE}`;
/**
 * The direction of writing, set by some houses and not by others, and signs of formulas that nobody sees: they are kept
 * where a quote is stored, and no difference where one is looked for.
 */
const MARKS = '\\u061C\\u180E\\u200E\\u200F\\u202A-\\u202E\\u2061-\\u2064\\u2066-\\u2069';
const UNSEEN = `${INVISIBLE}${MARKS}`;
const DASHES = '\\-\\u2010-\\u2015\\u2212\\uFE58\\uFE63\\uFF0D';
const SINGLE_QUOTES = "'\\u2018-\\u201B\\u2032\\u2039\\u203A\\u02BC\\u00B4`";
const DOUBLE_QUOTES = '"\\u201C-\\u201F\\u2033\\u00AB\\u00BB';

const REAL_SPACE = /[^\S\uFEFF]/;
const HAS_DASH = new RegExp(`[${DASHES}]`);
const EVERY_UNSEEN = new RegExp(`[${UNSEEN}]`, 'g');
const IS_SINGLE_QUOTE = new RegExp(`[${SINGLE_QUOTES}]`);
const IS_DOUBLE_QUOTE = new RegExp(`[${DOUBLE_QUOTES}]`);

/**
 * What may fold to something else, each match as a whole: a run of dashes with the spaces about it (a house that sets
 * ' – ' and one that sets '—' print the same words), white space other than one plain space, an invisible character, a
 * quote, an ellipsis, and a letter whose NFC may be another: one with marks after it, or Hangul jamo.
 */
let foldable: RegExp | undefined;
/** Made when first needed: the character classes of Unicode are the dearest thing of the content script's start. */
const foldablePattern = (): RegExp =>
  (foldable ??= new RegExp(
    `[${GAP}${MARKS}]*[${DASHES}][${DASHES}${GAP}${MARKS}]*` +
      `|[${GAP}${MARKS}]{2,}|[^\\S ]|[${UNSEEN}]` +
      `|[${SINGLE_QUOTES}${DOUBLE_QUOTES}\\u2026]` +
      '|[^\\p{M}\\s]\\p{M}+|[\\u1100-\\u115F\\uAC00-\\uD7A3][\\u1160-\\u11FF]+|[\\u1F71-\\u1FFD\\u2126\\u212A\\u212B\\uF900-\\uFAFF]',
    'gu',
  ));

function foldOne(match: string): string {
  if (match === '-' || match === '\u2026') return match === '-' ? '-' : '...';
  if (IS_SINGLE_QUOTE.test(match) && match.length === 1) return "'";
  if (IS_DOUBLE_QUOTE.test(match) && match.length === 1) return '"';
  if (HAS_DASH.test(match)) return '-';
  if (REAL_SPACE.test(match)) return ' ';
  return match.normalize('NFC').replace(EVERY_UNSEEN, '');
}

/** White space other than single plain spaces, and invisible characters. */
const UNEVEN_GAP = new RegExp(`[${GAP}]{2,}|[^\\S ]|[${INVISIBLE}]`, 'g');

/*
 * What a text has that may fold to something else is looked for first, because that takes a fraction of the time and most
 * texts have none: sign by sign, for which the engine compares many units at once, and not by a class of characters, for
 * which it compares one by one. What is beyond Latin-1 costs a text of Latin-1 nothing: the engine knows that it has none.
 */
const includesAny = (text: string, signs: readonly string[]): boolean => {
  for (const sign of signs) if (text.includes(sign)) return true;
  return false;
};

/** White space and invisible characters of Latin-1, the most frequent first, and those beyond. */
const GAPS_OF_LATIN = ['\n', '\t', '\u00A0', '\r', '\f', '\v', '\u00AD'];
const WIDE_GAP = /[\u1680\u2000-\u200B\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF]/;
/** Quotes of Latin-1 but the plain ones, which stay as they are. */
const QUOTES_OF_LATIN = ['`', '\u00B4', '\u00AB', '\u00BB'];
const WIDE = /[^\0-\u00FF]/;
/** Dashes that go together with what is beside them. */
const DASHED = /-[ -]| -/;

const mayFoldGaps = (text: string): boolean =>
  includesAny(text, GAPS_OF_LATIN) || WIDE_GAP.test(text) || text.includes('  ');
const mayFold = (text: string): boolean =>
  WIDE.test(text) ||
  includesAny(text, GAPS_OF_LATIN) ||
  includesAny(text, QUOTES_OF_LATIN) ||
  (text.includes('-') && DASHED.test(text)) ||
  text.includes('  ');

function foldGap(gap: string): string {
  // Nearly all gaps begin so: line feeds, tabs, spaces.
  return gap.charCodeAt(0) <= 32 || REAL_SPACE.test(gap) ? ' ' : '';
}

/** The folded form of a short text; of a long one that must be found again in its source, see `foldWithMap`. */
export function fold(text: string): string {
  return mayFold(text) ? text.replace(foldablePattern(), foldOne) : text;
}

/** Folds a text, with a map back. */
export const foldWithMap = (source: string): FoldedText =>
  mayFold(source) ? replaceWithMap(source, foldablePattern(), foldOne) : unchanged(source);

/** Folds white space to single plain spaces and drops invisible characters, nothing else; with a map back. */
export const foldGapsWithMap = (source: string): FoldedText =>
  mayFoldGaps(source) ? replaceWithMap(source, UNEVEN_GAP, foldGap) : unchanged(source);

/** A folded text that knows where each of its places stood in the source. */
export interface FoldedText {
  readonly text: string;
  /**
   * Source offset where the folded unit at `offset` begins; -1 inside one source character that folded to several
   * units (the second dot of '…').
   */
  sourceStart(offset: number): number;
  /** Source offset where the folded unit before `offset` ends; -1 inside one source character as above. */
  sourceEnd(offset: number): number;
  /** Folded offset of the unit that the source unit at `offset` went into. */
  foldedOffset(offset: number): number;
}

/**
 * The map holds only the places where lengths differ, four integers each, so that plain prose of a megabyte costs a few
 * kilobytes; it is built from its list when first asked.
 */
function replaceWithMap(source: string, pattern: RegExp, replace: (match: string) => string): FoldedText {
  /** Per place: folded start and end, source start and end. */
  const list: number[] = [];
  let shift = 0;
  const text = source.replace(pattern, (match: string, at: number) => {
    const folded = replace(match);
    if (folded.length !== match.length || folded.length > 1) {
      list.push(at + shift, at + shift + folded.length, at, at + match.length);
      shift += folded.length - match.length;
    }
    return folded;
  });
  return list.length === 0 ? unchanged(text) : mapped(text, list);
}

const same = (offset: number): number => offset;
/** Most runs of a page, each of which keeps its map: one for all. */
const unchanged = (text: string): FoldedText => ({ text, sourceStart: same, sourceEnd: same, foldedOffset: same });

/** @param list per place: folded start and end, source start and end */
function mapped(text: string, list: readonly number[]): FoldedText {
  let map: Int32Array | undefined;

  /** Index into the map of the last place whose `field` is below `offset`, or at it too; -1 before the first. */
  const last = (field: 0 | 2, offset: number, orAt: boolean): number => {
    map ??= Int32Array.from(list);
    let low = 0;
    let high = map.length / 4;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = map[middle * 4 + field] ?? 0;
      if (at < offset || (orAt && at === offset)) low = middle + 1;
      else high = middle;
    }
    return (low - 1) * 4;
  };
  const value = (index: number): number => map?.[index] ?? 0;

  return {
    text,
    sourceStart(offset) {
      const place = last(0, offset, true);
      if (place < 0) return offset;
      if (offset >= value(place + 1)) return value(place + 3) + offset - value(place + 1);
      return offset === value(place) ? value(place + 2) : -1;
    },
    sourceEnd(offset) {
      const place = last(0, offset, false);
      if (place < 0) return offset;
      return offset < value(place + 1) ? -1 : value(place + 3) + offset - value(place + 1);
    },
    foldedOffset(offset) {
      const place = last(2, offset, true);
      if (place < 0) return offset;
      return offset >= value(place + 3) ? value(place + 1) + offset - value(place + 3) : value(place);
    },
  };
}
