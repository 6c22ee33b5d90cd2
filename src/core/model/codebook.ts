/** A codebook: the roles a passage may play in an argument, and the relations allowed between them. */
import * as v from 'valibot';
import { Id, Timestamp } from './identifier.ts';

const Name = v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty'), v.maxLength(200));
const Prose = v.pipe(v.string(), v.maxLength(5_000));

/** Underlines a role may have, so that colour never stands alone (CSS `text-decoration-style`). */
export const UNDERLINES = ['solid', 'double', 'dotted', 'dashed', 'wavy'] as const;
export const Underline = v.picklist(UNDERLINES);
export type Underline = v.InferOutput<typeof Underline>;

export const Role = v.strictObject({
  id: Id,
  name: Name,
  definition: Prose,
  useWhen: Prose,
  useNotWhen: Prose,
  example: Prose,
  /** `#rrggbb` */
  color: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/, 'is not a #rrggbb colour')),
  underline: Underline,
  /** The digit that gives this role, 1 to 9. */
  key: v.nullable(v.pipe(v.string(), v.regex(/^[1-9]$/, 'is not a digit from 1 to 9'))),
  parentId: v.nullable(Id),
});
export type Role = v.InferOutput<typeof Role>;

export const RelationKind = v.strictObject({
  id: Id,
  name: Name,
  definition: Prose,
  /** Role ids it may start from and lead to; empty means any. */
  from: v.array(Id),
  to: v.array(Id),
});
export type RelationKind = v.InferOutput<typeof RelationKind>;

/** What a line of a codebook's log says has been done. */
const CODEBOOK_STEPS = [
  'made',
  'copied',
  'codebook-changed',
  'role-added',
  'role-changed',
  'role-merged',
  'role-deleted',
  'roles-ordered',
  'relation-added',
  'relation-changed',
  'relation-deleted',
  'relations-ordered',
] as const;

const Told = v.pipe(v.string(), v.maxLength(20_000));
const Field = v.pipe(v.string(), v.maxLength(50));

export const CodebookChange = v.strictObject({
  what: v.picklist(CODEBOOK_STEPS),
  /** The role, kind of relation or codebook by the name it had: what it is called now is of no help where it is gone. */
  of: v.pipe(v.string(), v.maxLength(200)),
  /** The field that changed, as the record names it. */
  field: v.exactOptional(Field),
  /** What stood there before and what stands there now, in words. */
  from: v.exactOptional(Told),
  to: v.exactOptional(Told),
  /** Of the codebook it was copied from. */
  version: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** How many annotations were changed or deleted with it. */
  annotations: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** Of what has gone: its fields in words, as it stood last. Logs that were begun before this was kept have none. */
  meaning: v.exactOptional(v.array(v.strictObject({ field: Field, text: Told }))),
});
export type CodebookChange = v.InferOutput<typeof CodebookChange>;

/** What one step made of a codebook; `version` is the one it made. */
export const CodebookLogEntry = v.strictObject({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  at: Timestamp,
  changes: v.array(CodebookChange),
});
export type CodebookLogEntry = v.InferOutput<typeof CodebookLogEntry>;

const allDifferent = (list: (string | null)[]): boolean => {
  const given = list.filter((item) => item !== null);
  return new Set(given).size === given.length;
};

export const Codebook = v.pipe(
  v.strictObject({
    id: Id,
    name: Name,
    description: Prose,
    version: v.pipe(v.number(), v.integer(), v.minValue(1)),
    roles: v.pipe(v.array(Role), v.minLength(1, 'has no role')),
    relationKinds: v.array(RelationKind),
    /** What became of it, the oldest first; none of one that nobody has changed. */
    log: v.exactOptional(v.array(CodebookLogEntry)),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  }),
  v.check(({ roles }) => allDifferent(roles.map(({ id }) => id)), 'has two roles with the same id'),
  v.check(({ roles }) => allDifferent(roles.map(({ key }) => key)), 'gives one key to two roles'),
  v.check(
    ({ relationKinds }) => allDifferent(relationKinds.map(({ id }) => id)),
    'has two kinds of relation with the same id',
  ),
  v.check(({ roles }) => isForest(roles), 'has a role whose parent is missing or below itself'),
  v.check(({ roles, relationKinds }) => {
    const known = new Set(roles.map(({ id }) => id));
    return relationKinds.every(({ from, to }) => [...from, ...to].every((id) => known.has(id)));
  }, 'has a kind of relation between roles it does not have'),
);
export type Codebook = v.InferOutput<typeof Codebook>;

/** Every chain of parents ends at a role without one. */
function isForest(roles: readonly Role[]): boolean {
  const parents = new Map(roles.map(({ id, parentId }) => [id, parentId]));
  return roles.every(({ id }) => {
    let steps = 0;
    for (let at: string | null | undefined = id; at !== null; at = parents.get(at)) {
      if (at === undefined || steps++ > roles.length) return false;
    }
    return true;
  });
}

/** The roles of these ids, in their order; ids that no codebook has any more are left out. */
export function rolesOf(ids: readonly string[], codebooks: readonly Codebook[]): Role[] {
  const all = codebooks.flatMap(({ roles }) => roles);
  return ids.map((id) => all.find((role) => role.id === id)).filter((role) => role !== undefined);
}

/** Those of these ids that no codebook has, or has any more. */
export function unknownRoles(ids: readonly string[], codebooks: readonly Codebook[]): string[] {
  const known = new Set(codebooks.flatMap(({ roles }) => roles.map(({ id }) => id)));
  return ids.filter((id) => !known.has(id));
}
