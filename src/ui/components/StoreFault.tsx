/** What was kept cannot be had: why, and another try. */
import { t } from '../messages.ts';
import { Button } from './Button.tsx';
import { homeAfter } from './focus.ts';
import { Notice } from './Notice.tsx';

export function StoreFault({ message, onTryAgain }: { message: string | null; onTryAgain: () => Promise<void> }) {
  if (message === null) return null;
  return (
    <Notice title={t('storeUnavailable')} tone="fault">
      <p>{message}</p>
      <Button onClick={() => void homeAfter(onTryAgain())}>{t('tryAgain')}</Button>
    </Notice>
  );
}
