/** The field in which a kept article is found: by its title, authors or site. */
import { useMemo, useState } from 'preact/hooks';
import type { Article } from '../../core/model/article.ts';
import { matchesAllWords } from '../../core/query/fold-for-search.ts';
import { formatList, t, tCount } from '../messages.ts';
import { siteName } from '../site-name.ts';
import styles from './ArticleField.module.css';
import { Choice, ChoiceField } from './ChoiceField.tsx';

interface Props {
  /** In the order in which they are offered. */
  articles: readonly Article[];
  onChoose: (article: Article) => void;
  onCancel: () => void;
}

/** Options shown at once: enough to look through, and a few words more find the rest. */
const SHOWN = 20;

export function ArticleField({ articles, onChoose, onCancel }: Props) {
  const [query, setQuery] = useState('');
  const found = useMemo(
    () =>
      articles.filter(({ description: { title, authors, siteName: site }, urls }) =>
        matchesAllWords([title, ...authors, site ?? '', urls[0] ?? ''].join(' '), query),
      ),
    [articles, query],
  );
  const hidden = Math.max(0, found.length - SHOWN);

  return (
    <ChoiceField
      label={t('otherCopy')}
      hint={t('otherCopyHint')}
      query={query}
      onQuery={setQuery}
      onChoose={(id) => {
        const article = articles.find((each) => each.id === id);
        if (article) onChoose(article);
      }}
      onCancel={onCancel}
      takesFocus
      status={found.length === 0 ? t('noArticleFound') : hidden > 0 && tCount('moreArticles', hidden)}
    >
      {found.slice(0, SHOWN).map((article) => (
        <Choice key={article.id} id={article.id}>
          <bdi class={styles.title} lang={article.description.language ?? undefined}>
            {article.description.title}
          </bdi>
          <span class={styles.facts}>
            {[siteName(article), formatList(article.description.authors)].filter(Boolean).join(' · ')}
          </span>
        </Choice>
      ))}
    </ChoiceField>
  );
}
