/** A labelled field of a form: a line, some lines, or a choice; with a note that belongs to it. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import styles from './Field.module.css';

interface FieldProps {
  label: string;
  /** Said of the field as it stands; screen readers read it along with the field and when it changes. */
  note?: ComponentChildren;
}

interface TextProps extends FieldProps {
  value: string;
  /** One line that may not be empty, or prose. */
  kind: 'name' | 'prose';
  onChange: (value: string) => void;
}

export function TextField({ label, note, value, kind, onChange }: TextProps) {
  const id = useId();
  const shared = {
    id,
    class: styles.input,
    value,
    dir: value ? ('auto' as const) : undefined,
    'aria-describedby': note ? `${id}-note` : undefined,
  };
  return (
    <div class={styles.field}>
      <label for={id} class={styles.label}>
        {label}
      </label>
      {kind === 'name' ? (
        // Not only spaces: the browser says it beside the field, before anything is sent.
        <input
          {...shared}
          type="text"
          required
          pattern=".*\S.*"
          maxLength={200}
          autocomplete="off"
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <textarea {...shared} rows={2} maxLength={5_000} onInput={(event) => onChange(event.currentTarget.value)} />
      )}
      {note && <Note id={`${id}-note`}>{note}</Note>}
    </div>
  );
}

interface SelectProps extends FieldProps {
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}

export function SelectField({ label, note, value, options, onChange }: SelectProps) {
  const id = useId();
  return (
    <div class={styles.field}>
      <label for={id} class={styles.label}>
        {label}
      </label>
      <select
        id={id}
        class={styles.input}
        value={value}
        aria-describedby={note ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Note id={`${id}-note`}>{note}</Note>
    </div>
  );
}

export function ColorField({ label, note, value, onChange }: Omit<TextProps, 'kind'>) {
  const id = useId();
  return (
    <div class={styles.field}>
      <label for={id} class={styles.label}>
        {label}
      </label>
      <input
        id={id}
        type="color"
        class={styles.input}
        value={value}
        aria-describedby={note ? `${id}-note` : undefined}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <Note id={`${id}-note`}>{note}</Note>
    </div>
  );
}

/** The region is there before it says anything: screen readers announce only what changes in it. */
function Note({ id, children }: { id: string; children: ComponentChildren }) {
  return (
    <p id={id} class={styles.note} aria-live="polite">
      {children}
    </p>
  );
}
