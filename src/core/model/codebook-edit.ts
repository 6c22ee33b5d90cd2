/** What a reader may do with a codebook, as functions from one state to the next. */
import type { Codebook, RelationKind, Role } from './codebook.ts';
import type { CodebookDraft } from './codebook-log.ts';
import type { Id } from './identifier.ts';

/** A change that touches no annotation. Of what is gone in the meantime nothing changes. */
export type CodebookEdit =
  | { what: 'describe'; changed: Partial<Pick<Codebook, 'name' | 'description'>> }
  | { what: 'add-role'; role: Role }
  | { what: 'change-role'; id: Id; changed: Partial<Omit<Role, 'id'>> }
  /** Before or behind the one beside it below the same parent, with all that stands below it. */
  | { what: 'move-role'; id: Id; by: -1 | 1 }
  | { what: 'add-relation'; kind: RelationKind }
  | { what: 'change-relation'; id: Id; changed: Partial<Omit<RelationKind, 'id'>> }
  | { what: 'move-relation'; id: Id; by: -1 | 1 };

/** The codebook after an edit. A key that the edit gives to a role is taken from the role that had it. */
export function applyEdit(codebook: Codebook, edit: CodebookEdit): CodebookDraft {
  const { name, description, roles, relationKinds } = codebook;
  const before: CodebookDraft = { name, description, roles, relationKinds };
  switch (edit.what) {
    case 'describe':
      return { ...before, ...edit.changed };
    case 'add-role':
      return { ...before, roles: inTreeOrder([...withoutKey(roles, edit.role.key), edit.role]) };
    case 'change-role':
      return { ...before, roles: inTreeOrder(changedRoles(roles, edit.id, edit.changed)) };
    case 'move-role':
      return { ...before, roles: moveRole(roles, edit.id, edit.by) };
    case 'add-relation':
      return { ...before, relationKinds: [...relationKinds, edit.kind] };
    case 'change-relation':
      return {
        ...before,
        relationKinds: relationKinds.map((kind) => (kind.id === edit.id ? { ...kind, ...edit.changed } : kind)),
      };
    case 'move-relation':
      return { ...before, relationKinds: swapped(relationKinds, edit.id, beside(relationKinds, edit.id, edit.by)) };
  }
}

/**
 * The codebook without a role. What stood below it stands below what it stood below.
 *
 * @param instead takes its place in the relations and above what stood below it, for what is allowed to a role is allowed to
 *   those below it, and takes its key where it has none; without one, a kind of relation that named it alone is open to any
 *   role
 */
export function withoutRole(codebook: Codebook, id: Id, instead: Id | null): CodebookDraft {
  const { name, description, roles, relationKinds } = codebook;
  const gone = roles.find((role) => role.id === id);
  const parentId = gone?.parentId ?? null;
  const remaining = roles
    .filter((role) => role.id !== id)
    .map((role) => {
      if (role.id === instead) {
        const heir = { ...role, key: role.key ?? gone?.key ?? null };
        // One that stood below it itself comes up to where it stood.
        return isWithin(role, id, roles) ? { ...heir, parentId } : heir;
      }
      return role.parentId === id ? { ...role, parentId: instead ?? parentId } : role;
    });
  const ends = (list: readonly Id[]): Id[] => [
    ...new Set(list.flatMap((end) => (end !== id ? [end] : instead === null ? [] : [instead]))),
  ];
  return {
    name,
    description,
    roles: inTreeOrder(remaining),
    relationKinds: relationKinds.map((kind) => ({ ...kind, from: ends(kind.from), to: ends(kind.to) })),
  };
}

/** The codebook without a kind of relation; the relations of that kind are for the store to delete. */
export function withoutRelation(codebook: Codebook, id: Id): CodebookDraft {
  const { name, description, roles, relationKinds } = codebook;
  return { name, description, roles, relationKinds: relationKinds.filter((kind) => kind.id !== id) };
}

/**
 * The codebook with those roles and kinds of relation of another state of it that are wanted and that it has not. A role
 * stands below the nearest it stood below that is there, without its key where that is another's now, and may be joined
 * again by the kinds of relation that are limited to roles and named it.
 */
export function withReturned(codebook: Codebook, other: Codebook, isWanted: (id: Id) => boolean): CodebookDraft {
  const { name, description } = codebook;
  const returning = other.roles.filter(({ id }) => isWanted(id));
  const back = new Set(returning.map(({ id }) => id));
  const there = new Set([...codebook.roles.map(({ id }) => id), ...back]);
  const parents = new Map(other.roles.map(({ id, parentId }) => [id, parentId]));
  const nearest = (id: Id | null): Id | null => (id === null || there.has(id) ? id : nearest(parents.get(id) ?? null));
  const keys = new Set(codebook.roles.map(({ key }) => key));
  const roles = returning.map((role) => ({
    ...role,
    key: keys.has(role.key) ? null : role.key,
    parentId: nearest(role.parentId),
  }));
  const widened = codebook.relationKinds.map((kind) => {
    const was = other.relationKinds.find(({ id }) => id === kind.id);
    // One that is open to any role needs none named.
    const ends = (now: readonly Id[], then: readonly Id[] = []): Id[] =>
      now.length === 0 ? [] : [...now, ...then.filter((id) => back.has(id))];
    return { ...kind, from: ends(kind.from, was?.from), to: ends(kind.to, was?.to) };
  });
  const kinds = other.relationKinds
    .filter(({ id }) => isWanted(id))
    .map((kind) => ({
      ...kind,
      from: kind.from.filter((id) => there.has(id)),
      to: kind.to.filter((id) => there.has(id)),
    }));
  return {
    name,
    description,
    roles: inTreeOrder([...codebook.roles, ...roles]),
    relationKinds: [...widened, ...kinds],
  };
}

/** A codebook of its own with the same content: its roles are other roles, given by nobody yet. */
export function copyOf(codebook: Codebook, newId: () => Id): Pick<CodebookDraft, 'roles' | 'relationKinds'> {
  const ids = new Map(codebook.roles.map(({ id }) => [id, newId()]));
  const of = (id: Id): Id => ids.get(id) ?? id;
  return {
    roles: codebook.roles.map((role) => ({
      ...role,
      id: of(role.id),
      parentId: role.parentId === null ? null : of(role.parentId),
    })),
    relationKinds: codebook.relationKinds.map((kind) => ({
      ...kind,
      id: newId(),
      from: kind.from.map(of),
      to: kind.to.map(of),
    })),
  };
}

/** How deep a role stands: 0 for one below no other. */
export function depthOf(role: Role, roles: readonly Role[]): number {
  const parent = roles.find(({ id }) => id === role.parentId);
  return parent ? depthOf(parent, roles) + 1 : 0;
}

/** The roles that a role may be put below: every one but itself and those below it. */
export function possibleParents(id: Id | null, roles: readonly Role[]): Role[] {
  return roles.filter((role) => !isWithin(role, id, roles));
}

/** Whether a role can be moved that way, among those below the same parent. */
export function canMoveRole(id: Id, by: -1 | 1, roles: readonly Role[]): boolean {
  return beside(siblingsOf(id, roles), id, by) !== undefined;
}

/** Whether a kind of relation can. */
export function canMoveRelation(id: Id, by: -1 | 1, kinds: readonly RelationKind[]): boolean {
  return beside(kinds, id, by) !== undefined;
}

/** One key, one role: whoever is given it takes it from the other. */
function changedRoles(roles: readonly Role[], id: Id, changed: Partial<Omit<Role, 'id'>>): Role[] {
  const free = changed.key === undefined ? roles : withoutKey(roles, changed.key, id);
  const result = free.map((role) => (role.id === id ? { ...role, ...changed } : role));
  const role = result.find((each) => each.id === id);
  const isElsewhere = role && role.parentId !== roles.find((each) => each.id === id)?.parentId;
  // The last of those it joins.
  return isElsewhere ? [...result.filter((each) => each.id !== id), role] : result;
}

function withoutKey(roles: readonly Role[], key: string | null, except?: Id): Role[] {
  return roles.map((role) => (key !== null && role.key === key && role.id !== except ? { ...role, key: null } : role));
}

function moveRole(roles: readonly Role[], id: Id, by: -1 | 1): Role[] {
  return inTreeOrder(swapped(roles, id, beside(siblingsOf(id, roles), id, by)));
}

function siblingsOf(id: Id, roles: readonly Role[]): Role[] {
  const role = roles.find((each) => each.id === id);
  return role ? roles.filter(({ parentId }) => parentId === role.parentId) : [];
}

/** The one before or behind another; undefined where there is none. */
function beside<T extends { id: Id }>(list: readonly T[], id: Id, by: -1 | 1): T | undefined {
  const at = list.findIndex((each) => each.id === id);
  return at < 0 ? undefined : list[at + by];
}

/** With two of them in each other's place; as it is without the other. */
function swapped<T extends { id: Id }>(list: readonly T[], id: Id, other: T | undefined): T[] {
  const one = list.find((each) => each.id === id);
  if (!one || !other) return [...list];
  return list.map((each) => (each === one ? other : each === other ? one : each));
}

function isWithin(role: Role, id: Id | null, roles: readonly Role[]): boolean {
  if (role.id === id) return true;
  const parent = roles.find((each) => each.id === role.parentId);
  return parent !== undefined && isWithin(parent, id, roles);
}

/** Each role followed by those below it: the one order that lists, menus and keys all show. */
function inTreeOrder(roles: readonly Role[]): Role[] {
  const below = (parentId: Id | null): Role[] =>
    roles.filter((role) => role.parentId === parentId).flatMap((role) => [role, ...below(role.id)]);
  const ordered = below(null);
  // What stands below itself or below nothing that is there has no place in the tree, and is refused by the schema.
  return ordered.length === roles.length ? ordered : [...roles];
}
