/** Keeps the answers about the last few texts: several steps ask about the same lines at the head and the foot of an article. */

/** Answers beyond which all are forgotten: more than a head has lines, and little enough to keep of a page. */
const MOST = 64;

/** The same function, which remembers what it answered; its answers are shared and not to be changed. */
export function recalling<T extends object | string | number | boolean>(
  answer: (text: string) => T,
): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    const found = answer(text);
    if (known.size >= MOST) known.clear();
    known.set(text, found);
    return found;
  };
}
