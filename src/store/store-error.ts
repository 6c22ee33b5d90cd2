/** Why a read or a write did not happen: a kind for the program, an English sentence for logs. */
import type { RelationFault } from '../core/argument/relation-rule.ts';
import { type Fault, sayFault } from '../core/model/fault.ts';
import type { StoreErrorKind } from '../core/model/store-error-kind.ts';

/** Whenever it is thrown by a write, nothing of that write has been kept. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly kind: StoreErrorKind;

  constructor(kind: StoreErrorKind, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.kind = kind;
  }
}

/** A record that is not what it must be, with the place and what is wrong there as a value. */
export class RecordInvalid extends StoreError {
  readonly problem: Fault;

  constructor(problem: Fault, of = '') {
    super('invalid', `${of === '' ? '' : `${of}, `}${sayFault(problem)}.`);
    this.problem = problem;
  }
}

/** A relation that may not be made, with the reason as a value. */
export class RelationRefused extends StoreError {
  readonly fault: RelationFault;

  constructor(fault: RelationFault) {
    super('refused', `This relation may not be made (${fault.reason}): nothing was changed.`);
    this.fault = fault;
  }
}

/** A coder cannot leave a project that still holds work of hers. */
export class CoderInUse extends StoreError {
  /** Her place among the coders tells who is meant where she has no name. */
  readonly coder: { name: string; number: number };

  constructor(coder: { name: string; number: number }) {
    super('coder-in-use', `Coder ${coder.number} has made something in the project: nothing was changed.`);
    this.coder = coder;
  }
}

const SENTENCES: Record<string, [StoreErrorKind, string]> = {
  QuotaExceededError: ['full', 'There is no room left on this device: nothing was changed.'],
  VersionError: ['newer', 'Margent has been updated. Close this window or panel and open it again.'],
  // Both are what requests get when their connection is closed under them.
  AbortError: ['closed', 'The browser stopped the work in the database: nothing was changed. Try again.'],
  InvalidStateError: ['closed', 'The browser closed the database: nothing was changed. Try again.'],
  DataCloneError: ['invalid', 'This cannot be stored: it is not plain data.'],
  ConstraintError: ['invalid', 'This cannot be stored: it contradicts what is stored already.'],
};

/** Any error met while working with the database, as a `StoreError`. */
export function asStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const { name, message } = error instanceof Error || error instanceof DOMException ? error : { name: '', message: '' };
  const [kind, sentence] = SENTENCES[isFull(message) ? 'QuotaExceededError' : name] ?? [
    'unavailable',
    'The browser could not use the database of Margent: nothing was changed.',
  ];
  return new StoreError(kind, sentence, error);
}

/** Of a full disk Chromium tells by an `UnknownError`, in whose words alone it stands. */
const isFull = (message: string): boolean => message.includes('FILE_ERROR_NO_SPACE');
