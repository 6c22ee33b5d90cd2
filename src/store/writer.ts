/** What every write needs: the database, and someone to tell once it is committed. */
import type { Change } from '../core/model/record.ts';
import type { RecordType } from '../core/model/record-type.ts';
import type { Database } from './database.ts';

export interface Writer {
  database: Database;
  /** Called once after each committed write with the types that changed; the write stands whatever it does. */
  announce: (records: (RecordType | 'setting')[]) => void;
}

/** Tells once which types of record have changed. Never throws: what goes wrong in telling is reported afterwards. */
export function announceChanges(announce: Writer['announce'], changes: readonly Change[], hasSettings = false): void {
  const types = new Set<RecordType | 'setting'>(changes.map(({ type }) => type));
  if (hasSettings) types.add('setting');
  if (types.size === 0) return;
  try {
    announce([...types]);
  } catch (error) {
    // The write is committed: whoever made it must not be told that it failed.
    queueMicrotask(() => {
      throw error;
    });
  }
}
