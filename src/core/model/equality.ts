/** When two plain JSON values, and when two records, are the same. */

/** Deep equality of plain JSON; the order of an object's keys does not matter, that of a list does. */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => equal(item, b[index]));
  }
  if (!isPlainObject(a) || !isPlainObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}

/**
 * Whether two states of a record say the same. `updatedAt` is left out: it says when, not what, and
 * taking a change back gives the old content a new time.
 */
export function sameContent(
  a: { readonly updatedAt: string } | null,
  b: { readonly updatedAt: string } | null,
): boolean {
  return a === null || b === null ? a === b : equal({ ...a, updatedAt: '' }, { ...b, updatedAt: '' });
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
