/** The kinds of records a library holds. */
import * as v from 'valibot';

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
