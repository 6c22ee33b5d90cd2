/** The note of an annotation: Markdown, written in a field that grows with it. */
import { useId } from 'preact/hooks';
import { t } from '../messages.ts';
import styles from './NoteField.module.css';

export function NoteField({ note, onChange }: { note: string; onChange: (note: string) => void }) {
  const id = useId();
  return (
    <div class={styles.field}>
      <label for={id} class={styles.label}>
        {t('note')}
      </label>
      <textarea
        id={id}
        class={styles.input}
        // An empty field reads as the interface does.
        dir={note ? 'auto' : undefined}
        rows={1}
        maxLength={100_000}
        placeholder={t('noteHint')}
        value={note}
        onInput={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter makes a line here; with Ctrl or Command it means what it means elsewhere in the form.
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }
        }}
      />
    </div>
  );
}
