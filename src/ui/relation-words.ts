/** Relations in the reader's words: what a kind is called, and why one may not be made. */
import type { RelationFault } from '../core/argument/relation-rule.ts';
import { formatChoice, t } from './messages.ts';

/** Why a relation may not be made, as a sentence. */
export function relationFaultText(fault: RelationFault): string {
  switch (fault.reason) {
    case 'gone':
      return t('relationGone');
    case 'self':
      return t('relationSelf');
    case 'projects':
      return t('relationProjects');
    case 'kind':
      return t('relationKindUnknown', fault.codebook);
    case 'role':
      return t(fault.side === 'from' ? 'relationRoleFrom' : 'relationRoleTo', fault.kind, formatChoice(fault.allowed));
    case 'codebook':
      return t(fault.side === 'from' ? 'relationCodebookFrom' : 'relationCodebookTo', fault.kind, fault.codebook);
    case 'twice':
      return t('relationTwice', fault.kind);
  }
}
