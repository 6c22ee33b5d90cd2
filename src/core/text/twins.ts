/** How like other places of a page a passage is when it is marked: what its context must say later to tell it from them. */
import { agreesAfter, agreesBefore } from './agreement.ts';
import type { Span } from './quote.ts';
import { Vocabulary } from './vocabulary.ts';
import { readWords, type Words } from './words.ts';

export interface Twins {
  /** How many other places have the same words, of those that are shown; no more than `MOST_TWINS` are looked at. */
  readonly count: number;
  /** How many of them stand before it. */
  readonly before: number;
  /** The most UTF-16 units of prefix and suffix, counted from the quote outward, that one of them has too. */
  readonly context: number;
  /** The most letters of the words of prefix and suffix that one of them has about it, in whatever order. */
  readonly letters: number;
}

/** A word that stands more often is told by its context alone. */
const MOST_TWINS = 200;
/** How far about a twin its context is looked for, in UTF-16 units: twice the stored context. */
const REACH = 64;

/** Letters of the words of `context` that stand in `text` too, in whatever order: no alignment finds more. */
function lettersIn(text: string, context: Words, vocabulary: Vocabulary): number {
  const left = new Map<number, number>();
  for (const id of readWords(text, vocabulary).ids) left.set(id, (left.get(id) ?? 0) + 1);
  let letters = 0;
  for (const id of context.ids) {
    const count = left.get(id) ?? 0;
    if (count === 0) continue;
    left.set(id, count - 1);
    letters += vocabulary.weightOf(id);
  }
  return letters;
}

/**
 * The twins of the passage at `start` of a text.
 *
 * @param quote its words and their context as they stand there
 * @param isShown a place that is not is no twin of one that is: which of the two is seen tells them apart later
 */
export function twinsOf(
  text: string,
  start: number,
  { exact, prefix, suffix }: { readonly exact: string; readonly prefix: string; readonly suffix: string },
  isShown: (place: Span) => boolean = () => true,
): Twins {
  const vocabulary = new Vocabulary();
  const before = readWords(prefix, vocabulary);
  const after = readWords(suffix, vocabulary);
  const isHidden = !isShown({ start, end: start + exact.length });
  let looked = 0;
  let count = 0;
  let earlier = 0;
  let context = 0;
  let letters = 0;
  for (let at = text.indexOf(exact); at >= 0 && looked < MOST_TWINS; at = text.indexOf(exact, at + 1)) {
    if (at === start) continue;
    looked++;
    const end = at + exact.length;
    if (!isHidden && !isShown({ start: at, end })) continue;
    count++;
    if (at < start) earlier++;
    context = Math.max(context, agreesBefore(text, at, prefix) + agreesAfter(text, end, suffix));
    const about =
      lettersIn(text.slice(Math.max(0, at - REACH), at), before, vocabulary) +
      lettersIn(text.slice(end, end + REACH), after, vocabulary);
    letters = Math.max(letters, about);
  }
  return { count, before: earlier, context, letters };
}
