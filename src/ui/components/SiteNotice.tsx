/** Says where highlights will not stay by themselves, and offers to let them. */

import { t } from '../messages.ts';
import type { SiteAccess } from '../services.ts';
import { Button } from './Button.tsx';
import { homeAfter } from './focus.ts';
import { Notice } from './Notice.tsx';

export function SiteNotice({ site, onKeep }: { site: SiteAccess | null; onKeep: () => Promise<unknown> }) {
  if (!site || site.kept) return null;
  const host = site.host || t('filesOnThisComputer');
  if (!site.canBeKept) {
    return (
      <Notice title={t('notKept', host)}>
        <p>{t('cannotBeKeptHint')}</p>
      </Notice>
    );
  }
  return (
    <Notice title={site.builtIn ? t('accessMissing', host) : t('notKept', host)}>
      <p>{site.builtIn ? t('accessMissingHint') : t('notKeptHint')}</p>
      <Button onClick={() => void homeAfter(onKeep())}>{t('keepSite', host)}</Button>
    </Notice>
  );
}
