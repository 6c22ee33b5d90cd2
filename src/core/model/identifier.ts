/** The two scalars every record is built of: ids (UUIDs given by the client) and times (ISO 8601, UTC). */
import * as v from 'valibot';

/**
 * A UUID in lower case, so that one id has one spelling. The program never makes one itself: ids are
 * passed in, so that core stays free of randomness.
 */
export const Id = v.pipe(
  v.string(),
  v.uuid('is not a UUID'),
  v.check((id) => id === id.toLowerCase(), 'is a UUID in capitals'),
);
export type Id = v.InferOutput<typeof Id>;

const WRITTEN_BY_TO_ISO_STRING = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * A point in time exactly as `Date.prototype.toISOString` writes it: UTC, with milliseconds. One form only,
 * because times are compared as strings and '…:00Z' sorts after '…:00.500Z'.
 */
export const Timestamp = v.pipe(
  v.string(),
  v.regex(WRITTEN_BY_TO_ISO_STRING, 'is not a time such as 2024-07-09T08:30:00.000Z'),
  v.check((time) => isRealTime(time), 'is a time that does not exist'),
);
export type Timestamp = v.InferOutput<typeof Timestamp>;

function isRealTime(time: string): boolean {
  const milliseconds = Date.parse(time);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === time;
}
