/** How the page's annotations stand on it, each state with its number; a press shows those of one state alone. */
import type { AnchorState } from '../../core/model/selector.ts';
import { type PluralKey, tCount } from '../messages.ts';
import type { AnnotationList } from '../state/annotation-list.ts';
import styles from './StateCounts.module.css';

const WORDS: Record<AnchorState, PluralKey> = {
  exact: 'countExact',
  moved: 'countMoved',
  changed: 'countChanged',
  orphan: 'countOrphan',
};

export function StateCounts({ list, onChoose }: { list: AnnotationList; onChoose: () => void }) {
  const counts = list.counts.value;
  if (counts.length === 0) return null;
  return (
    <ul class={styles.counts}>
      {counts.map(({ state, count }) => (
        <li key={state}>
          <button
            type="button"
            class={styles.count}
            data-state={state}
            aria-pressed={list.state.value === state}
            onClick={() => {
              list.toggleState(state);
              onChoose();
            }}
          >
            {tCount(WORDS[state], count)}
          </button>
        </li>
      ))}
    </ul>
  );
}
