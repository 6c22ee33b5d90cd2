/**
 * What is said to every other context of the extension after a write has been committed, by
 * `runtime.sendMessage`, which also wakes a sleeping background (a BroadcastChannel does not). Listeners
 * query again; no state is shared.
 */
import type { RecordType } from '../core/model/record-type.ts';

/** What a write touched. */
export type ChangedRecords = readonly (RecordType | 'setting')[];

export interface StoreChanged {
  to: 'everyone';
  type: 'store-changed';
  records: ChangedRecords;
}
