/** Kinds of relation as they are shown: found in any codebook, and told apart by line, arrowhead and name. */
import type { Codebook, RelationKind } from '../core/model/codebook.ts';
import { t } from './messages.ts';

export interface ShownKind {
  /** Null where no codebook has the kind any more. */
  kind: RelationKind | null;
  name: string;
  /** Which of the looks it has: the first kinds of a codebook have each their own. */
  look: number;
}

/** Dash, arrowhead and colour belong to each; they are drawn by `RelationLine`. */
export const LOOKS = 5;

export function shownKind(kindId: string, codebooks: readonly Codebook[]): ShownKind {
  for (const { relationKinds } of codebooks) {
    const index = relationKinds.findIndex(({ id }) => id === kindId);
    const kind = relationKinds[index];
    if (kind) return { kind, name: kind.name, look: index % LOOKS };
  }
  return { kind: null, name: t('relationOfUnknownKind'), look: LOOKS - 1 };
}
