/** The shape of a question to the background, as it comes over the wire. */
import * as v from 'valibot';

export function question<T extends string, A extends v.GenericSchema>(type: T, ask: A) {
  return v.strictObject({ to: v.literal('background'), type: v.literal(type), ask });
}
