/** Why a page cannot be annotated, in words: what the matter is, and what to do. */
import type { MessageKey } from './messages.ts';

export type UnreachableReason =
  | 'browser-page'
  | 'extension-store'
  | 'pdf'
  | 'not-a-page'
  | 'protected'
  | 'no-access'
  | 'no-file-access'
  | 'not-let-in'
  | 'unexpected';

export const UNREACHABLE_WORDS: Record<UnreachableReason, { title: MessageKey; hint: MessageKey }> = {
  'browser-page': { title: 'browserPage', hint: 'browserPageHint' },
  'extension-store': { title: 'extensionStore', hint: 'extensionStoreHint' },
  pdf: { title: 'pdfPage', hint: 'pdfPageHint' },
  'not-a-page': { title: 'notAPage', hint: 'notAPageHint' },
  protected: { title: 'protectedPage', hint: 'protectedPageHint' },
  'no-access': { title: 'noAccess', hint: 'noAccessHint' },
  'no-file-access': { title: 'noFileAccess', hint: 'noFileAccessHint' },
  'not-let-in': { title: 'notLetIn', hint: 'notLetInHint' },
  unexpected: { title: 'unexpectedPage', hint: 'unexpectedPageHint' },
};

/** As one sentence, for what was asked of a page in vain; undefined where the reason is none of a page's. */
export function unreachableTitle(reason: unknown): MessageKey | undefined {
  if (reason === 'still-loading') return 'pageStillLoading';
  return isUnreachableReason(reason) ? UNREACHABLE_WORDS[reason].title : undefined;
}

export function isUnreachableReason(reason: unknown): reason is UnreachableReason {
  return typeof reason === 'string' && Object.hasOwn(UNREACHABLE_WORDS, reason);
}
