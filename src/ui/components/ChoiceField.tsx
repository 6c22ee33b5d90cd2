/** A field in which one of many is found by typing, and chosen with the keys of a combobox. */
import Combobox from '@github/combobox-nav';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import styles from './ChoiceField.module.css';

interface Props {
  label: string;
  hint: string;
  query: string;
  onQuery: (query: string) => void;
  /** The one that was chosen, by its id. */
  onChoose: (id: string) => void;
  /** Said of what is found: that there is nothing, or how much more. */
  status: string | false;
  /** Whether the reader is to write here at once. */
  takesFocus?: boolean;
  /** For Escape where nothing has been typed; without it the key does what it does elsewhere. */
  onCancel?: () => void;
  /** `Choice`s, or groups of them. */
  children: ComponentChildren;
}

export function ChoiceField({
  label,
  hint,
  query,
  onQuery,
  onChoose,
  status,
  takesFocus = false,
  onCancel,
  children,
}: Props) {
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  // All of it before the next frame, not after it: the reader's next key or click may already be for the list.
  useLayoutEffect(() => {
    if (!input.current || !list.current) return;
    const navigation = new Combobox(input.current, list.current, { tabInsertsSuggestions: false });
    navigation.start();
    return () => navigation.destroy();
  }, []);

  useLayoutEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);

  useLayoutEffect(() => {
    const ended = new AbortController();
    list.current?.addEventListener(
      'combobox-commit',
      ({ target }) => {
        const chosen = target instanceof HTMLElement ? target.dataset.choice : undefined;
        if (chosen) onChoose(chosen);
      },
      { signal: ended.signal },
    );
    return () => ended.abort();
  });

  function onKey(event: KeyboardEvent): void {
    // Enter chooses; a form around the field is not sent.
    if (event.key === 'Enter' && !event.isComposing) event.preventDefault();
    if (event.key !== 'Escape' || event.isComposing || !onCancel) return;
    // The popup would close.
    event.preventDefault();
    event.stopPropagation();
    if (query === '') onCancel();
    else onQuery('');
  }

  return (
    <div class={styles.field}>
      <label for={id} class={styles.label}>
        {label}
      </label>
      <input
        id={id}
        ref={input}
        class={styles.input}
        value={query}
        autocomplete="off"
        placeholder={hint}
        onInput={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        class={styles.list}
        tabIndex={-1}
        // The field keeps the focus, and with it the keys.
        onMouseDown={(event) => event.preventDefault()}
      >
        {children}
      </div>
      <p class={styles.status} role="status">
        {status}
      </p>
    </div>
  );
}

interface ChoiceProps {
  id: string;
  /** Shown, with the reason why it cannot be chosen in it. */
  disabled?: boolean;
  children: ComponentChildren;
}

export function Choice({ id, disabled = false, children }: ChoiceProps) {
  // The field names the option that its keys are at by an id of the document.
  const own = useId();
  return (
    <div id={own} role="option" tabIndex={-1} aria-disabled={disabled} class={styles.choice} data-choice={id}>
      {children}
    </div>
  );
}
