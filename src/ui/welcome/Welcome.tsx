/** The welcome page: what Margent is, what it may do, and an article to try it on. */
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { Toast } from '../components/Toast.tsx';
import { useUndoKeys } from '../components/use-undo-keys.ts';
import { t } from '../messages.ts';
import type { WelcomeState } from '../state/welcome-state.ts';
import { Guide } from './Guide.tsx';
import { SampleArticle } from './SampleArticle.tsx';
import styles from './Welcome.module.css';

export function Welcome({ state }: { state: WelcomeState }) {
  useUndoKeys(state);
  return (
    <div class={styles.welcome}>
      <header class={styles.header}>
        <h1 class={styles.name}>{t('welcomeTitle')}</h1>
        <Button weight="quiet" icon="settings" onClick={state.openOptions}>
          {t('options')}
        </Button>
      </header>
      <main class={styles.main}>
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
        {state.fault.value && (
          <Notice title={t('storeUnavailable')} tone="fault">
            <p>{state.fault.value}</p>
            <Button onClick={state.load}>{t('tryAgain')}</Button>
          </Notice>
        )}
        <div class={styles.practice}>
          <div class={styles.guide}>
            <Guide state={state} />
          </div>
          <SampleArticle />
        </div>
      </main>
      <Toast actions={state} />
    </div>
  );
}
