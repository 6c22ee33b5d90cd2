/** The sites that have a project of their own, and the way to take that back. */
import { Button } from '../components/Button.tsx';
import { focusLater } from '../components/focus.ts';
import { labelled } from '../labels.ts';
import { t } from '../messages.ts';
import type { CodingContext } from '../services.ts';
import type { ProjectState } from '../state/project-state.ts';
import styles from './Options.module.css';

export function SiteProjects({ context, state }: { context: CodingContext; state: ProjectState }) {
  const sites = state.sites.value.flatMap(({ host, projectId }) => {
    const project = context.projects.find(({ id }) => id === projectId);
    return project ? [{ host, name: project.name }] : [];
  });
  if (sites.length === 0) return null;
  return (
    <>
      <h3 class={styles.ruleTitle}>{t('projectsBySite')}</h3>
      <ul class={styles.siteList}>
        {sites.map(({ host, name }) => (
          <li key={host} class={styles.site}>
            <span class={styles.host}>{host}</span>
            <span class={styles.hint}>{name}</span>
            <Button
              aria-label={labelled(t('takeBack'), host)}
              onClick={async () => {
                if (await state.forgetSite(host)) focusLater('[data-new-project]');
              }}
            >
              {t('takeBack')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
