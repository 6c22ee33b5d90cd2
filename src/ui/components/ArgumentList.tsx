/** The argument of an article as an indented list: each conclusion, and below it what leads to it. */
import type { OutlineItem } from '../../core/argument/argument-graph.ts';
import type { Id } from '../../core/model/identifier.ts';
import { t } from '../messages.ts';
import { type ShownKind, shownKind } from '../relation-kinds.ts';
import styles from './ArgumentList.module.css';
import { type Passages, PassageWords } from './PassageWords.tsx';
import { RelationLine } from './RelationLine.tsx';

interface Props {
  items: readonly OutlineItem[];
  passages: Passages;
  /** Without it the list is text only: for the ears of who sees the map. */
  onGo?: ((id: Id) => void) | undefined;
}

export function ArgumentList({ items, passages, onGo }: Props) {
  return (
    <ul class={styles.list}>
      {items.map((item) => (
        <li key={`${item.relation?.id ?? ''}${item.id}`} class={styles.item}>
          <Line item={item} passages={passages} onGo={onGo} />
          {item.children.length > 0 && <ArgumentList items={item.children} passages={passages} onGo={onGo} />}
        </li>
      ))}
    </ul>
  );
}

function Line({ item, passages, onGo }: { item: OutlineItem } & Omit<Props, 'items'>) {
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
