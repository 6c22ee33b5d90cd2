/** How many of a page's highlights are in place, have moved, have changed, were not found: by icon and word. */
import { countName, countStates, STATE_ICONS } from '../anchor-states.ts';
import { t } from '../messages.ts';
import styles from './AnchorCounts.module.css';
import { Icon } from './Icon.tsx';

export function AnchorCounts({ annotations }: { annotations: Parameters<typeof countStates>[0] }) {
  const counts = countStates(annotations);
  // The place is kept while it is not known yet: what is below would go from under the pointer once it is.
  if (counts === null) return <div class={styles.counts} />;
  if (counts.length === 0) return null;
  return (
    <ul class={styles.counts} aria-label={t('anchorCounts')}>
      {counts.map((each) => (
        <li
          key={each.state}
          class={[styles.count, styles[each.state]].filter(Boolean).join(' ')}
          data-state={each.state}
        >
          <Icon name={STATE_ICONS[each.state]} />
          {countName(each)}
        </li>
      ))}
    </ul>
  );
}
