/** Relations between annotations and propositions. */
import type { Id, Timestamp } from '../core/model/identifier.ts';
import { recordAfter } from '../core/model/record.ts';
import type { Relation, RelationEnd } from '../core/model/relation.ts';
import { commit } from './commit.ts';
import { currentCoder, currentProject } from './projects.ts';
import type { ReadTransaction } from './schema.ts';
import { StoreError } from './store-error.ts';
import type { Writer } from './writer.ts';

export interface RelationDraft {
  /** A kind of relation of the project's codebook. */
  kindId: Id;
  from: RelationEnd;
  to: RelationEnd;
  /** Markdown */
  note: string;
}

export async function relate(
  writer: Writer,
  draft: RelationDraft,
  { id, at }: { id: Id; at: Timestamp },
): Promise<Relation> {
  const changes = await commit(
    writer,
    async (transaction) => {
      const project = await currentProject(transaction);
      const coderId = await currentCoder(transaction, project);
      const after: Relation = { id, projectId: project.id, ...draft, coderId, createdAt: at, updatedAt: at };
      return { changes: [{ type: 'relation', id, before: null, after }] };
    },
    { label: 'relate', at },
  );
  const relation = recordAfter(changes, 'relation', id);
  if (!relation) throw new StoreError('invalid', 'The relation was not kept.');
  return relation;
}

export async function deleteRelations(writer: Writer, ids: readonly Id[], at: Timestamp): Promise<void> {
  await commit(
    writer,
    async (transaction) => {
      const relations = transaction.objectStore('relations');
      const found = await Promise.all([...new Set(ids)].map((id) => relations.get(id)));
      return {
        changes: found
          .filter((relation) => relation !== undefined)
          .map((before) => ({ type: 'relation', id: before.id, before, after: null })),
      };
    },
    { label: 'delete-relations', at },
  );
}

/** The relations that lead to or from any of these annotations or propositions, each once. */
export async function relationsOf(transaction: ReadTransaction, ids: readonly Id[]): Promise<Relation[]> {
  const relations = transaction.objectStore('relations');
  const found = await Promise.all(
    ids.flatMap((id) => [relations.index('fromId').getAll(id), relations.index('toId').getAll(id)]),
  );
  return [...new Map(found.flat().map((relation) => [relation.id, relation])).values()];
}
