/** That a relation which stands could not be made any more, and why: a mark beside it, in words. */
import type { RelationFault } from '../../core/argument/relation-rule.ts';
import { t } from '../messages.ts';
import { relationFaultText } from '../relation-words.ts';
import { Icon } from './Icon.tsx';
import styles from './NoLongerAllowed.module.css';

export function NoLongerAllowed({ fault }: { fault: RelationFault | null }) {
  if (!fault) return null;
  return (
    <span class={styles.mark} data-forbidden>
      <Icon name="warning" /> <span>{t('relationNoLonger', relationFaultText(fault))}</span>
    </span>
  );
}
