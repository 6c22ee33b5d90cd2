/** One change made to many annotations: a role or tags given, taken away or replaced, whatever else each of them has. */
import { type Annotation, tidyTags } from './annotation.ts';

export type CodingChange =
  | ({ change: 'add' | 'remove' } & ({ role: string } | { tags: readonly string[] }))
  /** Only of those that have the role: they have `by` instead, in its place. */
  | { change: 'replace'; role: string; by: string };

/**
 * The part of an annotation that the change makes another; null where it changes nothing. An annotation keeps the one
 * role it has: without any it could not be.
 */
export function changedCoding(
  { roles, tags }: Pick<Annotation, 'roles' | 'tags'>,
  wanted: CodingChange,
): Partial<Pick<Annotation, 'roles' | 'tags'>> | null {
  if ('tags' in wanted) {
    const after = changedList(tags, wanted.change, tidyTags(wanted.tags));
    return after && { tags: after };
  }
  if (wanted.change === 'replace') {
    const { role, by } = wanted;
    if (role === by || !roles.includes(role)) return null;
    return { roles: [...new Set(roles.map((id) => (id === role ? by : id)))] };
  }
  const after = changedList(roles, wanted.change, [wanted.role]);
  return after && after.length > 0 ? { roles: after } : null;
}

function changedList(list: readonly string[], change: 'add' | 'remove', items: readonly string[]): string[] | null {
  const after = change === 'add' ? [...new Set([...list, ...items])] : list.filter((item) => !items.includes(item));
  return after.length === list.length ? null : after;
}
