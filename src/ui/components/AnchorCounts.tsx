/** How many of a page's highlights are in place, have moved, have changed, were not found: by icon and word. */
import type { AnchorState } from '../../core/model/selector.ts';
import { t, tCount } from '../messages.ts';
import styles from './AnchorCounts.module.css';
import { Icon, type IconName } from './Icon.tsx';

/** An annotation as a list shows it: how it stands, where the page has said so, and the copy it was marked on. */
interface Counted {
  anchored?: { state: AnchorState } | undefined;
  from?: string | null;
}

const SHOWN = ['exact', 'moved', 'changed', 'orphan'] as const satisfies readonly AnchorState[];

const ICONS: Record<AnchorState, IconName> = { exact: 'found', moved: 'moved', changed: 'changed', orphan: 'lost' };

/** Nothing while every one is in place: then there is nothing to look after. */
export function AnchorCounts({ annotations }: { annotations: readonly Counted[] }) {
  const counts = countStates(annotations);
  if (counts.moved + counts.changed + counts.orphan === 0) return null;
  return (
    <ul class={styles.counts} aria-label={t('anchorCounts')}>
      {SHOWN.filter((state) => counts[state] > 0).map((state) => (
        <li key={state} class={[styles.count, styles[state]].filter(Boolean).join(' ')} data-state={state}>
          <Icon name={ICONS[state]} />
          {countName(state, counts[state])}
        </li>
      ))}
    </ul>
  );
}

/** By state. The words of another copy are in place wherever they stand here; what the page has not looked for is not counted. */
export function countStates(annotations: readonly Counted[]): Record<AnchorState, number> {
  const counts = { exact: 0, moved: 0, changed: 0, orphan: 0 };
  for (const { anchored, from } of annotations) {
    if (anchored) counts[from && anchored.state === 'moved' ? 'exact' : anchored.state]++;
  }
  return counts;
}

function countName(state: AnchorState, count: number): string {
  if (state === 'exact') return tCount('anchoredExact', count);
  if (state === 'moved') return tCount('anchoredMoved', count);
  return state === 'changed' ? tCount('anchoredChanged', count) : tCount('anchoredOrphan', count);
}
