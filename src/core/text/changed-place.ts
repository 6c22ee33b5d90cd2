/** A place of changed words as it is told: its ends in the page's text, and the difference by words. */
import type { FoldedText } from './fold.ts';
import { cutAfter, cutBefore } from './grapheme.ts';
import type { Place, Span, WordChange } from './quote.ts';
import { trimmed } from './trimmed.ts';
import type { Candidate, Passage } from './weigh-place.ts';
import type { Words } from './words.ts';

/** What was taken out and put in, in turn, with what stayed between. */
function differenceOf(
  { text, words, from, until }: Passage,
  { to, from: firstLeft, upTo: lastLeft }: Candidate,
  folded: string,
  page: Words,
): WordChange[] {
  const changes: { change: WordChange['change']; text: string }[] = [];
  const begun = { kept: false, removed: false, added: false };
  const add = (change: WordChange['change'], source: string, { starts, ends }: Words, at: number): void => {
    const start = starts[at] ?? 0;
    const isFirst = change === 'kept' ? changes.length === 0 : !begun.kept && !begun[change];
    const word = source.slice(!isFirst && source[start - 1] === ' ' ? start - 1 : start, ends[at]);
    begun[change] = true;
    const last = changes.at(-1);
    if (last?.change === change) last.text += word;
    else changes.push({ change, text: word });
  };
  let next = -1;
  for (let index = from; index < until; index++) {
    const at = index < firstLeft || index > lastLeft ? -1 : (to[index] ?? -1);
    if (at >= 0) {
      for (; next >= 0 && next < at; next++) add('added', folded, page, next);
      next = at + 1;
    }
    const isSame = at >= 0 && words.ids[index] === page.ids[at];
    add(isSame ? 'kept' : 'removed', text, words, index);
    if (at >= 0 && !isSame) add('added', folded, page, at);
  }
  return changes;
}

/** How much of the words at its ends is not the quote's: of one that begins or ends within a word, where that is the same. */
function tornOff(
  { quote, words, from, until }: Passage,
  { from: firstLeft, upTo: lastLeft, first, last }: Candidate,
  page: Words,
): [number, number] {
  const isSame = (index: number, at: number): boolean => words.ids[index] === page.ids[at];
  const start = quote.prefix.length;
  const end = start + quote.exact.length;
  return [
    firstLeft === from && isSame(firstLeft, first) ? Math.max(0, start - (words.starts[from] ?? start)) : 0,
    lastLeft === until - 1 && isSame(lastLeft, last) ? Math.max(0, (words.ends[lastLeft] ?? end) - end) : 0,
  ];
}

/** Where the words of a candidate stand in the page's text. */
export const spanOf = (folded: FoldedText, page: Words, { first, last }: Candidate): Span => ({
  start: folded.sourceStart(page.starts[first] ?? 0),
  end: folded.sourceEnd(page.ends[last] ?? 0),
});

/** null where it would begin or end within one character of the page. */
export function placeOf(
  folded: FoldedText,
  source: string,
  page: Words,
  passage: Passage,
  candidate: Candidate,
): Place | null {
  const { first, last, score } = candidate;
  const [before, behind] = tornOff(passage, candidate, page);
  const from = folded.sourceStart((page.starts[first] ?? 0) + before);
  const to = folded.sourceEnd((page.ends[last] ?? 0) - behind);
  if (from < 0 || to < 0) return null;
  const words = trimmed(source, from, to);
  const difference = differenceOf(passage, candidate, folded.text, page);
  const isSame = difference.every(({ change }) => change === 'kept');
  const start = cutBefore(source, words.start);
  const end = cutAfter(source, words.end);
  return isSame ? { start, end, state: 'moved' } : { start, end, state: 'changed', score, difference };
}
