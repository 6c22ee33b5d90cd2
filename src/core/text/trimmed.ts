/** A stretch of a text without the spaces at its ends: a dash folds together with those about it. */
export function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  let until = end;
  while (from < until && text[from] === ' ') from++;
  while (from < until && text[until - 1] === ' ') until--;
  return { start: from, end: until };
}
