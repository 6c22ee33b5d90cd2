/** The types of record a library is made of: what each holds, the schema it must pass, where it is kept. */
import { Annotation } from './annotation.ts';
import { Article } from './article.ts';
import { Codebook } from './codebook.ts';
import type { Id } from './identifier.ts';
import { Project } from './project.ts';
import type { RecordType } from './record-type.ts';
import { Proposition, Relation } from './relation.ts';
import { SamePiece } from './same-piece.ts';
import { ReaderRule } from './site-rule.ts';

export interface RecordByType {
  article: Article;
  annotation: Annotation;
  relation: Relation;
  proposition: Proposition;
  codebook: Codebook;
  project: Project;
  'site-rule': ReaderRule;
  'same-piece': SamePiece;
}
export type AnyRecord = RecordByType[RecordType];

export const SCHEMAS = {
  article: Article,
  annotation: Annotation,
  relation: Relation,
  proposition: Proposition,
  codebook: Codebook,
  project: Project,
  'site-rule': ReaderRule,
  'same-piece': SamePiece,
} as const;

/** The name of a type's collection: key of a `Library`, and object store of the database. */
export const COLLECTIONS = {
  article: 'articles',
  annotation: 'annotations',
  relation: 'relations',
  proposition: 'propositions',
  codebook: 'codebooks',
  project: 'projects',
  'site-rule': 'siteRules',
  'same-piece': 'samePieces',
} as const satisfies Record<RecordType, string>;

/** One record together with its type, so that the type of the one tells the type of the other. */
export type TypedRecord = { [T in RecordType]: { type: T; record: RecordByType[T] } }[RecordType];

/** A step from one state of a record to the next; null is 'not there'. */
export interface ChangeOf<T extends RecordType> {
  type: T;
  id: Id;
  before: RecordByType[T] | null;
  after: RecordByType[T] | null;
}
export type Change = { [T in RecordType]: ChangeOf<T> }[RecordType];

/** The record with this id as a list of changes leaves it. */
export function recordAfter<T extends RecordType>(
  changes: readonly Change[],
  type: T,
  id: Id,
): RecordByType[T] | undefined {
  const change = changes.find((each): each is Change & ChangeOf<T> => each.type === type && each.id === id);
  return change?.after ?? undefined;
}
