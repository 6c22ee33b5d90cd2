/** What was written in forms and not saved yet, by what it is of; it goes with the page, or when it is saved or cancelled. */

export type FormDrafts<T> = Map<string, T>;

/** Of what is not there yet: one such form for each of what it is added to. */
export function newOf(id: string): string {
  return `new ${id}`;
}
