/** A surface on a page that cannot be annotated: why, and what to do instead. */

import { type MessageKey, t } from '../messages.ts';
import type { SiteAccess } from '../services.ts';
import type { UnreachableReason } from '../state/page-state.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

const WORDS: Record<UnreachableReason, { title: MessageKey; hint: MessageKey }> = {
  'browser-page': { title: 'browserPage', hint: 'browserPageHint' },
  'extension-store': { title: 'extensionStore', hint: 'extensionStoreHint' },
  pdf: { title: 'pdfPage', hint: 'pdfPageHint' },
  'not-a-page': { title: 'notAPage', hint: 'notAPageHint' },
  protected: { title: 'protectedPage', hint: 'protectedPageHint' },
  'no-access': { title: 'noAccess', hint: 'noAccessHint' },
  'no-file-access': { title: 'noFileAccess', hint: 'noFileAccessHint' },
  'not-let-in': { title: 'notLetIn', hint: 'notLetInHint' },
  unexpected: { title: 'unexpectedPage', hint: 'unexpectedPageHint' },
};

export function UnreachablePage({
  reason,
  site,
  onAllow,
  onOpenSettings,
}: {
  reason: UnreachableReason;
  site: SiteAccess | null;
  onAllow: () => void;
  onOpenSettings: () => void;
}) {
  const { title, hint } = WORDS[reason];
  return (
    <Notice level={1} title={t(title)} tone={reason === 'no-access' ? 'fault' : 'plain'}>
      <p>{t(hint)}</p>
      {reason === 'no-access' && site?.canBeKept && !site.kept && (
        <Button onClick={onAllow}>{t('allowSite', site.host || t('filesOnThisComputer'))}</Button>
      )}
      {reason === 'no-file-access' && <Button onClick={onOpenSettings}>{t('openExtensionSettings')}</Button>}
    </Notice>
  );
}
