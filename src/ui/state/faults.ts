/** Puts failures and steps of the history into the reader's words. */
import type { RelationFault } from '../../core/argument/relation-rule.ts';
import { type MessageKey, t, tCount } from '../messages.ts';
import { relationFaultText } from '../relation-words.ts';
import type { Restored } from '../services.ts';

const STORE_FAULTS: Record<string, MessageKey> = {
  unavailable: 'faultUnavailable',
  blocked: 'faultBlocked',
  newer: 'faultNewer',
  full: 'faultFull',
  closed: 'faultClosed',
  conflict: 'faultConflict',
};

/** The store's faults by their kind; anything else with what it says of itself. */
export function describeFault(error: unknown): string {
  const kind = error instanceof Error && 'kind' in error ? String(error.kind) : '';
  const known = STORE_FAULTS[kind];
  if (known) return t(known);
  if (isRefusal(error)) return relationFaultText(error.fault);
  if (error instanceof Error && error.name === 'ReaderFacingError') return error.message;
  return t('unexpected', error instanceof Error ? error.message : String(error));
}

/** The store's own class is out of reach of what is loaded here. */
function isRefusal(error: unknown): error is Error & { fault: RelationFault } {
  return error instanceof Error && 'kind' in error && error.kind === 'refused' && 'fault' in error;
}

const STEPS: Record<string, MessageKey> = {
  annotate: 'stepAnnotate',
  'edit-annotation': 'stepEditAnnotation',
  'edit-annotations': 'stepEditAnnotations',
  'delete-annotations': 'stepDeleteAnnotations',
  relate: 'stepRelate',
  'edit-relation': 'stepEditRelation',
  'delete-relations': 'stepDeleteRelations',
  'edit-codebook': 'stepEditCodebook',
  'delete-codebook': 'stepDeleteCodebook',
  'choose-codebook': 'stepChooseCodebook',
  'edit-site-rule': 'stepEditSiteRule',
  'delete-site-rules': 'stepDeleteSiteRules',
  'import-site-rules': 'stepImportSiteRules',
  restore: 'stepRestore',
};

/** 'Undone: highlight.', or that there was nothing to undo. */
export function describeUndo(step: { label: string } | null): string {
  if (!step) return t('nothingToUndo');
  const known = STEPS[step.label];
  return t('undone', known ? t(known) : step.label);
}

/** What a restore did, in a line. */
export function describeRestore({ added, updated, unchanged, deleted, warnings }: Restored): string {
  return [
    tCount('restoredAdded', added),
    tCount('restoredUpdated', updated),
    tCount('restoredUnchanged', unchanged),
    deleted > 0 && tCount('restoredDeleted', deleted),
    ...warnings.map((warning) => t('restoreWarning', warning)),
  ]
    .filter(Boolean)
    .join(' ');
}
