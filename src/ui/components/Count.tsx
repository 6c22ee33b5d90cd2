/** How many annotations something has: a number to the eye beside its name, and in words to the ear. */
import { formatNumber, tCount } from '../messages.ts';
import styles from './Count.module.css';

export function Count({ of }: { of: number }) {
  return (
    <span class={styles.count} title={tCount('annotationCount', of)}>
      <span aria-hidden="true">{formatNumber(of)}</span>
      <span class="visually-hidden">, {tCount('annotationCount', of)}</span>
    </span>
  );
}
