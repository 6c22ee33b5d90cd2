/** What a deleted record leaves behind, so that undo, import and replication agree that it is gone. */
import * as v from 'valibot';
import { Id, Timestamp } from './identifier.ts';
import { RecordType } from './record-type.ts';

export const Tombstone = v.strictObject({ id: Id, type: RecordType, deletedAt: Timestamp });
export type Tombstone = v.InferOutput<typeof Tombstone>;
