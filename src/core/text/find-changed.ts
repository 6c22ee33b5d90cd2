/**
 * Finds quotes whose words have changed, all together: the page is read as words once, an index over runs of one to three
 * of them says where each quote could be, and only there it is compared word by word, its context with it.
 *
 * Finds none rather than guess: enough of the quote must be left, enough must speak for the place, and no other place
 * may be nearly as good, but for copies of which only one is shown.
 */
import type { Interruptible } from '../interruptible.ts';
import { placeOf, spanOf } from './changed-place.ts';
import type { FoldedQuote } from './choose-place.ts';
import { Contest, MARGIN } from './contenders.ts';
import type { FoldedText } from './fold.ts';
import type { Place, Span } from './quote.ts';
import { RunIndex } from './run-index.ts';
import type { Vocabulary } from './vocabulary.ts';
import { LONGEST, type Passage, reachOf, readPassage, wordAt } from './weigh-place.ts';
import { PageWords, readWords, WordFilter } from './words.ts';

/** Two places speak alike for a quote: to take either would be a guess. */
export const TIED = 'tied';

/**
 * The place of each quote by its index; null where none is proven, or none was looked for, which says nothing against one
 * that is known. Time grows with the length of the text plus that of all quotes together.
 */
export function* findChanged(
  folded: FoldedText,
  source: string,
  quotes: readonly FoldedQuote[],
  isShown: (place: Span) => boolean,
  vocabulary: Vocabulary,
): Interruptible<(Place | typeof TIED | null)[]> {
  if (quotes.length === 0) return [];
  const read: Omit<Passage, 'expected'>[] = [];
  for (const quote of quotes) {
    read.push(readPassage(quote, (text) => readWords(text, vocabulary)));
    yield;
  }
  // Passages too long to search must not enlarge the index.
  const searched = read.filter(({ words }) => words.ids.length <= LONGEST).map(({ words }) => words);
  const page = yield* PageWords.find(folded.text, vocabulary, new WordFilter(searched, vocabulary));
  const passages = read.map((passage): Passage => {
    const { expected } = passage.quote;
    const at = expected === null ? null : wordAt(page, folded.foldedOffset(expected));
    return { ...passage, expected: at === null ? null : at - passage.from };
  });
  const index = new RunIndex(page, searched, vocabulary);
  yield* index.read();
  const longest = searched.reduce((most, { ids }) => Math.max(most, ids.length), 0);
  const contest = new Contest(vocabulary, longest);
  const places: (Place | typeof TIED | null)[] = [];
  for (const passage of passages) {
    yield;
    places.push(null);
    if (passage.words.ids.length > LONGEST) continue;
    const diagonals = index.likelyPlaces(passage.words, passage.expected);
    for (const diagonal of diagonals) {
      const { low, high } = reachOf(passage, diagonal);
      page.read(low, high + passage.words.ids.length + 2);
    }
    const contenders = yield* contest.contendersOf(passage, page, diagonals, (candidate) =>
      isShown(spanOf(folded, page, candidate)),
    );
    if (contest.isSpent) continue;
    const shown = contenders.length > 1 ? contenders.filter((one) => isShown(spanOf(folded, page, one))) : [];
    const [best, rival] = shown.length > 0 ? shown : contenders;
    const isClear = !rival || (best !== undefined && rival.evidence <= best.evidence - MARGIN);
    if (best) places[places.length - 1] = isClear ? placeOf(folded, source, page, passage, best) : TIED;
  }
  return places;
}
