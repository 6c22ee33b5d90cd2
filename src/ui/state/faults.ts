/** Puts failures into the reader's words, and what a restore did. */
import type { RelationFault } from '../../core/argument/relation-rule.ts';
import type { Fault } from '../../core/model/fault.ts';
import type { StoreErrorKind } from '../../core/model/store-error-kind.ts';
import type { FileFault, ReadWarning } from '../../formats/format.ts';
import { formatBytes, formatSentences, type MessageKey, t, tCount } from '../messages.ts';
import { faultInWords, problemInWords } from '../problem-words.ts';
import { ReaderFacingError } from '../reader-facing-error.ts';
import { relationFaultText } from '../relation-words.ts';
import type { Restored } from '../services.ts';
import { unreachableTitle } from '../unreachable-words.ts';

/** Those without a reason of their own. */
const STORE_FAULTS: Record<Exclude<StoreErrorKind, 'refused' | 'coder-in-use'>, MessageKey> = {
  unavailable: 'faultUnavailable',
  blocked: 'faultBlocked',
  slow: 'faultSlow',
  newer: 'faultNewer',
  full: 'faultFull',
  closed: 'faultClosed',
  conflict: 'faultConflict',
  elsewhere: 'faultElsewhere',
  invalid: 'faultInvalid',
};
const STORE_FAULTS_BY_KIND: ReadonlyMap<string, MessageKey> = new Map(Object.entries(STORE_FAULTS));

/** The store's faults by their kind, a page that was not reached by its reason; anything else with what it says of itself. */
export function describeFault(error: unknown): string {
  const kind = error instanceof Error && 'kind' in error ? String(error.kind) : '';
  if (isInvalid(error)) return t('faultInvalidAt', ...faultInWords(error.problem));
  const known = STORE_FAULTS_BY_KIND.get(kind);
  if (known) return t(known);
  if (isCoderInUse(error)) return t('faultCoderInUse', error.coder.name || t('coderNumber', error.coder.number));
  const unreached = error instanceof Error && 'reason' in error ? unreachableTitle(error.reason) : undefined;
  if (unreached) return t(unreached);
  if (isRefusal(error)) return relationFaultText(error.fault);
  if (error instanceof ReaderFacingError) return error.message;
  return t('unexpected', error instanceof Error ? error.message : String(error));
}

/** The store's own class is out of reach of what is loaded here. */
function isRefusal(error: unknown): error is Error & { fault: RelationFault } {
  return error instanceof Error && 'kind' in error && error.kind === 'refused' && 'fault' in error;
}

function isCoderInUse(error: unknown): error is Error & { coder: { name: string; number: number } } {
  return error instanceof Error && 'kind' in error && error.kind === 'coder-in-use' && 'coder' in error;
}

/** A record that is not what it must be, and where; a kind without a place has come over from another context. */
function isInvalid(error: unknown): error is Error & { problem: Fault } {
  return error instanceof Error && 'kind' in error && error.kind === 'invalid' && 'problem' in error;
}

/** What is the matter with a file that was to be taken in. */
export function describeFileFault(fault: FileFault): string {
  switch (fault.kind) {
    case 'empty':
      return t('faultFileEmpty');
    case 'not-ours':
      return t('faultFileNotBackup');
    case 'not-text':
      return t('faultFileNotText');
    case 'checksum':
      return t('faultFileChecksum');
    case 'too-large':
      return t('faultFileTooLarge', formatBytes(fault.bytes));
    case 'newer':
      return t('faultFileNewer', fault.version, fault.known);
    case 'broken':
      return t('faultFileBroken', fault.line, fault.column, problemInWords(fault.detail));
    case 'content':
      return t('faultFileContent', ...faultInWords(fault.fault));
  }
}

const WARNINGS: Record<ReadWarning, MessageKey> = { 'no-checksum': 'warningNoChecksum' };

/** What a restore did, in a line. */
export function describeRestore({ added, updated, unchanged, deleted, warnings }: Restored): string {
  return formatSentences([
    tCount('restoredAdded', added),
    tCount('restoredUpdated', updated),
    tCount('restoredUnchanged', unchanged),
    deleted > 0 && tCount('restoredDeleted', deleted),
    ...warnings.map((warning) => t('restoreWarning', t(WARNINGS[warning]))),
  ]);
}
