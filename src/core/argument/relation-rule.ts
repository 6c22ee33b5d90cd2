/**
 * Which relations may be made: what the codebook allows between passages of which roles, and what no codebook can allow.
 * A refusal is a value that says the reason; the surfaces put it into words.
 */
import type { Codebook, RelationKind, Role } from '../model/codebook.ts';
import type { Id } from '../model/identifier.ts';
import type { Relation } from '../model/relation.ts';

export type Side = 'from' | 'to';

/** An end as the rule looks at it. */
export interface RuleEnd {
  id: Id;
  projectId: Id;
  /** Null for a proposition, which plays no role: kinds limit the roles of passages only. */
  roles: readonly Id[] | null;
}

/** A relation before it is made; an end is null where it is not there any more. */
export interface ProposedRelation {
  kindId: Id;
  from: RuleEnd | null;
  to: RuleEnd | null;
  coderId: Id;
  /** The relation that is changed, where it is none that is new. */
  id?: Id;
}

/** Why a relation may not be made. Names are those of the codebook, for the reader. */
export type RelationFault =
  /** An end has been deleted. */
  | { reason: 'gone' }
  /** From a passage to itself. */
  | { reason: 'self' }
  /** Its ends belong to two projects. */
  | { reason: 'projects' }
  /** No kind of the codebook of the project that its ends belong to. */
  | { reason: 'kind'; codebook: string }
  /** No role of the passage at this end is one the kind may have there; `allowed` are the roles that are. */
  | { reason: 'role'; side: Side; kind: string; allowed: string[] }
  /** The passage at this end has no role of the codebook at all, and the kind asks for some. */
  | { reason: 'codebook'; side: Side; kind: string; codebook: string }
  /** The same coder has made the same relation already. */
  | { reason: 'twice'; kind: string };

/**
 * Why a relation may not be made; null where it may.
 *
 * @param codebook that of the project of its ends
 * @param existing at least the relations that lead from where it is to start
 */
export function relationFault(
  { kindId, from, to, coderId, id }: ProposedRelation,
  codebook: Codebook,
  existing: readonly Relation[],
): RelationFault | null {
  if (!from || !to) return { reason: 'gone' };
  if (from.id === to.id) return { reason: 'self' };
  if (from.projectId !== to.projectId) return { reason: 'projects' };
  const kind = codebook.relationKinds.find((each) => each.id === kindId);
  if (!kind) return { reason: 'kind', codebook: codebook.name };
  const fault = endsFault(kind, { from: from.roles, to: to.roles }, codebook);
  if (fault) return fault;
  const isThere = existing.some(
    (other) =>
      other.id !== id &&
      other.kindId === kindId &&
      other.from.id === from.id &&
      other.to.id === to.id &&
      other.coderId === coderId,
  );
  return isThere ? { reason: 'twice', kind: kind.name } : null;
}

/** By the end that has them; null for one that has none, or that is not known: of it nothing is said. */
export type EndRoles = Record<Side, readonly Id[] | null>;

/**
 * Why a relation that stands could not be made any more; null where it could. Its ends may have got other roles since, and the
 * codebook other rules.
 */
export function standingFault(
  { kindId }: Pick<Relation, 'kindId'>,
  roles: EndRoles,
  codebook: Pick<Codebook, 'name' | 'roles' | 'relationKinds'>,
): RelationFault | null {
  const kind = codebook.relationKinds.find(({ id }) => id === kindId);
  return kind ? endsFault(kind, roles, codebook) : { reason: 'kind', codebook: codebook.name };
}

function endsFault(kind: RelationKind, roles: EndRoles, codebook: Pick<Codebook, 'name' | 'roles'>) {
  return endFault(kind, 'from', roles.from, codebook) ?? endFault(kind, 'to', roles.to, codebook);
}

/** Why a kind of relation cannot have a passage of these roles at one of its ends, whatever the other is. */
export function endFault(
  kind: RelationKind,
  side: Side,
  roles: readonly Id[] | null,
  codebook: Pick<Codebook, 'name' | 'roles'>,
): RelationFault | null {
  const allowed = kind[side];
  if (allowed.length === 0 || roles === null) return null;
  const known = new Map(codebook.roles.map((role) => [role.id, role]));
  const own = roles.flatMap((id) => known.get(id) ?? []);
  if (own.length === 0) return { reason: 'codebook', side, kind: kind.name, codebook: codebook.name };
  if (own.some((role) => lineage(role, known).some((id) => allowed.includes(id)))) return null;
  return { reason: 'role', side, kind: kind.name, allowed: allowed.flatMap((id) => known.get(id)?.name ?? []) };
}

/**
 * The kinds of relation that a passage of these roles may have, and which end of them it would be: those that lead from it
 * first, then those that lead to it, as the form of a relation has them.
 */
export function kindsFor(roles: readonly Id[], codebook: Codebook): { kind: RelationKind; side: Side }[] {
  const at = (side: Side) =>
    codebook.relationKinds
      .filter((kind) => endFault(kind, side, roles, codebook) === null)
      .map((kind) => ({ kind, side }));
  return [...at('from'), ...at('to')];
}

/** A role and those above it: what is allowed to a role is allowed to every kind of it. */
function lineage(role: Role, known: ReadonlyMap<Id, Role>): Id[] {
  const ids: Id[] = [];
  // Codebooks are checked to be forests; one that is none must not hold the program up.
  for (let at: Role | undefined = role; at && !ids.includes(at.id); at = known.get(at.parentId ?? '')) ids.push(at.id);
  return ids;
}
