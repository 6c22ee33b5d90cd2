/** Marks quotes on pages, edits the pages, looks for the quotes, and counts what was right. */
import type { Quote } from '../../src/core/text/quote.ts';
import { chance } from '../harness/chance.ts';
import { EDITS, type Edit } from './edits.ts';
import type { PageText } from './in-page/read.ts';
import { type Page, type PlacedPage, pageOf, placePage } from './page-words.ts';
import { type Marked, markQuotes, markTwins, type Truth, truthOf } from './quotes.ts';
import type { Found, Way } from './ways.ts';

export interface NamedPage {
  readonly id: string;
  readonly page: PageText;
}

/** How the quotes of one kind of edit fared. */
export interface Tally {
  there: number;
  /** Less than half of it is left. */
  partly: number;
  /** More than half on the right words, of `there`. */
  right: number;
  /** With both ends right too, of `there`. */
  exact: number;
  /** The same two where a short foreign block between the quote's words counts as within it (`SHORT_BLOCK`). */
  rightSpan: number;
  exactSpan: number;
  /** Found where none of their words are, of `there` and partly there. */
  wrong: number;
  orphans: number;
  gone: number;
  /** Gone, and found all the same. */
  goneWrong: number;
  /** Of `wrong` and `goneWrong`: on the very same words elsewhere. */
  onCopy: number;
}

/** What became of one quote that was not found as it should be. */
export interface Miss {
  readonly edit: string;
  readonly page: string;
  readonly quote: string;
  readonly now: string | null;
  readonly found: string | null;
}

export type Results = Map<string, Tally>;

const emptyTally = (): Tally => ({
  there: 0,
  partly: 0,
  right: 0,
  exact: 0,
  rightSpan: 0,
  exactSpan: 0,
  wrong: 0,
  orphans: 0,
  gone: 0,
  goneWrong: 0,
  onCopy: 0,
});

const overlap = (a: Found, b: Found): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
const share = (a: Found, b: Found): number => {
  const common = overlap(a, b);
  return common / (a.end - a.start + b.end - b.start - common);
};

function isTwin(text: string, { prefix, exact, suffix }: Quote, { start, end }: Found): boolean {
  return text.slice(Math.max(0, start - prefix.length), end + suffix.length) === prefix + exact + suffix;
}

/** Words of a foreign block that a reader passes over in a passage whose parts still stand in order. */
const SHORT_BLOCK = 12;

/** Counts one quote; whether it was found as it should be. */
function count(tally: Tally, { text, words }: PlacedPage, marked: Marked, truth: Truth, found: Found | null): boolean {
  const { quote } = marked;
  const isCopy = found !== null && text.slice(found.start, found.end) === quote.exact;
  if (truth.state === 'gone') {
    tally.gone += 1;
    // Where the whole context is the same too, it is as good a place: the same list twice on a page.
    if (!found || isTwin(text, quote, found)) return true;
    tally.goneWrong += 1;
    if (isCopy) tally.onCopy += 1;
    return false;
  }
  const isWrong = found !== null && overlap(found, truth) === 0;
  if (isWrong) tally.wrong += 1;
  if (isWrong && isCopy) tally.onCopy += 1;
  if (truth.state === 'partly') {
    tally.partly += 1;
    return !isWrong;
  }
  tally.there += 1;
  if (!found) tally.orphans += 1;
  const span = truthOf(marked, { text, words }, SHORT_BLOCK);
  if (found && span.state !== 'gone' && share(found, span) > 0.5) {
    tally.rightSpan += 1;
    if (found.start === span.start && found.end === span.end) tally.exactSpan += 1;
  }
  if (!found || share(found, truth) <= 0.5) return false;
  tally.right += 1;
  const isExact = found.start === truth.start && found.end === truth.end;
  if (isExact) tally.exact += 1;
  return isExact;
}

/** Takes out the paragraph that each quote stood in, one quote a page. */
function withoutOwnParagraphs(page: Page, marked: readonly Marked[]): [Page, Marked[]][] {
  return marked.map((one) => [
    page.filter((block) => !block.some(({ origin }) => origin !== null && origin >= one.from && origin < one.until)),
    [one],
  ]);
}

const TWINS = 'own place of several gone';

export interface Evaluation {
  readonly seed: number;
  readonly quotesPerPage: number;
  readonly onMiss?: (miss: Miss) => void;
}

/** The same pages and seed give the same edits. */
export function evaluate(
  pages: readonly NamedPage[],
  way: Way,
  { seed, quotesPerPage, onMiss = () => undefined }: Evaluation,
): Results {
  const results: Results = new Map();
  const tallyOf = (name: string): Tally => {
    const tally = results.get(name) ?? emptyTally();
    results.set(name, tally);
    return tally;
  };
  const measure = (name: string, id: string, edited: Page, marked: readonly Marked[]): void => {
    const tally = tallyOf(name);
    const now = placePage(edited);
    const found = way(
      now.text,
      marked.map(({ quote }) => quote),
    );
    marked.forEach((one, index) => {
      const truth = truthOf(one, now);
      const place = found[index] ?? null;
      if (count(tally, now, one, truth, place)) return;
      onMiss({
        edit: name,
        page: id,
        quote: one.quote.exact,
        now: truth.state === 'gone' ? null : now.text.slice(truth.start, truth.end),
        found: place && now.text.slice(place.start, place.end),
      });
    });
  };

  pages.forEach(({ id, page: text }, index) => {
    const page = pageOf(text);
    const before = placePage(page);
    if (before.words.length === 0) return;
    const random = chance(seed * 7919 + index);
    const marked = markQuotes(before, quotesPerPage, random);
    for (const [name, edit] of Object.entries<Edit>(EDITS)) measure(name, id, edit(page, random), marked);
    const twins = markTwins(before, Math.ceil(quotesPerPage / 4), random);
    for (const [edited, own] of withoutOwnParagraphs(page, twins)) measure(TWINS, id, edited, own);
  });
  return results;
}
