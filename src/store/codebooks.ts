/** Codebooks: kept, edited and deleted alike, whether they came with Margent or were made by the reader. */
import type { Codebook } from '../core/model/codebook.ts';
import type { Id, Timestamp } from '../core/model/identifier.ts';
import { commit } from './commit.ts';
import type { Writer } from './writer.ts';

/** Keeps a codebook as given, new or edited, as its next version. */
export async function saveCodebook(writer: Writer, codebook: Codebook, at: Timestamp): Promise<void> {
  await commit(
    writer,
    async (transaction) => {
      const before = (await transaction.objectStore('codebooks').get(codebook.id)) ?? null;
      const version = before ? before.version + 1 : codebook.version;
      const createdAt = before?.createdAt ?? at;
      const after: Codebook = { ...codebook, version, createdAt, updatedAt: at };
      return { changes: [{ type: 'codebook', id: codebook.id, before, after }] };
    },
    { label: 'edit-codebook', at },
  );
}

/** Refused as 'invalid' while a project uses it. Annotations keep its roles, which then have no name. */
export async function deleteCodebook(writer: Writer, id: Id, at: Timestamp): Promise<void> {
  await commit(
    writer,
    async (transaction) => {
      const before = await transaction.objectStore('codebooks').get(id);
      return { changes: before ? [{ type: 'codebook', id, before, after: null }] : [] };
    },
    { label: 'delete-codebook', at },
  );
}
