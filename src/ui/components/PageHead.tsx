/** What a page is: the article on it, or that none was found, and the way to say where it is. */
import { t } from '../messages.ts';
import type { MendingState } from '../state/mending-state.ts';
import type { SharedPageState } from '../state/page-state.ts';
import { ArticleCard } from './ArticleCard.tsx';
import { Button } from './Button.tsx';
import styles from './PageHead.module.css';

interface Props {
  state: Pick<SharedPageState, 'page' | 'description'> & { mending: MendingState };
  compact?: boolean;
}

export function PageHead({ state, compact = false }: Props) {
  const page = state.page.value;
  const description = state.description.value;
  if (description) return <ArticleCard article={description} compact={compact} />;
  if (page.kind !== 'ready') return null;
  return (
    <header class={styles.head}>
      <h1 class={styles.title}>{page.page.documentTitle || new URL(page.page.addresses.url).hostname}</h1>
      <p>{t('noArticle')}</p>
      {state.mending.host.value && (
        <Button weight="quiet" class={styles.mend} onClick={state.mending.open}>
          {t('notAnArticle')}
        </Button>
      )}
    </header>
  );
}
