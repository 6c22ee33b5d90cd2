/** The two scalars every record is built of: ids (UUIDs given by the client) and times (ISO 8601, UTC). */
import * as v from 'valibot';

/** A UUID. The program never makes one itself: ids are passed in, so that core stays free of randomness. */
export const Id = v.pipe(v.string(), v.uuid('is not a UUID'));
export type Id = v.InferOutput<typeof Id>;

/** A point in time as `Date.prototype.toISOString` writes it: UTC, with milliseconds. */
export const Timestamp = v.pipe(
  v.string(),
  v.isoTimestamp('is not an ISO 8601 time'),
  v.endsWith('Z', 'is not in UTC'),
);
export type Timestamp = v.InferOutput<typeof Timestamp>;
