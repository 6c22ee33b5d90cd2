/** The reader's choices, one record each; none need be there, so that a missing record is no fault. */
import * as v from 'valibot';
import { Id } from './identifier.ts';

export const Setting = v.variant('key', [
  /** The project new annotations go to. */
  v.strictObject({ key: v.literal('current-project'), value: Id }),
  /** Who annotates here: a coder of the current project. */
  v.strictObject({ key: v.literal('current-coder'), value: Id }),
  /** The roles given last: what Enter and 'highlight with the last role' give again. */
  v.strictObject({ key: v.literal('last-roles'), value: v.pipe(v.array(Id), v.maxLength(20)) }),
]);
export type Setting = v.InferOutput<typeof Setting>;
export type SettingKey = Setting['key'];
export type SettingValue<K extends SettingKey> = Extract<Setting, { key: K }>['value'];
