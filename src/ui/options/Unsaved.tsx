/** Says above the way into a form that what was written there is not saved yet. */
import { t } from '../messages.ts';
import styles from './Unsaved.module.css';

/** The button to the form names it by `id`. */
export function Unsaved({ id }: { id: string }) {
  return (
    <p id={id} class={styles.unsaved}>
      {t('notSavedYet')}
    </p>
  );
}
