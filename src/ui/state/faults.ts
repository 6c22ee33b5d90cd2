/** Puts a failure into the reader's words. */
import { t } from '../messages.ts';

/** The store's own errors speak to the reader already; anything else is said to be unexpected, with what it said. */
export function describeFault(error: unknown): string {
  if (error instanceof Error) return error.name === 'StoreError' ? error.message : t('unexpected', error.message);
  return t('unexpected', String(error));
}
