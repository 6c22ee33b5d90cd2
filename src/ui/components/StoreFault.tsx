/** What was kept cannot be had: why, and another try. */
import { t } from '../messages.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

export function StoreFault({ message, onTryAgain }: { message: string | null; onTryAgain: () => Promise<void> }) {
  if (message === null) return null;
  return (
    <Notice title={t('storeUnavailable')} tone="fault">
      <p>{message}</p>
      <Button onClick={onTryAgain}>{t('tryAgain')}</Button>
    </Notice>
  );
}
