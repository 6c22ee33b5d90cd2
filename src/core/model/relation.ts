/** A relation between two ends, and the propositions that an end may be. */
import * as v from 'valibot';
import { Note } from './annotation.ts';
import { Id, Timestamp } from './identifier.ts';

export const RelationEnd = v.strictObject({ type: v.picklist(['annotation', 'proposition']), id: Id });
export type RelationEnd = v.InferOutput<typeof RelationEnd>;

export const Relation = v.pipe(
  v.strictObject({
    id: Id,
    projectId: Id,
    /** A `RelationKind` of the project's codebook. */
    kindId: Id,
    from: RelationEnd,
    to: RelationEnd,
    note: Note,
    coderId: Id,
    createdAt: Timestamp,
    updatedAt: Timestamp,
  }),
  v.check(({ from, to }) => from.id !== to.id, 'leads back to where it starts'),
);
export type Relation = v.InferOutput<typeof Relation>;

/** A claim in the reader's own words that passages of several articles express. */
export const Proposition = v.strictObject({
  id: Id,
  projectId: Id,
  text: v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty'), v.maxLength(5_000)),
  note: Note,
  coderId: Id,
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type Proposition = v.InferOutput<typeof Proposition>;
