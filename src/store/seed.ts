/**
 * What a new library begins with. It is written in the transaction that makes the database and never again,
 * so that what a reader edits or deletes of it stays edited or deleted. Its words are those of the language the browser has then.
 */
import { BUILT_IN_CODEBOOKS, defaultProject } from '../core/model/built-in-codebooks.ts';
import { inWords, type Say } from '../core/model/built-in-words.ts';
import type { Id } from '../core/model/identifier.ts';
import type { UpgradeTransaction } from './schema.ts';

export async function seed(transaction: UpgradeTransaction, newId: () => Id, say: Say): Promise<void> {
  const coderId = newId();
  await Promise.all([
    ...BUILT_IN_CODEBOOKS.map((codebook) => transaction.objectStore('codebooks').put(inWords(codebook, say))),
    transaction.objectStore('projects').put(defaultProject(coderId, say('firstProject'))),
    transaction.objectStore('settings').put({ key: 'current-coder', value: coderId }),
  ]);
}
