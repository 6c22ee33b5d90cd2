/** What an annotation can be related by, and to what: every choice with the reason where it is none. */
import {
  endFault,
  type RelationFault,
  type RuleEnd,
  relationFault,
  type Side,
  standingFault,
} from '../core/argument/relation-rule.ts';
import type { Annotation } from '../core/model/annotation.ts';
import type { Codebook, RelationKind } from '../core/model/codebook.ts';
import type { Relation, RelationEnd } from '../core/model/relation.ts';
import { type CodebookChoice, codebookOf } from './coding.ts';
import { t } from './messages.ts';
import type { CodingContext } from './services.ts';

/** A kind of relation with the end of it that the annotation at hand is. */
export interface Choice {
  id: string;
  kind: RelationKind;
  side: Side;
  fault: RelationFault | null;
}

/** By which codebook, and by whom, an annotation is related. */
export interface RelationContext {
  codebook: Codebook;
  coderId: string;
}

/** Relations are made by the codebook of the project that their passages belong to, which need not be the one in work. */
export function relationContext(annotation: Pick<Annotation, 'projectId'>, context: CodingContext): RelationContext {
  const project = context.projects.find(({ id }) => id === annotation.projectId);
  const coder = project?.coders.find(({ id }) => id === context.coderId) ?? project?.coders[0];
  return { codebook: codebookOf(annotation, context), coderId: coder?.id ?? '' };
}

/** What a choice is known by. */
export const choiceId = (side: Side, kindId: string): string => `${side}-${kindId}`;

/** Each kind of the codebook in both directions: from the annotation first. */
export function choicesFor({ roles }: Pick<Annotation, 'roles'>, codebook: Codebook): Choice[] {
  return (['from', 'to'] as const).flatMap((side) =>
    codebook.relationKinds.map((kind) => ({
      id: choiceId(side, kind.id),
      kind,
      side,
      fault: endFault(kind, side, roles, codebook),
    })),
  );
}

/** A choice in words: 'supports …', or '… supports this' where the other passage does. */
export function choiceText({ kind, side }: Pick<Choice, 'kind' | 'side'>): string {
  return side === 'from' ? t('relationOnward', kind.name) : t('relationBack', kind.name);
}

/** Which annotation a relation of this choice starts from, and which it leads to. */
export function endsOf<T>(side: Side, own: T, other: T): { from: T; to: T } {
  return side === 'from' ? { from: own, to: other } : { from: other, to: own };
}

/**
 * Why a relation that stands could not be made any more, by the codebook of its project and the roles that its ends have now;
 * null where it could.
 *
 * @param find an end, as far as it is known here
 */
export function faultNow(
  relation: Relation,
  find: (id: string) => Pick<Annotation, 'roles'> | undefined,
  choice: CodebookChoice,
): RelationFault | null {
  const rolesAt = ({ id }: RelationEnd) => find(id)?.roles ?? null;
  return standingFault(
    relation,
    { from: rolesAt(relation.from), to: rolesAt(relation.to) },
    codebookOf(relation, choice),
  );
}

/** Why the annotation cannot be related so to another; null where it can. */
export function faultWith(
  { kind, side }: Pick<Choice, 'kind' | 'side'>,
  {
    own,
    other,
    relations,
    id,
  }: { own: Annotation; other: Annotation; relations: readonly Relation[]; id?: string | undefined },
  { codebook, coderId }: RelationContext,
): RelationFault | null {
  const { from, to } = endsOf<RuleEnd>(side, own, other);
  return relationFault({ kindId: kind.id, from, to, coderId, ...(id !== undefined && { id }) }, codebook, relations);
}
