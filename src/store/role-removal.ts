/** Roles that go: merged into another or deleted, in one step with all that becomes of the annotations that had them. */
import { standingFault } from '../core/argument/relation-rule.ts';
import type { Annotation } from '../core/model/annotation.ts';
import type { Codebook, CodebookChange } from '../core/model/codebook.ts';
import { withoutRole } from '../core/model/codebook-edit.ts';
import { nextVersion } from '../core/model/codebook-log.ts';
import type { Id, Timestamp } from '../core/model/identifier.ts';
import type { Change } from '../core/model/record.ts';
import type { RoleFate } from '../core/model/role-fate.ts';
import type { StepMade } from '../core/model/step-made.ts';
import { storedCodebook } from './codebooks.ts';
import { commitStep } from './commit.ts';
import { deletionsOf } from './deletions.ts';
import type { ReadTransaction } from './schema.ts';
import { StoreError } from './store-error.ts';
import type { Writer } from './writer.ts';

export interface RoleUse {
  /** Annotations that have the role. */
  all: number;
  /** Those of them that have no other. */
  alone: number;
}

/** How many annotations have a role, and how many of them no other. */
export async function roleUse(transaction: ReadTransaction, roleId: Id): Promise<RoleUse> {
  const having = await annotationsWith(transaction, roleId);
  return { all: having.length, alone: having.filter(({ roles }) => roles.length === 1).length };
}

/** A way in which a role may go, before it does. */
export interface RoleRemoval {
  codebookId: Id;
  roleId: Id;
  fate: RoleFate;
  /** Whether the role that its annotations are given takes its place in the codebook too. */
  merged: boolean;
}

/** How many relations that may be made today could be made no more, of those whose ends are both there after it. */
export async function relationsForbidden(
  transaction: ReadTransaction,
  { codebookId, roleId, fate, merged }: RoleRemoval,
): Promise<number> {
  const [before, projects, annotations, relations] = await Promise.all([
    storedCodebook(transaction, codebookId),
    transaction.objectStore('projects').getAll(),
    transaction.objectStore('annotations').getAll(),
    transaction.objectStore('relations').getAll(),
  ]);
  const after = withoutRole(before, roleId, merged ? heirOf(fate) : null);
  const going = new Set(projects.filter((project) => project.codebookId === codebookId).map(({ id }) => id));
  const roles = new Map(annotations.map((annotation) => [annotation.id, annotation.roles]));
  const rolesLater = (id: Id): readonly Id[] | null => {
    const now = roles.get(id);
    return now?.includes(roleId) ? rolesAfter(now, roleId, fate) : (now ?? null);
  };
  return relations.filter((relation) => {
    if (!going.has(relation.projectId)) return false;
    const [from, to] = [rolesLater(relation.from.id), rolesLater(relation.to.id)];
    const isThere = from?.length !== 0 && to?.length !== 0;
    const now = { from: roles.get(relation.from.id) ?? null, to: roles.get(relation.to.id) ?? null };
    return isThere && !standingFault(relation, now, before) && standingFault(relation, { from, to }, after) !== null;
  }).length;
}

/** Makes one role of two: annotations, relations and roles below follow. */
export async function mergeRoles(
  writer: Writer,
  { codebookId, roleId, into }: { codebookId: Id; roleId: Id; into: Id },
  at: Timestamp,
): Promise<StepMade> {
  return removeRole(writer, { codebookId, roleId, fate: { what: 'give', roleId: into }, merged: true, at });
}

/** Deletes a role, or is 'conflict' where more would go than was said; what only it could be related to may then be related to any. */
export async function deleteRole(
  writer: Writer,
  { codebookId, roleId, fate }: { codebookId: Id; roleId: Id; fate: RoleFate },
  at: Timestamp,
): Promise<StepMade> {
  return removeRole(writer, { codebookId, roleId, fate, merged: false, at });
}

type Removal = RoleRemoval & { at: Timestamp };

async function removeRole(writer: Writer, { codebookId, roleId, fate, merged, at }: Removal): Promise<StepMade> {
  return commitStep(
    writer,
    async (transaction) => {
      const before = await storedCodebook(transaction, codebookId);
      const role = before.roles.find(({ id }) => id === roleId);
      if (!role) throw new StoreError('conflict', 'This role has been deleted in the meantime.');
      const heir = heirOf(fate);
      const to = heir === null ? undefined : roleNamed(before, heir, roleId);
      const having = await annotationsWith(transaction, roleId);
      const change: CodebookChange = {
        what: merged ? 'role-merged' : 'role-deleted',
        of: role.name,
        ...(to === undefined ? {} : { to }),
        annotations: having.length,
      };
      const draft = withoutRole(before, roleId, merged ? heir : null);
      const after = nextVersion(before, draft, at, { roleId, change });
      const changes: Change[] = [{ type: 'codebook', id: codebookId, before, after }];
      return { changes: [...changes, ...(await annotationChanges(transaction, having, { roleId, fate, at }))] };
    },
    { label: merged ? 'merge-roles' : 'delete-role', at },
  );
}

/** The role that annotations get instead; null where none do. */
function heirOf(fate: RoleFate): Id | null {
  if (fate.what === 'give') return fate.roleId;
  return fate.what === 'take-off' && fate.alone.what === 'give' ? fate.alone.roleId : null;
}

function roleNamed({ roles }: Codebook, id: Id, gone: Id): string {
  const role = roles.find((each) => each.id === id);
  if (!role || id === gone) throw new StoreError('conflict', 'The other role has been deleted in the meantime.');
  return role.name;
}

async function annotationChanges(
  transaction: ReadTransaction,
  having: readonly Annotation[],
  { roleId, fate, at }: Pick<Removal, 'roleId' | 'fate' | 'at'>,
): Promise<Change[]> {
  const changes: Change[] = [];
  const doomed: Annotation[] = [];
  for (const annotation of having) {
    const roles = rolesAfter(annotation.roles, roleId, fate);
    if (roles.length === 0) doomed.push(annotation);
    else {
      const after: Annotation = { ...annotation, roles, updatedAt: at };
      changes.push({ type: 'annotation', id: annotation.id, before: annotation, after });
    }
  }
  const deletion = fate.what === 'take-off' ? fate.alone : fate;
  if (deletion.what === 'delete' && doomed.length > deletion.atMost) {
    throw new StoreError('conflict', 'More annotations have the role by now than were to be deleted with it.');
  }
  return [...changes, ...(await deletionsOf(transaction, doomed))];
}

/** None where the annotation goes. */
function rolesAfter(roles: readonly Id[], gone: Id, fate: RoleFate): Id[] {
  if (fate.what === 'delete') return [];
  if (fate.what === 'give') return [...new Set(roles.map((id) => (id === gone ? fate.roleId : id)))];
  const others = roles.filter((id) => id !== gone);
  return others.length === 0 && fate.alone.what === 'give' ? [fate.alone.roleId] : others;
}

/** No index leads from a role to its annotations: roles go seldom, and reading all is one request. */
async function annotationsWith(transaction: ReadTransaction, roleId: Id): Promise<Annotation[]> {
  const annotations = await transaction.objectStore('annotations').getAll();
  return annotations.filter(({ roles }) => roles.includes(roleId));
}
