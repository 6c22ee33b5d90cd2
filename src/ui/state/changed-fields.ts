/** What a form sends: the fields that the reader has changed, so that what was changed elsewhere meanwhile stays. */
import { equal } from '../../core/model/equality.ts';

/** The fields of `after` that are otherwise than in `before`. */
export function changedFields<T extends object>(before: T, after: T): Partial<Omit<T, 'id'>> {
  const old = new Map<string, unknown>(Object.entries(before));
  const changed = Object.entries(after).filter(([field, value]) => !equal(value, old.get(field)));
  return Object.fromEntries(changed) as Partial<Omit<T, 'id'>>;
}
