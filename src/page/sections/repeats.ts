/** Tells what a text says twice: a pull quote repeats words that stand in a paragraph. */

/** Words that must follow each other in both. */
const RUN = 3;
const MAX_WORDS = 200;

/** Small letters and digits of all scripts, without the punctuation between: \p{L} is far slower. */
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[0-9a-z\u00df-\u1fff\u3040-\ud7ff]+/g) ?? [];

/**
 * For each of `quotes` the share, 0 to 1, of its runs of three words that `texts` say too. One pass over the texts,
 * whatever the number of quotes. Quotes of fewer than five words or more than two hundred have 0.
 */
export function repeatedShares(quotes: string[], texts: Iterable<string>): number[] {
  const runs = quotes.map((quote) => {
    const words = wordsOf(quote);
    if (words.length < 5 || words.length > MAX_WORDS) return [];
    return words.slice(RUN - 1).map((_, i) => words.slice(i, i + RUN).join(' '));
  });
  const wanted = new Set(runs.flat());
  const openings = new Set([...wanted].map((run) => run.slice(0, run.indexOf(' '))));
  const found = new Set<string>();
  if (wanted.size) {
    for (const text of texts) {
      const words = wordsOf(text);
      for (const [i, word] of words.entries()) {
        if (!openings.has(word)) continue;
        const run = words.slice(i, i + RUN).join(' ');
        if (wanted.has(run)) found.add(run);
      }
    }
  }
  return runs.map((own) => (own.length ? own.filter((run) => found.has(run)).length / own.length : 0));
}
