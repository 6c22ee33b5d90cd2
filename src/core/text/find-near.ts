/**
 * Finds changed words about where they are expected, without reading the rest of the page: most edits leave most passages
 * about where they were.
 *
 * A place is taken only where no other could be the passage rather, by the measure of `contenders.ts`: it has lost less than
 * being expected there is worth, or else no piece of the page has what it has lost.
 */
import type { Interruptible } from '../interruptible.ts';
import { placeOf, spanOf } from './changed-place.ts';
import type { FoldedQuote } from './choose-place.ts';
import { Contest, MARGIN } from './contenders.ts';
import { findOccurrences } from './find-occurrences.ts';
import type { FoldedText } from './fold.ts';
import type { Place, SamePlace, Span } from './quote.ts';
import type { Vocabulary } from './vocabulary.ts';
import { type Candidate, EXPECTED_EVIDENCE, type Passage, readPassage, wordAt } from './weigh-place.ts';
import { WordReader, type Words } from './words.ts';

/** How far about a passage the page is read, in UTF-16 code units: more than the words that count as near. */
const REACH = 512;
/** Passages in a row that are not where their neighbours have gone to, after which that is not known. */
const MOST_MISSED = 3;
/** Words by which it may have been pushed on from where it is expected. */
const SPREAD = 24;
/** A longer passage than this many words is left to the search of the whole page. */
const LONGEST = 1_000;
/** The share of what can speak for a passage that may be lost: with more of it gone, all of the page is looked at. */
const MOST_LOST = 0.35;
/** Length of the pieces by which is asked whether lost words stand elsewhere, in UTF-16 code units. */
const PIECE = 24;
/** Length of the end of a passage that is looked for, and how far it may have drifted from where it is expected. */
const TAIL = 20;
const DRIFT = 64;
/** Letters that must be the same for a passage to be taken to stand there. */
const LEAST_SAME = 2 * PIECE;
/** Pieces of one passage beyond which all of the page is looked at instead. */
const MOST_PIECES = 24;

interface Near {
  readonly index: number;
  readonly place: Place;
  /** Words of the passage that must stand nowhere. */
  readonly pieces: readonly string[];
}

/**
 * The place of each quote by its index; null where it is for the search of the whole page to say, or where it is not
 * known where the quote is expected.
 */
export function* findNear(
  folded: FoldedText,
  source: string,
  quotes: readonly FoldedQuote[],
  isShown: (place: Span) => boolean,
  vocabulary: Vocabulary,
): Interruptible<(Place | null)[]> {
  const contest = new Contest(vocabulary, LONGEST);
  const around = new WordReader(vocabulary);
  const own = new WordReader(vocabulary);
  const readOne = (text: string): Words => own.read(text);
  const places: (Place | null)[] = quotes.map(() => null);
  const doubtful: Near[] = [];
  let shift = 0;
  let missed = 0;
  for (const [index, quote] of quotes.entries()) {
    // Of one that has twins the search of the same words knows better how much of its context must stand.
    if (quote.expected === null || (quote.twins && quote.twins.count > 0)) continue;
    const ownShift = quote.expected - (quote.start ?? 0);
    if (ownShift !== shift) missed = 0;
    shift = ownShift;
    if (missed >= MOST_MISSED) continue;
    yield;
    const read = readPassage(quote, readOne);
    if (read.words.ids.length > LONGEST) continue;
    const expected = folded.foldedOffset(quote.expected);
    const about = stretchAbout(folded.text, expected, expected + quote.exact.length);
    const { start, end } = ownStretch(folded.text, read.text, about) ?? about;
    const page = around.read(folded.text, start, end);
    const diagonal = wordAt(page, expected) - read.from;
    const passage: Passage = { ...read, expected: diagonal };
    const isThere = (candidate: Candidate): boolean => isShown(spanOf(folded, page, candidate));
    const contenders = yield* contest.contendersOf(passage, page, [diagonal], isThere, SPREAD);
    if (contest.isSpent) break;
    const [best] = contenders;
    missed = best ? 0 : missed + 1;
    if (!best || contenders.length > 1 || !best.isNear || !isThere(best)) continue;
    const { worth, lost } = lossOf(passage, best, page, vocabulary);
    if (lost > MOST_LOST * worth) continue;
    const place = placeOf(folded, source, page, passage, best);
    // The words themselves stand there, in more than they were: their ends are for the search of the same words to say.
    if (!place || (place.state === 'changed' && folded.text.slice(about.start, about.end).includes(quote.exact)))
      continue;
    // No other place is expected. Which has more of its words than this one must have some of those that this one has not.
    const pieces = lost <= EXPECTED_EVIDENCE - MARGIN ? [] : piecesAround(passage, best, page);
    if (!quote.twins) pieces.push(quote.exact);
    const known = place.state === 'moved' ? { ...place, state: stateOf(place, quote, folded) } : place;
    if (pieces.length === 0) places[index] = known;
    else if (pieces.length <= MOST_PIECES) doubtful.push({ index, place: known, pieces });
  }
  const found = yield* findOccurrences(
    folded.text,
    doubtful.flatMap(({ pieces }) => pieces),
    2,
  );
  for (const { index, place, pieces } of doubtful) {
    const start = folded.foldedOffset(place.start);
    const end = folded.foldedOffset(place.end);
    const isElsewhere = (at: number): boolean => at < start || at > end;
    const isOnly = pieces.every((piece) => {
      const { starts, complete } = found.get(piece) ?? { starts: [], complete: false };
      return complete && !starts.some(isElsewhere);
    });
    if (isOnly) places[index] = place;
  }
  return places;
}

/** A stretch of a text with what stands about it, cut between words. */
function stretchAbout(text: string, start: number, end: number, reach = REACH): Span {
  const from = start > reach ? text.lastIndexOf(' ', start - reach) + 1 : 0;
  const until = text.indexOf(' ', end + reach);
  return { start: from, end: until < 0 ? text.length : until };
}

/** Where pieces of a passage are taken from by which it is looked for, as shares of its length: an edit spoils one or two. */
const SEEDS = [0.5, 0.25, 0.75, 0.1];

/**
 * Where a passage stands with its context if most of it is there letter by letter about one piece, and an end of each side
 * stands where it should: nothing more need be read as words then. null where that is not so, or where the piece stands
 * twice about it.
 *
 * @param words the passage with its context
 * @param about where it is looked for
 */
function ownStretch(text: string, words: string, about: Span): Span | null {
  const count = words.length;
  if (count < LEAST_SAME) return null;
  const near = text.slice(about.start, about.end);
  for (const share of SEEDS) {
    const seed = Math.max(0, Math.min(count - PIECE, Math.round(count * share) - PIECE / 2));
    const piece = words.slice(seed, seed + PIECE);
    const first = near.indexOf(piece);
    if (first < 0) continue;
    if (near.indexOf(piece, first + 1) >= 0) return null;
    const at = about.start + first;
    let before = 0;
    while (before < seed && text.charCodeAt(at - 1 - before) === words.charCodeAt(seed - 1 - before)) before++;
    let behind = PIECE;
    while (seed + behind < count && text.charCodeAt(at + behind) === words.charCodeAt(seed + behind)) behind++;
    const start = at - seed;
    const head = before === seed || standsNear(text, words, 0, start);
    const tail = seed + behind === count || standsNear(text, words, count - TAIL, start + count - TAIL);
    // With an end that is not there more may have been put in than is looked at here.
    if (!head || !tail) return null;
    return stretchAbout(text, Math.max(0, start), start + count, DRIFT);
  }
  return null;
}

/** Whether the `TAIL` units of a passage from an offset on, or the next that many inward, stand about a place of a text. */
function standsNear(text: string, words: string, offset: number, at: number): boolean {
  const inward = offset === 0 ? TAIL : -TAIL;
  const near = text.slice(Math.max(0, at - DRIFT - TAIL), at + DRIFT + 2 * TAIL);
  return (
    near.includes(words.slice(offset, offset + TAIL)) ||
    near.includes(words.slice(offset + inward, offset + inward + TAIL))
  );
}

/** Of the same words: whether they stand where they stood or with the whole of their context, as `choosePlace` tells it. */
function stateOf({ start, end }: Place, quote: FoldedQuote, { text, foldedOffset }: FoldedText): SamePlace['state'] {
  const { prefix, suffix } = quote;
  const isWhole = text.endsWith(prefix, foldedOffset(start)) && text.startsWith(suffix, foldedOffset(end));
  return start === quote.start || (prefix + suffix !== '' && isWhole) ? 'exact' : 'moved';
}

/** Whether a word of a passage is the first or last of its context, which the cut may have torn: no place has it. */
const isTorn = ({ words, from, until }: Passage, index: number): boolean =>
  (index === 0 && from > 0) || (index === words.ids.length - 1 && until <= index);

/** What could speak for a passage by its words alone, and how much of that does not at a place. */
function lossOf(passage: Passage, { to, evidence }: Candidate, page: Words, vocabulary: Vocabulary) {
  const { words, from, until } = passage;
  let worth = 0;
  for (let index = 0; index < words.ids.length; index++) {
    const id = words.ids[index] ?? -1;
    const at = to[index] ?? -1;
    const share = !isTorn(passage, index) ? 1 : at < 0 ? 0 : vocabulary.likeness(id, page.ids[at] ?? -1);
    worth += share * vocabulary.weightOf(id) * (index >= from && index < until ? 1 : 2);
  }
  return { worth, lost: worth - (evidence - EXPECTED_EVIDENCE) };
}

/** Each word that does not stand there as it was, with those before it and with those behind it. */
function piecesAround(passage: Passage, { to }: Candidate, page: Words): string[] {
  const { words, text } = passage;
  const pieces = new Set<string>();
  const count = words.ids.length;
  for (let index = 0; index < count && pieces.size <= MOST_PIECES; index++) {
    const at = to[index] ?? -1;
    if ((at >= 0 && page.ids[at] === words.ids[index]) || isTorn(passage, index)) continue;
    const start = words.starts[index] ?? 0;
    const end = words.ends[index] ?? 0;
    let first = index;
    while (first > 0 && end - (words.starts[first] ?? 0) < PIECE) first--;
    let last = index;
    while (last < count - 1 && (words.ends[last] ?? 0) - start < PIECE) last++;
    const [before, behind] = [text.slice(words.starts[first], end), text.slice(start, words.ends[last])];
    // At an end of the passage there is little beside a word, and little stands everywhere.
    if (before.length >= PIECE || behind.length < PIECE) pieces.add(before);
    if (behind.length >= PIECE || before.length < PIECE) pieces.add(behind);
  }
  return [...pieces];
}
