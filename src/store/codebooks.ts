/** Codebooks: made, edited and deleted alike, whether they came with Margent or were made by the reader. */
import { BUILT_IN_CODEBOOKS } from '../core/model/built-in-codebooks.ts';
import { inWords, type Say } from '../core/model/built-in-words.ts';
import type { Codebook, CodebookChange } from '../core/model/codebook.ts';
import { applyEdit, type CodebookEdit, copyOf, withoutRelation } from '../core/model/codebook-edit.ts';
import { type CodebookDraft, nextVersion } from '../core/model/codebook-log.ts';
import type { Id, Timestamp } from '../core/model/identifier.ts';
import type { Change } from '../core/model/record.ts';
import type { Relation } from '../core/model/relation.ts';
import type { RecordMade, StepMade } from '../core/model/step-made.ts';
import { commit, commitStep } from './commit.ts';
import type { ReadTransaction } from './schema.ts';
import { StoreError } from './store-error.ts';
import type { Writer } from './writer.ts';

/** Keeps a codebook that the reader begins. */
export async function newCodebook(
  writer: Writer,
  draft: CodebookDraft,
  { id, at }: { id: Id; at: Timestamp },
): Promise<RecordMade> {
  const { step } = await commit(
    writer,
    async () => ({ changes: [newCodebookChange(draft, { what: 'made', of: draft.name }, { id, at })] }),
    {
      label: 'new-codebook',
      at,
    },
  );
  return { id, step };
}

/** Under a name of its own and with roles of its own: nothing of it is shared with the one it was copied from. */
export async function copyCodebook(
  writer: Writer,
  { from, name }: { from: Id; name: string },
  { newId, at }: { newId: () => Id; at: Timestamp },
): Promise<RecordMade> {
  const id = newId();
  const { step } = await commit(
    writer,
    async (transaction) => {
      const source = await storedCodebook(transaction, from);
      const draft = { name, description: source.description, ...copyOf(source, newId) };
      const origin: CodebookChange = { what: 'copied', of: name, from: source.name, version: source.version };
      return { changes: [newCodebookChange(draft, origin, { id, at })] };
    },
    { label: 'new-codebook', at },
  );
  return { id, step };
}

/** Makes the codebook's next version by one edit of it as it is stored; an edit that changes nothing makes none. */
export async function editCodebook(writer: Writer, id: Id, edit: CodebookEdit, at: Timestamp): Promise<StepMade> {
  return commitStep(
    writer,
    async (transaction) => {
      const before = await storedCodebook(transaction, id);
      return { changes: [{ type: 'codebook', id, before, after: nextVersion(before, applyEdit(before, edit), at) }] };
    },
    { label: 'edit-codebook', at },
  );
}

/** Deletes a kind of relation with the relations that are of it. */
export async function deleteRelationKind(writer: Writer, codebookId: Id, kindId: Id, at: Timestamp): Promise<StepMade> {
  return commitStep(
    writer,
    async (transaction) => {
      const before = await storedCodebook(transaction, codebookId);
      const after = nextVersion(before, withoutRelation(before, kindId), at);
      const relations = (await relationsOfKind(transaction, kindId)).map(
        (relation): Change => ({ type: 'relation', id: relation.id, before: relation, after: null }),
      );
      return { changes: [{ type: 'codebook', id: codebookId, before, after }, ...relations] };
    },
    { label: 'delete-relation-kind', at },
  );
}

/** Refused as 'invalid' while a project uses it. Annotations keep its roles, which then have no name. */
export async function deleteCodebook(writer: Writer, id: Id, at: Timestamp): Promise<StepMade> {
  return commitStep(
    writer,
    async (transaction) => {
      const before = await transaction.objectStore('codebooks').get(id);
      return { changes: before ? [{ type: 'codebook', id, before, after: null }] : [] };
    },
    { label: 'delete-codebook', at },
  );
}

/** Puts codebooks that come with Margent in, in the language of now; those that are there stay as they are. */
export async function addBuiltInCodebooks(
  writer: Writer,
  ids: readonly Id[],
  { say, at }: { say: Say; at: Timestamp },
): Promise<StepMade> {
  return commitStep(
    writer,
    async (transaction) => {
      const codebooks = transaction.objectStore('codebooks');
      const wanted = BUILT_IN_CODEBOOKS.filter(({ id }) => ids.includes(id));
      const keys = await Promise.all(wanted.map(({ id }) => codebooks.getKey(id)));
      const changes = wanted
        .filter((_codebook, index) => keys[index] === undefined)
        // The time of now: one that was deleted here must win over its own tombstone elsewhere too.
        .map(
          (codebook): Change => ({
            type: 'codebook',
            id: codebook.id,
            before: null,
            after: { ...inWords(codebook, say), updatedAt: at },
          }),
        );
      return { changes };
    },
    { label: 'new-codebook', at },
  );
}

/** How many relations are of a kind. */
export async function relationKindUse(transaction: ReadTransaction, kindId: Id): Promise<number> {
  return (await relationsOfKind(transaction, kindId)).length;
}

/** How many annotations have a role of a codebook. */
export async function codebookUse(transaction: ReadTransaction, id: Id): Promise<number> {
  const roles = new Set((await transaction.objectStore('codebooks').get(id))?.roles.map((role) => role.id));
  const annotations = await transaction.objectStore('annotations').getAll();
  return annotations.filter((annotation) => annotation.roles.some((role) => roles.has(role))).length;
}

/** 'conflict' where it is gone. */
export async function storedCodebook(transaction: ReadTransaction, id: Id): Promise<Codebook> {
  const codebook = await transaction.objectStore('codebooks').get(id);
  if (!codebook) throw new StoreError('conflict', 'This codebook has been deleted in the meantime.');
  return codebook;
}

function newCodebookChange(
  draft: CodebookDraft,
  origin: CodebookChange,
  { id, at }: { id: Id; at: Timestamp },
): Change {
  const log = [{ version: 1, at, changes: [origin] }];
  const after: Codebook = { id, ...draft, version: 1, log, createdAt: at, updatedAt: at };
  return { type: 'codebook', id, before: null, after };
}

async function relationsOfKind(transaction: ReadTransaction, kindId: Id): Promise<Relation[]> {
  const relations = await transaction.objectStore('relations').getAll();
  return relations.filter((relation) => relation.kindId === kindId);
}
