/** Tells what a text says twice: a pull quote repeats words that stand in a paragraph. */

import type { Interruptible } from '../../core/interruptible.ts';

const MIN_WORDS = 5;
const MAX_WORDS = 500;
/** UTF-16 code units read between two places where the search may be interrupted. */
const AT_ONCE = 20_000;

/**
 * Words of small letters and digits of all scripts, without the punctuation between: \p{L} is far slower. Where no spaces
 * tell words apart (Thai, Lao, Burmese, Khmer, Chinese, Japanese) each character counts as one.
 */
const WORD =
  /[0-9a-z\u00df-\u0dff\u0f00-\u0fff\u10a0-\u177f\u1800-\u1fff\uac00-\ud7ff]+|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\uabff]/g;
const wordsOf = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

/**
 * For each of `quotes` the share, 0 to 1, of its runs of three words that `texts` say too. One pass over the texts,
 * whatever the number of quotes. Quotes of fewer than five words or more than five hundred have 0.
 */
export function* repeatedShares(quotes: string[], texts: Iterable<string>): Interruptible<number[]> {
  // Each word of the quotes has a number and each run one made of three: most words of the texts then cost one look-up.
  const numbers = new Map<string, number>();
  const numbered = quotes.map((quote) => {
    const words = wordsOf(quote);
    if (words.length < MIN_WORDS || words.length > MAX_WORDS) return [];
    return words.map((word) => {
      const number = numbers.get(word) ?? numbers.size + 1;
      numbers.set(word, number);
      return number;
    });
  });
  const base = numbers.size + 1;
  /** The runs of three among words that have numbers; 0 is a word that has none. */
  const runsOf = (words: readonly number[]): number[] => {
    const runs: number[] = [];
    let first = 0;
    let second = 0;
    for (const third of words) {
      if (first && second && third) runs.push((first * base + second) * base + third);
      first = second;
      second = third;
    }
    return runs;
  };
  const said = new Set<number>();
  if (numbers.size) {
    let read = 0;
    for (const text of texts) {
      read += text.length;
      if (read > AT_ONCE) {
        yield;
        read = 0;
      }
      for (const run of runsOf(wordsOf(text).map((word) => numbers.get(word) ?? 0))) said.add(run);
    }
  }
  return numbered.map((words) => {
    const runs = runsOf(words);
    return runs.length ? runs.filter((run) => said.has(run)).length / runs.length : 0;
  });
}
