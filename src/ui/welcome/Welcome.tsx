/** The welcome page: what Margent is, what it may do, and an article to try it on. */
import { Button } from '../components/Button.tsx';
import { StoreFault } from '../components/StoreFault.tsx';
import { TabPage } from '../components/TabPage.tsx';
import { t } from '../messages.ts';
import type { WelcomeState } from '../state/welcome-state.ts';
import { Guide } from './Guide.tsx';
import { SampleArticle } from './SampleArticle.tsx';
import styles from './Welcome.module.css';

export function Welcome({ state }: { state: WelcomeState }) {
  return (
    <TabPage
      title={t('welcomeTitle')}
      actions={state}
      wide
      tools={
        <Button weight="quiet" icon="settings" onClick={state.openOptions}>
          {t('options')}
        </Button>
      }
    >
      <p class={styles.intro}>{t('welcomeIntro')}</p>
      <section class={styles.permissions} aria-labelledby="permissions">
        <h2 id="permissions" class={styles.title}>
          {t('welcomePermissions')}
        </h2>
        <ul class={styles.list}>
          <li>{t('welcomePermissionRead')}</li>
          <li>{t('welcomePermissionKeep')}</li>
          <li>{t('welcomePermissionNothing')}</li>
        </ul>
      </section>
      <StoreFault message={state.fault.value} onTryAgain={state.load} />
      <div class={styles.practice}>
        <div class={styles.guide}>
          <Guide state={state} />
        </div>
        <SampleArticle />
      </div>
    </TabPage>
  );
}
