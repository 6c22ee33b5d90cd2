/** The ways on from a surface that speaks of one page. */
import { exportItems } from '../export-items.ts';
import { t } from '../messages.ts';
import type { SharedPageState } from '../state/page-state.ts';
import { Button } from './Button.tsx';
import { Menu } from './Menu.tsx';
import styles from './PageFooter.module.css';

type Ways = Pick<SharedPageState, 'page' | 'stored' | 'openLibrary' | 'readByKeyboard' | 'exportAs' | 'openOptions'> & {
  /** Where the surface is no side panel itself; null where the browser has none. */
  openSidePanel?: (() => Promise<void>) | null;
};

export function PageFooter({ state }: { state: Ways }) {
  return (
    <footer class={styles.footer}>
      <Button weight="quiet" icon="library" onClick={state.openLibrary}>
        {t('library')}
      </Button>
      {state.page.value.kind === 'ready' && (
        <Button weight="quiet" onClick={state.readByKeyboard}>
          {t('readByKeyboard')}
        </Button>
      )}
      {state.stored.value && state.stored.value.annotations.length > 0 && (
        <Menu label={t('export')} items={exportItems(state.exportAs)} />
      )}
      <div class={styles.end}>
        {state.openSidePanel && (
          <Button weight="quiet" icon="panel" onClick={state.openSidePanel}>
            {t('sidePanel')}
          </Button>
        )}
        <Button
          weight="quiet"
          icon="settings"
          aria-label={t('options')}
          title={t('options')}
          onClick={state.openOptions}
        />
      </div>
    </footer>
  );
}
