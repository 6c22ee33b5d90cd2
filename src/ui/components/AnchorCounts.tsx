/** How many of a page's highlights are in place, have moved, have changed, were not found: by icon and word. */
import { countName, countStates, STATE_ICONS } from '../anchor-states.ts';
import { t } from '../messages.ts';
import styles from './AnchorCounts.module.css';
import { Icon } from './Icon.tsx';

/** Nothing where there is none, or it is not known yet how they stand. */
export function AnchorCounts({ annotations }: { annotations: Parameters<typeof countStates>[0] }) {
  const counts = countStates(annotations);
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
