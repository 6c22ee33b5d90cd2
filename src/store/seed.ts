/**
 * What a new library begins with. It is written in the transaction that makes the database and never again,
 * so that what a reader edits or deletes of it stays edited or deleted.
 */
import { BUILT_IN_CODEBOOKS, defaultProject } from '../core/model/built-in-codebooks.ts';
import type { Id } from '../core/model/identifier.ts';
import type { UpgradeTransaction } from './schema.ts';

export async function seed(transaction: UpgradeTransaction, newId: () => Id): Promise<void> {
  const coderId = newId();
  await Promise.all([
    ...BUILT_IN_CODEBOOKS.map((codebook) => transaction.objectStore('codebooks').put(codebook)),
    transaction.objectStore('projects').put(defaultProject(coderId)),
    transaction.objectStore('settings').put({ key: 'current-coder', value: coderId }),
  ]);
}
