/** What a deleted record leaves behind, so that undo, import and replication agree that it is gone. */
import * as v from 'valibot';
import { Id, Timestamp } from './identifier.ts';

export const RECORD_TYPES = [
  'article',
  'annotation',
  'relation',
  'proposition',
  'codebook',
  'project',
  'site-rule',
  'same-piece',
] as const;
export const RecordType = v.picklist(RECORD_TYPES);
export type RecordType = v.InferOutput<typeof RecordType>;

export const Tombstone = v.strictObject({ id: Id, type: RecordType, deletedAt: Timestamp });
export type Tombstone = v.InferOutput<typeof Tombstone>;
