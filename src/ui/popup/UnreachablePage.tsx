/** The popup on a page that cannot be annotated: why, and what to do instead. */
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { type MessageKey, t } from '../messages.ts';
import type { SiteAccess } from '../services.ts';
import type { PageState } from '../state/popup-state.ts';

type Reason = Extract<PageState, { kind: 'unreachable' }>['reason'];

const WORDS: Record<Reason, { title: MessageKey; hint: MessageKey }> = {
  'browser-page': { title: 'browserPage', hint: 'browserPageHint' },
  'extension-store': { title: 'extensionStore', hint: 'extensionStoreHint' },
  pdf: { title: 'pdfPage', hint: 'pdfPageHint' },
  'not-a-page': { title: 'notAPage', hint: 'notAPageHint' },
  protected: { title: 'protectedPage', hint: 'protectedPageHint' },
  'no-access': { title: 'noAccess', hint: 'noAccessHint' },
  'no-file-access': { title: 'noFileAccess', hint: 'noFileAccessHint' },
  unexpected: { title: 'unexpectedPage', hint: 'unexpectedPageHint' },
};

export function UnreachablePage({
  reason,
  site,
  onAllow,
  onOpenSettings,
}: {
  reason: Reason;
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
