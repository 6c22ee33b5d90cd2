/** The argument of an article as an indented list: each conclusion, and below it what leads to it. */
import type { OutlineItem } from '../../core/argument/argument-graph.ts';
import type { RelationFault } from '../../core/argument/relation-rule.ts';
import type { Id } from '../../core/model/identifier.ts';
import type { Relation } from '../../core/model/relation.ts';
import { t } from '../messages.ts';
import { type ShownKind, shownKind } from '../relation-kinds.ts';
import styles from './ArgumentList.module.css';
import { NoLongerAllowed } from './NoLongerAllowed.tsx';
import { type Passages, PassageWords } from './PassageWords.tsx';
import { RelationLine } from './RelationLine.tsx';

interface Props {
  items: readonly OutlineItem[];
  passages: Passages;
  /** Why a relation could not be made any more; null where it could. */
  faultOf: (relation: Relation) => RelationFault | null;
  /** Without it the list is text only: for the ears of who sees the map. */
  onGo?: ((id: Id) => void) | undefined;
}

export function ArgumentList({ items, ...shared }: Props) {
  return (
    <ul class={styles.list}>
      {items.map((item) => (
        <li key={`${item.relation?.id ?? ''}${item.id}`} class={styles.item}>
          <Line item={item} {...shared} />
          {item.children.length > 0 && <ArgumentList items={item.children} {...shared} />}
        </li>
      ))}
    </ul>
  );
}

function Line({ item, passages, faultOf, onGo }: { item: OutlineItem } & Omit<Props, 'items'>) {
  const words = <PassageWords id={item.id} passages={passages} />;
  return (
    <div class={styles.line}>
      {item.relation && (
        <Kind
          kind={shownKind(item.relation.kindId, passages.codebooks)}
          {...(onGo && { prefix: `list-${item.relation.id}` })}
        />
      )}
      {onGo && passages.known(item.id) ? (
        <button type="button" class={styles.passage} onClick={() => onGo(item.id)}>
          {words}
        </button>
      ) : (
        words
      )}
      {item.relation && <NoLongerAllowed fault={faultOf(item.relation)} />}
      {item.repeated && <span class={styles.repeated}>{t('mapToldAbove')}</span>}
    </div>
  );
}

/** 'supports the passage above:'; the line of its kind leads up there. */
function Kind({ kind, prefix }: { kind: ShownKind; prefix?: string }) {
  return (
    <span class={styles.kind}>
      {prefix !== undefined && (
        <span class={styles.upwards}>
          <RelationLine look={kind.look} prefix={prefix} />
        </span>
      )}
      {t('relatesToAbove', kind.name)}
    </span>
  );
}
