/** Questions of which only the newest counts. */

/**
 * Makes a question that may be asked again while it is under way. Whoever asked it before waits for the newest answer too.
 *
 * @param ask is to take over what it was told only while `isNewest` says so: a late answer must not undo a later one
 */
export function newestAnswer(ask: (isNewest: () => boolean) => Promise<void>): () => Promise<void> {
  let asked = 0;
  let newest = Promise.resolve();
  return () => {
    const own = ++asked;
    const isNewest = (): boolean => own === asked;
    newest = ask(isNewest).then(() => (isNewest() ? undefined : newest));
    return newest;
  };
}
