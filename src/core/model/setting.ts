/** The reader's choices, one record each; none need be there, so that a missing record is no fault. */
import * as v from 'valibot';
import { Tag } from './annotation.ts';
import { Id } from './identifier.ts';
import { LONGEST_RULE_TEXT, MOST_LAST_ROLES } from './limits.ts';

export const SiteProject = v.strictObject({
  host: v.pipe(v.string(), v.minLength(1, 'is empty'), v.maxLength(LONGEST_RULE_TEXT)),
  projectId: Id,
});
export type SiteProject = v.InferOutput<typeof SiteProject>;

const MAX_SITES = 1_000;
export const Grouping = v.picklist(['section', 'role']);
export type Grouping = v.InferOutput<typeof Grouping>;

export interface SettingValues {
  /** The project new annotations go to. */
  'current-project': Id;
  /** Sites whose annotations go to another project, by their host without `www.`. */
  'project-by-site': SiteProject[];
  /** Who annotates here: a coder of the current project. */
  'current-coder': Id;
  /** The roles given last: what Enter and 'highlight with the last role' give again. */
  'last-roles': Id[];
  /** Hosts on whose pages no toolbar comes up at a selection; files on the disk have ''. */
  'toolbar-off': string[];
  /** Tags that the next annotations are given too; null where the reader keeps none. */
  'sticky-tags': string[] | null;
  /** Whether digits and letters act wherever the focus is, and not only on the buttons that they belong to. */
  'single-keys': boolean;
  /** What the side panel puts annotations together by. */
  'panel-grouping': Grouping;
}
export type SettingKey = keyof SettingValues;
export type SettingValue<K extends SettingKey> = SettingValues[K];

export const Setting = v.variant('key', [
  v.strictObject({ key: v.literal('current-project'), value: Id }),
  v.strictObject({
    key: v.literal('project-by-site'),
    // A list and no object: a host may be called as an object's own properties are.
    value: v.pipe(
      v.array(SiteProject),
      v.maxLength(MAX_SITES, `names more than ${MAX_SITES} sites`),
      v.check((list) => new Set(list.map(({ host }) => host)).size === list.length, 'names a site twice'),
    ),
  }),
  v.strictObject({ key: v.literal('current-coder'), value: Id }),
  v.strictObject({
    key: v.literal('last-roles'),
    value: v.pipe(v.array(Id), v.maxLength(MOST_LAST_ROLES, `names more than ${MOST_LAST_ROLES} roles`)),
  }),
  v.strictObject({
    key: v.literal('toolbar-off'),
    value: v.pipe(v.array(v.pipe(v.string(), v.maxLength(255))), v.maxLength(5_000, 'names more than 5,000 sites')),
  }),
  v.strictObject({
    key: v.literal('sticky-tags'),
    value: v.nullable(v.pipe(v.array(Tag), v.maxLength(100, 'has more than 100 tags'))),
  }),
  v.strictObject({ key: v.literal('single-keys'), value: v.boolean() }),
  v.strictObject({ key: v.literal('panel-grouping'), value: Grouping }),
]);
export type Setting = v.InferOutput<typeof Setting>;
