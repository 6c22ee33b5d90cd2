/** Roles that go: merged into another or deleted, in one step with all that becomes of the annotations that had them. */
import type { Annotation } from '../core/model/annotation.ts';
import type { Codebook, CodebookChange } from '../core/model/codebook.ts';
import { withoutRole } from '../core/model/codebook-edit.ts';
import { nextVersion } from '../core/model/codebook-log.ts';
import type { Id, Timestamp } from '../core/model/identifier.ts';
import type { Change } from '../core/model/record.ts';
import type { RoleFate } from '../core/model/role-fate.ts';
import { storedCodebook } from './codebooks.ts';
import { commit } from './commit.ts';
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

export async function roleUse(transaction: ReadTransaction, roleId: Id): Promise<RoleUse> {
  const having = await annotationsWith(transaction, roleId);
  return { all: having.length, alone: having.filter(({ roles }) => roles.length === 1).length };
}

/** Makes one role of two: annotations, relations and roles below follow. */
export async function mergeRoles(
  writer: Writer,
  { codebookId, roleId, into }: { codebookId: Id; roleId: Id; into: Id },
  at: Timestamp,
): Promise<void> {
  await removeRole(writer, { codebookId, roleId, fate: { what: 'give', roleId: into }, merged: true, at });
}

/** Deletes a role, or is 'conflict' where more would go than was said; what only it could be related to may then be related to any. */
export async function deleteRole(
  writer: Writer,
  { codebookId, roleId, fate }: { codebookId: Id; roleId: Id; fate: RoleFate },
  at: Timestamp,
): Promise<void> {
  await removeRole(writer, { codebookId, roleId, fate, merged: false, at });
}

interface Removal {
  codebookId: Id;
  roleId: Id;
  fate: RoleFate;
  merged: boolean;
  at: Timestamp;
}

async function removeRole(writer: Writer, { codebookId, roleId, fate, merged, at }: Removal): Promise<void> {
  await commit(
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
