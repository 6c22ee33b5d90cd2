/** The words of a passage as a text fragment: what a browser itself goes to and marks on the page that it opens. */
import { wordSpans } from './word-spans.ts';

/** More words than this are named by their ends. */
const MOST_WORDS = 12;
const WORDS_OF_END = 5;

/**
 * The directive without `#`. A long quote is named by its first and last words: one changed word within would lose it
 * otherwise, and an address does not hold a whole article.
 *
 * @param language BCP 47 tag of the quote, null where it is not known: words are told without spaces too
 * @see https://wicg.github.io/scroll-to-text-fragment/
 */
export function textFragmentOf(quote: string, language: string | null): string {
  const spans = wordSpans(quote, 0, quote.length, language);
  const first = spans[WORDS_OF_END - 1];
  const last = spans.at(-WORDS_OF_END);
  const parts =
    spans.length > MOST_WORDS && first && last ? [quote.slice(0, first.end), quote.slice(last.start)] : [quote];
  const encode = (part: string): string => encodeURIComponent(part.replace(/\s+/g, ' ').trim()).replaceAll('-', '%2D');
  return `:~:text=${parts.map(encode).join()}`;
}
