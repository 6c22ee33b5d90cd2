/** Chooses among the occurrences of a quote by what speaks for each, and chooses none rather than guess. */
import { agreesAfter, agreesBefore } from './agreement.ts';
import { UNSPACED } from './characters.ts';
import type { FoldedText } from './fold.ts';
import { isWhole } from './grapheme.ts';
import type { SamePlace, Span } from './quote.ts';
import { trimmed } from './trimmed.ts';
import type { Twins } from './twins.ts';

/** A quote whose parts are folded as the text is. */
export interface FoldedQuote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Offset in the source text where it stood, and where it should be by now; null where not stored. */
  readonly start: number | null;
  readonly expected: number | null;
  /** Those it had when it was marked; null where not stored. */
  readonly twins: Twins | null;
}

interface Candidate extends SamePlace {
  /** UTF-16 units that agree with the stored prefix and suffix, counted from the quote outward. */
  readonly context: number;
  /** Those of the side that agrees less, of the sides that do not agree as far as there is any. */
  readonly lesserContext: number;
  readonly atStart: boolean;
  /** `context` with what the stored position is worth. */
  readonly rank: number;
}

/** Context that decides between two occurrences: chance agreement (' of the ') is shorter. */
const DECISIVE_CONTEXT = 12;
/**
 * Units of context by which a place must be ahead of what a twin had: where its own paragraph is gone, a twin may have come
 * next to a part of the rest of it.
 */
const TWIN_MARGIN = DECISIVE_CONTEXT;
/** Units of context on each side that a place needs where a twin, or the passage, is gone. */
const BOTH_SIDES = 8;
/** The stored position is worth as much when ranking: a twin that stands there by chance loses against real context. */
const POSITION_RANK = 12;
/** Ranks nearer than this are a tie. */
const MARGIN = 4;
/**
 * Evidence that an only occurrence is the passage, in characters: its own length counts once (up to all of it), context
 * twice, the stored position 24, being a whole sentence 16. So 32 characters stand alone; a word needs its context.
 * A short quote without any of it is more likely the survivor of two, whose own place is gone.
 */
const ENOUGH_EVIDENCE = 32;
const POSITION_EVIDENCE = 24;
const SENTENCE_EVIDENCE = 16;
const SENTENCE = /\s\S+\s.*[.!?]["')\]]*$/su;

const WORD = /^[\p{L}\p{N}\p{M}]$/u;

const isWord = (character: string): boolean => WORD.test(character) && !UNSPACED.test(character);
/** Whether a word goes on across the seam of the two texts. */
const runsOn = (before: string, after: string): boolean => isWord(before.slice(-1)) && isWord(after.slice(0, 1));

/** The occurrence at `at` as a candidate; null where the words there are not the quote's: 'nation' in 'nations'. */
function judge(folded: FoldedText, source: string, quote: FoldedQuote, at: number): Candidate | null {
  const { text } = folded;
  const until = at + quote.exact.length;
  const from = folded.sourceStart(at);
  const to = folded.sourceEnd(until);
  if (from < 0 || to < 0) return null;
  const { start, end } = trimmed(source, from, to);
  if (!isWhole(source, start, end)) return null;
  if (runsOn(text.slice(Math.max(0, at - 1), at), quote.exact) && !runsOn(quote.prefix, quote.exact)) return null;
  if (runsOn(quote.exact, text.slice(until, until + 1)) && !runsOn(quote.exact, quote.suffix)) return null;

  const before = agreesBefore(text, at, quote.prefix);
  const after = agreesAfter(text, until, quote.suffix);
  const context = before + after;
  const all = quote.prefix.length + quote.suffix.length;
  // Where the text begins or ends there can be no more.
  const isWholeBefore = before === quote.prefix.length || before === at;
  const isWholeAfter = after === quote.suffix.length || until + after === text.length;
  const lesserContext = Math.min(isWholeBefore ? all : before, isWholeAfter ? all : after);
  const atStart = start === quote.start;
  const state = atStart || (all > 0 && context === all) ? 'exact' : 'moved';
  return { start, end, state, context, lesserContext, atStart, rank: context + (atStart ? POSITION_RANK : 0) };
}

/** @param found how many places have the words; null where they are too many to be looked at all */
function isProven(quote: FoldedQuote, { context, lesserContext, atStart }: Candidate, found: number | null): boolean {
  const isOnly = found === 1;
  const all = quote.prefix.length + quote.suffix.length;
  if (all === 0) return atStart || isOnly;
  if (context === all) return true;
  const { twins } = quote;
  if (twins && twins.count > 0) {
    // One of them all is gone, which may be the passage. What has come into its place stands at its position, and has its
    // context to one side.
    const isOneGone = found !== null && found <= twins.count;
    if (isOneGone && lesserContext < BOTH_SIDES) return false;
    // What a twin had too does not tell the passage from it.
    const ahead = found !== null && !isOneGone ? MARGIN : TWIN_MARGIN;
    if ((isOneGone || !atStart) && context < twins.context + ahead) return false;
  }
  if (!isOnly && !atStart && context < DECISIVE_CONTEXT) return false;
  const evidence =
    quote.exact.length +
    2 * context +
    (atStart ? POSITION_EVIDENCE : 0) +
    (SENTENCE.test(quote.exact) ? SENTENCE_EVIDENCE : 0);
  return evidence >= ENOUGH_EVIDENCE;
}

/**
 * Where twins are told by nothing but their order (a list that stands twice): the one that has as many before and after
 * it as the passage had.
 */
function byOrder({ prefix, suffix, twins }: FoldedQuote, candidates: readonly Candidate[]): Candidate | null {
  if (!twins || twins.count === 0 || candidates.length !== twins.count + 1) return null;
  if (twins.context + MARGIN <= prefix.length + suffix.length) return null;
  const chosen = [...candidates].sort((a, b) => a.start - b.start)[twins.before];
  return chosen && chosen.context >= DECISIVE_CONTEXT ? chosen : null;
}

function nearest(candidates: readonly Candidate[], expected: number | null): Candidate | null {
  if (expected === null) return null;
  const distance = ({ start }: Candidate): number => Math.abs(start - expected);
  const [first, second] = [...candidates].sort((a, b) => distance(a) - distance(b));
  return first && (!second || distance(first) < distance(second)) ? first : null;
}

/** What the page says of the places of one quote (`Surroundings`). */
export interface PlaceSurroundings {
  readonly isShown: (place: Span) => boolean;
  readonly isInSection: (place: Span) => boolean;
}

/**
 * The place of a quote among its occurrences: among those that are shown, and only if none of them is it, among the
 * others. So the copy that is shown is taken even where it has kept less of the context than one that is not.
 *
 * @param at offsets of the occurrences in the folded text
 * @param complete whether these are all there are
 * @returns offsets in the source text, or null
 */
export function choosePlace(
  folded: FoldedText,
  source: string,
  quote: FoldedQuote,
  at: Iterable<number>,
  complete: boolean,
  { isShown, isInSection }: PlaceSurroundings,
): SamePlace | null {
  const shown: Candidate[] = [];
  const hidden: Candidate[] = [];
  for (const offset of at) {
    const candidate = judge(folded, source, quote, offset);
    if (candidate) (isShown(candidate) ? shown : hidden).push(candidate);
  }
  return chooseAmong(quote, shown, complete, isInSection) ?? chooseAmong(quote, hidden, complete, isInSection);
}

/**
 * Most context wins. Of equals: the one at the stored start; else, if they have context at all, the one in the stored
 * section, then the one nearest to where it is expected. Equals without context are none.
 */
function chooseAmong(
  quote: FoldedQuote,
  candidates: readonly Candidate[],
  complete: boolean,
  isInSection: (place: Span) => boolean,
): SamePlace | null {
  let best = candidates[0];
  if (!best) return null;
  for (const candidate of candidates) if (candidate.rank > best.rank) best = candidate;
  const top: Candidate = best;
  const margin = top.context === quote.prefix.length + quote.suffix.length ? 0 : MARGIN - 1;
  const equals = candidates.filter(({ rank }) => rank >= top.rank - margin);

  const ordered = complete ? byOrder(quote, candidates) : null;
  // A twin in another section breaks the order.
  const inSection = ordered ? candidates.filter(isInSection).length : 0;
  if (ordered && (inSection === 0 || inSection === candidates.length))
    return { start: ordered.start, end: ordered.end, state: ordered.state };
  let chosen: Candidate | null = equals.find(({ atStart }) => atStart) ?? (equals.length === 1 ? top : null);
  if (!chosen && (top.state === 'exact' || top.context >= DECISIVE_CONTEXT)) {
    const inSection = equals.filter(isInSection);
    chosen = nearest(inSection.length > 0 ? inSection : equals, quote.expected);
  }
  if (!chosen || (!complete && !chosen.atStart)) return null;
  if (!isProven(quote, chosen, complete ? candidates.length : null)) return null;
  return { start: chosen.start, end: chosen.end, state: chosen.state };
}
