/** Says what has just been done and offers to take it back; stays until the next thing or until it is closed. */
import { t } from '../messages.ts';
import type { Actions } from '../state/actions.ts';
import { Button } from './Button.tsx';
import { focusHome } from './focus.ts';
import styles from './Toast.module.css';

/** The region is there before it says anything: screen readers announce only what changes in it. */
export function Toast({ actions }: { actions: Pick<Actions, 'toast' | 'undo' | 'redo'> }) {
  const message = actions.toast.value;
  // The button pressed goes away with the message.
  const then = (done: unknown) => Promise.resolve(done).then(focusHome);
  return (
    <div role="status" class={styles.region}>
      {message && (
        <div
          key={message.key}
          role={message.tone === 'fault' ? 'alert' : undefined}
          class={[styles.toast, message.tone === 'fault' && styles.fault].filter(Boolean).join(' ')}
        >
          <span class={styles.text}>{message.text}</span>
          {(message.step !== null || message.takeBack) && (
            <Button weight="quiet" onClick={() => then(actions.undo(message.step ?? undefined))}>
              {t('undo')}
            </Button>
          )}
          {message.redo && (
            <Button weight="quiet" onClick={() => then(actions.redo())}>
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
