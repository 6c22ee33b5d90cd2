/** The reader's choices, one record each; none need be there, so that a missing record is no fault. */
import * as v from 'valibot';
import { Id } from './identifier.ts';

export interface SettingValues {
  /** The project new annotations go to. */
  'current-project': Id;
  /** Who annotates here: a coder of the current project. */
  'current-coder': Id;
  /** The roles given last: what Enter and 'highlight with the last role' give again. */
  'last-roles': Id[];
  /** Hosts on whose pages no toolbar comes up at a selection; files on the disk have ''. */
  'toolbar-off': string[];
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
    key: v.literal('toolbar-off'),
    value: v.pipe(v.array(v.pipe(v.string(), v.maxLength(255))), v.maxLength(5_000, 'names more than 5,000 sites')),
  }),
]);
export type Setting = v.InferOutput<typeof Setting>;
