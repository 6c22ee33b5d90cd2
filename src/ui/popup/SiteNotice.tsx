/** Says where highlights will not stay by themselves, and offers to let them. */
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { t } from '../messages.ts';
import type { SiteAccess } from '../services.ts';

export function SiteNotice({ site, onKeep }: { site: SiteAccess | null; onKeep: () => void }) {
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
      <Button onClick={onKeep}>{t('keepSite', host)}</Button>
    </Notice>
  );
}
