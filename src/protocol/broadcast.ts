/** What is said to every open context at once, after a write has been committed. Listeners query again. */
import type { RecordType } from '../core/model/tombstone.ts';

/** Name of the BroadcastChannel of the extension's origin. */
export const CHANNEL = 'margent';

export interface StoreChanged {
  type: 'store-changed';
  /** The types of record that changed; a setting counts as 'setting'. */
  records: (RecordType | 'setting')[];
}
