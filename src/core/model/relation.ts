/** A relation between two ends, and the propositions that an end may be. */
import * as v from 'valibot';
import { Note } from './annotation.ts';
import { Id, Timestamp } from './identifier.ts';

export const RelationEnd = v.strictObject({ type: v.picklist(['annotation', 'proposition']), id: Id });
export type RelationEnd = v.InferOutput<typeof RelationEnd>;

/** Not a list of those known: a library with a scheme of a later version is still a library. */
const SchemeId = v.pipe(
  v.string(),
  v.maxLength(100),
  v.regex(/^[a-z]+(?:-[a-z]+)*$/, 'is not the id of an argumentation scheme'),
);

export const Relation = v.pipe(
  v.strictObject({
    id: Id,
    projectId: Id,
    /** A `RelationKind` of the project's codebook. */
    kindId: Id,
    from: RelationEnd,
    to: RelationEnd,
    note: Note,
    /** By which pattern of argument the one end bears on the other: the id of a scheme of `core/argument/schemes.ts`. */
    scheme: v.exactOptional(SchemeId),
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
