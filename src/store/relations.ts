/** Relations between annotations and propositions: made and changed as the codebook allows, and deleted. */
import { type RelationFault, type RuleEnd, relationFault } from '../core/argument/relation-rule.ts';
import type { Id, Timestamp } from '../core/model/identifier.ts';
import type { Project } from '../core/model/project.ts';
import { recordAfter } from '../core/model/record.ts';
import type { Relation, RelationEnd } from '../core/model/relation.ts';
import type { StepMade } from '../core/model/step-made.ts';
import { commit, commitStep } from './commit.ts';
import { getMany } from './many.ts';
import { codebookOf, currentCoder, currentProject } from './projects.ts';
import type { ReadTransaction } from './schema.ts';
import { RelationRefused, StoreError } from './store-error.ts';
import type { Writer } from './writer.ts';

export interface RelationDraft {
  /** A kind of relation of the codebook of the project that both ends belong to. */
  kindId: Id;
  from: RelationEnd;
  to: RelationEnd;
  /** Markdown */
  note: string;
  /** Id of an argumentation scheme. */
  scheme?: string;
}

/** What of a relation the reader may change; without a `scheme` where it is null. */
export type RelationPatch = Partial<Pick<Relation, 'kindId' | 'from' | 'to' | 'note'>> & { scheme?: string | null };

/** What a write has left of a relation. */
export interface RelationMade extends StepMade {
  relation: Relation;
}

/** Makes a relation in the project of its ends. Rejects with `RelationRefused` where it may not be made. */
export async function relate(
  writer: Writer,
  draft: RelationDraft,
  { id, at }: { id: Id; at: Timestamp },
): Promise<RelationMade> {
  const { changes, step } = await commit(
    writer,
    async (transaction) => {
      const project = await projectOfEnd(transaction, draft.from);
      const coderId = await currentCoder(transaction, project);
      await checkRule(transaction, { ...draft, id, coderId }, project);
      const after: Relation = { id, projectId: project.id, ...draft, coderId, createdAt: at, updatedAt: at };
      return { changes: [{ type: 'relation', id, before: null, after }] };
    },
    { label: 'relate', at },
  );
  return { relation: kept(recordAfter(changes, 'relation', id)), step };
}

/**
 * The fields in the patch replace those stored. Rejects with `RelationRefused` where the relation may not be so; one
 * whose kind and ends stay is not asked about again: the codebook may have changed since.
 */
export async function updateRelation(
  writer: Writer,
  id: Id,
  { scheme, ...patch }: RelationPatch,
  at: Timestamp,
): Promise<RelationMade> {
  let stored: Relation | undefined;
  const { changes, step } = await commit(
    writer,
    async (transaction) => {
      const before = await transaction.objectStore('relations').get(id);
      stored = before;
      if (!before) throw new StoreError('conflict', 'This relation has been deleted in the meantime.');
      const { scheme: schemeBefore, ...rest } = { ...before, ...patch, updatedAt: at };
      const kept = scheme === undefined ? schemeBefore : (scheme ?? undefined);
      const after: Relation = { ...rest, ...(kept !== undefined && { scheme: kept }) };
      const isOther =
        after.kindId !== before.kindId || after.from.id !== before.from.id || after.to.id !== before.to.id;
      if (isOther) {
        const project = await projectOfEnd(transaction, after.from);
        await checkRule(transaction, after, project);
        after.projectId = project.id;
      }
      return { changes: [{ type: 'relation', id, before, after }] };
    },
    { label: 'edit-relation', at },
  );
  return { relation: kept(recordAfter(changes, 'relation', id) ?? stored), step };
}

/** Deletes relations in one step; those that are not there any more are passed over. */
export async function deleteRelations(writer: Writer, ids: readonly Id[], at: Timestamp): Promise<StepMade> {
  return commitStep(
    writer,
    async (transaction) => {
      const found = await getMany(transaction, 'relations', [...new Set(ids)]);
      return {
        changes: found
          .filter((relation) => relation !== undefined)
          .map((before) => ({ type: 'relation', id: before.id, before, after: null })),
      };
    },
    { label: 'delete-relations', at },
  );
}

async function checkRule(
  transaction: ReadTransaction,
  { id, kindId, from, to, coderId }: Pick<Relation, 'id' | 'kindId' | 'from' | 'to' | 'coderId'>,
  project: Project,
): Promise<void> {
  const [start, end, codebook, existing] = await Promise.all([
    ruleEnd(transaction, from),
    ruleEnd(transaction, to),
    codebookOf(transaction, project),
    transaction.objectStore('relations').index('fromId').getAll(from.id),
  ]);
  const fault: RelationFault | null = relationFault({ id, kindId, from: start, to: end, coderId }, codebook, existing);
  if (fault) throw new RelationRefused(fault);
}

async function ruleEnd(transaction: ReadTransaction, { type, id }: RelationEnd): Promise<RuleEnd | null> {
  if (type === 'proposition') {
    const proposition = await transaction.objectStore('propositions').get(id);
    return proposition ? { id, projectId: proposition.projectId, roles: null } : null;
  }
  const annotation = await transaction.objectStore('annotations').get(id);
  return annotation ? { id, projectId: annotation.projectId, roles: annotation.roles } : null;
}

/** A passage may be of another project than the one in work: its relations are made by its own codebook. */
async function projectOfEnd(transaction: ReadTransaction, end: RelationEnd): Promise<Project> {
  const found = await ruleEnd(transaction, end);
  const project = found && (await transaction.objectStore('projects').get(found.projectId));
  return project ?? currentProject(transaction);
}

function kept(relation: Relation | undefined): Relation {
  if (!relation) throw new StoreError('invalid', 'The relation was not kept.');
  return relation;
}
