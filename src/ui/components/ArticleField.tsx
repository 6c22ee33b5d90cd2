/** The field in which a kept article is found, by its title, authors or site, with the keys of a combobox. */
import Combobox from '@github/combobox-nav';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import type { Article } from '../../core/model/article.ts';
import { matchesAllWords } from '../../core/query/fold-for-search.ts';
import { formatList, t, tCount } from '../messages.ts';
import { siteName } from '../site-name.ts';
import styles from './ArticleField.module.css';

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
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  const found = useMemo(
    () =>
      articles.filter(({ description: { title, authors, siteName: site }, urls }) =>
        matchesAllWords([title, ...authors, site ?? '', urls[0] ?? ''].join(' '), query),
      ),
    [articles, query],
  );
  const hidden = Math.max(0, found.length - SHOWN);

  useEffect(() => {
    if (!input.current || !list.current) return;
    const navigation = new Combobox(input.current, list.current, { tabInsertsSuggestions: false });
    navigation.start();
    input.current.focus();
    return () => navigation.destroy();
  }, []);

  useEffect(() => {
    const ended = new AbortController();
    list.current?.addEventListener(
      'combobox-commit',
      ({ target }) => {
        const chosen = target instanceof HTMLElement ? target.dataset.articleId : undefined;
        const article = articles.find((each) => each.id === chosen);
        if (article) onChoose(article);
      },
      { signal: ended.signal },
    );
    return () => ended.abort();
  });

  return (
    <div class={styles.field}>
      <label for={id} class={styles.label}>
        {t('otherCopy')}
      </label>
      <input
        id={id}
        ref={input}
        class={styles.input}
        value={query}
        autocomplete="off"
        placeholder={t('otherCopyHint')}
        onInput={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // The popup would close.
          event.preventDefault();
          event.stopPropagation();
          if (query === '') onCancel();
          else setQuery('');
        }}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t('otherCopy')}
        class={styles.list}
        tabIndex={-1}
        // The field keeps the focus, and with it the keys.
        onMouseDown={(event) => event.preventDefault()}
      >
        {found.slice(0, SHOWN).map((article) => (
          <div
            key={article.id}
            id={`${id}-${article.id}`}
            role="option"
            tabIndex={-1}
            class={styles.option}
            data-article-id={article.id}
          >
            <bdi class={styles.title} lang={article.description.language ?? undefined}>
              {article.description.title}
            </bdi>
            <span class={styles.facts}>
              {[siteName(article), formatList(article.description.authors)].filter(Boolean).join(' · ')}
            </span>
          </div>
        ))}
      </div>
      <p class={styles.label} role="status">
        {found.length === 0 ? t('noArticleFound') : hidden > 0 && tCount('moreArticles', hidden)}
      </p>
    </div>
  );
}
