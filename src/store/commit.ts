/** The one way in which anything new is written: checked, applied, remembered for undo, announced. Undo itself is `history.ts`. */
import type { Action } from '../core/model/action.ts';
import type { Timestamp } from '../core/model/identifier.ts';
import type { Change } from '../core/model/record.ts';
import type { Setting } from '../core/model/setting.ts';
import type { StepMade } from '../core/model/step-made.ts';
import type { Tombstone } from '../core/model/tombstone.ts';
import { apply, reading, validChanges } from './apply.ts';
import { remember } from './history.ts';
import { putMany } from './many.ts';
import type { ReadTransaction } from './schema.ts';
import { putSettings } from './settings.ts';
import { announceChanges, type Writer } from './writer.ts';

/** What has been written. */
export interface Committed extends StepMade {
  /** As stored; those that change nothing are left out. */
  changes: Change[];
}

export interface Plan {
  changes: Change[];
  /** Choices kept along with it; they are not undone. */
  settings?: Setting[];
  /** Deletions that happened elsewhere. */
  tombstones?: Tombstone[];
}

/**
 * Writes what `plan` makes of the library as it stands, in the transaction `plan` reads in: what it has
 * read cannot change before it is written, so that two windows that find the same article missing make it
 * once. `plan` may await only requests of its transaction.
 *
 * Resolves once committed. Rejects with a `StoreError`, and then nothing of it has been written.
 */
export async function commit(
  { database, announce }: Writer,
  plan: (transaction: ReadTransaction) => Promise<Plan>,
  { label, at }: { label: Action; at: Timestamp },
): Promise<Committed> {
  const written = await database.write(async (transaction) => {
    const planned = await plan(reading(transaction));
    const changes = validChanges(planned.changes);
    // What is kept for undo is made ready while the browser is at the records: it is as much again.
    const [step] = await Promise.all([
      changes.length > 0 ? remember(transaction, { label, at, changes }) : null,
      apply(transaction, changes, at),
    ]);
    await putSettings(transaction, planned.settings ?? []);
    await putMany(transaction, 'tombstones', planned.tombstones ?? []);
    return { changes, step, hasSettings: (planned.settings ?? []).length > 0 };
  });
  const { changes, step, hasSettings } = written;
  announceChanges(announce, changes, hasSettings);
  return { changes, step };
}

/** The same, for a write that has nothing to tell but its step. */
export async function commitStep(...write: Parameters<typeof commit>): Promise<StepMade> {
  const { step } = await commit(...write);
  return { step };
}
