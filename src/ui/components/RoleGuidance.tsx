/** What a codebook says about a role beside its definition: when to use it, when not, and an example. */
import type { Role } from '../../core/model/codebook.ts';
import { t } from '../messages.ts';

/** Whether there is anything to show of it. */
export const hasGuidance = ({ useWhen, useNotWhen, example }: Role): boolean =>
  [useWhen, useNotWhen, example].some((text) => text !== '');

export function RoleGuidance({ role: { useWhen, useNotWhen, example } }: { role: Role }) {
  return (
    <>
      {useWhen && (
        <p>
          <strong>{t('useWhen')}</strong> <bdi>{useWhen}</bdi>
        </p>
      )}
      {useNotWhen && (
        <p>
          <strong>{t('useNotWhen')}</strong> <bdi>{useNotWhen}</bdi>
        </p>
      )}
      {example && (
        <p>
          <strong>{t('example')}</strong>{' '}
          <em>
            <bdi>{example}</bdi>
          </em>
        </p>
      )}
    </>
  );
}
