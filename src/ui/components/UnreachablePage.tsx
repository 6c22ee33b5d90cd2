/** A surface on a page that cannot be annotated: why, and what to do instead. */

import { t } from '../messages.ts';
import type { SiteAccess } from '../services.ts';
import { UNREACHABLE_WORDS, type UnreachableReason } from '../unreachable-words.ts';
import { Button } from './Button.tsx';
import { homeAfter } from './focus.ts';
import { Notice } from './Notice.tsx';

export function UnreachablePage({
  reason,
  site,
  onAllow,
  onOpenSettings,
}: {
  reason: UnreachableReason;
  site: SiteAccess | null;
  onAllow: () => Promise<unknown>;
  onOpenSettings: () => void;
}) {
  const { title, hint } = UNREACHABLE_WORDS[reason];
  return (
    <Notice level={1} title={t(title)} tone={reason === 'no-access' ? 'fault' : 'plain'}>
      <p>{t(hint)}</p>
      {reason === 'no-access' && site?.canBeKept && !site.kept && (
        <Button onClick={() => void homeAfter(onAllow())}>
          {t('allowSite', site.host || t('filesOnThisComputer'))}
        </Button>
      )}
      {reason === 'no-file-access' && <Button onClick={onOpenSettings}>{t('openExtensionSettings')}</Button>}
    </Notice>
  );
}
