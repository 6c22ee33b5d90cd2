/** Search as readers expect it: case and accents do not matter, every word typed must be there. */

/** Lower case, without combining marks. Offsets of the result mean nothing to the source. */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** Whether `text` has every word of `query`, in any order; an empty query matches everything. */
export function matchesAllWords(text: string, query: string): boolean {
  const folded = foldForSearch(text);
  return foldForSearch(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
