/** The whole library out, and another one in: in one transaction each, so that no half of it is ever seen. */
import type { Timestamp } from '../core/model/identifier.ts';
import { type Library, validateLibrary } from '../core/model/library.ts';
import { type Merge, type MergeOptions, mergeLibraries } from '../core/model/merge.ts';
import type { StepMade } from '../core/model/step-made.ts';
import { commit } from './commit.ts';
import type { ReadTransaction } from './schema.ts';
import { RecordInvalid } from './store-error.ts';
import type { Writer } from './writer.ts';

export type RestoreCounts = Pick<Merge, 'added' | 'updated' | 'unchanged' | 'deleted' | 'keptDeleted'>;

export async function readLibrary(transaction: ReadTransaction): Promise<Library> {
  const [
    articles,
    annotations,
    relations,
    propositions,
    codebooks,
    projects,
    siteRules,
    samePieces,
    settings,
    tombstones,
  ] = await Promise.all([
    transaction.objectStore('articles').getAll(),
    transaction.objectStore('annotations').getAll(),
    transaction.objectStore('relations').getAll(),
    transaction.objectStore('propositions').getAll(),
    transaction.objectStore('codebooks').getAll(),
    transaction.objectStore('projects').getAll(),
    transaction.objectStore('siteRules').getAll(),
    transaction.objectStore('samePieces').getAll(),
    transaction.objectStore('settings').getAll(),
    transaction.objectStore('tombstones').getAll(),
  ]);
  return {
    articles,
    annotations,
    relations,
    propositions,
    codebooks,
    projects,
    siteRules,
    samePieces,
    settings,
    tombstones,
  };
}

/**
 * Merges a library into this one (see `mergeLibraries`), as one step that can be undone. All or nothing:
 * the first fault in it is 'invalid', is named, and leaves everything as it was.
 */
export async function restore(
  writer: Writer,
  library: Library,
  { at, deletedHere }: MergeOptions & { at: Timestamp },
): Promise<RestoreCounts & StepMade> {
  const check = validateLibrary(library);
  if (!check.ok) throw new RecordInvalid(check.fault);
  let counts: RestoreCounts = { added: 0, updated: 0, unchanged: 0, deleted: 0, keptDeleted: 0 };
  const { step } = await commit(
    writer,
    async (transaction) => {
      const { changes, settings, tombstones, ...rest } = mergeLibraries(await readLibrary(transaction), check.library, {
        at,
        deletedHere,
      });
      counts = rest;
      return { changes, settings, tombstones };
    },
    { label: 'restore', at },
  );
  return { ...counts, step };
}
