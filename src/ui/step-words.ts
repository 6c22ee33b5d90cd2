/** Puts steps of the history into the reader's words. */
import type { Action } from '../core/model/action.ts';
import { type MessageKey, t } from './messages.ts';

const STEPS: Record<Action, MessageKey> = {
  annotate: 'stepAnnotate',
  'edit-annotation': 'stepEditAnnotation',
  'move-ends': 'stepMoveEnds',
  'accept-text': 'stepAcceptText',
  'place-by-hand': 'stepPlaceByHand',
  'keep-as-lost': 'stepKeepAsLost',
  'look-again': 'stepLookAgain',
  'edit-annotations': 'stepEditAnnotations',
  'delete-annotations': 'stepDeleteAnnotations',
  relate: 'stepRelate',
  'edit-relation': 'stepEditRelation',
  'delete-relations': 'stepDeleteRelations',
  'new-codebook': 'stepNewCodebook',
  'edit-codebook': 'stepEditCodebook',
  'merge-roles': 'stepMergeRoles',
  'delete-role': 'stepDeleteRole',
  'delete-relation-kind': 'stepDeleteRelationKind',
  'delete-codebook': 'stepDeleteCodebook',
  'choose-codebook': 'stepChooseCodebook',
  'new-project': 'stepNewProject',
  'edit-project': 'stepEditProject',
  'delete-project': 'stepDeleteProject',
  'edit-site-rule': 'stepEditSiteRule',
  'delete-site-rules': 'stepDeleteSiteRules',
  'import-site-rules': 'stepImportSiteRules',
  'join-pieces': 'stepJoinPieces',
  'part-pieces': 'stepPartPieces',
  restore: 'stepRestore',
};
const STEPS_BY_LABEL: ReadonlyMap<string, MessageKey> = new Map(Object.entries(STEPS));

/** 'Undone: new highlight.', or that there was nothing to undo. */
export function describeUndo(step: { label: string } | null): string {
  return step ? t('undone', stepName(step)) : t('nothingToUndo');
}

/** 'Redone: new highlight.', or that there was nothing to redo. */
export function describeRedo(step: { label: string } | null): string {
  return step ? t('redone', stepName(step)) : t('nothingToRedo');
}

/** A step of the history in the reader's words. */
function stepName({ label }: { label: string }): string {
  const known = STEPS_BY_LABEL.get(label);
  return known ? t(known) : label;
}
