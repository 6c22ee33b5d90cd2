/** The reader's choices, one record each; none need be there, so that a missing record is no fault. */
import * as v from 'valibot';
import { Tag } from './annotation.ts';
import { Id } from './identifier.ts';

export interface SettingValues {
  /** The project new annotations go to. */
  'current-project': Id;
  /** Who annotates here: a coder of the current project. */
  'current-coder': Id;
  /** The roles given last: what Enter and 'highlight with the last role' give again. */
  'last-roles': Id[];
  /** Tags that the next annotations are given too; null where the reader keeps none. */
  'sticky-tags': string[] | null;
}
export type SettingKey = keyof SettingValues;
export type SettingValue<K extends SettingKey> = SettingValues[K];

export const Setting = v.variant('key', [
  v.strictObject({ key: v.literal('current-project'), value: Id }),
  v.strictObject({ key: v.literal('current-coder'), value: Id }),
  v.strictObject({
    key: v.literal('last-roles'),
    value: v.pipe(v.array(Id), v.maxLength(20, 'names more than 20 roles')),
  }),
  v.strictObject({
    key: v.literal('sticky-tags'),
    value: v.nullable(v.pipe(v.array(Tag), v.maxLength(100, 'has more than 100 tags'))),
  }),
]);
export type Setting = v.InferOutput<typeof Setting>;
