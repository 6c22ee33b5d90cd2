/** Says what has just been done and offers to take it back; stays until the next thing or until it is closed. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../messages.ts';
import type { Actions } from '../state/actions.ts';
import { Button } from './Button.tsx';
import { focusHome, homeAfter } from './focus.ts';
import styles from './Toast.module.css';

/** The region is there before it says anything: screen readers announce only what changes in it. */
export function Toast({ actions }: { actions: Pick<Actions, 'toast' | 'working' | 'undo' | 'redo'> }) {
  const message = actions.toast.value;
  const working = actions.working.value;
  const isTurning = useRef(false);
  const meanwhile = useRef<HTMLParagraphElement>(null);
  // The button pressed goes away with the message: first for what is being done, where that takes long.
  useLayoutEffect(() => {
    if (isTurning.current) meanwhile.current?.focus();
  }, [working]);
  const turn = (act: () => Promise<unknown>) => {
    if (isTurning.current) return;
    isTurning.current = true;
    const done = act().finally(() => {
      isTurning.current = false;
    });
    void homeAfter(done);
  };
  return (
    <div role="status" class={styles.region}>
      {working !== null && (
        <div class={[styles.toast, styles.working].join(' ')} data-working>
          <p ref={meanwhile} tabIndex={-1} class={styles.text}>
            {working}
          </p>
        </div>
      )}
      {working === null && message && (
        <div
          key={message.key}
          role={message.tone === 'fault' ? 'alert' : undefined}
          class={[styles.toast, message.tone === 'fault' && styles.fault].filter(Boolean).join(' ')}
        >
          <span class={styles.text}>{message.text}</span>
          {(message.step !== null || message.takeBack) && (
            <Button weight="quiet" onClick={() => turn(() => actions.undo(message.step ?? undefined))}>
              {t('undo')}
            </Button>
          )}
          {message.redo && (
            <Button weight="quiet" onClick={() => turn(actions.redo)}>
              {t('redo')}
            </Button>
          )}
          <Button
            weight="quiet"
            icon="close"
            aria-label={t('close')}
            onClick={() => {
              actions.toast.value = null;
              focusHome();
            }}
          />
        </div>
      )}
    </div>
  );
}
