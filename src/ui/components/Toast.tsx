/** Says what has just been done and offers to undo it; stays until the next thing or until it is closed. */
import { t } from '../messages.ts';
import { Button } from './Button.tsx';
import styles from './Toast.module.css';

export interface ToastMessage {
  text: string;
  tone: 'done' | 'fault';
  /** Offers Undo. */
  undoable: boolean;
}

interface Props {
  message: ToastMessage | null;
  onUndo: () => void;
  onClose: () => void;
}

/** The region is there before it says anything: screen readers announce only what changes in it. */
export function Toast({ message, onUndo, onClose }: Props) {
  return (
    <div role="status" class={styles.region}>
      {message && (
        <div class={[styles.toast, message.tone === 'fault' && styles.fault].filter(Boolean).join(' ')}>
          <span class={styles.text}>{message.text}</span>
          {message.undoable && (
            <Button weight="quiet" onClick={onUndo} aria-keyshortcuts="Control+Z">
              {t('undo')}
            </Button>
          )}
          <Button weight="quiet" icon="close" aria-label={t('close')} onClick={onClose} />
        </div>
      )}
    </div>
  );
}
