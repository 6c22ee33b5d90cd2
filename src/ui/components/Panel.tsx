/** A form that opens in its place, below what it is about: takes the focus when it comes, and says when it is left. */
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../messages.ts';
import { AT_ONCE } from '../state/actions.ts';
import { Button } from './Button.tsx';
import styles from './Panel.module.css';

interface Props {
  /** What it does, as its heading. */
  title: string;
  submitLabel: string;
  /** What it needs is not there yet. */
  waiting?: boolean;
  /** Whether it was done; the panel stays where it was not. */
  onSubmit: () => Promise<boolean>;
  onCancel: () => void;
  children?: ComponentChildren;
}

export function Panel({ title, submitLabel, waiting = false, onSubmit, onCancel, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLParagraphElement>(null);
  const id = useId();
  const isAtWork = useRef(false);
  /** Whether it has been at work for longer than a moment. */
  const [busy, setBusy] = useState(false);
  // Not a frame later: the reader's next key would go elsewhere.
  useLayoutEffect(() => {
    const field = form.current?.querySelector<HTMLElement>('input, textarea, select');
    (field ?? heading.current)?.focus();
  }, []);
  /** What is being done cannot be stopped: the panel stays until it is. */
  const cancel = () => {
    if (!isAtWork.current) onCancel();
  };
  return (
    <form
      ref={form}
      class={styles.panel}
      aria-labelledby={id}
      aria-busy={busy}
      onSubmit={async (event) => {
        event.preventDefault();
        if (isAtWork.current || waiting) return;
        isAtWork.current = true;
        // Much may hang on a role: the button says that it is being done. It keeps the focus, as a disabled one would not.
        const saying = setTimeout(() => setBusy(true), AT_ONCE);
        try {
          await onSubmit();
        } finally {
          clearTimeout(saying);
          isAtWork.current = false;
          setBusy(false);
        }
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        cancel();
      }}
    >
      <p ref={heading} id={id} tabIndex={-1} class={styles.title}>
        {title}
      </p>
      {children}
      <div class={styles.tools}>
        <Button type="submit" weight="primary" disabled={waiting} aria-disabled={busy}>
          {busy ? t('working') : submitLabel}
        </Button>
        <Button aria-disabled={busy} onClick={cancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
