/** Objects that are read again and say the same as before stay the objects they were, so that no row is drawn again for them. */
import { equal } from '../../core/model/equality.ts';

/** @param keyOf what tells an item from others, also from one time to the next */
export function createKeepSame<T>(keyOf: (item: T) => string): (items: readonly T[]) => T[] {
  let known = new Map<string, T>();
  return (items) => {
    const kept = items.map((item): T => {
      const before = known.get(keyOf(item));
      return before !== undefined && equal(before, item) ? before : item;
    });
    known = new Map(kept.map((item) => [keyOf(item), item]));
    return kept;
  };
}
