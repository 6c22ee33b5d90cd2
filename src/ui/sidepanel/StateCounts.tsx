/** How the page's annotations stand on it, each state with its number; a press shows those of one state alone. */
import { countName, STATE_ICONS } from '../anchor-states.ts';
import { Icon } from '../components/Icon.tsx';
import { t } from '../messages.ts';
import type { AnnotationList } from '../state/annotation-list.ts';
import styles from './StateCounts.module.css';

export function StateCounts({ list, onChoose }: { list: AnnotationList; onChoose: () => void }) {
  const counts = list.counts.value;
  // The place is kept while it is not known yet: what is below would go from under the pointer once it is.
  if (counts === null) return <div class={styles.counts} />;
  if (counts.length === 0) return null;
  return (
    <ul class={styles.counts} aria-label={t('anchorCounts')}>
      {counts.map((each) => (
        <li key={each.state}>
          <button
            type="button"
            class={styles.count}
            data-state={each.state}
            aria-pressed={list.state.value === each.state}
            onClick={() => {
              list.toggleState(each.state);
              onChoose();
            }}
          >
            <Icon name={STATE_ICONS[each.state]} />
            {countName(each)}
          </button>
        </li>
      ))}
    </ul>
  );
}
