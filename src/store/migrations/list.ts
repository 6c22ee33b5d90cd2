/**
 * Every migration in order: the first makes version 1 of an empty database, the n-th makes version n of n-1.
 * A released migration is frozen: it imports nothing and is never edited (its hash is in
 * `tests/unit/store/migrations.test.ts`). A change of the schema is a new file at the end of this list.
 */
import { initial } from './001-initial.ts';
import { siteRules } from './002-site-rules.ts';
import { works } from './003-works.ts';
import { samePieces } from './004-same-pieces.ts';

/** Runs inside the versionchange transaction; may await requests of that transaction and nothing else. */
export type Migration = (db: IDBDatabase, transaction: IDBTransaction) => void | Promise<void>;

export const MIGRATIONS: readonly Migration[] = [initial, siteRules, works, samePieces];
